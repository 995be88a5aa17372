/* sample_gpt2.h - small GPTs at random, and one of torch's, as files. */
#ifndef SAMPLE_GPT2_H
#define SAMPLE_GPT2_H

#include "compose.h"
#include "gpt2_file.h"
#include "sample_terms.h"

enum { MODEL_NUMBERS = 1200, GPT2_FILE = 12288 };
typedef struct Model { GptConfig config; float weight[MODEL_NUMBERS]; } Model;
typedef struct Gpt2Files {              /* model.safetensors, config.json */
    size_t length, config_length;
    unsigned char at[GPT2_FILE], config[GPT2_CONFIG_TEXT];
} Gpt2Files;
SAMPLED(Model);
PARTIAL(model_to_files, Unit, Model, Gpt2Files);
PARTIAL(model_from_files, Unit, Gpt2Files, Model);

/* model_read - the same, with the reason of a refusal */
enum status model_read(Gpt2Files *x, Model *y, Gpt2Notes *n, Sentence *why);
/* foreign_files - the model as another tool might write it */
void foreign_files(Source *s, const Model *x, Gpt2Files *y);

/* golden_line_of - the rest of line i that begins with a name, or NULL
 * golden_files   - the files of torch's                                   */
const char *golden_line_of(const char *name, int i, char line[], int room);
void golden_files(Gpt2Files *y);

/* Logits for tokens that follow from the configuration. */
typedef struct ModelLogits { int count; double at[24]; } ModelLogits;
COMPARED(ModelLogits);
PARTIAL(logits_of_model, Unit, Model, ModelLogits);

/* As a reader that takes GPT-2's matrices for those of linear layers; all
 * but the square ones disagree in shape, so these are the ones that matter. */
ARROW(turn_projections, Model, Model);
IDENTITY(Model);

#endif
