/* instances.c - each primitive at a size, for the laws. */
#include "instances.h"

#define ROW(op, ...) [op##_operation] = { op##_operation, __VA_ARGS__ }
const Instance instances[] = {
    ROW(copy,          { .n = 5 },           0,  5, 10,  0, .kind = AFFINE),
    ROW(add,           { .n = 5 },           0, 10,  5,  0, .kind = AFFINE),
    ROW(broadcast,     { .m = 3, .n = 5 },   0,  5, 15,  0, .kind = AFFINE),
    ROW(sum,           { .m = 3, .n = 5 },   0, 15,  5,  0, .kind = AFFINE),
    ROW(reshape,       { .n = 10 },          0, 10, 10,  0, .kind = AFFINE),
    ROW(permute,       { .m = 3, .n = 4 },   0, 12, 12,  0, .kind = AFFINE),
    ROW(concatenate,   { 3, 2, 3 },          0, 15, 15,  0, .kind = AFFINE),
    ROW(split,         { 3, 2, 3 },          0, 15, 15,  0, .kind = AFFINE),
    ROW(gather,        { 4, 3, 5 },         12,  5, 15,  5, .kind = AFFINE,
        .x_below = 4),
    ROW(scatter,       { 4, 3, 5 },          5, 15, 12,  0, .kind = AFFINE,
        .p_below = 4),
    ROW(bias,          { .n = 5 },           5,  5,  5,  0, .kind = AFFINE),
    ROW(linear,        { .m = 4, .n = 5 },  20,  5,  4,  5, .kind = SMOOTH),
    ROW(scale,         { .n = 5 },           1,  5,  5,  5, .kind = SMOOTH),
    ROW(multiply,      { .n = 5 },           0, 10,  5, 10, .kind = SMOOTH),
    ROW(relu,          { .n = 5 },           0,  5,  5,  5, .kind = KINKED),
    ROW(gelu,          { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH),
    ROW(tanh,          { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH),
    ROW(sigmoid,       { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH),
    ROW(exp,           { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH),
    ROW(log,           { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH,
        .shift = 3),
    ROW(softmax,       { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH),
    ROW(log_softmax,   { .n = 5 },           0,  5,  5,  5, .kind = SMOOTH),
    ROW(log_sum_exp,   { .n = 5 },           0,  5,  1,  5, .kind = SMOOTH),
    ROW(cross_entropy, { .n = 5 },           1,  5,  1,  5, .kind = SMOOTH,
        .p_below = 5),
    ROW(layer_norm,    { .n = 5 },          10,  5,  5,  6, .kind = SMOOTH),
};
_Static_assert(sizeof instances / sizeof *instances == INSTANCES,
    "one row for each operation");

static void draw(Source *s, int n, int below, double shift, double scale,
    double at[])
{
    for (int i = 0; i < n; i++)
        at[i] = below > 0 ? draw_below(s, below)
              : shift + scale * (double)(float)draw_real(s);
}

void case_draw(Source *s, const Instance *f, Case *c)
{
    *c = (Case){ .p = { 0 } };
    draw(s, f->p, f->p_below, 0, 2, c->p);
    draw(s, f->x, f->x_below, f->shift, 2, c->x);
    draw(s, f->p_below ? 0 : f->p, 0, 0, 1, c->vp);
    draw(s, f->x_below ? 0 : f->x, 0, 0, 1, c->vx);
    draw(s, f->y, 0, 0, 1, c->u);
}

static void values(int n, const Dual a[], double b[])
{
    for (int i = 0; i < n; i++)
        b[i] = value_of(a[i]);
}

void gradient_at(const Instance *f, DualReverse *reverse, const Case *c,
    double dp[MOST], double dx[MOST])
{
    Dual p[MOST], x[MOST], y[MOST], t[MOST], u[MOST], p_back[MOST] = { 0 },
        x_back[MOST] = { 0 };
    for (int i = 0; i < MOST; i++) {
        p[i] = dual(c->p[i], 0);
        x[i] = dual(c->x[i], 0);
        u[i] = dual(c->u[i], 0);
    }
    dual_operations[f->op].forward(f->s, p, x, y, t);
    reverse(f->s, p, t, u, p_back, x_back);
    values(MOST, p_back, dp);
    values(MOST, x_back, dx);
}
