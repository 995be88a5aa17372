/* columns.c - what a term costs, read off its rows. */
#include "columns.h"

Expense expense_sum(Expense a, Expense b)
{
    return (Expense){ a.flops + b.flops, a.calls + b.calls,
                      a.numbers + b.numbers };
}

/* What a generator does to its last input. */
static Expense row_expense(const Row *row, Dims x, double out_rows)
{
    const double n = dims_count(x);
    const double columns = x.rank > 0 ? dims_columns(x) : 1;
    if (row->work.products > 0)
        return (Expense){ .flops = 2 * n * out_rows };
    return (Expense){
        .flops = row->work.each * n + row->work.column * columns,
        .calls = row->work.calls * n + row->work.column_calls * columns };
}

/* Attention with queries q: pairs of a query and a key that it sees. */
static Expense pair_expense(const Row *row, const Attributes *with, Dims q)
{
    const double pairs = attend_pairs(with) * dims_columns(q)
        / with->dims.at[1];
    const double heads = with->dims.at[0];
    return (Expense){
        .flops = pairs * (2 * row->work.products * dims_rows(q)
                          + row->work.pair * heads)
            + row->work.each * (double)dims_count(q),
        .calls = row->work.calls * pairs * heads };
}

Expense operation_expense(const Term *t, const Operation *o)
{
    const Row *row = &signature[o->generator];
    const Dims out = t->wire.at[o->out];
    Dims x = { .rank = 0 };
    double numbers = 0;
    for (int i = 0; i < row->inputs; i++) {
        x = t->wire.at[operation_input(t, o, i)];
        numbers += dims_count(x);
    }
    for (int i = 0; i < row->outputs; i++)
        numbers += dims_count(t->wire.at[o->out + i]);
    Expense e = row->work.pair > 0 ? pair_expense(row, &o->with, out)
        : row_expense(row, x, out.rank > 0 ? out.at[0] : 1);
    for (int i = 0; o->generator == MAP && i < o->with.dims.rank; i++)
        e = expense_sum(e, row_expense(&signature[o->with.dims.at[i]], x, 1));
    e.numbers = numbers;
    return e;
}

Expense term_expense(const Term *t)
{
    Expense sum = { .flops = 0 };
    for (int i = 0; i < t->operation.count; i++)
        sum = expense_sum(sum, operation_expense(t, &t->operation.at[i]));
    return sum;
}

void term_residual(const Term *t, int seen[], double *each, double *once)
{
    *each = *once = 0;
    for (int w = 0; w < t->wire.count; w++)
        seen[w] = 0;
    for (int i = 0; i < t->input.count; i++)
        seen[t->input.at[i]] = 1;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        for (int k = 0; k <= IN_MAX; k++) {
            if ((signature[o->generator].keeps >> k & 1) == 0)
                continue;
            const int w = k == IN_MAX ? o->out : operation_input(t, o, k);
            *each += dims_count(t->wire.at[w]);
            *once += seen[w]++ == 0 ? dims_count(t->wire.at[w]) : 0;
        }
    }
}
