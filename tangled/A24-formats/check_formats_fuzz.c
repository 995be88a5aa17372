/* check_formats_fuzz.c - mutated files; CK_FORK=no FUZZ=1000000: more. */
#include "mutations.h"
#include "npy.h"
#include "sample_files.h"
#include "sample_gpt2.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>

enum { BATCHES = 20, FILES = 300 };
static _Alignas(max_align_t) unsigned char room[1 << 16];
static const char *const edges[] = {
    "0", "-1", "1e9", "4294967296", "999999999999999999", "(", ")", ",", "'",
    "18446744073709551616", "\"", ":", "}", "{", "[", "]", "null", "true",
    "\\u0000", "'|O'", "<f4", "True", "(),", "(0,)", "\"n_head\": 1",
    "\"shape\":[4,4]",
    "\"F16\"", "\"BF16\"", "h.0.", "transformer.", "\xff", "\n",
};

static void altered(Source *s, size_t *length, size_t most,
                    unsigned char at[])
{
    for (int k = 1 + draw_below(s, 3); k > 0; k--)
        mutate_bytes(s, length, most, at, ROWS(edges), edges);
}

/* A block of exactly these bytes. */
static unsigned char *alone(size_t n, const unsigned char at[])
{
    unsigned char *block = malloc(n > 0 ? n : 1);
    ck_assert_ptr_nonnull(block);
    memcpy(block, at, n);
    return block;
}

/* 1 if it is accepted; the same dims and type come back from its header. */
static int feed_npy(size_t n, const unsigned char at[])
{
    unsigned char *block = alone(n, at), again[NPY_HEADER];
    SafeTensor x, y;
    Sentence why = { "" };
    int length = 0;
    const int accepted = npy_decode(n, block, &x, &why) == OK;
    if (!accepted)
        assert_printable(&why);
    else if (safetensors_bytes(&x) == 0) {
        ck_assert_int_eq(npy_header(&x, (char *)again, &length, &why), OK);
        ck_assert_int_eq(npy_decode((size_t)length, again, &y, &why), OK);
        ck_assert(y.type == x.type && y.rank == x.rank
                  && memcmp(y.dims, x.dims, sizeof x.dims) == 0);
    }
    free(block);
    return accepted;
}

/* An array of at most one number, altered; 1 if it is accepted. */
static int npy_mutant(Source *s)
{
    unsigned char at[NPY_HEADER + 64] = { 0 };
    int length = 0;
    SafeTensor x = { "", (enum element)draw_below(s, ELEMENT_BF16), 0, { 0 },
                     NULL };
    Sentence why;
    for (x.rank = 0; x.rank < draw_below(s, 5); x.rank++)
        x.dims[x.rank] = draw_below(s, 2);
    ck_assert_int_eq(npy_header(&x, (char *)at, &length, &why), OK);
    const size_t data = (size_t)safetensors_bytes(&x);
    size_t n = (size_t)length + data;
    altered(s, &n, sizeof at, at);
    if (n >= data + 10 && draw_below(s, 4) > 0)         /* mended */
        at[8] = (unsigned char)(n - data - 10);
    return feed_npy(n, at);
}

START_TEST(npy_mutants_are_refused_or_read)
{
    static Source s;
    const int files = files_of_batch(FILES, BATCHES);
    int accepted = 0;
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < files; i++) {
        s.used = 0;
        accepted += npy_mutant(&s);
    }
    ck_assert_int_gt(accepted, files / 100);
}
END_TEST

static int feed_config(size_t n, const unsigned char at[])
{
    unsigned char *block = alone(n, at);
    char text[GPT2_CONFIG_TEXT];
    GptConfig c, again;
    Arena a = arena_over(room, sizeof room);
    Sentence why = { "" };
    const int accepted = gpt2_config_decode(n, block, &a, &c, &why) == OK;
    if (!accepted)
        assert_printable(&why);
    else {
        gpt2_config_encode(&c, text);
        ck_assert_int_eq(gpt2_config_decode(strlen(text),
            (unsigned char *)text, &a, &again, &why), OK);
        ck_assert(memcmp(&c, &again, sizeof c) == 0);
    }
    free(block);
    return accepted;
}

START_TEST(config_mutants_are_refused_or_read)
{
    static Source s;
    static Gpt2Files golden;
    const int files = files_of_batch(FILES, BATCHES);
    int accepted = 0;
    golden_files(&golden);
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < files; i++) {
        Gpt2Files f = golden;
        s.used = 0;
        altered(&s, &f.config_length, GPT2_CONFIG_TEXT, f.config);
        accepted += feed_config(f.config_length, f.config);
    }
    ck_assert_int_gt(accepted, files / 100);
}
END_TEST

static int feed_gpt2(Gpt2Files *f)
{
    static Model m, again;
    static Gpt2Files ours;
    Gpt2Notes n;
    Sentence why = { "" };
    if (model_read(f, &m, &n, &why) != OK) {
        if (why.text[0] != '\0')
            assert_printable(&why);
        return 0;
    }
    ck_assert_int_eq(model_to_files(NULL, &m, &ours), OK);
    ck_assert_int_eq(model_from_files(NULL, &ours, &again), OK);
    ck_assert(Model_gap(&m, &again) == 0);
    return 1;
}

static void mend(Gpt2Files *f, size_t data)
{
    for (int i = 0; f->length >= 8 + data && i < 8; i++)
        f->at[i] = (unsigned char)((f->length - 8 - data) >> 8 * i);
}

START_TEST(gpt2_mutants_are_refused_or_read)
{
    static Source s;
    static Gpt2Files f;
    const int files = files_of_batch(FILES / 3, BATCHES);
    int accepted = 0;
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < files; i++) {
        Model m;
        s.used = 0;
        Model_sample(&s, &m);
        foreign_files(&s, &m, &f);
        const size_t data = f.length - 8 - f.at[0] - 256 * (size_t)f.at[1];
        altered(&s, &f.length, GPT2_FILE, f.at);
        if (draw_below(&s, 2) == 0)
            mend(&f, data);
        if (draw_below(&s, 8) == 0)
            altered(&s, &f.config_length, GPT2_CONFIG_TEXT, f.config);
        accepted += feed_gpt2(&f);
    }
    ck_assert_int_gt(accepted, files / 100);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { npy_mutants_are_refused_or_read, BATCHES },
        { config_mutants_are_refused_or_read, BATCHES },
        { gpt2_mutants_are_refused_or_read, BATCHES },
    };
    return run_tests("fuzz of formats", ROWS(tests), tests);
}
