/* Momentum on a function of three variables. */
#include "arrow.h"

typedef struct { real at[3], velocity[3], rate, momentum; } Ball;
typedef struct { int length; real at[16]; } Packed;

ARROW(roll_ball, Ball, Ball);                /* one step; see check_4.3.c */
ARROW(pack_ball, Ball, Packed);
ARROW(unpack_ball, Packed, Ball);
