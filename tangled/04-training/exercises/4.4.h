#include "counts.h"

enum { KEPT = 2 };
typedef struct {
    int length;                         /* of the text */
    TokenId first[KEPT], last[KEPT];    /* as many as there are, in order */
    int triple[VOCABULARY][VOCABULARY][VOCABULARY];
} Triples;

void count_triples(const Text *x, Triples *y);          /* given */
void join_triples(const Triples *x, const Triples *y, Triples *z);
