#include "arrow.h"

/* y_i = sum over j <= i of (q_i . k_j) v_j; all arrays are [n][4] */
void linear_attention(int n, const real q[], const real k[], const real v[],
                      real y[]);
