/* tasks.h - what the programs of the book are asked to do. */
#ifndef TASKS_H
#define TASKS_H

#include "bare_gpt.h"
#include "gpt.h"
#include "roofline.h"

typedef struct Task {
    Demand demand;
    double resident;                    /* bytes that it comes back to */
} Task;

/* One step of descent of a perceptron, or one answer, for a batch.
 *   sizes    [layers + 1]                                                 */
Task perceptron_task(int layers, const int sizes[], int batch, int training);
/* One step of training with AdamW; parameters and moments are state. */
Task transformer_task(const BareGpt *g);
/* One token with the cache: the mean over a context from an empty one. */
Task writing_task(const GptConfig *c);
/* One step of chapter 4: so many rows of logits, and bytes of data. */
Task pairs_task(int rows, int vocabulary, int width, double data);

#endif
