/* sample_terms.c - terms at random, and the columns as arrows. */
#include "sample_terms.h"
#include "memory_plan.h"
#include "normal.h"
#include "term_lens.h"
#include "trial.h"
#include <assert.h>
#include <math.h>

enum { DESK = 1 << 19, FEW = 5 };
/* An arena for the length of a function. */
#define DESK_ARENA(a) \
    _Alignas(max_align_t) unsigned char a##_block[DESK]; \
    Arena a = arena_over(a##_block, DESK)

double TermBox_gap(const TermBox *x, const TermBox *y)
{
    DESK_ARENA(a);
    Term f, g;
    unbox_term(x, &a, &f);
    unbox_term(y, &a, &g);
    const int equal = terms_equal(&f, &g, &a);
    assert(!a.exhausted);
    return equal ? 0 : 1;
}

void TermBox_sample(Source *s, TermBox *x)
{
    DESK_ARENA(a);
    RandomTerm r = { .range = { { 0 } } };
    term_begin(&a, "f", &r.t);
    random_term(s, FEW, &r);
    box_term(&r.t, x);
}

static int has_long_way_back(const Term *f)
{
    int found = 0;
    for (int i = 0; i < f->operation.count; i++)
        found |= f->operation.at[i].generator == ATTEND_BACK;
    return found;
}

static int strict(Arena *a, const Term *f, const Term *g)
{
    TermLens l;
    if (has_long_way_back(f) || has_long_way_back(g))
        return 0;
    for (int i = 0; i < f->output.count; i++)
        for (int j = 0; j < i; j++)
            if (f->output.at[i] == f->output.at[j])
                return 0;
    lens_of_term(a, g, &l);
    int *from = term_room(&l.put, l.put.wire.count);
    assert(l.put.status == OK);
    producers(&l.put, from);
    for (int i = 0; i < l.put.output.count; i++) {
        const int p = from[l.put.output.at[i]];
        if (p != NONE && l.put.operation.at[p].generator == CONSTANT)
            return 0;
    }
    return 1;
}

static void draw_pieces(Source *s, Arena *a, RandomTerm *f, RandomTerm *g)
{
    for (int tries = 0; tries < 200; tries++) {
        arena_reset(a);
        trial_pair(s, FEW, a, f, g);
        if (strict(a, &f->t, &g->t))
            return;
    }
    assert(0);
}

void Pieces_sample(Source *s, Pieces *x)
{
    DESK_ARENA(a);
    RandomTerm f, g;
    draw_pieces(s, &a, &f, &g);
    box_term(&f.t, &x->f);
    box_term(&g.t, &x->g);
}


void Strangers_sample(Source *s, Strangers *x)
{
    TermBox_sample(s, &x->f);
    TermBox_sample(s, &x->k);
}

double Expense_gap(const Expense *a, const Expense *b)
{
    return fabs(a->flops - b->flops) + fabs(a->calls - b->calls)
        + fabs(a->numbers - b->numbers);
}

double LensBox_gap(const LensBox *a, const LensBox *b)
{
    return TermBox_gap(&a->forward, &b->forward)
        + TermBox_gap(&a->put, &b->put);
}

double Peak_gap(const Peak *a, const Peak *b)
{
    return fabs(a->reals - b->reals);
}

#define PAIR(T, one, other) \
    double T##_gap(const T *a, const T *b) \
    { \
        return TermBox_gap(&a->one, &b->one) \
            + TermBox_gap(&a->other, &b->other); \
    } \
    void T##_print(FILE *out, const T *x) \
    { \
        fprintf(out, "f = "); \
        TermBox_print(out, &x->one); \
        fprintf(out, ", then "); \
        TermBox_print(out, &x->other); \
    }
PAIR(Pieces, f, g)
PAIR(Strangers, f, k)

void Expense_print(FILE *out, const Expense *x)
{
    fprintf(out, "%g flops, %g calls, %g numbers", x->flops, x->calls,
            x->numbers);
}

void LensBox_print(FILE *out, const LensBox *x)
{
    TermBox_print(out, &x->put);
}

void Peak_print(FILE *out, const Peak *x)
{
    fprintf(out, "%g reals", x->reals);
}

void compose_pieces(const Pieces *restrict x, TermBox *restrict y)
{
    DESK_ARENA(a);
    Term f, g, h;
    unbox_term(&x->f, &a, &f);
    unbox_term(&x->g, &a, &g);
    term_begin(&a, "h", &h);
    term_compose(&f, &g, &h);
    box_term(&h, y);
}

void cost_of(const TermBox *restrict x, Expense *restrict y)
{
    DESK_ARENA(a);
    Term f;
    unbox_term(x, &a, &f);
    *y = term_expense(&f);
}

void costs_of(const Pieces *restrict x, ExpensePair *restrict y)
{
    cost_of(&x->f, &y->f);
    cost_of(&x->g, &y->g);
}

void add_expenses(const ExpensePair *restrict x, Expense *restrict y)
{
    *y = expense_sum(x->f, x->g);
}

static void box_lens(const TermLens *l, LensBox *y)
{
    box_term(&l->forward, &y->forward);
    box_term(&l->put, &y->put);
    y->outputs = l->outputs;
    y->kept = l->kept;
}

static void unbox_lens(const LensBox *x, Arena *a, TermLens *l)
{
    l->outputs = x->outputs;
    l->kept = x->kept;
    unbox_term(&x->forward, a, &l->forward);
    unbox_term(&x->put, a, &l->put);
}

void lens_of(const TermBox *restrict x, LensBox *restrict y)
{
    DESK_ARENA(a);
    Term f;
    TermLens l;
    unbox_term(x, &a, &f);
    lens_of_term(&a, &f, &l);
    box_lens(&l, y);
}

void lenses_of(const Pieces *restrict x, LensBoxes *restrict y)
{
    lens_of(&x->f, &y->f);
    lens_of(&x->g, &y->g);
}

void compose_lenses(const LensBoxes *restrict x, LensBox *restrict y)
{
    DESK_ARENA(a);
    TermLens f, g, h;
    unbox_lens(&x->f, &a, &f);
    unbox_lens(&x->g, &a, &g);
    lens_then_lens(&a, &f, &g, &h);
    box_lens(&h, y);
}


/* All of f once or twice on the same inputs, the outputs twice. */
static void copied(const TermBox *x, int twice, TermBox *y)
{
    DESK_ARENA(a);
    Term f, h;
    unbox_term(x, &a, &f);
    term_begin(&a, "h", &h);
    const int n = f.input.count, m = f.output.count;
    int *in = term_room(&h, n), *out = term_room(&h, 2 * m);
    assert(in != NULL && out != NULL);
    for (int i = 0; i < n; i++)
        in[i] = term_input(&h, term_in(&f, i));
    term_append(&h, &f, in, out);
    if (twice)
        term_append(&h, &f, in, out + m);
    for (int i = 0; i < 2 * m; i++)
        term_output(&h, out[twice ? i : i % m]);
    box_term(&h, y);
}

void then_copy(const TermBox *restrict x, TermBox *restrict y)
{
    copied(x, 0, y);
}

void copy_then(const TermBox *restrict x, TermBox *restrict y)
{
    copied(x, 1, y);
}

/* f beside k, with the operations of one of them first. */
static void in_order(const Strangers *x, int k_comes_first, TermBox *y)
{
    DESK_ARENA(a);
    Term part[2], h;
    int *in[2], *out[2];
    unbox_term(&x->f, &a, &part[0]);
    unbox_term(&x->k, &a, &part[1]);
    term_begin(&a, "h", &h);
    for (int p = 0; p < 2; p++) {
        in[p] = term_room(&h, part[p].input.count);
        out[p] = term_room(&h, part[p].output.count);
        for (int i = 0; i < part[p].input.count; i++)
            in[p][i] = term_input(&h, term_in(&part[p], i));
    }
    for (int i = 0; i < 2; i++) {
        const int p = i == k_comes_first;
        term_append(&h, &part[!p], in[!p], out[!p]);
    }
    for (int p = 0; p < 2; p++)
        for (int i = 0; i < part[p].output.count; i++)
            term_output(&h, out[p][i]);
    box_term(&h, y);
}

void f_first(const Strangers *restrict x, TermBox *restrict y)
{
    in_order(x, 0, y);
}

void k_first(const Strangers *restrict x, TermBox *restrict y)
{
    in_order(x, 1, y);
}

void peak_of(const TermBox *restrict x, Peak *restrict y)
{
    DESK_ARENA(a);
    MemoryPlan p;
    Term f;
    unbox_term(x, &a, &f);
    const enum status s = plan_memory(&f, 1, &a, &p);
    assert(s == OK);
    y->reals = s == OK ? (double)p.size : 0;
}
