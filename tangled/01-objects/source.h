/* source.h - random words, and what is drawn from them. */
#ifndef SOURCE_H
#define SOURCE_H

#include "arrow.h"
#include <stdint.h>

enum { SOURCE_TAPE = 4096 };
typedef struct Source {
    uint64_t state;                     /* of splitmix64 */
    int used;                           /* words drawn so far */
    int given;                          /* words to replay; -1: generate */
    uint64_t tape[SOURCE_TAPE];         /* the words drawn, or to be drawn */
} Source;

void source_seed(Source *s, uint64_t seed);     /* generate, and record */
void source_replay(Source *s, int given);       /* tape[0 .. given), then 0 */
uint64_t source_word(Source *s);

/* draw_below - an integer r, 0 <= r < n; needs n > 0
 * draw_real  - a real r, -1 < r < 1; a multiple of 2 to the -24
 * Smaller words give simpler results: word 0 gives 0. */
int draw_below(Source *s, int n);
real draw_real(Source *s);

#endif
