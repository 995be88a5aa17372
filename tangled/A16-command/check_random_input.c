/* check_random_input.c - words and runs at random; FUZZ=1000000: more. */
#include "lesson.h"
#include "mutations.h"
#include "recipes.h"
#include "sample_options.h"
#include <stdio.h>
#include <unistd.h>

enum { BATCHES = 20, INPUTS = 200, WORDS = 5, LETTERS = 40 };
static const char *const edges[] = {
    "--", "-", "=", "--steps", "--rate=", "--memory", "--out", "--quiet", "0",
    "1", "-1", "100", "1e9", "nan", "inf", "0x10", "9223372036854775808", "k",
    "G", ",", "small", "tiny", "layers=", "heads=2", "width=", "context=8",
    "vocabulary=", "batch=", "shards=3", " ", "\"", "\\", "%s", "\xff",
};

/* Up to six pieces, one behind the other, in a block of that length. */
static char *draw_word(Source *s)
{
    char word[8 * LETTERS] = "";
    for (int k = draw_below(s, 7); k > 0; k--)
        strcat(word, edges[draw_below(s, ROWS(edges))]);
    char *block = malloc(strlen(word) + 1);
    ck_assert_ptr_nonnull(block);
    return strcpy(block, word);
}

static void assert_within_ranges(const Chosen y[])
{
    ck_assert(y[1].whole >= 0 && y[1].whole <= 100);
    ck_assert(!y[2].given || (y[2].number >= 0.5 && y[2].number <= 2));
    ck_assert(!y[3].given || (y[3].whole >= 1 && (double)y[3].whole <= 3e9));
}

START_TEST(words_are_refused_or_within_their_range)
{
    static Source s;
    source_seed(&s, (uint64_t)_i);
    for (int i = files_of_batch(INPUTS, BATCHES); i > 0; i--) {
        char *words[WORDS];
        Chosen y[ROWS(option)];
        Sentence why = { "" };
        s.used = 0;
        const int n = draw_below(&s, WORDS + 1);
        for (int k = 0; k < n; k++)
            words[k] = draw_word(&s);
        if (options_read(ROWS(option), option, n, words, y, &why) != OK)
            ck_assert(why.text[0] != '\0');
        else
            assert_within_ranges(y);
        for (int k = 0; k < n; k++)
            free(words[k]);
    }
}
END_TEST

START_TEST(recipes_are_refused_or_fit)
{
    static Source s;
    source_seed(&s, (uint64_t)_i + 100);
    for (int i = files_of_batch(INPUTS, BATCHES); i > 0; i--) {
        Recipe r;
        Sentence why = { "" };
        s.used = 0;
        char *word = draw_word(&s);
        if (recipe_read(word, &r, &why) != OK)
            ck_assert(why.text[0] != '\0');
        else
            ck_assert_int_eq(recipe_fits(&r, &why), OK);
        free(word);
    }
}
END_TEST

/* Merges of tokens that are there, nearly. */
static int draw_merges(Source *s, Merge merge[12])
{
    const int n = draw_below(s, 12);
    for (int k = 0; k < n; k++)
        merge[k] = (Merge){ draw_below(s, 8) > 0 ? 'a' + draw_below(s, 2)
            : 250 + draw_below(s, 7 + k), draw_below(s, 3) > 0
            ? 'a' + draw_below(s, 2) : draw_below(s, 257 + k) };
    return n;
}

static void assert_comes_back(const Tokenizer *t)
{
    static const unsigned char text[] = "aaabababbbaaabbb";
    unsigned char back[sizeof text];
    int token[sizeof text], length = 0;
    const int count = encode_text(t, sizeof text, text, token);
    ck_assert_int_eq(tokenizer_decode(t, count, token, sizeof back, back,
                                      &length), OK);
    ck_assert(length == (int)sizeof text
              && memcmp(back, text, sizeof text) == 0);
}

START_TEST(merges_are_refused_or_make_a_tokenizer)
{
    static Source s;
    source_seed(&s, (uint64_t)_i + 200);
    for (int i = files_of_batch(INPUTS, BATCHES); i > 0; i--) {
        Merge merge[12];
        Tokenizer t;
        void *block;
        Sentence why = { "" };
        s.used = 0;
        const int n = draw_merges(&s, merge);
        if (tokenizer_block(n, merge, &t, &block, &why) != OK) {
            assert_printable(&why);
            continue;
        }
        assert_comes_back(&t);
        free(block);
    }
}
END_TEST

enum { RUN_TABLE = 1 << 17 };
static _Alignas(max_align_t) unsigned char table[RUN_TABLE];
static const char *const keys[] = { "layers", "heads", "width", "context",
    "vocabulary", "batch", "shards", "exact", "seed", "steps", "rate",
    "text.bytes", "text.fnv1a64" };
static const char *const values[] = { "1", "1", "4", "4", "257", "1", "1",
    "1", "3", "9", "0.10000000000000001", "200", "0000000000000007" };
static const char *const strange[] = { "", "0", "-1", "01", "2", "65537", "+1",
    "1e3", "nan", "99999999999999999999", "000000000000000g", "0.1", " 1" };

/* As safetensors_save, without waiting for the disk. */
static void write_quickly(const char *path, SafeTensors *t)
{
    static unsigned char file[1 << 14];
    size_t length = 0;
    Sentence why;
    unlink(path);                       /* a file that is cut is flushed */
    FILE *f = fopen(path, "wb");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(safetensors_encode(t, sizeof file, file, &length, &why),
                     OK);
    ck_assert(fwrite(file, 1, length, f) == length);
    ck_assert_int_eq(fclose(f), 0);
}

static void draw_run(Source *s, const GptConfig *c, float weight[],
                     const char *path)
{
    SafeTensor at[32];
    SafePair pair[ROWS(keys)];
    int32_t merge[] = { 'a', draw_below(s, 300) - 10 };
    char name[20][32];
    const int n = gpt_tensors(c);
    for (int i = 0; i < n; i++) {
        const GptTensor w = gpt_tensor(c, i);
        memcpy(name[i], w.name, sizeof name[i]);
        at[i] = safetensors_of(name[i], ELEMENT_F32, w.dims, weight + w.at);
    }
    at[n] = (SafeTensor){ "tokenizer.merges", ELEMENT_I32, 2, { 1, 2 },
                          merge };
    for (int i = 0; i < ROWS(keys); i++)
        pair[i] = (SafePair){ keys[i], draw_below(s, 20) > 0 ? values[i]
            : strange[draw_below(s, ROWS(strange))] };
    if (draw_below(s, 8) == 0)
        at[draw_below(s, n)].dims[0]++;
    SafeTensors t = { .at = at, .pair = pair, .pairs = ROWS(keys)
        - (draw_below(s, 8) == 0), .count = n + (draw_below(s, 8) > 0) };
    write_quickly(path, &t);
}

/* 1 if it is accepted; then it has its weights. */
static int open_drawn(const char *path)
{
    static float again[2048];
    Arena a = arena_over(table, sizeof table);
    RunFile f;
    Run r;
    Sentence why = { "" };
    if (run_open(path, &a, &f, &r, &why) != OK) {
        assert_printable(&why);
        return 0;
    }
    ck_assert_int_eq(run_weights(&f, &r, again, &why), OK);
    safetensors_close(&f.file);
    return 1;
}

START_TEST(saved_runs_are_refused_or_have_their_weights)
{
    static Source s;
    static float weight[2048];
    const GptConfig c = { 1, 1, 4, 4, 257 };
    char path[400];
    int accepted = 0;
    snprintf(path, sizeof path, "%.300s/drawn-run-%d", getenv("OUT"), _i);
    source_seed(&s, (uint64_t)_i + 300);
    for (int i = files_of_batch(INPUTS / 8, BATCHES); i > 0; i--) {
        s.used = 0;
        draw_run(&s, &c, weight, path);
        accepted += open_drawn(path);
    }
    unlink(path);
    ck_assert_int_gt(accepted, 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { words_are_refused_or_within_their_range, BATCHES },
        { recipes_are_refused_or_fit, BATCHES },
        { merges_are_refused_or_make_a_tokenizer, BATCHES },
        { saved_runs_are_refused_or_have_their_weights, BATCHES },
    };
    return run_tests("random input", ROWS(tests), tests);
}
