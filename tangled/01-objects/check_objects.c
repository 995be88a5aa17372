/* check_objects.c - what chapter 1 claims, tested. */
#include "frequencies.h"
#include "pairs.h"
#include "refusals.h"
#include "sample_objects.h"
#include "testing.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SEEDS = 200 };   /* cases of a property; _i is the seed */
static Source source;

START_TEST(fails_from_the_third_case_on)
{
    ck_assert(_i < 2);
}
END_TEST

START_TEST(a_program_fails_if_a_case_fails_or_if_none_ran)
{
    const Test three = { fails_from_the_third_case_on, 3 };
    const Test two = { fails_from_the_third_case_on, 2 };
    setenv("CK_VERBOSITY", "silent", 1);
    ck_assert_int_eq(run_tests("three cases", 1, &three), 1);
    ck_assert_int_eq(run_tests("two cases", 1, &two), 0);
    ck_assert_int_eq(run_tests("no cases", 0, &two), 1);
    unsetenv("CK_VERBOSITY");
}
END_TEST

static const struct { int value; enum status size, token; } integers[] = {
    { -1,             OUT_OF_RANGE, OUT_OF_RANGE },
    { 0,              OUT_OF_RANGE, OK           },
    { 1,              OK,           OK           },
    { VOCABULARY - 1, OK,           OK           },
    { VOCABULARY,     OK,           OUT_OF_RANGE },
    { VOCABULARY + 1, OUT_OF_RANGE, OUT_OF_RANGE },
};

START_TEST(an_integer_is_a_token_or_is_refused)
{
    Integer x = { integers[_i].value };
    VocabularySize size = { x.value + 1 };
    TokenId token = { x.value + 1 };
    enum status s = vocabulary_size(NULL, &x, &size);
    enum status t = token_id(NULL, &x, &token);
    ck_assert(s == integers[_i].size && t == integers[_i].token);
    ck_assert(s != OK || size.count == x.value);
    ck_assert(t != OK || token.index == x.value);
}
END_TEST

#define TINY ((real)1e-45)      /* the smallest positive float */
static const struct { real value; enum status loss, rate; } reals[] = {
    { (real)-INFINITY, NOT_FINITE,   NOT_FINITE   },
    { -1,              OUT_OF_RANGE, OUT_OF_RANGE },
    { -TINY,           OUT_OF_RANGE, OUT_OF_RANGE },
    { 0,               OK,           OUT_OF_RANGE },
    { TINY,            OK,           OK           },
    { 1,               OK,           OK           },
    { (real)FLT_MAX,   OK,           OK           },
    { (real)INFINITY,  NOT_FINITE,   NOT_FINITE   },
    { (real)NAN,       NOT_FINITE,   NOT_FINITE   },
};

START_TEST(a_real_is_a_loss_or_a_rate_or_is_refused)
{
    Real x = { reals[_i].value };
    Loss nats = { -9 };
    LearningRate rate = { -9 };
    enum status s = loss(NULL, &x, &nats);
    enum status t = learning_rate(NULL, &x, &rate);
    ck_assert(s == reals[_i].loss && t == reals[_i].rate);
    ck_assert(s != OK || nats.nats == x.value);
    ck_assert(t != OK || rate.value == x.value);
}
END_TEST

static const struct { int length, last; enum status expected; } lists[] = {
    { -1,           0,          EMPTY },
    { 0,            0,          EMPTY },
    { 1,            0,          OK },
    { 1,            VOCABULARY, OUT_OF_RANGE },
    { CAPACITY,     1,          OK },
    { CAPACITY,     -1,         OUT_OF_RANGE },
    { CAPACITY + 1, 1,          TOO_LONG },
};

static int place(int length)    /* the last that was kept */
{
    return length < 1 ? 0 : length > CAPACITY ? CAPACITY - 1 : length - 1;
}

START_TEST(a_list_is_accepted_or_is_refused)
{
    Integers x = { .length = lists[_i].length };
    IntegerPairs pairs = { .count = lists[_i].length };
    Sequence y;
    TrainingSet z;
    int k = place(x.length);
    x.at[k].value = pairs.at[k].target.value = lists[_i].last;
    pairs.at[k].input.value = 2;
    ck_assert(sequence(NULL, &x, &y) == lists[_i].expected);
    ck_assert(training_set(NULL, &pairs, &z) == lists[_i].expected);
    if (lists[_i].expected != OK)
        return;
    ck_assert(y.length == x.length && z.count == x.length);
    ck_assert(y.at[k].index == lists[_i].last);
    ck_assert(z.at[k].target.index == lists[_i].last);
    ck_assert(z.at[k].input.index == 2);
}
END_TEST

#define EPS (real)REAL_EPSILON
static const struct { Masses x; enum status expected; } masses[] = {
    { { { 1 } },                         OK },
    { { { 0.5f, 0, 0.25f, 0, 0.25f } },  OK },
    { { { 0.5f, 0, 0.25f } },            NOT_NORMALISED },
    { { { 1, -TINY } },                  OUT_OF_RANGE },
    { { { 1, 0, 0, 0, (real)NAN } },     NOT_FINITE },
    { { { (real)INFINITY } },            NOT_FINITE },
    { { { 1 + VOCABULARY * EPS } },      OK },
    { { { 1 - VOCABULARY * EPS } },      OK },
    { { { 1 + VOCABULARY * EPS, EPS } }, NOT_NORMALISED },
};

START_TEST(masses_are_a_distribution_or_are_refused)
{
    Distribution y;
    enum status s = distribution(NULL, &masses[_i].x, &y);
    ck_assert_int_eq(s, masses[_i].expected);
    if (s == OK)
        ck_assert_mem_eq(y.at, masses[_i].x.at, sizeof y.at);
}
END_TEST

START_TEST(the_frequencies_of_the_eight_tokens_are_those_found_by_hand)
{
    Integers eight = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    Masses hand = { { 0, 0.25f, 0.25f, 0.25f, 0.25f } };
    Distribution found;
    Sequence s;
    ck_assert_int_eq(sequence(NULL, &eight, &s), OK);
    frequencies(&s, &found);
    ck_assert_mem_eq(&found, &hand, sizeof found);
    ck_assert_int_eq(checked_frequencies(NULL, &eight, &found), OK);
    ck_assert_mem_eq(&found, &hand, sizeof found);
    ck_assert_int_eq(distribution(NULL, &hand, &found), OK);
}
END_TEST

START_TEST(the_careful_function_refuses_what_the_constructor_refuses)
{
    Integers x = { .length = lists[_i].length };
    Distribution y;
    x.at[place(x.length)].value = lists[_i].last;
    ck_assert_int_eq(checked_frequencies(NULL, &x, &y), lists[_i].expected);
}
END_TEST

#define WORD(k, n) \
    (((k) * UINT64_C(0x100000000) + (n) - 1) / (n) * UINT64_C(0x100000000))
#define HALF UINT64_C(0x8000000000000000)       /* draw_real: 0.5 */

START_TEST(splitmix64_gives_the_published_words)
{
    static const uint64_t published[] = {       /* seed 1234567 */
        UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
        UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
    };
    source_seed(&source, 1234567);
    for (int i = 0; i < ROWS(published); i++)
        ck_assert(source_word(&source) == published[i]);
    ck_assert_int_eq(source.used, ROWS(published));
}
END_TEST

START_TEST(a_replay_gives_the_same_words_and_then_zeros)
{
    uint64_t words[SOURCE_TAPE];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < SOURCE_TAPE; i++)
        words[i] = source_word(&source);
    ck_assert(source_word(&source) != 0);       /* beyond the tape */
    source_replay(&source, SOURCE_TAPE);
    for (int i = 0; i < SOURCE_TAPE; i++)
        ck_assert(source_word(&source) == words[i]);
    ck_assert(source_word(&source) == 0);
    source_replay(&source, 1);
    ck_assert(source_word(&source) == words[0]);
    ck_assert(source_word(&source) == 0);
}
END_TEST

/* the source will give this word, and then zeros */
static void set_word(uint64_t word)
{
    source.tape[0] = word;
    source_replay(&source, 1);
}

static int below(uint64_t word, int n)
{
    set_word(word);
    return draw_below(&source, n);
}

static double real_from(uint64_t word)
{
    set_word(word);
    return (double)draw_real(&source);
}

START_TEST(smaller_words_give_simpler_draws)
{
    int n = _i + 1;
    for (int k = 1; k < n; k++) {
        ck_assert_int_eq(below(WORD((uint64_t)k, (uint64_t)n), n), k);
        ck_assert_int_eq(below(WORD((uint64_t)k, (uint64_t)n) - 1, n), k - 1);
    }
    ck_assert_int_eq(below(0, n), 0);
    ck_assert_int_eq(below(UINT64_MAX, n), n - 1);
}
END_TEST

START_TEST(reals_lie_between_minus_one_and_one)
{
    ck_assert(real_from(0) == 0 && !signbit(real_from(0)));
    ck_assert(real_from(1) == 0 && !signbit(real_from(1)));
    ck_assert(real_from(HALF) == 0.5 && real_from(HALF + 1) == -0.5);
    ck_assert(real_from(UINT64_MAX - 1) == 1 - 0x1p-24);
    ck_assert(real_from(UINT64_MAX) == 0x1p-24 - 1);
}
END_TEST

START_TEST(the_gap_of_reals_is_zero_only_for_the_same_bits)
{
    const real nan = (real)NAN, inf = (real)INFINITY, zero = 0;
    ck_assert(real_gap(1, 1) == 0 && real_gap(-zero, -zero) == 0);
    ck_assert(real_gap(1, 3) == 2 && real_gap(3, 1) == 2);
    ck_assert(real_gap(inf, inf) == 0 && real_gap(-inf, inf) == INFINITY);
    ck_assert(real_gap(zero, -zero) == DBL_TRUE_MIN);
    ck_assert(real_gap(-zero, zero) == DBL_TRUE_MIN);
    ck_assert(real_gap(nan, nan) == INFINITY);
    ck_assert(real_gap(nan, 1) == INFINITY && real_gap(1, nan) == INFINITY);
}
END_TEST

START_TEST(a_nan_anywhere_is_equal_to_nothing)
{
    Logits a = { { 1, 2, 3, 4, 5 } }, b = a;
    a.at[_i] = (real)NAN;
    ck_assert(Logits_gap(&a, &b) == INFINITY);
    ck_assert(Logits_gap(&b, &a) == INFINITY);
    ck_assert(Logits_gap(&a, &a) == INFINITY);
}
END_TEST

typedef struct {
    double gap, back, self;     /* of the first and the second, ... */
    char first[4096], second[4096];             /* printed */
} Comparison;

static Source other;

#define OBJECTS(X) \
    X(Integer) X(Real) X(Integers) X(IntegerPair) \
    X(Masses) X(VocabularySize) X(TokenId) X(Sequence) X(Vector) X(Logits) \
    X(Distribution) X(Loss) X(LearningRate) X(Example) X(TrainingSet) \
    X(Embedding) X(Head) X(Parameters)

#define COMPARE(T) \
static void compare_##T(Comparison *c) \
{ \
    T x, y; \
    FILE *out = fmemopen(c->first, sizeof c->first, "w"); \
    memset(&x, 1, sizeof x); memset(&y, 2, sizeof y); \
    T##_sample(&source, &x); T##_sample(&other, &y); \
    c->gap = T##_gap(&x, &y); c->back = T##_gap(&y, &x); \
    c->self = T##_gap(&x, &x); \
    T##_print(out, &x); fclose(out); \
    out = fmemopen(c->second, sizeof c->second, "w"); \
    T##_print(out, &y); fclose(out); \
}
OBJECTS(COMPARE)

#define ENTRY(T) compare_##T,
static void (*const comparisons[])(Comparison *) = { OBJECTS(ENTRY) };

START_TEST(elements_are_equal_exactly_when_they_print_alike)
{
    Comparison c;
    void (*compare)(Comparison *) = comparisons[_i % ROWS(comparisons)];
    for (uint64_t seed = 0; seed < 3 * SEEDS; seed++) {
        source_seed(&source, seed);
        other = source;
        compare(&c);                            /* to know how many words */
        other = source;
        if (source.used > 0)
            other.tape[seed % (uint64_t)source.used] = seed << 55;
        source_replay(&source, source.used);
        source_replay(&other, other.used);
        compare(&c);
        ck_assert(c.self == 0 && c.gap == c.back && c.gap >= 0);
        ck_assert_int_eq(c.gap == 0, strcmp(c.first, c.second) == 0);
    }
}
END_TEST

START_TEST(lists_are_sometimes_bad_in_each_way_and_sometimes_full)
{
    int times[STATUS_COUNT] = { 0 }, full = 0;
    Integers x;
    Sequence y;
    for (uint64_t seed = 0; seed < 5 * SEEDS; seed++) {
        source_seed(&source, seed);
        Integers_sample(&source, &x);
        enum status s = sequence(NULL, &x, &y);
        times[s]++;
        full += s == OK && x.length == CAPACITY;
    }
    ck_assert(times[OK] > SEEDS && full > 0);
    ck_assert(times[EMPTY] > 0 && times[TOO_LONG] > 0);
    ck_assert(times[OUT_OF_RANGE] > SEEDS / 4);
    source_replay(&source, 0);
    Sequence_sample(&source, &y);               /* the simplest */
    ck_assert(y.length == 1 && y.at[0].index == 0);
}
END_TEST

START_TEST(sampled_elements_are_elements)
{
    Sequence x, y;
    Integers n;
    Distribution d;
    Masses m;
    Loss l;
    LearningRate r;
    source_seed(&source, (uint64_t)_i);
    Sequence_sample(&source, &x);
    numbers(&x, &n);
    ck_assert_int_eq(sequence(NULL, &n, &y), OK);
    ck_assert(Sequence_gap(&x, &y) == 0);
    Distribution_sample(&source, &d);
    memcpy(m.at, d.at, sizeof d.at);
    ck_assert_int_eq(distribution(NULL, &m, &d), OK);
    Loss_sample(&source, &l);
    ck_assert_int_eq(loss(NULL, &(Real){ l.nats }, &l), OK);
    LearningRate_sample(&source, &r);
    ck_assert_int_eq(learning_rate(NULL, &(Real){ r.value }, &r), OK);
}
END_TEST

/* samples x : R, and asks the constructor c and its sentence about it */
#define SENTENCE_LAW(c, R) do { \
    R x; c##_cod y; Sentence said; \
    R##_sample(&source, &x); \
    memset(&said, 'x', sizeof said); \
    c##_refusal(&x, &said); \
    ck_assert_int_eq(c(NULL, &x, &y) == OK, said.text[0] == '\0'); \
} while (0)

START_TEST(a_sentence_is_empty_exactly_if_nothing_is_refused)
{
    source_seed(&source, (uint64_t)_i);
    SENTENCE_LAW(vocabulary_size, Integer);
    SENTENCE_LAW(token_id, Integer);
    SENTENCE_LAW(loss, Real);
    SENTENCE_LAW(learning_rate, Real);
    SENTENCE_LAW(distribution, Masses);
    SENTENCE_LAW(example, IntegerPair);
    SENTENCE_LAW(sequence, Integers);
}
END_TEST

#define SAYS(c, sentence, ...) do { \
    Sentence said; \
    memset(&said, 'x', sizeof said); \
    c##_refusal(&(c##_dom)__VA_ARGS__, &said); \
    ck_assert_str_eq(said.text, sentence); \
} while (0)

START_TEST(a_refusal_says_what_was_expected_and_what_came)
{
    SAYS(token_id, "token id 7: expected an integer from 0 to 4", { 7 });
    SAYS(vocabulary_size, "vocabulary size 0: expected an integer from 1 to 5",
        { 0 });
    SAYS(loss, "loss nan: expected a finite real, 0 or more", { (real)NAN });
    SAYS(learning_rate, "learning rate 0: expected a finite real, more than 0",
        { 0 });
    SAYS(example, "token id -1: expected an integer from 0 to 4",
        { { -1 }, { 0 } });
    SAYS(distribution, "", { { 0.5f, 0, 0, 0, 0.5f } });
    SAYS(distribution, "probabilities with sum 0.75: "
        "expected 1 within 6e-07", { { 0.5f, 0.25f } });
    SAYS(distribution, "probability 1 is -0.5: expected a finite real, "
        "0 or more", { { 1.5f, -0.5f } });
    SAYS(distribution, "probability 4 is inf: expected a finite real, "
        "0 or more", { { 0, 0, 0, 0, (real)INFINITY } });
}
END_TEST

START_TEST(a_refused_list_says_where)
{
    SAYS(sequence, "sequence of 65: expected from 1 to 64", { .length = 65 });
    SAYS(sequence, "position 2: token id 7: expected an integer from 0 to 4",
        { 4, { { 1 }, { 2 }, { 7 }, { 9 } } });
    SAYS(sequence, "position 0: token id 9: expected an integer from 0 to 4",
        { 1, { { 9 } } });
    SAYS(sequence, "", { .length = 64 });
    SAYS(sequence, "", { .length = 1 });
    SAYS(sequence, "position 63: token id 9: "
        "expected an integer from 0 to 4",
        { 64, { [63] = { 9 } } });
    SAYS(training_set, "", { .count = 64 });
    SAYS(training_set, "", { .count = 1 });
    SAYS(training_set, "training set of 65: expected from 1 to 64",
        { .count = 65 });
    SAYS(training_set, "example 0: token id 7: "
        "expected an integer from 0 to 4", { 2, { { { 0 }, { 7 } } } });
    SAYS(training_set, "training set of 0: expected from 1 to 64", { 0 });
    SAYS(training_set, "example 1: token id 8: "
        "expected an integer from 0 to 4", { 3, { [1] = { { 0 }, { 8 } } } });
}
END_TEST

START_TEST(a_status_and_its_sentence_are_said_at_once)
{
    char guard[2][sizeof (Sentence)];
    Sentence *const said = (Sentence *)guard[0];
    memset(guard, 'x', sizeof guard);
    ck_assert_int_eq(refuse_with(said, TOO_LONG, "%d lines: expected %s",
                                 7, "one"), TOO_LONG);
    ck_assert_str_eq(said->text, "7 lines: expected one");
    ck_assert_int_eq(refuse_with(said, EMPTY, "%*d", 400, 5), EMPTY);
    ck_assert_uint_eq(strlen(said->text), sizeof said->text - 1);
    ck_assert_int_eq(guard[1][0], 'x');
}
END_TEST

PAIRING(rebuilt, Example, Example_input, Example_target);

START_TEST(a_pair_is_the_pairing_of_its_projections)
{
    Example x, y, z;
    source_seed(&source, (uint64_t)_i);
    Example_sample(&source, &x);
    rebuilt(&x, &y);
    ck_assert(Example_gap(&x, &y) == 0);
    swapped(&x, &y);
    ck_assert_int_eq(y.input.index, x.target.index);
    swapped(&y, &z);
    ck_assert(Example_gap(&x, &z) == 0);
}
END_TEST

START_TEST(an_arrow_into_a_pair_is_known_by_its_projections)
{
    Sequence x, r, back;
    Example y, z;
    source_seed(&source, (uint64_t)_i);
    Sequence_sample(&source, &x);
    ends(&x, &y);
    first_and_last(&x, &z);
    ck_assert(Example_gap(&y, &z) == 0);
    ck_assert_int_eq(y.target.index, x.at[x.length - 1].index);
    reversed(&x, &r);
    reversed(&r, &back);
    ck_assert(Sequence_gap(&x, &back) == 0);
}
END_TEST

PARAMETRIC(row, Embedding, TokenId, Vector);
void row(const Embedding *restrict p, const TokenId *restrict x,
    Vector *restrict y)
{
    memcpy(y->at, p->at[x->index], sizeof y->at);
}

_Static_assert(SAME_SPACE(token_id_dom, Integer), "domain");
_Static_assert(SAME_SPACE(token_id_cod, TokenId), "codomain");
_Static_assert(SAME_SPACE(token_id_par, Unit), "parameters");
_Static_assert(SAME_SPACE(row_par, Embedding), "parameters");
_Static_assert(!SAME_SPACE(Distribution, Logits), "names tell them apart");
_Static_assert(SAME_SPACE(Logits, Logits) == 1, "it is a truth value");
_Static_assert(sizeof (Parameters) == (5 * 4 + 4 * 5 + 5) * sizeof (real),
               "the model of the first chapters");
_Static_assert(token_id_refuses && !last_token_refuses && !row_refuses, "");

START_TEST(every_arrow_has_a_uniform_call)
{
    TokenId t = { 0 };
    Parameters p;
    Vector v;
    ck_assert_int_eq(token_id_apply(NULL, &(Integer){ 3 }, &t), OK);
    ck_assert_int_eq(t.index, 3);
    ck_assert_int_eq(token_id_apply(NULL, &(Integer){ 7 }, &t), OUT_OF_RANGE);
    ck_assert_int_eq(last_token_apply(NULL, &(Sequence){ 2, { {1}, {4} } }, &t),
                     OK);
    ck_assert_int_eq(t.index, 4);
    parameters_by_rule(&p);
    ck_assert_int_eq(row_apply(&p.embedding, &t, &v), OK);
    ck_assert_mem_eq(v.at, p.embedding.at[4], sizeof v.at);
}
END_TEST

START_TEST(a_trace_names_the_primitives_and_their_parameters)
{
    struct { Trace t; const char *behind; } s = { { 0 }, "untouched" };
    Embedding p;
    token_id_trace(NULL, &s.t);
    last_token_trace(NULL, &s.t);
    row_trace(&p, &s.t);
    ck_assert_int_eq(s.t.length, 3);
    ck_assert_str_eq(s.t.at[0].name, "token_id");
    ck_assert_str_eq(s.t.at[1].name, "last_token");
    ck_assert_ptr_null(s.t.at[1].with);
    ck_assert_str_eq(s.t.at[2].name, "row");
    ck_assert_ptr_eq(s.t.at[2].with, &p);
    while (s.t.length <= TRACE_MAX)
        row_trace(&p, &s.t);
    ck_assert_str_eq(s.t.at[TRACE_MAX - 1].name, "row");
    ck_assert_str_eq(s.behind, "untouched");
}
END_TEST

#define NAMED(s) { s, #s }
static const struct { enum status status; const char *name; } statuses[] = {
    NAMED(OK), NAMED(EMPTY), NAMED(OUT_OF_RANGE), NAMED(NOT_FINITE),
    NAMED(NOT_NORMALISED), NAMED(TOO_LONG), NAMED(NO_FILE),
    NAMED(BAD_FORMAT), NAMED(DAMAGED),
};

START_TEST(a_status_has_its_own_name)
{
    ck_assert_int_eq(ROWS(statuses), STATUS_COUNT);
    ck_assert_str_eq(status_name(statuses[_i].status), statuses[_i].name);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_program_fails_if_a_case_fails_or_if_none_ran, 1 },
        { an_integer_is_a_token_or_is_refused, ROWS(integers) },
        { a_real_is_a_loss_or_a_rate_or_is_refused, ROWS(reals) },
        { a_list_is_accepted_or_is_refused, ROWS(lists) },
        { masses_are_a_distribution_or_are_refused, ROWS(masses) },
        { splitmix64_gives_the_published_words, 1 },
        { a_replay_gives_the_same_words_and_then_zeros, 5 },
        { smaller_words_give_simpler_draws, 20 },
        { reals_lie_between_minus_one_and_one, 1 },
        { the_gap_of_reals_is_zero_only_for_the_same_bits, 1 },
        { a_nan_anywhere_is_equal_to_nothing, VOCABULARY },
    { elements_are_equal_exactly_when_they_print_alike, ROWS(comparisons) },
    { lists_are_sometimes_bad_in_each_way_and_sometimes_full, 1 },
    { sampled_elements_are_elements, SEEDS },
    { a_sentence_is_empty_exactly_if_nothing_is_refused, SEEDS },
    { a_refusal_says_what_was_expected_and_what_came, 1 },
    { a_refused_list_says_where, 1 },
    { a_status_and_its_sentence_are_said_at_once, 1 },
    { a_pair_is_the_pairing_of_its_projections, SEEDS },
    { an_arrow_into_a_pair_is_known_by_its_projections, SEEDS },
    { the_frequencies_of_the_eight_tokens_are_those_found_by_hand, 1 },
    { the_careful_function_refuses_what_the_constructor_refuses, ROWS(lists) },
    { every_arrow_has_a_uniform_call, 1 },
    { a_trace_names_the_primitives_and_their_parameters, 1 },
    { a_status_has_its_own_name, ROWS(statuses) },
    };
    return run_tests("objects", ROWS(tests), tests);
}
