/* measure_training.c - the chapter's model learns to add. */
#include "must.h"
#include "sums.h"
#include <string.h>

enum { TEXT = 40000, JUDGED = 4000, STEPS = 1200, OFTEN = 300,
       WINDOWS = 32 };
static _Alignas(max_align_t) unsigned char block[1 << 26], space[1 << 26];
static int text[TEXT], judged[JUDGED];
static const GptConfig config = { 2, 4, 48, 32, 128 };
static Trainer trainer;

/* The best that a reader can do on the windows that trainer_loss reads. */
static double ideal(void)
{
    const int length = config.context, starts = JUDGED - length;
    double sum = 0;
    for (int i = 0; i < WINDOWS; i++)
        sum += sums_ideal(length + 1, judged + i * (starts - 1) / WINDOWS);
    return sum / WINDOWS;
}

/* The likeliest byte of column j. */
static int likeliest(const float *logits, int columns, int j)
{
    int best = 0;
    for (int k = 1; k < config.vocabulary; k++)
        if (logits[k * columns + j] > logits[best * columns + j])
            best = k;
    return best;
}

enum { COLUMNS = SUMS * SENTENCE_MOST };
static real ids[COLUMNS], positions[COLUMNS];

/* Each sum asked in a sequence of its own; columns of the prompts filled. */
static void ask(char said[SUMS][SENTENCE_MOST], int length[SUMS])
{
    for (int n = 0; n < SUMS; n++) {
        sum_sentence(n, said[n], &length[n]);
        for (int i = 0; i < SENTENCE_MOST; i++) {
            said[n][i] = i < length[n] ? said[n][i] : '\0';
            ids[n * SENTENCE_MOST + i] = (real)said[n][i];
            positions[n * SENTENCE_MOST + i] = (real)i;
        }
    }
}

/* One byte more for every sentence that has not ended. */
static void go_on(const float *logits, char said[SUMS][SENTENCE_MOST],
                  int length[SUMS])
{
    for (int n = 0; n < SUMS; n++) {
        const int at = length[n];
        if (said[n][at - 1] == '\n' || at == SENTENCE_MOST - 1)
            continue;
        said[n][at] = (char)likeliest(logits, COLUMNS,
                                      n * SENTENCE_MOST + at - 1);
        ids[n * SENTENCE_MOST + at] = (real)said[n][at];
        length[n]++;
    }
}

/* The model as a term whose columns are places of the answers. */
static void begin_answer(Program *p, float *in[])
{
    const GptShape s = { config, SUMS, SENTENCE_MOST };
    static Term t;
    Arena a = arena_over(space, sizeof space);
    Complaint why = { "" };
    in[0] = ids, in[1] = positions;
    for (int i = 0; i < gpt_tensors(&config); i++)
        in[2 + i] = trainer.weight + trainer.tensor[i].at;
    term_begin(&a, "logits", &t);
    gpt_logits(&s, &t);
    must(program_compile(&t, 0, product_same_bits(), &a, p, &why), why.text);
}

static int answer(char said[SUMS][SENTENCE_MOST])
{
    int length[SUMS], right = 0, asks;
    float *in[64];
    Program p;
    Complaint why = { "" };
    begin_answer(&p, in);
    ask(said, length);
    for (int i = 0; i < 12; i++) {
        must(program_run(&p, in, &why), why.text);
        go_on(program_output(&p, 0), said, length);
    }
    for (int n = 0; n < SUMS; n++) {
        char sum[SENTENCE_MOST];
        sum_sentence(n, sum, &asks);
        right += strcmp(sum, said[n]) == 0;
    }
    return right;
}

/* Returns the last loss on the other text. */
static double train(char said[SUMS][SENTENCE_MOST], int right[])
{
    const Tokens others = { judged, JUDGED };
    Complaint why = { "" };
    double loss = 0;
    printf("step    loss  others    rate    norm\n");
    for (int i = 1; i <= STEPS; i++) {
        must(trainer_step(&trainer, &why), why.text);
        if (i % OFTEN == 0)
            right[i / OFTEN - 1] = answer(said);
        if (i != 1 && i % 40 != 0)
            continue;
        must(trainer_loss(&trainer, others, WINDOWS, &loss, &why), why.text);
        printf("%4d%8.3f%8.3f%8.4f%8.3f\n", i, trainer.loss, loss,
               trainer.rate, trainer.norm);
    }
    return loss;
}

int main(void)
{
    const TrainingPlan plan = { 8, 1, 1, 1, 1, 0, 13, { STEPS, 20, 5e-3, 2e-4,
        0.9, 0.99, 1e-8, 0.1, 1 } };
    const int shown[] = { 0, 9, 15, 20, 35 };
    static char said[SUMS][SENTENCE_MOST];
    int right[STEPS / OFTEN];
    Arena a = arena_over(block, sizeof block);
    Complaint why = { "" };
    sums_text(1, TEXT, text);
    sums_text(2, JUDGED, judged);
    must(trainer_begin(&config, &plan, (Tokens){ text, TEXT }, &a, &trainer,
                       &why), why.text);
    const double last = train(said, right);
    printf("== said\n");
    for (int i = 0; i < 5; i++)
        printf("%s", said[shown[i]]);
    printf("== keys\n");
    for (int i = 0; i < STEPS / OFTEN; i++)
        printf("right-%d = %d\n", (i + 1) * OFTEN, right[i]);
    printf("sums = %d\nideal = %.3f\nsteps = %d\n", SUMS, ideal(), STEPS);
    printf("last = %.3f\nparameters = %zu\nbytes = %zu\n", last,
           gpt_numbers(&config), a.used);
    return 0;
}
