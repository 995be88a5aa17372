/* check_gpt2.c - GPT-2's files: torch's, random ones, and bad ones. */
#include "evaluate.h"
#include "halves.h"
#include "opinions.h"
#include "replacement.h"
#include "sample_gpt2.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { TOKENS = 10, LENGTH = 5, VOCABULARY_OF_GOLDEN = 7 };
static _Alignas(max_align_t) unsigned char block[1 << 20];

static Model golden(Gpt2Notes *n)
{
    static Gpt2Files files;
    Model m;
    Sentence why = { "" };
    golden_files(&files);
    ck_assert_msg(model_read(&files, &m, n, &why) == OK, "%s", why.text);
    return m;
}

/* The numbers behind a name in golden/gpt2.txt. */
static void golden_numbers(const char *name, int n, double x[])
{
    char line[1024], *end;
    const char *at = golden_line_of(name, 0, line, sizeof line);
    ck_assert_msg(at != NULL, "golden/gpt2.txt: %s", name);
    for (int i = 0; i < n; i++, at = end)
        x[i] = strtod(at, &end);
}

/* The model with torch's tokens: ids, positions, then the parameters. */
static Term golden_term(const Model *m, Arena *a, double in[])
{
    const GptShape shape = { m->config, 2, LENGTH };
    Term t;
    golden_numbers("ids.0", LENGTH, in);
    golden_numbers("ids.1", LENGTH, in + LENGTH);
    for (int i = 0; i < TOKENS; i++)
        in[TOKENS + i] = i % LENGTH;
    for (size_t i = 0; i < gpt_numbers(&m->config); i++)
        in[2 * TOKENS + i] = (double)m->weight[i];
    term_begin(a, "torch's", &t);
    gpt_logits(&shape, &t);
    ck_assert_int_eq(t.status, OK);
    return t;
}

static size_t place_of(const Model *m, int i)
{
    return i < 2 ? (size_t)(i * TOKENS)
        : 2 * TOKENS + gpt_tensor(&m->config, i - 2).at;
}

static void near_torch(double bound, const double logits[])
{
    for (int i = 0; i < TOKENS; i++) {
        char name[16] = "logits.0.0";
        double golden[VOCABULARY_OF_GOLDEN];
        name[7] = (char)('0' + i / LENGTH), name[9] = (char)('0' + i % LENGTH);
        golden_numbers(name, VOCABULARY_OF_GOLDEN, golden);
        for (int k = 0; k < VOCABULARY_OF_GOLDEN; k++)
            ck_assert_msg(fabs(logits[k * TOKENS + i] - golden[k]) < bound,
                "%s, %d: expected %.17g, got %.17g", name, k, golden[k],
                logits[k * TOKENS + i]);
    }
}

/* torch's logits, within a bound in doubles, and within one in floats */
static void compare_logits(const Term *t, const Dual *const in[],
                           const real *const single[], Arena *a)
{
    double logits[TOKENS * VOCABULARY_OF_GOLDEN];
    Dual *out[1];
    real *outs[1];
    ck_assert_int_eq(evaluate_dual(t, in, a, out, NULL), OK);
    ck_assert_int_eq(evaluate(t, single, a, outs, NULL), OK);
    for (int i = 0; i < TOKENS * VOCABULARY_OF_GOLDEN; i++)
        logits[i] = value_of(out[0][i]);
    near_torch(1e-10, logits);
    for (int i = 0; i < TOKENS * VOCABULARY_OF_GOLDEN; i++)
        logits[i] = (double)outs[0][i];
    near_torch(1e-5, logits);
}

START_TEST(logits_are_torchs)
{
    static double in[2 * TOKENS + MODEL_NUMBERS];
    static Dual both[2 * TOKENS + MODEL_NUMBERS];
    static real single[2 * TOKENS + MODEL_NUMBERS];
    const Dual *at[64];
    const real *as[64];
    Gpt2Notes n;
    const Model m = golden(&n);
    Arena a = arena_over(block, sizeof block);
    const Term t = golden_term(&m, &a, in);
    for (size_t i = 0; i < 2 * TOKENS + gpt_numbers(&m.config); i++)
        both[i] = dual(in[i], 0), single[i] = (real)in[i];
    for (int i = 0; i < t.input.count; i++)
        at[i] = both + place_of(&m, i), as[i] = single + place_of(&m, i);
    compare_logits(&t, at, as, &a);
}
END_TEST

START_TEST(what_is_not_the_model_is_noted)
{
    Gpt2Notes n;
    const Model m = golden(&n);
    ck_assert_str_eq(n.prefix, "transformer.");
    ck_assert_int_eq(n.buffers, 4);
    ck_assert_int_eq(n.head, 1);
    ck_assert_int_eq(n.widened, 0);
    ck_assert_int_eq(m.config.heads, 2);
}
END_TEST

START_TEST(a_foreign_file_is_brought_into_our_form)
{
    static Source s;
    static Gpt2Files files, ours, again;
    Model m, y;
    Gpt2Notes n;
    Sentence why = { "" };
    source_seed(&s, (uint64_t)_i);
    Model_sample(&s, &m);
    for (size_t i = 0; i < gpt_numbers(&m.config); i++)
        m.weight[i] = bfloat_to_float((uint16_t)source_word(&s) & 0xbfff);
    foreign_files(&s, &m, &files);
    ck_assert_msg(model_read(&files, &y, &n, &why) == OK, "%s", why.text);
    ck_assert(Model_gap(&m, &y) == 0);
    ck_assert_int_eq(model_to_files(NULL, &y, &ours), OK);
    ck_assert_int_eq(model_from_files(NULL, &ours, &y), OK);
    ck_assert_int_eq(model_to_files(NULL, &y, &again), OK);
    ck_assert_mem_eq(&ours, &again, sizeof ours);
}
END_TEST

START_TEST(every_half_is_widened_exactly)
{
    for (int h = 0; h < 65536; h++) {
        const int e = h >> 10 & 31, f = h & 1023;
        const double sign = h >> 15 ? -1 : 1;
        const float x = half_to_float((uint16_t)h);
        const uint32_t up = (uint32_t)h << 16;
        const float y = bfloat_to_float((uint16_t)h);
        ck_assert_mem_eq(&y, &up, sizeof y);
        if (e == 31 && f != 0)
            ck_assert(isnan(x));
        else if (e == 31)
            ck_assert((double)x == sign * (double)INFINITY);
        else
            ck_assert((double)x == sign * (e > 0
                ? ldexp(1024 + f, e - 25) : ldexp(f, -24)));
        ck_assert((signbit(x) != 0) == h >> 15);
    }
}
END_TEST

#define H "transformer.h."
typedef struct Change { const char *from, *to, *said; } Change;
static const Change of_arrays[] = {
    { "h.0.ln_1.bias", "h.0.ln_9.bias", H "0.ln_1.bias: expected F32 [4], got "
      "no array of this name" },
    { H "0.attn.masked_bias", H "0.attn.masked_bits", H "0.attn.masked_bits: "
      "expected a name of GPT-2's with 2 layers, such as " H "0.attn.c_attn" },
    { H "1.attn.bias", H "2.attn.bias", H "2.attn.bias: expected a name" },
    { "[4,12]", "[12,4]", H "0.attn.c_attn.weight: expected F32 [4][12], got "
      "F32 [12][4]" },
    { "\"F32\",\"shape\":[7,4]", "\"I32\",\"shape\":[7,4]",
      "transformer.wte.weight: expected F32 [7][4], got I32 [7][4]" },
    { "\"F32\",\"shape\":[7,4]", "\"F32\",\"shape\":[4,7]",
      "transformer.wte.weight: expected F32 [7][4], got F32 [4][7]" },
    { "", "", "lm_head.weight: expected the numbers of transformer.wte.weig" },
    { "\"n_layer\": 2", "\"n_layer\": 1", "expected a name of GPT-2's with 1 "
      "layer, such" },
    { "\"n_layer\": 2", "\"n_layer\": 3", H "2.ln_1.weight: expected F32" },
};

static const Change of_config[] = {
    { "\"n_head\": 2", "\"n_head\": 3", "3 heads of a width of 4" },
    { "\"n_head\": 2", "\"n_heads\": 2", "n_head: expected a number, got not" },
    { "\"n_head\": 2", "\"n_head\": 2.5", "expected '}', got '.'" },
    { "{\"activation", "{activation", "config.json byte 1: expected '\"', got "
      "'a'" },
    { "\"n_head\": 2", "\"n_head\": 99999999999", "n_head: expected a number "
      "below 2^31, got 99999999999" },
    { "\"n_positions\": 5", "\"n_positions\": 2147483648", "n_positions: "
      "expected a number below 2^31, got 2147483648" },
    { "\"n_positions\": 5", "\"n_positions\": 2147483647", "context 2147483" },
    { "\"n_positions\": 5", "\"n_positions\": 6", "wpe.weight: expected F32 [6]"
      },
    { "\"gelu_new\"", "\"relu\"", "activation_function: expected \"gelu_new\", "
      "got \"relu\"" },
    { "1e-05", "1e-06", "layer_norm_epsilon: expected 1e-05, got 1e-06" },
    { "1e-05", "\"1e-05\"", "layer_norm_epsilon: expected 1e-05, got \"1e" },
    { "\"gpt2\"", "\"gpt_neo\"", "model_type: expected \"gpt2\"" },
    { "\"n_ctx\"", "\"n_embd\"", "n_embd: expected once, got twice" },
    { "\"n_ctx\": 5", "\"n_inner\": 12", "n_inner: expected null, got 12" },
    { "\"n_ctx\": 5", "\"tie_word_embeddings\": false", "tie_word_embeddings: "
      "expected true" },
    { "null", "nil", "expected a value, got 'n'" },
    { "{\"do_sample\": true", "[[[[[[[[[[[[[[[[[[[[", "at most 16 brackets" },
    { "}}, \"vocab", "}, \"vocab", "expected '}', got its end" },
    { "\"vocab_size\": 7}", "\"vocab_size\": 7}{", "nothing but blanks" },
};

/* Replaces text in bytes; 0 if it is not there. */
static int replace(size_t *length, size_t room, unsigned char at[],
                   const char *from, const char *to)
{
    const size_t n = strlen(from), m = strlen(to);
    for (size_t i = 0; n > 0 && i + n <= *length; i++)
        if (memcmp(at + i, from, n) == 0) {
            ck_assert(*length - n + m <= room);
            memmove(at + i + m, at + i + n, *length - i - n);
            memcpy(at + i, to, m);
            *length += m - n;
            return 1;
        }
    return 0;
}

static void assert_change_refused(const Change *c)
{
    static Gpt2Files files;
    Model m;
    Gpt2Notes n;
    Sentence why = { "" };
    golden_files(&files);
    if (!replace(&files.length, GPT2_FILE, files.at, c->from, c->to)
        && !replace(&files.config_length, GPT2_CONFIG_TEXT, files.config,
                    c->from, c->to))
        files.at[files.length - 1] ^= 1;
    ck_assert_int_ne(model_read(&files, &m, &n, &why), OK);
    ck_assert_msg(strstr(why.text, c->said) != NULL, "%s", why.text);
}

START_TEST(other_arrays_are_refused)
{
    assert_change_refused(&of_arrays[_i]);
}
END_TEST

START_TEST(other_configurations_are_refused)
{
    assert_change_refused(&of_config[_i]);
}
END_TEST

START_TEST(the_same_number_is_accepted)
{
    static Gpt2Files files;
    Model m;
    Gpt2Notes n;
    Sentence why = { "" };
    golden_files(&files);
    ck_assert(replace(&files.config_length, GPT2_CONFIG_TEXT, files.config,
                      "1e-05", "0.00001"));
    ck_assert_msg(model_read(&files, &m, &n, &why) == OK, "%s", why.text);
}
END_TEST

/* The directory of a test, for a word that is put behind it. */
static char *within(char path[], const char *directory, const char *word)
{
    snprintf(path, OPINION_PATH, "%.300s/%s", directory, word);
    return path;
}

static enum status open_in(const char *directory, Model *y)
{
    static _Alignas(max_align_t) unsigned char more[1 << 22];
    char path[OPINION_PATH];
    Arena a = arena_over(more, sizeof more);
    Gpt2Notes n;
    SafeFile f;
    SafeTensors t;
    Sentence why = { "" };
    const enum status s = gpt2_open(within(path, directory,
        "model.safetensors"), &a, &f, &t, &y->config, &n, &why);
    if (s == OK) {
        gpt2_weights(&t, &y->config, &n, y->weight);
        safetensors_close(&f);
    } else
        ck_assert(strstr(why.text, "config.json: No such file") != NULL);
    return s;
}

START_TEST(a_directory_is_written_and_read)
{
    char top[OPINION_PATH], to[OPINION_PATH], path[OPINION_PATH];
    Gpt2Notes n;
    Model m = golden(&n), y = { .config = { 0 } };
    Arena a = arena_over(block, sizeof block);
    Sentence why = { "" };
    ck_assert(opinion_directory(top));
    within(to, top, "there");
    ck_assert_msg(gpt2_save(to, &m.config, m.weight, &a, &why) == OK, "%s",
                  why.text);
    ck_assert_int_eq(open_in(to, &y), OK);
    ck_assert(Model_gap(&m, &y) == 0);
    unlink(within(path, to, "config.json"));
    ck_assert_int_eq(open_in(to, &y), NO_FILE);
    ck_assert_int_eq(gpt2_save("/dev/null/x", &m.config, m.weight, &a, &why),
                     NO_FILE);
    opinion_forget(top);
}
END_TEST

START_TEST(long_paths_are_refused)
{
    char path[REPLACEMENT_PATH];
    Model m = { .config = { 1, 1, 1, 1, 1 } };
    Arena a = arena_over(block, sizeof block);
    Gpt2Notes n;
    SafeFile f;
    SafeTensors t;
    Sentence why = { "" };
    memset(path, 'd', sizeof path);
    path[REPLACEMENT_PATH - 1] = '\0';
    ck_assert_int_eq(gpt2_save(path, &m.config, m.weight, &a, &why),
                     TOO_LONG);
    path[REPLACEMENT_PATH - 10] = '/';
    ck_assert_int_eq(gpt2_open(path, &a, &f, &t, &m.config, &n, &why),
                     TOO_LONG);
    ck_assert(strstr(why.text, "path: expected less than") != NULL);
}
END_TEST

START_TEST(an_empty_configuration_is_refused)
{
    Arena a = arena_over(block, sizeof block);
    GptConfig c;
    Sentence why = { "" };
    ck_assert_int_eq(gpt2_config_decode(0, block, &a, &c, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, "config.json byte 0: expected '{', got its "
                     "end");
}
END_TEST

START_TEST(a_small_arena_is_refused)
{
    Gpt2Notes n;
    Model m = golden(&n);
    SafeTensors t;
    Sentence why = { "" };
    size_t room = 0;
    enum status s = TOO_LONG;
    for (; s == TOO_LONG && room < sizeof block; room += 64) {
        Arena a = arena_over(block, room);
        s = gpt2_tensors(&m.config, m.weight, &a, &t, &why);
    }
    ck_assert_int_eq(s, OK);
    ck_assert_int_gt((int)room, 1000);
    Arena none = arena_over(block, 8);
    ck_assert_int_eq(gpt2_config_decode(9, block, &none, &m.config, &why),
                     TOO_LONG);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { logits_are_torchs, 1 }, { what_is_not_the_model_is_noted, 1 },
        { a_foreign_file_is_brought_into_our_form, 100 },
        { every_half_is_widened_exactly, 1 },
        { other_arrays_are_refused, ROWS(of_arrays) },
        { other_configurations_are_refused, ROWS(of_config) },
        { the_same_number_is_accepted, 1 },
        { a_directory_is_written_and_read, 1 },
        { an_empty_configuration_is_refused, 1 },
        { long_paths_are_refused, 1 }, { a_small_arena_is_refused, 1 },
    };
    return run_tests("gpt2", ROWS(tests), tests);
}
