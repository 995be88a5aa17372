/* layers.h - primitives on the vectors and logits of chapter 1. */
#ifndef LAYERS_H
#define LAYERS_H

#include "objects.h"
#include "shapes.h"

SPACE(Weights, VOCABULARY * WIDTH);             /* row: a logit */
SPACE(TokenCode, 1);                            /* a whole number */
SPACE(Scalar, 1);
PRODUCT(GainShift, Vector, gain, Vector, shift);
PRODUCT(TwoVectors, Vector, first, Vector, second);

DEFINE_LINEAR(readout, Weights, Vector, Logits);
DEFINE_BIAS(shift, Logits);
DEFINE_GELU(smooth_rectifier, Vector);
DEFINE_RELU(rectifier, Vector);
DEFINE_COPY(duplicate, Vector, TwoVectors);
DEFINE_ADD(total, TwoVectors, Vector);
DEFINE_SOFTMAX(probabilities, Logits);
DEFINE_LOG(logarithms, Logits);
DEFINE_LOG_SOFTMAX(log_probabilities, Logits);
DEFINE_CROSS_ENTROPY(token_loss, TokenCode, Logits, Scalar);
DEFINE_LAYER_NORM(normalised, GainShift, Vector);

#endif
