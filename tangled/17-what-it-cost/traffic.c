/* traffic.c - bytes and products of terms and programs, as they stand. */
#include "traffic.h"
#include "columns.h"
#include "fast_attention.h"

static int is_attention(const Instruction *n)
{
    return n->code == RUN_ATTEND || n->code == RUN_ATTEND_BACK;
}

static Attention attention_of(const Program *p, const Instruction *n)
{
    const Attributes *with = &p->term->operation.at[n->operation].with;
    const Dims q = p->term->wire.at[n->in[0]];
    const int heads = with->dims.at[0], queries = with->dims.at[1];
    const int kept = n->code == RUN_ATTEND ? n->out[1] : n->in[4];
    return (Attention){ .heads = heads, .size = dims_rows(q) / heads,
        .sequences = dims_columns(q) / queries, .queries = queries,
        .keys = with->dims.at[2], .causal = with->value != 0,
        .kept = kept == NONE ? NULL : p->place[kept] };
}

static double kept_at(const Program *p, const Instruction *i, int n,
                      const int wire[])
{
    double numbers = 0;
    for (int k = 0; k < n; k++)
        if (wire[k] >= p->term->wire.count) {
            const Attention a = attention_of(p, i);
            numbers += (double)attention_weights(&a);
        }
    return sizeof (float) * numbers;
}

static double bytes_at(const Program *p, const Instruction *i, int n,
                       const int wire[])
{
    double numbers = 0;
    for (int k = 0; k < n; k++)
        if (wire[k] != NONE && wire[k] < p->term->wire.count)
            numbers += dims_count(p->term->wire.at[wire[k]]);
    return sizeof (float) * numbers + kept_at(p, i, n, wire);
}

static double moved(const Program *p, const Instruction *n)
{
    return bytes_at(p, n, READS, n->in) + bytes_at(p, n, WRITES, n->out);
}

double term_traffic(const Term *t)
{
    return sizeof (float) * term_expense(t).numbers;
}

double program_traffic(const Program *p)
{
    double bytes = 0;
    for (int i = 0; i < p->list.count; i++)
        bytes += moved(p, &p->list.at[i]);
    return bytes;
}

double program_kept(const Program *p)
{
    double bytes = 0;
    for (int i = 0; i < p->list.count; i++) {
        const Instruction *n = &p->list.at[i];
        bytes += kept_at(p, n, READS, n->in) + kept_at(p, n, WRITES, n->out);
    }
    return bytes;
}

double program_widest(const Program *p)
{
    double most = 0;
    for (int i = 0; i < p->list.count; i++)
        if (moved(p, &p->list.at[i]) > most)
            most = moved(p, &p->list.at[i]);
    return most;
}

double term_products(const Term *t)
{
    double flops = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        const Row *row = &signature[o->generator];
        const Dims q = t->wire.at[o->out];
        if (row->work.pair > 0)
            flops += attend_pairs(&o->with) * dims_columns(q)
                / o->with.dims.at[1] * 2 * row->work.products * dims_rows(q);
        else if (row->work.products > 0)
            flops += operation_expense(t, o).flops;
    }
    return flops;
}

double program_products(const Program *p)
{
    double flops = 0;
    for (int i = 0; i < p->list.count; i++) {
        const Instruction *n = &p->list.at[i];
        const Product *x = &n->product;
        if (n->code == RUN_PRODUCT)
            flops += 2.0 * x->m * x->n * x->k;
        else if (is_attention(n)) {
            const Attention a = attention_of(p, n);
            flops += attention_does(&a, n->code == RUN_ATTEND_BACK);
        }
    }
    return flops;
}
