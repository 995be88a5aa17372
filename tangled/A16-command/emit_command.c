/* emit_command.c - tinycat emit. */
#include "commands.h"
#include "emit_gpt.h"
#include "saved_run.h"
#include <stdlib.h>
#include <string.h>

enum { MODEL, TARGET, NAME, STEP, INT8, RAM, FLASH, EMIT_OPTIONS };
static const Option option[EMIT_OPTIONS] = {
    [MODEL] = { "MODEL", OPERAND, 0, 0, NULL, "model.safetensors",
        "what tinycat train has saved" },
    [TARGET] = { "target", ANY_WORD, 0, 0, "LANGUAGE", "c99",
        "what is printed: c99, which is C++ as well" },
    [NAME] = { "name", ANY_WORD, 0, 0, "NAME", "model",
        "how its functions begin" },
    [STEP] = { "train-step", FLAG, 0, 0, NULL, NULL,
        "with a step of descent, and parameters that can change" },
    [INT8] = { "int8", FLAG, 0, 0, NULL, NULL,
        "matrices in a byte a number" },
    [RAM] = { "ram", BYTES, 1, 1e15, "BYTES", NULL,
        "refuses a model with more bytes of variables" },
    [FLASH] = { "flash", BYTES, 1, 1e15, "BYTES", NULL,
        "refuses a model with more bytes of constants" },
};

static enum status emit_in(const EmitGpt *e, size_t bytes, int *enough,
                           EmitReport *report, Complaint *why)
{
    Arena a = arena_over(malloc(bytes), bytes);
    enum status s = TOO_LONG;
    *enough = 1;
    if (a.at == NULL)
        snprintf(why->text, sizeof why->text, "expected %zu bytes of memory; "
                 "there are none", bytes);
    else {
        s = emit_gpt(e, &a, stdout, report, why);
        *enough = !a.exhausted;
    }
    free(a.at);
    return s;
}

static int emit_weights(const Chosen c[], const GptConfig *config,
                        const real *weight)
{
    const EmitGpt e = { *config, weight, c[NAME].word, c[STEP].given,
        c[INT8].given, c[RAM].given ? (size_t)c[RAM].whole : 0,
        c[FLASH].given ? (size_t)c[FLASH].whole : 0 };
    size_t bytes = (size_t)1 << 26;
    EmitReport report;
    Complaint why = { "" };
    int enough;
    enum status s = emit_in(&e, bytes, &enough, &report, &why);
    while (!enough && bytes <= SIZE_MAX / 4) {
        bytes *= 2;
        s = emit_in(&e, bytes, &enough, &report, &why);
    }
    if (s != OK)
        return report_error(FAILED, "%s: %s", c[MODEL].word, why.text);
    return DONE;
}

static int emit_run(const Chosen c[], RunFile *file, const Run *run)
{
    Sentence why;
    const size_t n = gpt_numbers(&run->recipe.config);
    float *weight = malloc(n * sizeof *weight);
    int status = weight == NULL ? report_error(FAILED, "expected %zu bytes of "
        "memory; there are none", n * sizeof *weight) : DONE;
    if (status == DONE && run_weights(file, run, weight, &why) != OK)
        status = report_error(FAILED, "%s: %s", c[MODEL].word, why.text);
    if (status == DONE)
        status = emit_weights(c, &run->recipe.config, weight);
    free(weight);
    return status;
}

enum { EMIT_TABLE = 1 << 26 };

static int emit(const Chosen chosen[], const char *book)
{
    Arena a = arena_over(malloc(EMIT_TABLE), EMIT_TABLE);
    RunFile file;
    Run run;
    Sentence why;
    int status;
    (void)book;
    if (strcmp(chosen[TARGET].word, "c99") != 0)
        status = report_error(MISUSED, "--target: expected c99, got \"%.40s\"",
                              chosen[TARGET].word);
    else if (a.at == NULL)
        status = report_error(FAILED, "expected %d bytes of memory; there are "
                              "none", EMIT_TABLE);
    else if (run_open(chosen[MODEL].word, &a, &file, &run, &why) != OK)
        status = report_error(FAILED, "%s", why.text);
    else {
        status = emit_run(chosen, &file, &run);
        safetensors_close(&file.file);
    }
    free(a.at);
    return status;
}

const Command emit_command = {
    "emit", "[MODEL]", "prints a model as one file of C", "The file "
    "needs no library and no allocation. What its functions take is\nsaid "
    "at its head, and so are its bytes.",
    EMIT_OPTIONS, option, "tinycat emit notes.safetensors --int8 --flash "
    "64k > notes.c", emit
};
