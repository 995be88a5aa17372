/* straight.h - a layer with rounded weights, trained in two ways. */
#ifndef STRAIGHT_H
#define STRAIGHT_H

#include "cells.h"

SPACE(Step, 1);
DEFINE_ROUNDED(to_quarters, Step, FourByFive);
REPARAMETRISE(coarse_layer, to_quarters, first_layer);

/* A layer to imitate: multiples of a quarter, or moved off them by 1/12. */
void quarters_to_imitate(int moved, FourByFive *w);
void coarse_begin(to_quarters_on *q);           /* step 1/4, random weights */
double coarse_loss(const to_quarters_on *q, const FourByFive *w);

/* coarse_train - descent at the rate 1/2 on 16 random inputs
 *   through   1: the put of to_quarters; 0: the derivative of rounding, 0 */
void coarse_train(to_quarters_on *q, const FourByFive *w, int through,
                  int steps);

#endif
