/* npy.h - an array as a file of numpy's, version 1.0; Kern 2007. */
#ifndef NPY_H
#define NPY_H

#include "safetensors.h"

enum { NPY_HEADER = 320 };              /* the most that one takes */

/* npy_header - what stands before the numbers
 *   at (out)  [NPY_HEADER]; length (out) a multiple of 64
 *   returns  OK; BAD_FORMAT if numpy has no such type                      */
MUST_CHECK enum status npy_header(const SafeTensor *x, char at[],
                                  int *length, Sentence *why);

/* npy_save   - header and numbers; the file is replaced whole
 *   returns  as npy_header; NO_FILE; TOO_LONG if the path is
 * npy_decode - the array of a file in memory; its data stay there
 *   x (out)  without a name
 *   returns  OK; BAD_FORMAT; DAMAGED if bytes are missing, or too many    */
MUST_CHECK enum status npy_save(const char *path, const SafeTensor *x,
                                Sentence *why);
MUST_CHECK enum status npy_decode(size_t size, unsigned char at[],
                                  SafeTensor *x, Sentence *why);

#endif
