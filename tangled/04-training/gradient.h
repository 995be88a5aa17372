/* gradient.h - how the mean loss changes with each parameter. */
#ifndef GRADIENT_H
#define GRADIENT_H

#include "model.h"

/* In nats per unit of each parameter. */
PRODUCT(Gradient, Embedding, embedding, Head, head);

/* The gradient of mean_loss, one example after another. */
PARAMETRIC(gradient, Parameters, TrainingSet, Gradient);

/* descend_in_place - every parameter less rate times its derivative. */
void descend_in_place(const LearningRate *rate, const Gradient *restrict g,
                      Parameters *restrict p);

#endif
