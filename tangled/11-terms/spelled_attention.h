/* spelled_attention.h - the generator attend, in smaller generators. */
#ifndef SPELLED_ATTENTION_H
#define SPELLED_ATTENTION_H

#include "term.h"

/* spell_attention - q, k, v -> y, all queries one by one
 *   with     what fits attend
 *   q, k     types of the first two inputs; v has that of k
 *   t        begun, and empty                                             */
void spell_attention(const Attributes *with, Dims q, Dims k, Term *t);

#endif
