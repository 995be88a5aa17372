/* check_generation.c - streams of tokens, drafts for a GPT, descriptions. */
#include "columns.h"
#include "generation.h"
#include "ngrams.h"
#include "sample_gpts.h"
#include "testing.h"
#include <stdio.h>
#include <string.h>

static Source source;
static SampleGpt gpt;
static const Manner plain = { 1, 0, 1 }, greedy = { 0, 0, 1 };

static void begin_sample(int which, uint64_t seed)
{
    source_seed(&source, seed);
    sample_gpt(&source, &gpt_samples[which], &gpt);
}

static void begin_generation(Generation *g, const Manner *m, int n,
                             uint64_t seed)
{
    Sentence why;
    ck_assert_int_eq(generation_begin(g, &gpt.config, gpt.parameters, m, n,
                                      gpt.text, seed, &gpt.arena, &why), OK);
}

/* The likeliest token after the window's n tokens, by the term. */
static int likeliest_by_term(int n)
{
    const int v = gpt.config.vocabulary;
    const float *last = gpt.logits + (n - 1) * v;
    int top = 0;
    ck_assert_int_eq(logits_by_term(&gpt, n, gpt.logits), OK);
    for (int i = 1; i < v; i++)
        top = last[i] > last[top] ? i : top;
    return top;
}

/* Also where the window moves: half of it stays. */
START_TEST(greedy_writes_what_the_term_finds_likeliest)
{
    static Generation g;
    begin_sample(1 + _i % 4, (uint64_t)_i);
    const int context = gpt.config.context, half = context / 2;
    int n = 1 + _i % context;
    begin_generation(&g, &greedy, n, 0);
    for (int k = 0; k < 2 * context; k++) {
        const int token = likeliest_by_term(n);
        ck_assert_int_eq(generation_next(&g), token);
        if (n == context) {
            memmove(gpt.text, gpt.text + context - half,
                    sizeof *gpt.text * (size_t)half);
            n = half;
        }
        gpt.text[n++] = token;
    }
    sample_gpt_free(&gpt);
}
END_TEST

START_TEST(a_seed_is_a_text)
{
    static Generation a, b, c;
    int others = 0;
    begin_sample(2, (uint64_t)_i);
    begin_generation(&a, &plain, 3, 7);
    begin_generation(&b, &plain, 3, 7);
    begin_generation(&c, &plain, 3, 8);
    for (int k = 0; k < 30; k++) {
        const int token = generation_next(&a);
        ck_assert_int_eq(generation_next(&b), token);
        others += generation_next(&c) != token;
    }
    ck_assert(others > 0);
    sample_gpt_free(&gpt);
}
END_TEST

static const int wrong_prompt[] = { 1, 5, -1 }, long_prompt[10] = { 0 };
static const Manner bad_manner = { -1, 0, 1 };
static const GptConfig bad_config = { 2, 2, 7, 9, 5 };
#define GOOD &gpt_samples[1]
static const struct Refused {
    const GptConfig *c; const Manner *m; int n; const int *prompt;
    enum status s; const char *says;
} refused[] = {
    { GOOD, &plain, 0, wrong_prompt, EMPTY, "a prompt without tokens: "
      "expected at least one" },
    { GOOD, &plain, 10, long_prompt, TOO_LONG, "a prompt of 10 tokens: "
      "expected at most 9, the context of the model" },
    { GOOD, &plain, 2, wrong_prompt, OUT_OF_RANGE, "token 1 of the prompt is "
      "5: expected from 0 to 4" },
    { GOOD, &plain, 1, wrong_prompt + 2, OUT_OF_RANGE, "token 0 of the "
      "prompt is -1: expected from 0 to 4" },
    { GOOD, &bad_manner, 1, wrong_prompt, OUT_OF_RANGE, "a temperature of "
      "-1: expected 0, for the likeliest token, or more" },
    { &bad_config, &plain, 1, wrong_prompt, OUT_OF_RANGE, "2 heads of a "
      "width of 7: expected heads that divide the width" } };

START_TEST(refusals_have_sentences)
{
    static Generation g;
    const struct Refused *const r = &refused[_i];
    Sentence why;
    begin_sample(1, 0);
    ck_assert_int_eq(generation_begin(&g, r->c, gpt.parameters, r->m, r->n,
        r->prompt, 0, &gpt.arena, &why), r->s);
    ck_assert_str_eq(why.text, r->says);
    sample_gpt_free(&gpt);
}
END_TEST

START_TEST(the_memory_is_enough_and_a_shortage_is_told)
{
    static Generation g;
    Sentence why;
    begin_sample(_i, 0);
    const size_t bytes = generation_bytes(&gpt.config);
    void *block = arena_take(&gpt.arena, bytes, 1);
    Arena enough = arena_over(block, bytes), less = arena_over(block, 64);
    ck_assert_int_eq(generation_begin(&g, &gpt.config, gpt.parameters,
        &plain, 1, gpt.text, 0, &enough, &why), OK);
    ck_assert(generation_next(&g) < gpt.config.vocabulary);
    ck_assert(enough.used <= bytes && bytes - enough.used <= 5 * 64);
    ck_assert_int_eq(generation_begin(&g, &gpt.config, gpt.parameters,
        &plain, 1, gpt.text, 0, &less, &why), TOO_LONG);
    ck_assert(strstr(why.text, "and the arena has no more than 64") != NULL);
    sample_gpt_free(&gpt);
}
END_TEST

enum { TARGET_MOST = 6 };
static double draft_counts[40 * 40], speculating_room[11 * 40];
static Decoder target_decoder;
static float target_logits[TARGET_MOST * 40];
static int target_window[200], target_heap[40];

static Language gpt_target(const Manner *m, GptLanguage *g)
{
    ck_assert_int_eq(decoder_begin(&target_decoder, &gpt.config,
                                   gpt.parameters, &gpt.arena), OK);
    *g = (GptLanguage){ &target_decoder, *m, target_window, target_logits,
                        target_heap, TARGET_MOST };
    return gpt_language(g);
}

static Language some_draft(Ngrams *g)
{
    *g = (Ngrams){ gpt.config.vocabulary, 1, draft_counts };
    ngrams_count(g, 1, 0, NULL);
    for (int i = 0; i < g->tokens * g->tokens; i++)
        draft_counts[i] = draw_below(&source, 5) + (i % 3 == 0);
    return ngrams_language(g);
}

START_TEST(drafts_do_not_change_a_greedy_text)
{
    static Generation g;
    static Drawing d;
    GptLanguage target_of;
    Ngrams draft_of;
    int text[200];
    begin_sample(2 + _i % 3, (uint64_t)_i);
    const int context = gpt.config.context;
    const Language p = gpt_target(&greedy, &target_of);
    const Language q = some_draft(&draft_of);
    const Speculation s = { &q, &p, _i % TARGET_MOST, speculating_room };
    drawing_seed(&d, (uint64_t)_i);
    begin_generation(&g, &greedy, 1, 0);
    text[0] = gpt.text[0];
    int n = 1;
    while (n + s.ahead < context)
        n += speculate(&s, n, text, &d.chooser) + 1;
    for (int i = 1; i < n; i++)
        ck_assert_int_eq(text[i], generation_next(&g));
    sample_gpt_free(&gpt);
}
END_TEST

/* Two texts with a common beginning, and their logits. */
static int two_texts[2][40];
static float *two_logits[2];

static void prepare_two_texts(int n)
{
    const size_t numbers = (size_t)(n * gpt.config.vocabulary);
    const int same = draw_below(&source, n);
    for (int k = 0; k < 2; k++) {
        two_logits[k] = arena_take(&gpt.arena, numbers, sizeof (float));
        for (int i = same; i < n; i++)
            gpt.text[i] = draw_below(&source, gpt.config.vocabulary);
        memcpy(two_texts[k], gpt.text, sizeof (int) * (size_t)n);
        ck_assert_int_eq(logits_by_term(&gpt, n, two_logits[k]), OK);
    }
}

/* The odds after a text do not depend on what was asked before. */
START_TEST(a_gpt_language_answers_by_the_text_alone)
{
    GptLanguage of;
    double odds[TARGET_MOST * 40], again[40];
    begin_sample(2 + _i % 3, (uint64_t)_i);
    const int v = gpt.config.vocabulary;
    const Language l = gpt_target(&plain, &of);
    prepare_two_texts(gpt.config.context);
    for (int k = 0; k < 40; k++) {
        const int n = 1 + draw_below(&source, gpt.config.context);
        const int which = draw_below(&source, 2);
        const int first = n - draw_below(&source, n < TARGET_MOST ? n
                                                  : TARGET_MOST);
        l.odds(&l, first, n, two_texts[which], odds);
        for (int i = first; i <= n; i++) {
            manner_odds(&plain, v, two_logits[which] + (i - 1) * v, again,
                        target_heap);
            for (int t = 0; t < v; t++)
                ck_assert(odds[(i - first) * v + t] == again[t]);
        }
    }
    sample_gpt_free(&gpt);
}
END_TEST

/* Products and attention of the term, at each of its positions. */
static double operations_of_term(const GptConfig *c, Arena *a)
{
    const GptShape shape = { *c, 1, c->context };
    double sum = 0;
    Term t;
    term_begin(a, "the model", &t);
    gpt_logits(&shape, &t);
    for (int i = 0; i < t.operation.count; i++) {
        const Operation *o = &t.operation.at[i];
        if (o->generator == MATMUL || o->generator == MATMUL_TN)
            sum += operation_expense(&t, o).flops;
        if (o->generator == ATTEND)     /* scores, and the values' sums */
            sum += 4.0 * c->width * attend_pairs(&o->with);
    }
    return sum;
}

START_TEST(the_description_counts_what_the_term_counts)
{
    char all[8192], cut[20];
    double sum = 0;
    begin_sample(_i, 0);
    const GptConfig *c = &gpt.config;
    for (int i = 1; i <= c->context; i++)
        sum += generation_operations(c, i);
    ck_assert(sum == operations_of_term(c, &gpt.arena));
    const int n = generation_describe(c, sizeof all, all);
    ck_assert_int_eq(n, (int)strlen(all));
    ck_assert_int_eq(generation_describe(c, 0, NULL), n);
    ck_assert_int_eq(generation_describe(c, sizeof cut, cut), n);
    ck_assert(strncmp(all, cut, sizeof cut - 1) == 0 && cut[19] == '\0');
    snprintf(cut, sizeof cut, " = %d\nh.0.mlp", 4 * c->width);
    ck_assert(strstr(all, cut) != NULL);        /* of c_fc's bias */
    sample_gpt_free(&gpt);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { greedy_writes_what_the_term_finds_likeliest, 12 },
        { a_seed_is_a_text, 5 },
        { refusals_have_sentences, ROWS(refused) },
        { the_memory_is_enough_and_a_shortage_is_told, GPT_SAMPLES },
        { drafts_do_not_change_a_greedy_text, 18 },
        { a_gpt_language_answers_by_the_text_alone, 12 },
        { the_description_counts_what_the_term_counts, GPT_SAMPLES },
    };
    return run_tests("generation", ROWS(tests), tests);
}
