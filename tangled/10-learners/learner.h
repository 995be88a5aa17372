/* learner.h - a trained model, a loss and a cap: a step is the put. */
#ifndef LEARNER_H
#define LEARNER_H

#include "trained.h"

/* LEARNER (h, F, J) defines the learner h = F ; J ; cap.  What a step needs
 * beside the state is in h_work; it is nothing between two steps. */
#define LEARNER(h, F, J) \
    JOINT(F, J); \
    typedef struct h { Clock clock; F##_state model; } h; \
    typedef struct h##_work { \
        F##_tape t; J##_tape u; F##_cod y, dy; J##_par labels; \
        F##_dom dx; F##_buffer buffer; \
    } h##_work; \
    LEARNER_FORWARD(h, F, J) \
    LEARNER_STEPS(h, F, J) \
    enum { h##_buffer_bytes = F##_buffer_bytes }

/* The loss; what comes back to the model is in w->dy. */
#define LEARNER_FORWARD(h, F, J) \
    INLINE real h##_forward(const Rates *r, real cap, const h *state, \
        const F##_dom *x, const J##_par *labels, h##_work *w) \
    { \
        J##_cod loss; \
        F##_forward(r, &state->model, x, &w->y, &w->t); \
        J##_forward(labels, &w->y, &loss, &w->u); \
        J##_reverse(labels, &w->u, &(J##_cod){ { cap } }, &w->labels, \
            &w->dy); \
        return loss.at[0]; \
    }

#define LEARNER_STEPS(h, F, J) \
    INLINE real h##_step(const Rates *r, real cap, h *state, \
        const F##_dom *x, const J##_par *labels, h##_work *w) \
    { \
        const real loss = h##_forward(r, cap, state, x, labels, w); \
        clock_tick(r, &state->clock); \
        F##_reverse(r, &state->clock, &state->model, &w->t, &w->dy, \
            &w->buffer, &w->dx); \
        return loss; \
    } \
    INLINE real h##_step_at_the_end(const Rates *r, real cap, h *state, \
        const F##_dom *x, const J##_par *labels, h##_work *w, \
        F##_weights *dp) \
    { \
        const real loss = h##_forward(r, cap, state, x, labels, w); \
        F##_gradients(r, &state->model, &w->t, &w->dy, dp, &w->dx); \
        clock_tick(r, &state->clock); \
        F##_move(r, &state->clock, dp, &state->model); \
        return loss; \
    }

#endif
