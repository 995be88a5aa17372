/* pupil_text.c - what the pupil learns. */
#include "pupil.h"

const char pupil_text[] =
    "this is the object. this is the arrow that starts at the object. "
    "this is the arrow that starts where the arrow ends that starts at the "
    "object. these are two arrows that make one arrow, and this is the "
    "arrow that they make. three arrows make one arrow in two ways, and "
    "the two ways are the same. this is the arrow that starts at the "
    "object and ends at the object, and does nothing. nothing and then an "
    "arrow is the arrow, and an arrow and then nothing is the arrow. ";
