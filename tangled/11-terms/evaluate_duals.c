/* evaluate_duals.c - terms over dual numbers: forward mode. */
#define DUALS
#include "term_evaluation.h"

enum status evaluate_dual(const Term *t, const Dual *const in[], Arena *a,
                          Dual *out[], Complaint *why)
{
    return run(t, in, a, out, why);
}
