/* check_attention.c - tiles against matrices, gradients, memory, refusals. */
#include "sample_attention.h"
#include "testing.h"

enum { REALS_MOST = 600, P_MOST = 2000, UNTOUCHED = 12345 };
static Source source;
static real q[REALS_MOST], k[REALS_MOST], v[REALS_MOST], y[REALS_MOST],
    dy[REALS_MOST], dq[REALS_MOST], dk[REALS_MOST], dv[REALS_MOST],
    kept[REALS_MOST], scratch[REALS_MOST];
static Attention at;

/* 1 to 12 queries and keys, 1 to 3 heads of 1 to 5 */
static void some_attention(int seed)
{
    source_seed(&source, (uint64_t)seed);
    const int queries = 1 + draw_below(&source, 12);
    const int keys = 1 + draw_below(&source, 12);
    const int longer = queries > keys ? queries : keys;
    const int causal = draw_below(&source, 2);
    at = (Attention){ queries, causal ? longer : keys,
        1 + draw_below(&source, 3), 1 + draw_below(&source, 5), causal,
        1 + draw_below(&source, 14) };
    reals_sample(&source, REALS_MOST, q), reals_sample(&source, REALS_MOST, k);
    reals_sample(&source, REALS_MOST, v);
    reals_sample(&source, REALS_MOST, dy);
    for (int i = 0; i < REALS_MOST; i++)
        q[i] *= 8;
}

static int count(int rows)
{
    return rows * at.heads * at.size;
}

static void to_duals(const real *x, const real *direction, Dual *joined)
{
    for (int i = 0; i < REALS_MOST; i++)
        joined[i] = dual((double)x[i], direction ? (double)direction[i] : 0);
}

START_TEST(tiles_are_as_near_to_the_answer_as_rounding_allows)
{
    static Dual dual_q[REALS_MOST], dual_k[REALS_MOST], dual_v[REALS_MOST],
        dual_y[REALS_MOST], p[P_MOST];
    some_attention(_i);
    to_duals(q, NULL, dual_q), to_duals(k, NULL, dual_k);
    to_duals(v, NULL, dual_v);
    ck_assert_int_eq(attention_forward(&at, q, k, v, y, kept, scratch), OK);
    dual_naive(&at, dual_q, dual_k, dual_v, dual_y, p);
    /* |q k| / sqrt d < 8 sqrt 5, so R < 36, h < 14, and |v| < 1 */
    const double score = (at.size + 3) * 8 * sqrt(5);
    const double bound = (2 * (36 + 4 * 14) + 1 + 2 * score)
        * REAL_EPSILON / 2;
    for (int i = 0; i < count(at.queries); i++)
        ck_assert(fabs((double)y[i] - value_of(dual_y[i])) < bound);
}
END_TEST

/* <dy, D (q, k, v; directions)> by the program over duals */
static double pushed(int with_matrices, const real *vq, const real *vk,
                     const real *vv)
{
    static Dual dual_q[REALS_MOST], dual_k[REALS_MOST], dual_v[REALS_MOST],
        dual_y[REALS_MOST], p[P_MOST];
    double sum = 0;
    to_duals(q, vq, dual_q), to_duals(k, vk, dual_k), to_duals(v, vv, dual_v);
    (with_matrices ? dual_naive : dual_fold)(&at, dual_q, dual_k, dual_v,
                                             dual_y, p);
    for (int i = 0; i < count(at.queries); i++)
        sum += (double)dy[i] * slope_of(dual_y[i]);
    return sum;
}

static double pairing(int n, const real *a, const real *b)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += (double)a[i] * (double)b[i];
    return sum;
}

START_TEST(the_reverse_pass_is_the_transpose_of_the_derivative)
{
    real vq[REALS_MOST], vk[REALS_MOST], vv[REALS_MOST];
    const double tolerance = 4000 * REAL_EPSILON;
    some_attention(_i);
    reals_sample(&source, REALS_MOST, vq);
    reals_sample(&source, REALS_MOST, vk);
    reals_sample(&source, REALS_MOST, vv);
    ck_assert_int_eq(attention_forward(&at, q, k, v, y, kept, scratch), OK);
    attention_reverse(&at, q, k, v, y, kept, dy, dq, dk, dv, scratch);
    const double back = pairing(count(at.queries), dq, vq)
        + pairing(count(at.keys), dk, vk) + pairing(count(at.keys), dv, vv);
    ck_assert(fabs(back - pushed(0, vq, vk, vv)) < tolerance);
    ck_assert(fabs(back - pushed(1, vq, vk, vv)) < tolerance);
}
END_TEST

static void fill(real *x, real with)
{
    for (int i = 0; i < REALS_MOST; i++)
        x[i] = with;
}

/* the reals that have been written: the first n, and no others */
static void ck_assert_written(const real *x, size_t n)
{
    for (size_t i = 0; i < REALS_MOST; i++)
        ck_assert((x[i] != UNTOUCHED) == (i < n));
}

START_TEST(memory_is_what_was_said_before)
{
    some_attention(_i);
    at.tile = at.causal || at.tile > at.keys ? 1 : at.tile;
    const size_t forward = 2 * (size_t)(AT_O + at.size) + (size_t)at.tile;
    fill(scratch, UNTOUCHED), fill(kept, UNTOUCHED), fill(y, UNTOUCHED);
    ck_assert_int_eq(attention_forward(&at, q, k, v, y, kept, scratch), OK);
    ck_assert_written(scratch, forward);
    ck_assert_written(kept, attention_kept(&at));
    ck_assert_written(y, (size_t)count(at.queries));
    fill(scratch, UNTOUCHED), fill(dq, UNTOUCHED), fill(dk, UNTOUCHED);
    fill(dv, UNTOUCHED);
    attention_reverse(&at, q, k, v, y, kept, dy, dq, dk, dv, scratch);
    ck_assert_written(scratch, (size_t)at.queries);
    ck_assert_written(dq, (size_t)count(at.queries));
    ck_assert_written(dk, (size_t)count(at.keys));
    ck_assert_written(dv, (size_t)count(at.keys));
    ck_assert(attention_scratch(&at) == (forward > (size_t)at.queries
                                         ? forward : (size_t)at.queries));
}
END_TEST

START_TEST(the_matrices_take_what_was_said_before)
{
    static real p[REALS_MOST], ds[REALS_MOST];
    some_attention(_i);
    fill(p, UNTOUCHED), fill(ds, UNTOUCHED);
    naive_forward(&at, q, k, v, y, p);
    ck_assert_written(p, naive_kept(&at));
    naive_reverse(&at, q, k, v, p, dy, dq, dk, dv, ds);
    ck_assert_written(ds, naive_scratch(&at));
}
END_TEST

START_TEST(a_later_token_cannot_be_seen)
{
    real before[REALS_MOST];
    some_attention(_i);
    at.keys = at.queries + draw_below(&source, 3), at.causal = 1;
    ck_assert_int_eq(attention_forward(&at, q, k, v, before, kept, scratch),
                     OK);
    const int from = draw_below(&source, at.queries);
    const int seen = count(from + 1 + at.keys - at.queries);
    for (int i = seen; i < REALS_MOST; i++)
        k[i] = v[i] = 1000;
    ck_assert_int_eq(attention_forward(&at, q, k, v, y, kept, scratch), OK);
    for (int i = 0; i < count(from + 1); i++)
        ck_assert(y[i] == before[i]);
    for (int i = count(from + 1); i < count(at.queries); i++)
        ck_assert(y[i] != before[i]);
}
END_TEST

START_TEST(a_key_is_reversed_without_the_other_keys)
{
    real all_dk[REALS_MOST], all_dv[REALS_MOST];
    some_attention(_i);
    at.causal = 0, at.heads = 1;
    const int j = draw_below(&source, at.keys), from = j * at.size;
    ck_assert_int_eq(attention_forward(&at, q, k, v, y, kept, scratch), OK);
    attention_reverse(&at, q, k, v, y, kept, dy, dq, all_dk, all_dv, scratch);
    Attention alone = at;
    alone.keys = 1;
    attention_reverse(&alone, q, k + from, v + from, y, kept, dy, dq, dk, dv,
                      scratch);
    ck_assert(reals_gap(at.size, dk, all_dk + from) == 0);
    ck_assert(reals_gap(at.size, dv, all_dv + from) == 0);
}
END_TEST

static void ck_assert_refused(Attention a, enum status s, const char *words)
{
    Sentence said;
    attention_refusal(&a, &said);
    ck_assert_int_eq(attention_forward(&a, q, k, v, y, kept, scratch), s);
    ck_assert_str_eq(said.text, words);
}

START_TEST(impossible_sizes_are_refused_with_a_sentence)
{
    ck_assert_refused((Attention){ 0, 1, 1, 1, 0, 1 }, OUT_OF_RANGE,
        "attention with 0 queries: expected from 1 to 1048576");
    ck_assert_refused((Attention){ 1, -1, 1, 1, 0, 1 }, OUT_OF_RANGE,
        "attention with -1 keys: expected from 1 to 1048576");
    ck_assert_refused((Attention){ 1, 1, 1048577, 1, 0, 1 }, OUT_OF_RANGE,
        "attention with 1048577 heads: expected from 1 to 1048576");
    ck_assert_refused((Attention){ 1, 1, 1, 0, 0, 1 }, OUT_OF_RANGE,
        "attention with 0 components: expected from 1 to 1048576");
    ck_assert_refused((Attention){ 1, 1, 1, 1, 0, 0 }, OUT_OF_RANGE,
        "attention with 0 keys in a tile: expected from 1 to 1048576");
    ck_assert_refused((Attention){ 3, 2, 1, 1, 1, 1 }, EMPTY,
        "causal attention of 3 queries to 2 keys: expected at least as many "
        "keys, as the first query sees none");
    ck_assert_refused((Attention){ 3, 2, 1, 1, 0, 1 }, OK, "");
    const int most = ATTENTION_MOST;
    ck_assert_int_eq(attention(NULL,
        &(Attention){ most, most, most, most, 1, most }, &at), OK);
}
END_TEST

/* at any place of the row, in its own tile or in a common one */
START_TEST(a_score_that_is_not_finite_is_refused)
{
    static const real odd[] = { NAN, INFINITY, -INFINITY };
    some_attention(_i);
    at = (Attention){ 1, 3, 1, 1, 0, 1 + _i / 9 };
    q[0] = 1;
    k[_i / 3 % 3] = odd[_i % 3];
    ck_assert_int_eq(attention_forward(&at, q, k, v, y, kept, scratch),
                     NOT_FINITE);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { tiles_are_as_near_to_the_answer_as_rounding_allows, 300 },
        { the_reverse_pass_is_the_transpose_of_the_derivative, 300 },
        { memory_is_what_was_said_before, 100 },
        { the_matrices_take_what_was_said_before, 100 },
        { a_later_token_cannot_be_seen, 100 },
        { a_key_is_reversed_without_the_other_keys, 50 },
        { impossible_sizes_are_refused_with_a_sentence, 1 },
        { a_score_that_is_not_finite_is_refused, 27 },
    };
    return run_tests("attention", ROWS(tests), tests);
}
