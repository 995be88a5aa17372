/* adamw.h - AdamW over many tensors, its rate and its clip; Loshchilov 2019. */
#ifndef ADAMW_H
#define ADAMW_H

#include "optimisers.h"
#include <stdint.h>

typedef struct AdamwPlan {
    int64_t steps, warmup;              /* of the schedule */
    double rate, floor;                 /* the highest rate, and the last */
    double beta1, beta2, epsilon;
    double decay;                       /* of matrices */
    double clip;                        /* of the gradient's norm; 0: none */
} AdamwPlan;
MUST_CHECK enum status adamw_plan_fits(const AdamwPlan *p, Sentence *why);

/* adamw_rate - of step 0, 1, ...: rises in warmup equal steps, then falls
 * with half a cosine to the floor, and stays; the same bits everywhere     */
double adamw_rate(const AdamwPlan *p, int64_t step);
double half_cosine(double t);           /* (1 + cos (pi t)) / 2, 0 <= t <= 1 */

/* gather_gradient - g = scale * (sum of parts), added to what is there if
 * more; returns the sum of squares of g, in a fixed order.  The sum of one
 * part is the part; that of several is the sum of the first half of them,
 * (parts + 1) / 2, plus the sum of the others; parts <= PARTS_MOST        */
enum { PARTS_MOST = 64 };
double gather_gradient(int parts, const real *const part[], size_t n,
    real scale, int more, real g[]);
double clip_factor(double squares, double clip);  /* of g, at most 1 */

/* adamw_tensor - chapter 10's adamw, with the gradient scaled by factor */
void adamw_tensor(const Rates *r, const Clock *c, real factor, size_t n,
    const real *restrict g, real *restrict w, real *restrict m,
    real *restrict v);

#endif
