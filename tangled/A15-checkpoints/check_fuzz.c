/* check_fuzz.c - mutated files; CK_FORK=no FUZZ=1000000: more of them. */
#include "sample_files.h"
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

/* Replaces n bytes at i by those of the text. */
static void splice(AnyFile *f, size_t i, size_t n, size_t m,
                   const unsigned char *text)
{
    if (i + n > f->length || f->length - n + m > sizeof f->at)
        return;
    memmove(f->at + i + m, f->at + i + n, f->length - i - n);
    memcpy(f->at + i, text, m);
    f->length = f->length - n + m;
}

static void mutate(Source *s, AnyFile *f)
{
    unsigned char piece[16];
    const size_t i = (size_t)draw_below(s, (int)f->length);
    const size_t k = (size_t)draw_below(s, (int)f->length);
    const size_t n = (size_t)draw_below(s, 16);
    const char *edge = edges[draw_below(s, ROWS(edges))];
    for (size_t j = 0; j < n; j++)
        piece[j] = f->at[(k + j) % f->length];
    switch (draw_below(s, 6)) {
    case 0: f->at[i] ^= (unsigned char)(1 << draw_below(s, 8)); break;
    case 1: f->at[i] = (unsigned char)draw_below(s, 256); break;
    case 2: splice(f, i, n, 0, piece); break;
    case 3: splice(f, i, 0, n, piece); break;
    case 4: splice(f, i, (size_t)draw_below(s, 3), strlen(edge),
                   (const unsigned char *)edge); break;
    default: f->at[0] = (unsigned char)(f->at[0] + draw_below(s, 17) - 8);
    }
    if (f->length == 0)
        f->length = 1;
}

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
        mutate(s, f);
    if (draw_below(s, 2) == 0)
        mend(f, data);
    return AnyFile_gap(f, whole) > 0;
}

static void assert_printable(const Sentence *why)
{
    int printable = why->text[0] != '\0';
    for (const char *c = why->text; *c != '\0'; c++)
        printable &= (unsigned char)*c >= 0x20 && *c != 0x7f;
    ck_assert(printable);
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

static int files_in_all(void)
{
    const char *more = getenv("FUZZ");
    return more != NULL ? atoi(more) : BATCHES * FILES;
}

START_TEST(mutants_are_refused_or_read)
{
    static Source s;
    static AnyFile f, whole;
    const int n = files_in_all() / BATCHES;
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

int main(void)
{
    const Test test = { mutants_are_refused_or_read, BATCHES };
    return run_tests("fuzz", 1, &test);
}
