/* check_double.c - the same tests in double precision. */
#include "check_adjoint.c"
