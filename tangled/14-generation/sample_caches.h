/* sample_caches.h - a small model, what it reads and what it keeps. */
#ifndef SAMPLE_CACHES_H
#define SAMPLE_CACHES_H

#include "sample_gpts.h"
#include "sample_objects.h"

enum { CACHE_LAYERS = 2, CACHE_WIDTH = 8, CACHE_CONTEXT = 7,
       CACHE_ROWS = CACHE_LAYERS * CACHE_WIDTH,
       CACHE_ROOM = 1 << 16, CACHE_PARAMETERS = 2000 };
static const GptConfig cache_config = { CACHE_LAYERS, 2, CACHE_WIDTH,
                                        CACHE_CONTEXT, VOCABULARY };
typedef struct CacheModel { real at[CACHE_PARAMETERS]; } CacheModel;
typedef struct ReadText {
    int length;                         /* 0 <= length <= CACHE_CONTEXT */
    int at[CACHE_CONTEXT];
} ReadText;
PRODUCT(TextAndToken, ReadText, text, TokenId, token);
typedef struct CacheState {             /* of each token: its k, its v */
    int length;
    real keys[CACHE_CONTEXT][CACHE_ROWS], values[CACHE_CONTEXT][CACHE_ROWS];
} CacheState;
PRODUCT(CacheAndToken, CacheState, cache, TokenId, token);

INLINE void CacheModel_sample(Source *s, CacheModel *x)
{
    for (int i = 0; i < CACHE_PARAMETERS; i++)
        x->at[i] = draw_real(s) / 2;
}

INLINE void CacheModel_print(FILE *out, const CacheModel *x)
{
    fprintf(out, "parameters from %g on", (double)x->at[0]);
}

INLINE void ReadText_print(FILE *out, const ReadText *x)
{
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%d", i == 0 ? "[" : " ", x->at[i]);
    fputs(x->length == 0 ? "[]" : "]", out);
}

INLINE double ReadText_gap(const ReadText *a, const ReadText *b)
{
    double gap = abs(a->length - b->length);
    for (int i = 0; gap == 0 && i < a->length; i++)
        gap = abs(a->at[i] - b->at[i]);
    return gap;
}

INLINE void ReadText_sample(Source *s, ReadText *x)
{
    x->length = draw_below(s, CACHE_CONTEXT);   /* one more fits */
    for (int i = 0; i < x->length; i++)
        x->at[i] = draw_below(s, VOCABULARY);
}
SAMPLED_PRODUCT(TextAndToken, ReadText, text, TokenId, token);

INLINE double CacheState_gap(const CacheState *a, const CacheState *b)
{
    double gap = abs(a->length - b->length);
    for (int i = 0; gap == 0 && i < a->length; i++) {
        const double k = reals_gap(CACHE_ROWS, a->keys[i], b->keys[i]);
        const double v = reals_gap(CACHE_ROWS, a->values[i], b->values[i]);
        gap = k > v ? k : v;
    }
    return gap;
}

INLINE void CacheState_print(FILE *out, const CacheState *x)
{
    fprintf(out, "%d keys and values", x->length);
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%g", i == 0 ? ", the keys from " : " ",
                (double)x->keys[i][0]);
}

INLINE void CacheState_sample(Source *s, CacheState *x)
{
    *x = (CacheState){ .length = draw_below(s, CACHE_CONTEXT) };
    for (int i = 0; i < x->length; i++) {
        reals_sample(s, CACHE_ROWS, x->keys[i]);
        reals_sample(s, CACHE_ROWS, x->values[i]);
    }
}
SAMPLED_PRODUCT(CacheAndToken, CacheState, cache, TokenId, token);

/* Between what is kept and the decoder's arrays. */
INLINE void cache_copy(Decoder *d, CacheState *x, int into_decoder)
{
    for (int r = 0; r < CACHE_ROWS; r++)
        for (int i = 0; i < x->length; i++) {
            const int layer = r / CACHE_WIDTH, c = r % CACHE_WIDTH;
            real *const k = d->keys + r * d->stride + i;
            real *const v = d->values
                + (layer * CACHE_CONTEXT + i) * CACHE_WIDTH + c;
            *(into_decoder ? k : &x->keys[i][r]) =
                *(into_decoder ? &x->keys[i][r] : k);
            *(into_decoder ? v : &x->values[i][r]) =
                *(into_decoder ? &x->values[i][r] : v);
        }
}

#endif
