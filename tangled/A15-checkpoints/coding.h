/* coding.h - for tests: encoding and decoding that cannot want for room. */
#ifndef CODING_H
#define CODING_H

#include "example_file.h"
#include "sample_files.h"
#include "testing.h"
#include <string.h>

enum { TABLE = 65536 };
static max_align_t table[TABLE / sizeof (max_align_t)];

/* Decoded into `table`. */
static inline enum status decode(AnyFile *f, SafeTensors *t, Sentence *why)
{
    Arena a = arena_over(table, TABLE);
    why->text[0] = '\0';
    return safetensors_decode(f->length, f->at, &a, t, why);
}

static inline void encode(SafeTensors *t, AnyFile *f)
{
    Sentence why;
    memset(f, 0, sizeof *f);
    ck_assert_int_eq(safetensors_encode(t, sizeof f->at, f->at, &f->length,
                                        &why), OK);
}

static inline void encode_example(AnyFile *file)
{
    float b[2];
    unsigned char a[3];
    SafeTensor at[2];
    SafePair pair[1];
    SafeTensors t;
    example_arrays(b, a, at, pair, &t);
    encode(&t, file);
}

#endif
