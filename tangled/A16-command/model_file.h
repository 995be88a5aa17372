/* model_file.h - a model that can be used: ours, or GPT-2's. */
#ifndef MODEL_FILE_H
#define MODEL_FILE_H

#include "gpt2_file.h"
#include "saved_run.h"

typedef struct ModelFile {
    GptConfig config;
    int ours;                           /* else there is no run, no text */
    Run run;                            /* of ours */
    Gpt2Notes notes;                    /* of GPT-2's */
    SafeFile file;
    SafeTensors arrays;                 /* until the file is closed */
    float *weight;                      /* [gpt_numbers (&config)] */
} ModelFile;

/* model_open - what the file says; closed by safetensors_close (&m->file)
 *   a        takes table and merges; it is reset first
 * model_load - the weights as well, and the file is closed; weight is to be
 *              freed, also if this fails
 *   returns  OK; or why not, and then nothing is open                     */
MUST_CHECK enum status model_open(const char *path, Arena *a, ModelFile *m,
                                  Sentence *why);
MUST_CHECK enum status model_load(const char *path, Arena *a, ModelFile *m,
                                  Sentence *why);

#endif
