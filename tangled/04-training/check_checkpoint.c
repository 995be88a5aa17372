/* check_checkpoint.c - what is decoded and what is refused. */
#include "checkpoint.h"
#include "sample_training.h"
#include "testing.h"
#include <string.h>

enum { SEEDS = 100 };

/* The demonstration after ten steps in batches of three. */
static void example_of_a_state(State *s, Checkpoint *c)
{
    *s = demonstration(3);
    run_in_place(10, s);
    ck_assert_int_eq(checkpoint_encode(NULL, s, c), OK);
}

static void assert_refused(const Checkpoint *c, enum status expected,
                           const char *reason)
{
    State s;
    Sentence why = { "" };
    ck_assert_int_eq(checkpoint_read(c, &s, &why), expected);
    ck_assert_msg(strstr(why.text, reason) != NULL,
                  "the reason was: %s", why.text);
    ck_assert_int_eq(checkpoint_decode(NULL, c, &s), expected);
}

START_TEST(a_checkpoint_cut_short_is_refused)
{
    State s;
    Checkpoint c;
    example_of_a_state(&s, &c);
    while (c.length-- > 0)
        assert_refused(&c, DAMAGED, c.length < 60 ? "expected at least 60"
                                                  : "checksum");
}
END_TEST

START_TEST(a_checkpoint_with_a_damaged_byte_is_refused)
{
    State s;
    Checkpoint c;
    example_of_a_state(&s, &c);
    for (int i = 0; i < c.length; i++)
        for (int change = 1; change < 256; change++) {
            c.at[i] ^= (unsigned char)change;
            assert_refused(&c, i < 8 ? BAD_FORMAT : DAMAGED,
                           i < 8 ? "begin" : "checksum");
            c.at[i] ^= (unsigned char)change;
        }
}
END_TEST

START_TEST(a_checkpoint_with_something_after_it_is_refused)
{
    State s;
    Checkpoint c;
    example_of_a_state(&s, &c);
    c.at[c.length++] = (unsigned char)_i;
    assert_refused(&c, DAMAGED, "checksum");
}
END_TEST

static const struct {
    int offset;
    uint64_t value;
    int bytes;
    enum status expected;
    const char *reason;
} forgeries[] = {
    { 8, 2, 4, BAD_FORMAT, "version 2: expected 1" },
    { 12, 8, 4, BAD_FORMAT, "bytes in a real 8: expected 4" },
    { 16, 6, 4, BAD_FORMAT, "vocabulary 6: expected 5" },
    { 20, 64, 4, BAD_FORMAT, "width 64: expected 4" },
    { 24, 0, 4, OUT_OF_RANGE, "examples 0: expected from 1 to 64" },
    { 24, 65, 4, OUT_OF_RANGE, "examples 65: expected from 1 to 64" },
    { 24, 0xffffffff, 4, OUT_OF_RANGE, "examples -1: expected from 1" },
    { 24, 6, 4, DAMAGED, "checkpoint of 292 bytes: expected 284" },
    { 24, 8, 4, DAMAGED, "checkpoint of 292 bytes: expected 300" },
    { 28, 0, 4, OUT_OF_RANGE, "batch 0: expected from 1 to 7" },
    { 28, 8, 4, OUT_OF_RANGE, "batch 8: expected from 1 to 7" },
    { 32, 7, 4, OUT_OF_RANGE, "cursor 7: expected from 0 to 6" },
    { 32, 0xffffffff, 4, OUT_OF_RANGE, "cursor -1: expected from 0" },
    { 36, UINT64_C(1) << 63, 8, OUT_OF_RANGE, "steps -9223372036854775808" },
    { 44, 0, 4, OUT_OF_RANGE, "learning rate 0: expected a finite real" },
    { 44, 0x7fc00000, 4, NOT_FINITE, "learning rate nan" },
    { 48, 0x7fc00000, 4, NOT_FINITE, "parameters: expected finite" },
    { 128, 0x7f800000, 4, NOT_FINITE, "parameters: expected finite" },
    { 224, 0xff800000, 4, NOT_FINITE, "parameters: expected finite" },
    { 228, 5, 4, OUT_OF_RANGE, "example 0: token id 5: expected" },
    { 280, 0xffffffff, 4, OUT_OF_RANGE, "example 6: token id -1: expected" },
};

START_TEST(a_forged_checkpoint_is_refused_with_a_reason)
{
    State s;
    Checkpoint c;
    example_of_a_state(&s, &c);
    for (int i = 0; i < forgeries[_i].bytes; i++)
        c.at[forgeries[_i].offset + i] =
            (unsigned char)(forgeries[_i].value >> 8 * i);
    uint64_t sum = fnv(FNV_BASIS, c.length - 8, c.at);
    for (int i = 0; i < 8; i++)
        c.at[c.length - 8 + i] = (unsigned char)(sum >> 8 * i);
    assert_refused(&c, forgeries[_i].expected, forgeries[_i].reason);
}
END_TEST

START_TEST(the_fields_are_where_the_table_says)
{
    static const unsigned char head[48] = {
        0x89, 't', 'i', 'n', 'y', 'c', 'a', 't', 1, 0, 0, 0, 4, 0, 0, 0,
        5, 0, 0, 0, 4, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0,
        10, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x00, 0x80, 0x3f,
    };
    State s;
    Checkpoint c;
    example_of_a_state(&s, &c);
    ck_assert_int_eq(c.length, 292);
    ck_assert_mem_eq(c.at, head, sizeof head);
    ck_assert_int_eq(c.at[228], 1);
    ck_assert_int_eq(c.at[232], 2);
    ck_assert(fnv(FNV_BASIS, 0, c.at) == FNV_BASIS);
    ck_assert(fnv(FNV_BASIS, 6, (const unsigned char *)"foobar")
              == 0x85944171f73967e8u);
}
END_TEST

START_TEST(what_is_decoded_is_encoded_as_it_was)
{
    Source source;
    State s, back;
    Checkpoint c, again;
    source_seed(&source, (uint64_t)_i);
    State_sample(&source, &s);
    s.steps += INT64_C(1) << _i % 62;
    ck_assert_int_eq(checkpoint_encode(NULL, &s, &c), OK);
    ck_assert_int_eq(checkpoint_decode(NULL, &c, &back), OK);
    ck_assert(State_gap(&s, &back) == 0);
    ck_assert_int_eq(checkpoint_encode(NULL, &back, &again), OK);
    ck_assert_int_eq(c.length, again.length);
    ck_assert_mem_eq(c.at, again.at, (size_t)c.length);
}
END_TEST

START_TEST(a_run_that_diverged_is_not_encoded)
{
    static const real bad[] = { INFINITY, -INFINITY, NAN };
    State s;
    Checkpoint c;
    example_of_a_state(&s, &c);
    Parameters *p = &s.learner.parameters;
    real *places[] = { &p->embedding.at[4][3], &p->head.weight[3][4],
                       &p->head.bias[4], &p->head.bias[0] };
    real *place = places[_i % 4], kept = *place;
    *place = bad[_i / 4];
    ck_assert_int_eq(checkpoint_encode(NULL, &s, &c), NOT_FINITE);
    *place = kept;
    ck_assert_int_eq(checkpoint_encode(NULL, &s, &c), OK);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_checkpoint_cut_short_is_refused, 1 },
        { a_checkpoint_with_a_damaged_byte_is_refused, 1 },
        { a_checkpoint_with_something_after_it_is_refused, 256 },
        { a_forged_checkpoint_is_refused_with_a_reason, ROWS(forgeries) },
        { the_fields_are_where_the_table_says, 1 },
        { what_is_decoded_is_encoded_as_it_was, SEEDS },
        { a_run_that_diverged_is_not_encoded, 12 },
    };
    return run_tests("checkpoint", ROWS(tests), tests);
}
