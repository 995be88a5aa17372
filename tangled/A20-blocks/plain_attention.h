/* plain_attention.h - attention by its definition, query by query. */
#ifndef PLAIN_ATTENTION_H
#define PLAIN_ATTENTION_H

#include "fast_attention.h"

enum { PLAIN_KEYS = 512 };              /* at most */
typedef struct AttentionArrays { float *q, *k, *v, *y, *dy, *dq, *dk, *dv; }
AttentionArrays;

int plain_seen(const Attention *a, int i);      /* keys of query i */
/* y from q, k, v, and dq, dk, dv from these and dy; a->way is not used */
void plain_attention(const Attention *a, const AttentionArrays *x);

#endif
