/* safetensors.h - named arrays, in files that other programs read. */
#ifndef SAFETENSORS_H
#define SAFETENSORS_H

#include "arena.h"
#include "dims.h"
#include "refusals.h"
#include <stdint.h>

/* Types of elements: name in the file, bytes.  The larger first. */
#define ELEMENTS(ROW) \
    ROW(F64, 8) ROW(I64, 8) ROW(U64, 8) ROW(F32, 4) ROW(I32, 4) \
    ROW(U32, 4) ROW(F16, 2) ROW(BF16, 2) ROW(I16, 2) ROW(U16, 2) \
    ROW(I8, 1) ROW(U8, 1) ROW(BOOL, 1)
#define ELEMENT_NAME(name, bytes) ELEMENT_##name,
enum element { ELEMENTS(ELEMENT_NAME) ELEMENT_COUNT };

enum { TENSOR_RANK = 8, TENSORS_MOST = 65536, PAIRS_MOST = 256,
       HEADER_MOST = 100000000 };

typedef struct SafeTensor {
    const char *name;                   /* UTF-8, without control characters */
    enum element type;
    int rank;                           /* 0 .. TENSOR_RANK; 0: one element */
    int64_t dims[TENSOR_RANK];          /* rows first; may be 0 */
    void *data;                         /* may be NULL if it has no bytes */
} SafeTensor;

typedef struct SafePair { const char *key, *value; } SafePair;

typedef struct SafeTensors {
    SafeTensor *at;                     /* [count] names differ */
    int count;
    SafePair *pair;                     /* [pairs] keys differ */
    int pairs;
    int checked;            /* read, with a checksum that agreed */
} SafeTensors;

/* safetensors_of    - an array with the dims of appendix A9
 * safetensors_bytes - how many bytes it has, or -1 if 2^63 or more
 * element_bytes     - and one element of it
 * element_name      - as files write it                                   */
SafeTensor safetensors_of(const char *name, enum element type, Dims d,
                          void *data);
int64_t safetensors_bytes(const SafeTensor *x);
int element_bytes(enum element type);
const char *element_name(enum element type);

/* safetensors_save   - replaces the file, or leaves the one that is there
 * safetensors_encode - the same bytes, to memory
 *   t        is put into the order of the file
 *   room     bytes at hand; length (out) bytes that were needed
 *   returns  OK; NO_FILE; TOO_LONG if room, header or path is too small;
 *            BAD_FORMAT if no file has these arrays; why has the reason   */
MUST_CHECK enum status safetensors_save(const char *path, SafeTensors *t,
                                        Sentence *why);
MUST_CHECK enum status safetensors_encode(SafeTensors *t, size_t room,
    unsigned char at[], size_t *length, Sentence *why);

/* safetensors_decode - the arrays of a file in memory
 *   at       their data stay here; need not be aligned
 *   a        takes names and list: at most safetensors_table (header)
 *   returns  OK; BAD_FORMAT; DAMAGED; TOO_LONG if the arena is too small   */
MUST_CHECK enum status safetensors_decode(size_t size, unsigned char at[],
    Arena *a, SafeTensors *t, Sentence *why);
size_t safetensors_table(size_t header);

/* safetensors_open - the arrays of a file on a disk, until it is closed;
 *   writing to their data does not change the file
 *   returns  as decode; NO_FILE                                           */
typedef struct SafeFile { unsigned char *at; size_t size; } SafeFile;
MUST_CHECK enum status safetensors_open(const char *path, SafeFile *f,
    Arena *a, SafeTensors *t, Sentence *why);
void safetensors_close(SafeFile *f);

/* safetensors_find   - by name, or NULL;  safetensors_value - metadata
 * safetensors_expect - BAD_FORMAT unless it has like's name, type, shape
 * safetensors_fill   - copies into all n arrays, or if one of them is not
 *                      as expected into none; others are not looked at    */
const SafeTensor *safetensors_find(const SafeTensors *t, const char *name);
const char *safetensors_value(const SafeTensors *t, const char *key);
MUST_CHECK enum status safetensors_expect(const SafeTensors *t,
    const SafeTensor *like, Sentence *why);
MUST_CHECK enum status safetensors_fill(const SafeTensors *t, int n,
    const SafeTensor into[], Sentence *why);

#endif
