/* sample_models.h - small models to be emitted, by name. */
#ifndef SAMPLE_MODELS_H
#define SAMPLE_MODELS_H

#include "emit.h"

/* sample_model - perceptron, gpt, gpt-int8, gpt-step
 *   returns  as emit_c; EMPTY if there is no such name                    */
enum { SAMPLE_MODELS = 4 };
extern const char *const sample_models[SAMPLE_MODELS];
MUST_CHECK enum status sample_model(const char *name, Arena *a, FILE *out,
    EmitReport *report, Complaint *why);

#endif
