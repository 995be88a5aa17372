/* check_attention_double.c - the same tests over doubles. */
#include "check_attention.c"
