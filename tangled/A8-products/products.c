/* products.c - products of matrices of floats, stored by rows. */
#include "product_kernels.h"
#include <assert.h>
#include <stdint.h>
#include <string.h>

static bool apart(const float *c, int m, int ldc, const float *x, int rows,
                  int ldx)
{
    const uintptr_t from = (uintptr_t)c, other = (uintptr_t)x;
    const uintptr_t size = sizeof *c * (uintptr_t)m * (uintptr_t)ldc;
    const uintptr_t length = sizeof *x * (uintptr_t)rows * (uintptr_t)ldx;
    return from + size <= other || other + length <= from;
}

static bool wants_mask(const Product *p)
{
    return p->finish == FINISH_MASK || p->finish == FINISH_TIMES
        || p->finish == FINISH_PLUS;
}

static bool wants_bias(const Product *p)
{
    return p->finish == FINISH_BIAS || p->finish == FINISH_RELU;
}

static bool fits(const Product *p)
{
    const bool tn = p->form == PRODUCT_TN, nt = p->form == PRODUCT_NT;
    return p->m >= 0 && p->n >= 0 && p->k >= 0
        && p->lda >= (tn ? p->m : p->k) && p->ldb >= (nt ? p->k : p->n)
        && p->ldc >= p->n && (nt || p->totals == NULL)
        && (p->finish != FINISH_STEP || p->k <= PRODUCT_DEEP)
        && (!wants_mask(p) || (p->mask && p->ldmask >= p->n))
        && (!wants_bias(p) || p->bias);
}

bool product_allowed(const Product *p, const float *a, const float *b,
                     const float *c)
{
    const bool tn = p->form == PRODUCT_TN, nt = p->form == PRODUCT_NT;
    return fits(p)
        && apart(c, p->m, p->ldc, a, tn ? p->k : p->m, p->lda)
        && apart(c, p->m, p->ldc, b, nt ? p->n : p->k, p->ldb)
        && (!wants_mask(p)
            || apart(c, p->m, p->ldc, p->mask, p->m, p->ldmask))
        && (!wants_bias(p) || apart(c, p->m, p->ldc, p->bias, 1, p->m));
}

static float finished(const Product *p, int i, int j, float s, float c)
{
    const float biased = p->bias ? s + p->bias[i] : s;
    const float mask = p->mask ? p->mask[(ptrdiff_t)i * p->ldmask + j] : 0;
    switch (p->finish) {
    case FINISH_BIAS:  return biased;
    case FINISH_RELU:  return biased > 0 ? biased : 0;
    case FINISH_MASK:  return s * (mask > 0 ? 1 : 0);
    case FINISH_STEP:  return c - p->rate * s;
    case FINISH_TIMES: return s * mask;
    case FINISH_PLUS:  return biased + mask;
    default:           return s;
    }
}

static void totals(const Product *p, const float *b)
{
    for (int j = 0; j < p->n && p->totals; j++, b += p->ldb) {
        p->totals[j] = 0;
        for (int q = 0; q < p->k; q++)
            p->totals[j] += b[q];
    }
}

void product_plain(const Product *p, const float *a, const float *b, float *c)
{
    const bool tn = p->form == PRODUCT_TN, nt = p->form == PRODUCT_NT;
    const ptrdiff_t down_a = tn ? 1 : p->lda, along_a = tn ? p->lda : 1;
    const ptrdiff_t down_b = nt ? 1 : p->ldb, along_b = nt ? p->ldb : 1;
    assert(product_allowed(p, a, b, c));
    for (int i = 0; i < p->m; i++)
        for (int j = 0; j < p->n; j++) {
            float *const to = c + (ptrdiff_t)i * p->ldc + j;
            float s = p->finish == FINISH_ADD ? *to : 0;
            for (int q = 0; q < p->k; q++)
                s += a[i * down_a + q * along_a]
                   * b[q * down_b + j * along_b];
            *to = finished(p, i, j, s, *to);
        }
    totals(p, b);
}

typedef struct Panel {
    const Kernel *kernel;
    const Product *p;
    const float *b;                     /* its first row */
    ptrdiff_t down_b, down_a, along_a;
    int j, n, wide;                     /* n columns of C from j on */
    int q, k;                           /* k terms from q on */
    bool full, last;                    /* whole vectors; the last terms */
    bool more;                          /* sums that were begun */
    bool there;                         /* they stand in C, not beside it */
    bool far;                           /* C is larger than near caches */
} Panel;

/* The numbers of row j from column q on, one by one. */
static void turn_row(const Panel *g, const float *restrict b, int j, int q,
                     float *restrict to, int width, float *total)
{
    for (b += j * (ptrdiff_t)g->p->ldb; q < g->k; q++) {
        to[q * width + j] = b[q];
        *total += b[q];
    }
}

/* to[k][width] = the n rows of k floats of b, turned over, then zeros */
static void turn(const Panel *g, const float *restrict b,
                 float *restrict to, int width)
{
    const int lanes = g->kernel->lanes, terms = g->k / lanes * lanes;
    float total[WIDTH_MAX] = { 0 }, *const old = g->p->totals;
    if (old && g->q > 0)
        memcpy(total, old + g->j, (size_t)g->n * sizeof *total);
    int j = 0;
    for (; j + lanes <= g->n; j += lanes) {
        g->kernel->turn(terms, b + j * (ptrdiff_t)g->p->ldb, g->p->ldb,
                        to + j, width, total + j);
        for (int r = j; r < j + lanes; r++)
            turn_row(g, b, r, terms, to, width, &total[r]);
    }
    for (; j < g->n; j++)
        turn_row(g, b, j, 0, to, width, &total[j]);
    for (; j < g->wide * lanes; j++)
        for (int q = 0; q < g->k; q++)
            to[q * width + j] = 0;
    if (old)
        memcpy(old + g->j, total, (size_t)g->n * sizeof *total);
}

static void copy_rows(int rows, int n, const float *from, ptrdiff_t down,
                      float *to, ptrdiff_t width)
{
    for (int r = 0; r < rows; r++)
        memcpy(to + r * width, from + r * down, (size_t)n * sizeof *to);
}

/* The same for a panel of whole vectors, in vectors. */
static void move_rows(const Panel *g, int rows, const float *from,
                      ptrdiff_t down, float *to, ptrdiff_t width)
{
    const Product set = { .finish = FINISH_SET };
    if (g->full)
        g->kernel->finish(&set, NULL, rows, g->n, from, down, NULL, 0, to,
                          width);
    else
        copy_rows(rows, g->n, from, down, to, width);
}

/* Where is the panel read: in b, or in a copy? */
static void take_panel(Panel *g, const float *b, float *copy)
{
    const int width = 2 * g->kernel->lanes;
    const bool nt = g->p->form == PRODUCT_NT;
    const ptrdiff_t down = g->p->ldb;
    g->b = nt ? b + g->j * down + g->q : b + g->q * down + g->j;
    g->down_b = down;
    if (!nt && g->full && (g->p->m <= ROWS_WORTH_A_COPY || down == width))
        return;
    if (nt)
        turn(g, g->b, copy, width);
    else {
        if (!g->full)
            memset(copy, 0, sizeof *copy * (size_t)(g->k * width));
        move_rows(g, g->k, g->b, down, copy, width);
    }
    g->b = copy;
    g->down_b = width;
}

enum { TILE_MAX = ROWS_MAX * WIDTH_MAX };

static void finish_tile(const Panel *g, int i, int rows, const float *s,
                        float *c)
{
    const Product *p = g->p;
    const ptrdiff_t ldc = p->ldc, ldmask = p->ldmask;
    const int width = 2 * g->kernel->lanes;
    const float *const bias = p->bias ? p->bias + i : NULL;
    const float *const mask = p->mask ? p->mask + i * ldmask + g->j : NULL;
    float edge[TILE_MAX], through[TILE_MAX];
    if (g->full) {
        g->kernel->finish(p, bias, rows, g->n, s, width, mask, ldmask, c,
                          ldc);
        return;
    }
    memset(edge, 0, sizeof edge), memset(through, 0, sizeof through);
    if (p->finish == FINISH_STEP)
        copy_rows(rows, g->n, c, ldc, edge, width);
    if (mask)
        copy_rows(rows, g->n, mask, ldmask, through, width);
    g->kernel->finish(p, bias, rows, g->wide * g->kernel->lanes, s, width,
                      through, width, edge, width);
    copy_rows(rows, g->n, edge, width, c, ldc);
}

ALWAYS_INLINE void ask_for(const Panel *g, int rows, const float *at,
                           ptrdiff_t down)
{
    for (int r = 0; r < rows; r++, at += down)
        for (int j = 0; j < g->n; j += 16)
            __builtin_prefetch(at + j);
}

static void tile_beside(const Panel *g, int i, int rows, const float *a,
                        float *c)
{
    const ptrdiff_t ldc = g->p->ldc, width = 2 * g->kernel->lanes;
    _Alignas(64) float s[TILE_MAX];
    if (g->more && !g->full)
        memset(s, 0, sizeof s);
    if (g->more)
        move_rows(g, rows, c, ldc, s, width);
    g->kernel->sums[rows - 1][g->wide - 1](g->k, a, g->down_a, g->along_a,
        g->b, g->down_b, s, width, g->more);
    if (!g->last)
        move_rows(g, rows, s, width, c, ldc);
    else
        finish_tile(g, i, rows, s, c);
}

static void tile(const Panel *g, int i, int rows, const float *a, float *c)
{
    const Product *p = g->p;
    if (g->far)
        ask_for(g, rows, c, p->ldc);
    if (g->far && p->mask)
        ask_for(g, rows, p->mask + (ptrdiff_t)i * p->ldmask + g->j,
                p->ldmask);
    if (g->there)
        g->kernel->sums[rows - 1][g->wide - 1](g->k, a, g->down_a,
            g->along_a, g->b, g->down_b, c, p->ldc, g->more);
    else
        tile_beside(g, i, rows, a, c);
}

/* The first sums of all rows, for n panels side by side. */
static void along_the_panels(const Panel g[], int n, const float *a, float *c)
{
    const int most = g->kernel->rows, m = g->p->m;
    const int tiles = (m + most - 1) / most;
    const int least = tiles > 0 ? m / tiles : 0, larger = m - tiles * least;
    a += g->q * g->along_a;
    for (int t = 0, i = 0; t < tiles; t++) {
        const int rows = least + (t < larger);
        for (int k = 0; k < n; k++)
            tile(&g[k], i, rows, a + i * g->down_a,
                 c + (ptrdiff_t)i * g->p->ldc + g[k].j);
        i += rows;
    }
}

enum { PANELS_MAX = 32, LARGE_RESULT = 1 << 15 };       /* floats */

/* As many panels from column j on as the copy has room for. */
static int take_panels(const Panel *model, int j, const float *b, float *copy,
                       Panel g[])
{
    const int width = 2 * model->kernel->lanes, n = model->p->n;
    const int fit = model->k > 0 ? PRODUCT_DEEP / model->k : 1;
    int count = 0;
    for (; j < n && count < fit && count < PANELS_MAX; j += width) {
        Panel *const next = &g[count];
        *next = *model;
        next->j = j;
        next->n = n - j < width ? n - j : width;
        next->wide = next->n > model->kernel->lanes ? 2 : 1;
        next->full = next->n == next->wide * model->kernel->lanes;
        next->there = next->full
            && (!next->last || next->p->finish <= FINISH_ADD);
        take_panel(next, b, copy + (ptrdiff_t)count * model->k * width);
        count++;
    }
    return count;
}

static void run(const Kernel *kernel, const Product *p, const float *a,
                const float *b, float *c)
{
    _Alignas(64) float copy[PRODUCT_DEEP * WIDTH_MAX];
    const bool tn = p->form == PRODUCT_TN;
    Panel panels[PANELS_MAX], model = { .kernel = kernel, .p = p,
        .down_a = tn ? 1 : p->lda, .along_a = tn ? p->lda : 1,
        .far = (ptrdiff_t)p->m * p->ldc >= LARGE_RESULT };
    assert(product_allowed(p, a, b, c));
    do {
        const int left = p->k - model.q;
        model.k = left < PRODUCT_DEEP ? left : PRODUCT_DEEP;
        model.last = model.k == left;
        model.more = model.q > 0 || p->finish == FINISH_ADD;
        for (int j = 0; j < p->n; ) {
            const int n = take_panels(&model, j, b, copy, panels);
            along_the_panels(panels, n, a, c);
            j = panels[n - 1].j + panels[n - 1].n;
        }
        model.q += model.k;
    } while (model.q < p->k);
}

#define WAY(name, kernel) \
    static void name(const Product *p, const float *a, const float *b, \
                     float *c) \
    { run(&kernel, p, a, b, c); }
WAY(by_four, four_kernel)
#if defined __aarch64__
WAY(by_neon_fused, neon_fused_kernel)
#elif defined __x86_64__
WAY(by_avx2, avx2_kernel)
WAY(by_avx2_fused, avx2_fused_kernel)
WAY(by_avx512_fused, avx512_fused_kernel)
#endif

#if defined __ELF__
extern void cblas_sgemm(int order, int turn_a, int turn_b, int m, int n,
    int k, float alpha, const float *a, int lda, const float *b, int ldb,
    float beta, float *c, int ldc) __attribute__((weak));

static void by_blas(const Product *p, const float *a, const float *b, float *c)
{
    enum { BY_ROWS = 101, AS_IT_IS = 111, TURNED = 112 };
    const bool add = p->finish == FINISH_ADD || p->finish == FINISH_STEP;
    assert(product_allowed(p, a, b, c));
    totals(p, b);
    if (p->m == 0 || p->n == 0)
        return;
    cblas_sgemm(BY_ROWS, p->form == PRODUCT_TN ? TURNED : AS_IT_IS,
        p->form == PRODUCT_NT ? TURNED : AS_IT_IS, p->m, p->n, p->k,
        p->finish == FINISH_STEP ? -p->rate : 1, a, p->lda > 0 ? p->lda : 1,
        b, p->ldb > 0 ? p->ldb : 1, add ? 1 : 0, c, p->ldc);
    if (add || p->finish == FINISH_SET)
        return;
    for (int i = 0; i < p->m; i++)
        for (int j = 0; j < p->n; j++) {
            float *const to = c + (ptrdiff_t)i * p->ldc + j;
            *to = finished(p, i, j, *to, 0);
        }
}
#endif

static ProductWay *blas(void)
{
#if defined __ELF__
    return cblas_sgemm ? by_blas : NULL;
#else
    return NULL;
#endif
}

#if defined __x86_64__
#define IF(set, run) __builtin_cpu_supports(set) ? run : NULL
#define AVX2_FUSED (__builtin_cpu_supports("avx2") \
                    && __builtin_cpu_supports("fma") ? by_avx2_fused : NULL)
#define ON_X86(run) run
#else
#define ON_X86(run) NULL
#endif
#if defined __aarch64__
#define ON_ARM(run) run
#else
#define ON_ARM(run) NULL
#endif

NamedWay product_way(int i)
{
    const NamedWay ways[] = {
        { "three loops", product_plain, "nothing", true },
        { "four lanes", by_four, "nothing", true },
        { "AVX2", ON_X86(IF("avx2", by_avx2)), "AVX2", true },
        { "AVX2 fused", ON_X86(AVX2_FUSED), "AVX2 and FMA", false },
        { "AVX-512 fused", ON_X86(IF("avx512f", by_avx512_fused)), "AVX-512",
          false },
        { "NEON fused", ON_ARM(by_neon_fused), "NEON", false },
        { "BLAS", blas(), "a BLAS to be linked with", false },
    };
    _Static_assert(sizeof ways / sizeof ways[0] == PRODUCT_WAYS, "all ways");
    assert(0 <= i && i < PRODUCT_WAYS);
    return ways[i];
}

static const Kernel *widest(void)
{
#if defined __x86_64__
    if (__builtin_cpu_supports("avx512f"))
        return &avx512_fused_kernel;
    if (__builtin_cpu_supports("avx2"))
        return &avx2_kernel;
#endif
    return &four_kernel;
}

void turn_over(int m, int n, const float *from, ptrdiff_t down, float *to,
               ptrdiff_t width)
{
    const Kernel *const k = m < LANES_MAX ? &four_kernel : widest();
    const int lanes = k->lanes, rows = m / lanes * lanes;
    const int columns = n / lanes * lanes;
    float total[LANES_MAX] = { 0 };
    for (int i = 0; i < rows; i += lanes)
        k->turn(columns, from + i * down, down, to + i, width, total);
    for (int i = 0; i < m; i++)
        for (int j = i < rows ? columns : 0; j < n; j++)
            to[j * width + i] = from[i * down + j];
}

ProductWay *product_same_bits(void)
{
    ProductWay *best = product_plain;
    for (int i = 0; i < PRODUCT_WAYS; i++)
        if (product_way(i).run && product_way(i).same_bits)
            best = product_way(i).run;
    return best;
}

ProductWay *product_fastest(void)
{
    ProductWay *best = blas() ? blas() : product_plain;
    for (int i = blas() ? 2 : 0; i < PRODUCT_WAYS - 1; i++)
        if (product_way(i).run)
            best = product_way(i).run;
    return best;
}
