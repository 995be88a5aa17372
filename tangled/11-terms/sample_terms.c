/* sample_terms.c - terms at random, and the columns as arrows. */
#include "sample_terms.h"
#include "evaluate.h"
#include "memory_plan.h"
#include "normal.h"
#include "rewrites.h"
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

static int strict(Arena *a, const Term *f, const Term *g)
{
    TermLens l;
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

static void values_sample(Source *s, Arena *a, const RandomTerm *r, Values *x)
{
    real *at[RANDOM_WIRES];
    trial_inputs(s, a, r, at);
    x->count = 0;
    for (int i = 0; i < r->t.input.count; i++)
        for (int k = 0; k < dims_count(term_in(&r->t, i)); k++) {
            assert(x->count < VALUES);
            x->at[x->count++] = at[i][k];
        }
}

void Pieces_sample(Source *s, Pieces *x)
{
    DESK_ARENA(a);
    RandomTerm f, g;
    draw_pieces(s, &a, &f, &g);
    box_term(&f.t, &x->f);
    box_term(&g.t, &x->g);
}

void PiecesAt_sample(Source *s, PiecesAt *x)
{
    DESK_ARENA(a);
    RandomTerm f, g;
    draw_pieces(s, &a, &f, &g);
    box_term(&f.t, &x->p.f);
    box_term(&g.t, &x->p.g);
    values_sample(s, &a, &f, &x->x);
}

void TermAt_sample(Source *s, TermAt *x)
{
    DESK_ARENA(a);
    RandomTerm r = { .range = { { 0 } } };
    term_begin(&a, "f", &r.t);
    random_term(s, 3 * FEW, &r);
    box_term(&r.t, &x->f);
    values_sample(s, &a, &r, &x->x);
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

double Values_gap(const Values *a, const Values *b)
{
    double gap = a->count == b->count ? 0 : INFINITY;
    for (int i = 0; i < a->count && i < b->count; i++)
        if (!(a->at[i] == b->at[i]))
            gap = fmax(gap, isnan(a->at[i] - b->at[i]) ? INFINITY
                : fabs((double)(a->at[i] - b->at[i])));
    return gap;
}

double Peak_gap(const Peak *a, const Peak *b)
{
    return fabs(a->reals - b->reals);
}

double Pieces_gap(const Pieces *a, const Pieces *b)
{
    return TermBox_gap(&a->f, &b->f) + TermBox_gap(&a->g, &b->g);
}

double Strangers_gap(const Strangers *a, const Strangers *b)
{
    return TermBox_gap(&a->f, &b->f) + TermBox_gap(&a->k, &b->k);
}

double TermAt_gap(const TermAt *a, const TermAt *b)
{
    return TermBox_gap(&a->f, &b->f) + Values_gap(&a->x, &b->x);
}

double PiecesAt_gap(const PiecesAt *a, const PiecesAt *b)
{
    return Pieces_gap(&a->p, &b->p) + Values_gap(&a->x, &b->x);
}

void Expense_print(FILE *out, const Expense *x)
{
    fprintf(out, "%g flops, %g calls, %g numbers", x->flops, x->calls,
            x->numbers);
}

void LensBox_print(FILE *out, const LensBox *x)
{
    TermBox_print(out, &x->put);
}

void Values_print(FILE *out, const Values *x)
{
    for (int i = 0; i < x->count; i++)
        fprintf(out, "%s%.9g", i > 0 ? " " : "", (double)x->at[i]);
}

void Peak_print(FILE *out, const Peak *x)
{
    fprintf(out, "%g reals", x->reals);
}

static void two_boxes(FILE *out, const TermBox *f, const TermBox *g)
{
    fprintf(out, "f = ");
    TermBox_print(out, f);
    fprintf(out, ", then ");
    TermBox_print(out, g);
}

void Pieces_print(FILE *out, const Pieces *x) { two_boxes(out, &x->f, &x->g); }

void Strangers_print(FILE *out, const Strangers *x)
{
    two_boxes(out, &x->f, &x->k);
}

void TermAt_print(FILE *out, const TermAt *x)
{
    TermBox_print(out, &x->f);
    fprintf(out, " at ");
    Values_print(out, &x->x);
}

void PiecesAt_print(FILE *out, const PiecesAt *x)
{
    Pieces_print(out, &x->p);
    fprintf(out, " at ");
    Values_print(out, &x->x);
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

void value_at(const TermAt *restrict x, Values *restrict y)
{
    DESK_ARENA(a);
    Term f;
    const real *in[RANDOM_WIRES];
    real *out[TRIAL_ENDS];
    int used = 0;
    unbox_term(&x->f, &a, &f);
    for (int i = 0; i < f.input.count; i++) {
        in[i] = x->x.at + used;
        used += dims_count(term_in(&f, i));
    }
    const enum status s = evaluate(&f, in, &a, out, NULL);
    assert(s == OK && used == x->x.count);
    y->count = 0;
    for (int i = 0; i < f.output.count && s == OK; i++)
        for (int k = 0; k < dims_count(term_out(&f, i)); k++) {
            assert(y->count < VALUES);
            y->at[y->count++] = out[i][k];
        }
}

void compose_at(const PiecesAt *restrict x, TermAt *restrict y)
{
    compose_pieces(&x->p, &y->f);
    y->x = x->x;
}

void move_on(const PiecesAt *restrict x, TermAt *restrict y)
{
    const TermAt first = { x->p.f, x->x };
    value_at(&first, &y->x);
    y->f = x->p.g;
}

static void rewritten(void (*rewrite)(const Term *, Term *),
                      const TermAt *x, TermAt *y)
{
    DESK_ARENA(a);
    Term f, h;
    unbox_term(&x->f, &a, &f);
    term_begin(&a, "h", &h);
    rewrite(&f, &h);
    box_term(&h, &y->f);
    y->x = x->x;
}
#define REWRITTEN(name, rewrite) \
    void name(const TermAt *restrict x, TermAt *restrict y) \
    { rewritten(rewrite, x, y); }
REWRITTEN(swept_at, term_sweep)
REWRITTEN(shared_at, term_share)
REWRITTEN(fused_at, term_fuse)

/* All of f once or twice on the same inputs, the outputs twice. */
static void copied_term(const Term *f, int twice, Term *h)
{
    const int n = f->input.count, m = f->output.count;
    int *in = term_room(h, n), *out = term_room(h, 2 * m);
    assert(in != NULL && out != NULL);
    for (int i = 0; i < n; i++)
        in[i] = term_input(h, term_in(f, i));
    term_append(h, f, in, out);
    if (twice)
        term_append(h, f, in, out + m);
    for (int i = 0; i < 2 * m; i++)
        term_output(h, out[twice ? i : i % m]);
}
static void once(const Term *f, Term *h) { copied_term(f, 0, h); }
static void twice(const Term *f, Term *h) { copied_term(f, 1, h); }
REWRITTEN(then_copy_at, once)
REWRITTEN(copy_then_at, twice)

void then_copy(const TermBox *restrict x, TermBox *restrict y)
{
    const TermAt f = { .f = *x };
    TermAt h;
    then_copy_at(&f, &h);
    *y = h.f;
}

void copy_then(const TermBox *restrict x, TermBox *restrict y)
{
    const TermAt f = { .f = *x };
    TermAt h;
    copy_then_at(&f, &h);
    *y = h.f;
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
