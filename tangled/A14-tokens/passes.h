/* passes.h - merging as it is defined: a pass for each merge, pair by pair. */
#ifndef PASSES_H
#define PASSES_H

#include "tokenizer.h"

/* passes_encode - in place; returns how many tokens are left
 * passes_train  - the merges; token [length] is spoilt                     */
int passes_encode(int merges, const Merge merge[], int length, int token[]);
int passes_train(int length, const unsigned char text[], ApartRule *apart,
    int vocabulary, Merge merge[], int token[]);

#endif
