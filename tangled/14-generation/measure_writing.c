/* measure_writing.c - a small GPT learns the letters, and writes. */
#include "generation.h"
#include "letter_languages.h"
#include "must.h"
#include "trainer.h"

enum { STEPS = 600, STAGES = 3, CONTEXT = 32,
       TEXTS = 60, SHOWN = 180, BYTES = 1 << 26 };
static const GptConfig letters_config = { 2, 2, 32, CONTEXT, LETTERS };
static const TrainingPlan letters_plan = { .sequences = 8, .shards = 1,
    .rounds = 1, .segments = 1, .kept = 1, .seed = 14,
    .adamw = { STEPS, 20, 0.01, 0.001, 0.9, 0.99, 1e-8, 0.01, 1 } };
static _Alignas(max_align_t) unsigned char training[BYTES], writing[BYTES];
static int letters_text[LETTERS_MOST];
static Trainer trainer;

static void begin_letters(void)
{
    static Arena a;
    Complaint why = { "" };
    const Tokens text = { letters_text, (size_t)letters_read(letters_text) };
    a = arena_over(training, sizeof training);
    must(trainer_begin(&letters_config, &letters_plan, text, &a, &trainer,
                       &why), why.text);
}

static void learn_letters(int steps)
{
    Complaint why = { "" };
    for (int i = 0; i < steps; i++)
        must(trainer_step(&trainer, &why), why.text);
}

static void show_writing(const char *name, Manner m)
{
    static Generation g;
    const int the[] = { 't' - 'a' + 1, 'h' - 'a' + 1, 'e' - 'a' + 1, 0 };
    Arena a = arena_over(writing, sizeof writing);
    Sentence why = { "" };
    must(generation_begin(&g, &letters_config, trainer.weight, &m, 4, the, 3,
                          &a, &why), why.text);
    printf("%s:\n  the ", name);
    for (int i = 4; i < SHOWN; i++) {
        const int token = generation_next(&g);
        printf("%s%c", i % 60 == 0 ? "\n  " : "", letter_of(token));
    }
    printf("\n");
}

enum { GPT_AHEAD = 3 };         /* and one token more is read */
static float writing_logits[(GPT_AHEAD + 1) * LETTERS];
static int writing_window[CONTEXT], writing_heap[LETTERS];

/* Many short texts by drafts: the Tally of all their rounds. */
static Tally write_by_drafts(Manner m)
{
    static Drawing d;
    static Decoder decoder;
    Arena a = arena_over(writing, sizeof writing);
    GptLanguage of = { &decoder, m, writing_window, writing_logits,
                       writing_heap, GPT_AHEAD + 1 };
    Tally t = { 0, 0, 0, 0, 0 };
    must(decoder_begin(&decoder, &letters_config, trainer.weight, &a),
         "the decoder");
    const Language q = ngrams_language(&small_letters), p = gpt_language(&of);
    const Speculation s = { &q, &p, GPT_AHEAD, letter_room };
    drawing_seed(&d, 14);
    for (int k = 0; k < TEXTS; k++) {
        int text[CONTEXT] = { 0 }, n = 1;
        while (n + GPT_AHEAD < CONTEXT)
            n = count_round(&s, n, text, &d.chooser, &t);
    }
    return t;
}

int main(void)
{
    const Manner whole = { 1, 0, 1 }, cut = { 0.8F, 0, 0.9F };
    Tally t = { 0, 0, 0, 0, 0 };
    (void)count_letters();
    begin_letters();
    printf("steps    loss  accepted, %%  predicted  tokens a call\n");
    for (int stage = 1; stage <= STAGES; stage++) {
        learn_letters(STEPS / STAGES);
        t = write_by_drafts(whole);
        printf("%5d%8.2f%13.1f%11.1f%15.2f\n", STEPS / STAGES * stage,
               trainer.loss, 100.0 * t.accepted / t.judged,
               100 * t.predicted / t.judged, (double)t.written / t.rounds);
    }
    printf("== texts\n");
    show_writing("at temperature 1", whole);
    show_writing("at temperature 0.8, top-p 0.9", cut);
    printf("== keys\ntokens-per-call = %.2f\naccepted-percent = %.1f\n"
           "predicted-percent = %.1f\n", (double)t.written / t.rounds,
           100.0 * t.accepted / t.judged, 100 * t.predicted / t.judged);
    return 0;
}
