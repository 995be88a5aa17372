/* decoder_pattern.h - the loops of the decoder, with LANES lanes: a pattern,
 * included with LANES, BUILT and NAME defined. */
#include "elementary_vector.h"
#define VECTOR NAME(Floats)
typedef float NAME(Loose)
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int NAME(Ints) __attribute__((vector_size(4 * LANES), may_alias));
#define LOAD(p) (*(const NAME(Loose) *)(const void *)(p))
#define STORE(p, x) (*(NAME(Loose) *)(void *)(p) = (x))
#define INSIDE BUILT __attribute__((always_inline)) static inline
#include "decoder_streams.h"
#include "decoder_rows.h"
#include "decoder_columns.h"
#include "decoder_heads.h"
#undef VECTOR
#undef LOAD
#undef STORE
#undef INSIDE
