/* sample_models.h - small models to be emitted, by name. */
#ifndef SAMPLE_MODELS_H
#define SAMPLE_MODELS_H

#include "emit.h"

/* sample_model - perceptron, which also has a step, or gpt, gpt-int8,
 * gpt-step
 *   returns  as emit_c; EMPTY if there is no such name                    */
MUST_CHECK enum status sample_model(const char *name, Arena *a, FILE *out,
    EmitReport *report, Complaint *why);

/* sample_main - a program: prints the model that its word names, or with two
 * words its sizes and its hash */
int sample_main(int count, char *words[]);

#endif
