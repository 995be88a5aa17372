/* check_fuzz.c - mutated files; CK_FORK=no FUZZ=1000000: more of them. */
#include "checkpoint.h"
#include "mutations.h"
#include "sample_files.h"
#include "sample_training.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>

enum { BATCHES = 20, FILES = 1000 };
static max_align_t table[4 * ANY_FILE / sizeof (max_align_t)];

static const char *const edges[] = {
    "0", "00", "-1", "1e9", "4294967296", "9223372036854775807",
    "18446744073709551616", "\\u0000", "\\ud800", "[", "{", "}", "]", "\"",
    ",", ":", "\\", "\xff", "\xc2", "{\"", "\"shape\":[]", "\"F64\"", "null",
};

/* The header's length is what the data leave: mutants that get further. */
static void mend(AnyFile *f, size_t data)
{
    if (f->length < 8 + data)
        return;
    for (int i = 0; i < 8; i++)
        f->at[i] = (unsigned char)((f->length - 8 - data) >> 8 * i);
}

static size_t data_of(const AnyFile *f)
{
    return f->length - 8 - ((size_t)f->at[0] + 256 * (size_t)f->at[1]);
}

/* A file, mutated one to three times; 1 if it is another one now. */
static int mutant(Source *s, AnyFile *f, AnyFile *whole)
{
    AnyFile_sample(s, f);
    if (draw_below(s, 3) == 0) {
        AnyFile ours = { .length = 0 };
        if (rewrite(NULL, f, &ours) == OK)
            *f = ours;
    }
    *whole = *f;
    const size_t data = data_of(f);
    for (int k = 1 + draw_below(s, 3); k > 0; k--)
        mutate_bytes(s, &f->length, sizeof f->at, f->at, ROWS(edges), edges);
    if (draw_below(s, 2) == 0)
        mend(f, data);
    return AnyFile_gap(f, whole) > 0;
}

/* 1 if it is accepted. */
static int feed(const AnyFile *f, int altered)
{
    Arena a = arena_over(table, sizeof table / 2);
    Arena b = arena_over(table + ROWS(table) / 2, sizeof table / 2);
    AnyFile again;
    SafeTensors t, u;
    Sentence why = { "" };
    unsigned char *bytes = malloc(f->length);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, f->at, f->length);
    const int accepted = safetensors_decode(f->length, bytes, &a, &t, &why)
        == OK;
    if (!accepted)
        assert_printable(&why);
    else if (t.checked || safetensors_value(&t, "checksum") == NULL) {
        ck_assert(!(t.checked && altered));
        ck_assert_int_eq(safetensors_encode(&t, sizeof again.at, again.at,
                                            &again.length, &why), OK);
        ck_assert_int_eq(safetensors_decode(again.length, again.at, &b, &u,
                                            &why), OK);
        ck_assert(arrays_equal(&t, &u));
    }
    free(bytes);
    return accepted;
}

START_TEST(mutants_are_refused_or_read)
{
    static Source s;
    static AnyFile f, whole;
    const int n = files_of_batch(FILES, BATCHES);
    int accepted = 0, altered = 0;
    source_seed(&s, (uint64_t)_i + 1000);
    for (int i = 0; i < n; i++) {
        s.used = 0;
        const int other = mutant(&s, &f, &whole);
        altered += other;
        accepted += feed(&f, other) && other;
    }
    ck_assert_int_gt(altered, n * 9 / 10);
    ck_assert_int_gt(accepted, n / 200);
}
END_TEST

static void renew_sum(Checkpoint *c)
{
    const int n = c->length - 8;
    const uint64_t sum = n < 0 ? 0 : fnv(FNV_BASIS, n, c->at);
    for (int i = 0; n >= 0 && i < 8; i++)
        c->at[n + i] = (unsigned char)(sum >> 8 * i);
}

static int feed_checkpoint(const Checkpoint *c)
{
    Checkpoint again;
    State x;
    Sentence why = { "" };
    if (checkpoint_read(c, &x, &why) != OK) {
        assert_printable(&why);
        return 0;
    }
    ck_assert_int_eq(checkpoint_encode(NULL, &x, &again), OK);
    ck_assert_int_eq(again.length, c->length);
    ck_assert_mem_eq(again.at, c->at, (size_t)c->length);
    return 1;
}

START_TEST(old_checkpoints_are_refused_or_read)
{
    static Source s;
    const int n = files_of_batch(FILES / 4, BATCHES);
    int accepted = 0;
    source_seed(&s, (uint64_t)_i + 2000);
    for (int i = 0; i < n; i++) {
        State x;
        Checkpoint c;
        s.used = 0;
        State_sample(&s, &x);
        ck_assert_int_eq(checkpoint_encode(NULL, &x, &c), OK);
        size_t length = (size_t)c.length;
        for (int k = 1 + draw_below(&s, 3); k > 0; k--)
            mutate_bytes(&s, &length, CHECKPOINT_MOST, c.at, ROWS(edges),
                         edges);
        c.length = (int)length;
        if (draw_below(&s, 2) == 0)
            renew_sum(&c);
        accepted += feed_checkpoint(&c);
    }
    ck_assert_int_gt(accepted, n / 100);
}
END_TEST

int main(void)
{
    const Test tests[] = { { mutants_are_refused_or_read, BATCHES },
                           { old_checkpoints_are_refused_or_read, BATCHES } };
    return run_tests("fuzz", ROWS(tests), tests);
}
