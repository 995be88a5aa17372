/* gpt_step.h - the gradient of a GPT as a term, in brackets; Griewank 2000. */
#ifndef GPT_STEP_H
#define GPT_STEP_H

#include "bracketing.h"
#include "gpt.h"

/* gpt_step - ids, positions, targets and the parameters -> the mean loss
 * and the gradient of each parameter
 *   b        brackets around b->layers segments of the blocks, at most as
 *            many as there are blocks; with one segment everything that the
 *            way back needs is kept, else the forward passes to the left of
 *            a bracket are done again
 *   t        begun                                                        */
void gpt_step(const GptShape *s, const Bracketing *b, Term *t);

/* products of matrices in one step, by the formula: the multiplications and
 * additions that no program can leave out                                  */
double gpt_step_flops(const GptShape *s);

#endif
