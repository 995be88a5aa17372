/* measure_checkpoints.c - the example, altered files, decimals. */
#include "checkpoint.h"
#include "decimals.h"
#include "dump.h"
#include "example_file.h"
#include "named_state.h"
#include "source.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FILE_MOST = 4096, TABLE = 16384, FLOATS = 100000 };

static size_t encode_example(unsigned char at[])
{
    float b[2];
    unsigned char a[3];
    SafeTensor x[2];
    SafePair pair[1];
    SafeTensors t;
    Sentence why;
    size_t n = 0;
    example_arrays(b, a, x, pair, &t);
    return safetensors_encode(&t, FILE_MOST, at, &n, &why) == OK ? n : 0;
}

typedef struct Fate { long altered, refused; } Fate;

/* Of all files that differ from this one in a byte, those refused. */
static Fate alter(size_t n, unsigned char at[])
{
    static max_align_t table[TABLE / sizeof (max_align_t)];
    Fate f = { 0, 0 };
    for (size_t i = 0; i < n; i++)
        for (int k = 1; k < 256; k++) {
            Arena a = arena_over(table, TABLE);
            SafeTensors t;
            Sentence why;
            at[i] ^= (unsigned char)k;
            f.refused += safetensors_decode(n, at, &a, &t, &why) != OK;
            f.altered++;
            at[i] ^= (unsigned char)k;
        }
    return f;
}

/* A file whose only mark is the checksum. */
static void alter_one_mark(void)
{
    unsigned char at[65] = "........{\"__metadata__\":{\"checksum\":"
                           "\"fnv1a64:0000000000000000\"}}";
    const size_t n = sizeof at - 1, digits = 45;
    char sum[17];
    for (int i = 0; i < 8; i++)
        at[i] = i == 0 ? 56 : 0;        /* the header's length */
    snprintf(sum, sizeof sum, "%016llx",
             (unsigned long long)fnv(FNV_BASIS, (int)n, at));
    memcpy(at + digits, sum, 16);
    const Fate f = alter(n, at);
    puts("altered with one mark   accepted");
    printf("%21ld %10ld\n==\n", f.altered, f.altered - f.refused);
}

static float any_float(Source *s)
{
    for (;;) {
        const uint32_t bits = (uint32_t)(source_word(s) >> 32);
        float x;
        memcpy(&x, &bits, sizeof x);
        if (isfinite(x))
            return x;
    }
}

static void decimals(int digits)
{
    static Source s;
    int same = 0;
    source_seed(&s, 1);
    for (int i = 0; i < FLOATS; i++) {
        const float x = any_float(&s), y = through_decimals(digits, x);
        same += memcmp(&x, &y, sizeof x) == 0;
    }
    printf("%6d %9d %16.1f\n", digits, FLOATS, 100.0 * same / FLOATS);
}

int main(void)
{
    static unsigned char at[FILE_MOST];
    static StateFile file;
    Checkpoint c;
    const State s = demonstration(7);
    const size_t n = encode_example(at);
    dump(n, at);
    puts("==");
    printf("example-header = %d\nexample-bytes = %zu\n", at[0], n);
    const Fate f = alter(n, at);
    printf("altered = %ld\nrefused = %ld\n", f.altered, f.refused);
    alter_one_mark();
    if (state_to_file(NULL, &s, &file) == OK
        && checkpoint_encode(NULL, &s, &c) == OK)
        printf("state-bytes = %zu\nplain-bytes = %d\n", file.length,
               c.length);
    puts("digits    floats  same bits, per cent");
    decimals(6);
    decimals(8);
    decimals(9);
    puts("==");
    return 0;
}
