/* products.c - products of matrices of floats, stored by rows. */
#include "four_by_four.h"
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

static bool fits(const Product *p)
{
    const bool tn = p->form == PRODUCT_TN, nt = p->form == PRODUCT_NT;
    return p->m >= 0 && p->n >= 0 && p->k >= 0
        && p->lda >= (tn ? p->m : p->k) && p->ldb >= (nt ? p->k : p->n)
        && p->ldc >= p->n
        && (p->finish != FINISH_STEP || p->k <= PRODUCT_DEEP)
        && (p->finish != FINISH_MASK || (p->mask && p->ldmask >= p->n))
        && ((p->finish != FINISH_BIAS && p->finish != FINISH_RELU) || p->bias);
}

bool product_allowed(const Product *p, const float *a, const float *b,
                     const float *c)
{
    const bool tn = p->form == PRODUCT_TN, nt = p->form == PRODUCT_NT;
    return fits(p)
        && apart(c, p->m, p->ldc, a, tn ? p->k : p->m, p->lda)
        && apart(c, p->m, p->ldc, b, nt ? p->n : p->k, p->ldb)
        && (p->finish != FINISH_MASK
            || apart(c, p->m, p->ldc, p->mask, p->m, p->ldmask))
        && ((p->finish != FINISH_BIAS && p->finish != FINISH_RELU)
            || apart(c, p->m, p->ldc, p->bias, 1, p->m));
}

static float finished(const Product *p, int i, int j, float s, float c)
{
    const float biased = p->bias ? s + p->bias[i] : s;
    switch (p->finish) {
    case FINISH_BIAS: return biased;
    case FINISH_RELU: return biased > 0 ? biased : 0;
    case FINISH_MASK:
        return s * (p->mask[(ptrdiff_t)i * p->ldmask + j] > 0 ? 1 : 0);
    case FINISH_STEP: return c - p->rate * s;
    default:          return s;
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
}

typedef struct Panel {
    const Kernel *kernel;
    const Product *p;
    const float *b;                     /* its first row */
    ptrdiff_t down_b;
    int j, n, wide;                     /* n columns of C from j on */
    int q, k;                           /* k terms from q on */
} Panel;

static bool full(const Panel *g)
{
    return g->n == g->wide * g->kernel->lanes;
}

/* Numbers from rows j on and from columns q on, one by one, then zeros. */
static void turn_rest(const Panel *g, const float *restrict b, int j, int q,
                      float *restrict to, int width)
{
    const int used = g->wide * g->kernel->lanes;
    for (; q < g->k; q++)
        for (int i = j; i < used; i++)
            to[q * width + i] = i < g->n ? b[i * (ptrdiff_t)g->p->ldb + q]
                : 0;
}

/* to[k][width] = the n rows of k floats of b, turned over, then zeros */
static void turn(const Panel *g, const float *restrict b,
                 float *restrict to, int width)
{
    const ptrdiff_t down = g->p->ldb;
    const int rows = g->n / 4 * 4, terms = g->k / 4 * 4;
    for (int q = 0; q < terms; q += 16)
        for (int j = 0; j < rows; j += 4)
            for (int r = q; r < q + 16 && r < terms; r += 4)
                turn_four(b + j * down + r, down, to + r * width + j, width);
    turn_rest(g, b, rows, 0, to, width);
    turn_rest(g, b, 0, terms, to, width);
}

static void copy_rows(int rows, int n, const float *from, ptrdiff_t down,
                      float *to, ptrdiff_t width)
{
    for (int r = 0; r < rows; r++)
        memcpy(to + r * width, from + r * down, (size_t)n * sizeof *to);
}

/* Where is the panel read: in b, or in a copy? */
static void take_panel(Panel *g, const float *b, float *copy)
{
    const int width = 2 * g->kernel->lanes;
    const bool nt = g->p->form == PRODUCT_NT;
    const ptrdiff_t down = g->p->ldb;
    g->b = nt ? b + g->j * down + g->q : b + g->q * down + g->j;
    g->down_b = down;
    if (!nt && full(g) && (g->p->m <= ROWS_WORTH_A_COPY || down == width))
        return;
    if (nt)
        turn(g, g->b, copy, width);
    else {
        if (!full(g))
            memset(copy, 0, sizeof *copy * (size_t)(g->k * width));
        copy_rows(g->k, g->n, g->b, down, copy, width);
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
    if (full(g)) {
        g->kernel->finish(p, bias, rows, g->n, s, mask, ldmask, c, ldc);
        return;
    }
    memset(edge, 0, sizeof edge), memset(through, 0, sizeof through);
    copy_rows(rows, g->n, c, ldc, edge, width);
    if (mask)
        copy_rows(rows, g->n, mask, ldmask, through, width);
    g->kernel->finish(p, bias, rows, g->wide * g->kernel->lanes, s, through,
                      width, edge, width);
    copy_rows(rows, g->n, edge, width, c, ldc);
}

static void tile(const Panel *g, int i, int rows, const float *a, float *c)
{
    const Product *p = g->p;
    const bool tn = p->form == PRODUCT_TN, last = g->q + g->k == p->k;
    const bool more = g->q > 0 || p->finish == FINISH_ADD;
    const bool there = full(g) && (!last || p->finish <= FINISH_ADD);
    const ptrdiff_t down_a = tn ? 1 : p->lda, along_a = tn ? p->lda : 1;
    const int width = 2 * g->kernel->lanes;
    _Alignas(64) float beside[TILE_MAX];
    float *const at = c + (ptrdiff_t)i * p->ldc + g->j;
    float *const s = there ? at : beside;
    if (more && !full(g))
        memset(s, 0, sizeof beside);
    if (more && !there)
        copy_rows(rows, g->n, at, p->ldc, s, width);
    g->kernel->sums[rows - 1][g->wide - 1](g->k, a + i * down_a
        + g->q * along_a, down_a, along_a, g->b, g->down_b, s,
        there ? p->ldc : width, more);
    if (!last && !there)
        copy_rows(rows, g->n, s, width, at, p->ldc);
    else if (!there)
        finish_tile(g, i, rows, s, at);
}

/* The first sums of all rows, for n panels side by side. */
static void along_the_panels(const Panel g[], int n, const float *a, float *c)
{
    const int most = g->kernel->rows, m = g->p->m;
    const int tiles = (m + most - 1) / most;
    for (int t = 0, i = 0; t < tiles; t++) {
        const int left = tiles - t, rows = (m - i + left - 1) / left;
        for (int k = 0; k < n; k++)
            tile(&g[k], i, rows, a, c);
        i += rows;
    }
}

enum { PANELS_MAX = 32 };

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
        take_panel(next, b, copy + (ptrdiff_t)count * model->k * width);
        count++;
    }
    return count;
}

static void run(const Kernel *kernel, const Product *p, const float *a,
                const float *b, float *c)
{
    _Alignas(64) float copy[PRODUCT_DEEP * WIDTH_MAX];
    Panel panels[PANELS_MAX], model = { .kernel = kernel, .p = p };
    assert(product_allowed(p, a, b, c));
    do {
        const int left = p->k - model.q;
        model.k = left < PRODUCT_DEEP ? left : PRODUCT_DEEP;
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
