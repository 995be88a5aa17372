/* safety.h - what writing and reading share; inside of safetensors. */
#ifndef SAFETY_H
#define SAFETY_H

#include "safetensors.h"

#define METADATA "__metadata__"
#define CHECKSUM_KEY "checksum"
#define CHECKSUM_FORM "fnv1a64:"
#define CHECKSUM_ZEROS "0000000000000000"
#define MARK_KEY "tinycat"
#define MARK_VALUE "1"
enum { CHECKSUM_DIGITS = 16 };

/* fnv_long - chapter 4's fnv for any number of bytes */
uint64_t fnv_long(uint64_t h, size_t n, const void *at);

/* safety_order - refuses where the lowest byte does not come first */
enum status safety_order(Sentence *why);

/* refuse_twice - sorts by name and by key, and refuses what is there twice */
enum status refuse_twice(SafeTensors *t, Sentence *why);

/* Comparisons for qsort, of names and of keys. */
int by_tensor_name(const void *a, const void *b);
int by_pair_key(const void *a, const void *b);

#endif
