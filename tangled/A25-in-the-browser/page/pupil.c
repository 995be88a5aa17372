/* pupil.c - ten steps at a time, and letters; over an emitted model. */
#include "pupil.h"
#include "choosing.h"
#include "emit.h"
#include "manner.h"
#include <assert.h>
#include <string.h>

/* As print_pupil has printed them. */
int emitted_train_step(float *parameters, const float *ids,
                       const float *targets, float rate, float *loss);
int emitted_forward(const float *parameters, const float *ids,
                    float *logits);

static const GptConfig config = PUPIL_CONFIG;
static float parameters[PUPIL_ROOM];
static Source source;

static int letter_of(char c)
{
    return c == ' ' ? 0 : c == '.' ? 1 : c == ',' ? 2 : c - 'a' + 3;
}

void pupil_begin(uint32_t seed)
{
    assert(gpt_numbers(&config) <= PUPIL_ROOM);
    gpt_initialise(&config, seed, parameters);
    for (int i = 0; i < gpt_tensors(&config); i++) {
        const GptTensor t = gpt_tensor(&config, i);
        for (int k = 0; t.deviation > 0 && k < dims_count(t.dims); k++)
            parameters[t.at + (size_t)k] *= 4;
    }
    source_seed(&source, seed);
}

static int one_step(float *loss)
{
    float ids[PUPIL_CONTEXT], targets[PUPIL_CONTEXT];
    const int letters = (int)strlen(pupil_text);
    const int at = draw_below(&source, letters - PUPIL_CONTEXT);
    for (int i = 0; i < PUPIL_CONTEXT; i++) {
        ids[i] = (float)letter_of(pupil_text[at + i]);
        targets[i] = (float)letter_of(pupil_text[at + i + 1]);
    }
    return emitted_train_step(parameters, ids, targets, 0.125F, loss);
}

float pupil_ten(void)
{
    float sum = 0, loss = 0;
    for (int i = 0; i < 10; i++) {
        if (one_step(&loss) != 0)
            return -1;
        sum += loss;
    }
    return sum / 10;
}

uint32_t pupil_hash(void)
{
    return emit_hash(EMIT_HASH, gpt_numbers(&config), parameters);
}

/* The next letter after ids[0 .. n), of which it reads the last logits. */
static int next_letter(const float ids[], int n, Source *s)
{
    static float logits[PUPIL_LETTERS * PUPIL_CONTEXT];
    static const Manner half = { .temperature = 0.5F, .top_p = 1 };
    float last[PUPIL_LETTERS];
    double odds[PUPIL_LETTERS];
    int heap[PUPIL_LETTERS];
    const int refused = emitted_forward(parameters, ids, logits);
    assert(refused == 0);
    (void)refused;
    for (int i = 0; i < PUPIL_LETTERS; i++)
        last[i] = logits[i * PUPIL_CONTEXT + n - 1];
    manner_odds(&half, PUPIL_LETTERS, last, odds, heap);
    return choose_by_word(PUPIL_LETTERS, odds, source_word(s));
}

const char *pupil_write(uint32_t seed)
{
    static const char letters[] = " .,abcdefghijklmnopqrstuvwxyz";
    static char text[PUPIL_WRITES + 1];
    static Source s;
    float ids[PUPIL_CONTEXT] = { 0 };
    int n = 1;
    source_seed(&s, seed);
    for (int i = 0; i < PUPIL_WRITES; i++) {
        const int next = next_letter(ids, n, &s);
        text[i] = letters[next];
        if (n == PUPIL_CONTEXT)
            memmove(ids, ids + 1, (PUPIL_CONTEXT - 1) * sizeof *ids);
        else
            n++;
        ids[n - 1] = (float)next;
    }
    return text;
}
