/* sample_files.h - random named arrays, and files that others have made. */
#ifndef SAMPLE_FILES_H
#define SAMPLE_FILES_H

#include "arrow.h"
#include "safetensors.h"
#include "source.h"
#include <stdio.h>

enum { ARRAYS_MOST = 5, WORD = 48, ANY_FILE = 8192 };
typedef struct Word { char text[WORD], spelled[3 * WORD]; } Word;
typedef struct Arrays {
    SafeTensors t;                      /* of what follows */
    SafeTensor at[ARRAYS_MOST];
    SafePair pair[ARRAYS_MOST];
    Word name[ARRAYS_MOST], key[ARRAYS_MOST], value[ARRAYS_MOST];
    uint64_t data[ARRAYS_MOST][27];
} Arrays;
void arrays_sample(Source *s, Arrays *a);
int arrays_equal(SafeTensors *a, SafeTensors *b);   /* sorts both by name */

/* The bytes of a file. */
typedef struct AnyFile { size_t length; unsigned char at[ANY_FILE]; } AnyFile;
void arrays_foreign(Source *s, const Arrays *a, AnyFile *f);
void AnyFile_sample(Source *s, AnyFile *f);
double AnyFile_gap(const AnyFile *a, const AnyFile *b);
void AnyFile_print(FILE *out, const AnyFile *f);
PARTIAL(rewrite, Unit, AnyFile, AnyFile);           /* read, and write */

#endif
