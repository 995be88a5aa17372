/* check_double.c - the same laws in double, to twice as many digits. */
#include "check_model.c"
