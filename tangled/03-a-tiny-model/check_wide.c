/* check_wide.c - the same laws for 37 tokens of width 11. */
#include "check_model.c"
