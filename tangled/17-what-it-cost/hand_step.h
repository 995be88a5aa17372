/* hand_step.h - a training step of 784-128-64-10, written by hand. */
#ifndef HAND_STEP_H
#define HAND_STEP_H

enum { HAND_IN = 784, HAND_ONE = 128, HAND_TWO = 64, HAND_OUT = 10,
       HAND_BATCH = 32 };

typedef struct HandNet {
    float w1[HAND_ONE][HAND_IN], b1[HAND_ONE];
    float w2[HAND_TWO][HAND_ONE], b2[HAND_TWO];
    float w3[HAND_OUT][HAND_TWO], b3[HAND_OUT];
} HandNet;

/* hand_step - descends along the gradient of the mean cross-entropy
 *   x        [HAND_IN][HAND_BATCH], an example a column; only read (in C
 *            a const table of tables would have to be const everywhere)
 *   label    [HAND_BATCH] whole numbers below HAND_OUT
 *   returns  the loss before                                              */
float hand_step(HandNet *net, float rate, float x[][HAND_BATCH],
                const float label[HAND_BATCH]);

#endif
