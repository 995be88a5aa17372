/* signature.c - the rules for shapes, and the table. */
#include "signature.h"
#include <limits.h>

#define RULE(name) static int name(const Attributes *with, \
    const Dims in[], Dims out[])
#define UNUSED (void)with

static int vector_of(Dims d, int rows)
{
    return d.rank == 1 && d.at[0] == rows;
}

static int same_columns(Dims a, Dims b)
{
    return a.rank > 0 && b.rank > 0 && dims_equal(dims_tail(a), dims_tail(b));
}

RULE(product_nn)                        /* W x X */
{
    UNUSED;
    if (in[0].rank != 2 || in[1].rank == 0 || in[0].at[1] != in[1].at[0])
        return 0;
    out[0] = dims_under(in[0].at[0], dims_tail(in[1]));
    return 1;
}

RULE(product_tn)                        /* transpose of W, times Y */
{
    UNUSED;
    if (in[0].rank != 2 || in[1].rank == 0 || in[0].at[0] != in[1].at[0])
        return 0;
    out[0] = dims_under(in[0].at[1], dims_tail(in[1]));
    return 1;
}

RULE(product_nt)                        /* A times transpose of B */
{
    UNUSED;
    if (!same_columns(in[0], in[1]))
        return 0;
    out[0] = DIMS(in[0].at[0], in[1].at[0]);
    return 1;
}

RULE(by_row)
{
    UNUSED;
    out[0] = in[1];
    return in[1].rank > 0 && vector_of(in[0], in[1].at[0]);
}

RULE(pairwise)
{
    UNUSED;
    out[0] = in[0];
    return dims_equal(in[0], in[1]);
}

RULE(pointwise)
{
    UNUSED;
    out[0] = in[0];
    return 1;
}

RULE(mapped)
{
    for (int i = 0; i < with->dims.rank; i++)
        if (!is_function(with->dims.at[i]))
            return 0;
    out[0] = in[0];
    return with->dims.rank > 0;
}

RULE(columnwise)
{
    UNUSED;
    out[0] = in[0];
    return in[0].rank > 0;
}

RULE(one_a_column)
{
    UNUSED;
    if (in[0].rank == 0)
        return 0;
    out[0] = dims_tail(in[0]);
    return 1;
}

RULE(one_a_row)
{
    UNUSED;
    if (in[0].rank == 0)
        return 0;
    out[0] = DIMS(in[0].at[0]);
    return 1;
}

RULE(labelled)
{
    UNUSED;
    out[0] = in[1];
    return in[1].rank > 0 && dims_equal(in[0], dims_tail(in[1]));
}

RULE(labelled_loss)
{
    out[0] = in[0];
    return labelled(with, in, (Dims[1]){ { 0 } });
}

RULE(gathered)
{
    UNUSED;
    if (in[0].rank == RANK || in[1].rank != 2)
        return 0;
    out[0] = dims_under(in[1].at[1], in[0]);
    return 1;
}

RULE(scattered)
{
    if (in[1].rank == 0 || with->dims.rank != 1
        || !dims_equal(in[0], dims_tail(in[1])))
        return 0;
    out[0] = DIMS(with->dims.at[0], in[1].at[0]);
    return 1;
}

RULE(broadcasted)
{
    if (in[0].rank == RANK || with->dims.rank != 1)
        return 0;
    out[0] = dims_under(with->dims.at[0], in[0]);
    return 1;
}

RULE(spread_out)
{
    if (in[0].rank != 1 || with->dims.rank == RANK)
        return 0;
    out[0] = dims_under(in[0].at[0], with->dims);
    return 1;
}

RULE(reshaped)
{
    out[0] = with->dims;
    return dims_fit(with->dims)
        && dims_count(with->dims) == dims_count(in[0]);
}

RULE(permuted)
{
    int seen = 0;
    out[0] = in[0];
    for (int i = 0; i < with->dims.rank; i++) {
        const int axis = with->dims.at[i];
        if (axis < 0 || axis >= in[0].rank || (seen >> axis & 1) != 0)
            return 0;
        seen |= 1 << axis;
        out[0].at[i] = in[0].at[axis];
    }
    return with->dims.rank == in[0].rank;
}

RULE(joined)
{
    UNUSED;
    if (!same_columns(in[0], in[1]) || in[0].at[0] > INT_MAX - in[1].at[0])
        return 0;
    out[0] = dims_under(in[0].at[0] + in[1].at[0], dims_tail(in[0]));
    return 1;
}

RULE(parted)
{
    if (in[0].rank == 0 || with->dims.rank != 1 || with->dims.at[0] < 1
        || with->dims.at[0] >= in[0].at[0])
        return 0;
    out[0] = dims_under(with->dims.at[0], dims_tail(in[0]));
    out[1] = dims_under(in[0].at[0] - with->dims.at[0], dims_tail(in[0]));
    return 1;
}

RULE(given)
{
    (void)in;
    out[0] = with->dims;
    return 1;
}

/* What all answers ask of queries and keys. */
static int heads_fit(const Attributes *with, Dims q, Dims k)
{
    const int *const at = with->dims.at;
    const int causal = with->value == 1;
    if (with->dims.rank != 3 || !dims_fit(with->dims) || q.rank == 0
        || k.rank == 0 || (!causal && with->value != 0))
        return 0;
    const int queries = dims_columns(q), keys = dims_columns(k);
    return q.at[0] == k.at[0] && q.at[0] % at[0] == 0
        && queries % at[1] == 0 && keys % at[2] == 0
        && queries / at[1] == keys / at[2] && (!causal || at[1] <= at[2]);
}

RULE(attending)
{
    out[0] = in[0];
    return heads_fit(with, in[0], in[1]) && dims_equal(in[1], in[2]);
}

RULE(attending_back)
{
    out[1] = out[2] = in[1];
    return attending(with, in, out) && dims_equal(in[0], in[3]);
}

int attend_seen(const Attributes *with, int query)
{
    const int queries = with->dims.at[1], keys = with->dims.at[2];
    return with->value == 1 ? query + 1 + keys - queries : keys;
}

double attend_pairs(const Attributes *with)
{
    const double queries = with->dims.at[1], keys = with->dims.at[2];
    return with->value == 1
        ? queries * (keys - queries) + queries * (queries + 1) / 2
        : queries * keys;
}

#define SIGNATURE_ROW(NAME, name, inputs, outputs, keeps, shape, work, \
    expects) { #name, inputs, outputs, keeps, shape, work, expects },
const Row signature[] = { GENERATORS(SIGNATURE_ROW) };
_Static_assert(sizeof signature / sizeof *signature == GENERATOR_COUNT,
    "one row for each generator");

int is_function(int generator)
{
    return RELU <= generator && generator <= LOG;
}
