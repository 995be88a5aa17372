/* check_arrows.c - what chapter 2 claims, tested. */
#include "lines.h"
#include "must_not_compile.h"
#include "pairs.h"
#include "sample_surprise.h"
#include "surprise.h"
#include <math.h>
#include <string.h>

enum { SEEDS = 200 };
static Source source;

IDENTITY(Sequence);
IDENTITY(Distribution);
COMPOSE(backwards, reversed, frequencies);
COMPOSE(left, backwards, most_likely);
COMPOSE(right, reversed, favourite);
COMPOSE(flat, reversed, frequencies, most_likely);
COMPOSE(padded, Sequence_identity, reversed, backwards,
    Distribution_identity);

START_TEST(composition_is_associative_and_unital)
{
    Sequence x;
    TokenId l, r, f;
    Distribution a, b;
    source_seed(&source, (uint64_t)_i);
    Sequence_sample(&source, &x);
    left(&x, &l);
    right(&x, &r);
    flat(&x, &f);
    ck_assert(TokenId_gap(&l, &r) == 0 && TokenId_gap(&l, &f) == 0);
    padded(&x, &a);
    frequencies(&x, &b);                /* reversed twice */
    ck_assert(Distribution_gap(&a, &b) == 0);
}
END_TEST

#define TRACE_IS(f, p, ...) do { \
    const char *const names[] = { __VA_ARGS__ }; \
    trace = (Trace){ 0 }; \
    f##_trace(p, &trace); \
    ck_assert_int_eq(trace.length, ROWS(names)); \
    for (int i = 0; i < ROWS(names); i++) \
        ck_assert_str_eq(trace.at[i].name, names[i]); \
} while (0)

START_TEST(a_trace_lists_the_primitives_in_order)
{
    Trace trace;
    Query q;
    TRACE_IS(left, NULL, "reversed", "frequencies", "most_likely");
    TRACE_IS(right, NULL, "reversed", "frequencies", "most_likely");
    TRACE_IS(flat, NULL, "reversed", "frequencies", "most_likely");
    TRACE_IS(padded, NULL, "reversed", "reversed", "frequencies");
    TRACE_IS(smooth_frequencies, &q.smoothing, "frequencies", "smooth");
    ck_assert_ptr_eq(trace.at[1].with, &q.smoothing);
    TRACE_IS(surprise_in, &q, "sequence", "frequencies", "smooth",
        "surprises", "surprise_at");
    ck_assert_ptr_eq(trace.at[2].with, &q.smoothing);
    ck_assert_ptr_eq(trace.at[4].with, &q.target);
}
END_TEST

#define HAS_TYPE(f, P, A, B, refuses) \
    _Static_assert(SAME_SPACE(f##_par, P) && SAME_SPACE(f##_dom, A) \
        && SAME_SPACE(f##_cod, B) && f##_refuses == refuses, #f)
HAS_TYPE(Sequence_identity, Unit, Sequence, Sequence, 0);
HAS_TYPE(favourite, Unit, Sequence, TokenId, 0);
HAS_TYPE(flat, Unit, Sequence, TokenId, 0);
HAS_TYPE(padded, Unit, Sequence, Distribution, 0);
HAS_TYPE(smooth_frequencies, Smoothing, Sequence, Distribution, 0);
HAS_TYPE(surprise, TokenId, Distribution, Loss, 1);
HAS_TYPE(surprise_in, Query, Integers, Loss, 1);
COMPOSE_WITH(smooth_favourite, Query, frequencies, NULL,
    smooth, &p->smoothing, most_likely, NULL);
HAS_TYPE(smooth_favourite, Query, Sequence, TokenId, 0);

static const Integers eight = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };

START_TEST(the_surprises_are_those_found_by_hand)
{
    Query q = { { (real)0.2 }, { 1 } };
    Loss y;
    Sequence s;
    TokenId t;
    ck_assert_int_eq(surprise_in_apply(&q, &eight, &y), OK);
    ck_assert_double_eq_tol((double)y.nats, 1.427116, 1e-6);
    q.target.index = 0;
    ck_assert_int_eq(surprise_in(&q, &eight, &y), OK);
    ck_assert_double_eq_tol((double)y.nats, 3.218876, 1e-6);
    ck_assert_int_eq(sequence(NULL, &eight, &s), OK);
    ck_assert_int_eq(favourite_apply(NULL, &s, &t), OK);
    ck_assert_int_eq(t.index, 1);
    ck_assert_int_eq(smooth_favourite_apply(&q, &s, &t), OK);
    ck_assert_int_eq(t.index, 1);
    s.at[0].index = s.at[1].index;
    smooth_favourite(&q, &s, &t);
    ck_assert_int_eq(t.index, 2);
}
END_TEST

START_TEST(smoothing_gives_every_token_its_share)
{
    Distribution x = { { 1 } }, y;
    Surprises s;
    smooth(&(Smoothing){ 0.5f }, &x, &y);
    for (int t = 0; t < VOCABULARY; t++)
        ck_assert_double_eq_tol((double)y.at[t], t == 0 ? 0.6 : 0.1, 1e-7);
    ck_assert_int_eq(surprises(NULL, &x, &s), NOT_FINITE);
    x = (Distribution){ { 1 + (real)REAL_EPSILON, 1, 0.5f, 1, 1 } };
    ck_assert_int_eq(surprises(NULL, &x, &s), OK);
    ck_assert(s.at[0] == 0 && s.at[1] == 0 && !signbit(s.at[1]));
    ck_assert_double_eq_tol((double)s.at[2], 0.693147, 1e-6);
}
END_TEST

static const struct { int length, bad; real share; enum status expected; }
refusals[] = {
    { 0,            1,          0,    EMPTY        },
    { CAPACITY + 1, VOCABULARY, 0,    TOO_LONG     },
    { 1,            -1,         0,    OUT_OF_RANGE },
    { 2,            VOCABULARY, 0.5f, OUT_OF_RANGE },
    { 2,            1,          0,    NOT_FINITE   },
    { CAPACITY,     1,          0.5f, OK           },
};

START_TEST(the_first_refusal_wins)
{
    Query q = { { refusals[_i].share }, { 1 } };
    Integers x = { .length = refusals[_i].length };
    Loss y;
    x.at[x.length == 2].value = refusals[_i].bad;
    ck_assert_int_eq(surprise_in(&q, &x, &y), refusals[_i].expected);
    if (refusals[_i].expected != NOT_FINITE)
        ck_assert_int_eq(surprise_by_hand(&q, &x, &y), refusals[_i].expected);
}
END_TEST

COMPOSE_PARTIAL(token_then_loss, Unit, token_first, NULL, then_loss, NULL);
COMPOSE_PARTIAL(loss_then_token, Unit, loss_first, NULL, then_token, NULL);

START_TEST(two_orders_refuse_the_same_lines_and_agree_on_the_rest)
{
    RawLine x;
    Line a, b;
    source_seed(&source, (uint64_t)_i);
    RawLine_sample(&source, &x);
    enum status s = token_then_loss(NULL, &x, &a);
    enum status t = loss_then_token(NULL, &x, &b);
    ck_assert_int_eq(s == OK, t == OK);
    ck_assert(s != OK || Line_gap(&a, &b) == 0);
    x = (RawLine){ { VOCABULARY }, { (real)INFINITY } };
    ck_assert_int_eq(token_then_loss(NULL, &x, &a), OUT_OF_RANGE);
    ck_assert_int_eq(loss_then_token(NULL, &x, &b), NOT_FINITE);
}
END_TEST

int main(void)
{
    const int ill_typed_cases = ill_typed_programs(13);
    const Test tests[] = {
        { composition_is_associative_and_unital, SEEDS },
        { a_trace_lists_the_primitives_in_order, 1 },
        { the_surprises_are_those_found_by_hand, 1 },
        { smoothing_gives_every_token_its_share, 1 },
        { the_first_refusal_wins, ROWS(refusals) },
        { two_orders_refuse_the_same_lines_and_agree_on_the_rest, SEEDS },
        { there_are_ill_typed_programs_and_a_compiler, 1 },
        { an_ill_typed_program_is_rejected_with_these_words,
          ill_typed_cases },
    };
    return run_tests("arrows", ROWS(tests), tests);
}
