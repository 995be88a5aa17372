/* check_behaviour.c - a presheaf, and where it is a sheaf. */
#include "sample_sketches.h"
#include "testing.h"

static Source source;

static Log restrict_to(const Log *x, int from, int to)
{
    Log y;
    ck_assert_int_eq(restricted(&(Interval){ from, to }, x, &y), OK);
    return y;
}

START_TEST(logs_form_a_presheaf)
{
    Log x;
    source_seed(&source, (uint64_t)_i);
    Log_sample(&source, &x);
    const int a = x.over.from, b = x.over.to;
    Log same = restrict_to(&x, a, b);
    ck_assert(Log_gap(&x, &same) == 0);
    const int c = a + draw_below(&source, b - a + 1);
    const int d = c + draw_below(&source, b - c + 1);
    Log wide = restrict_to(&x, c, b), twice = restrict_to(&wide, c, d);
    Log once = restrict_to(&x, c, d);
    ck_assert(Log_gap(&once, &twice) == 0);
    ck_assert(once.over.from == c && once.over.to == d);
    for (int t = c; t <= d; t++)
        ck_assert(once.nats[t] == x.nats[t]);
    ck_assert_int_eq(restricted(&(Interval){ a, b + 1 }, &x, &same),
                     OUT_OF_RANGE);
    ck_assert_int_eq(restricted(&(Interval){ a - 1, b }, &x, &same),
                     OUT_OF_RANGE);
}
END_TEST

START_TEST(a_cover_glues_exactly_if_it_is_wide_enough)
{
    Log x, y;
    const int overlap = _i % 5 - 1, width = 1 + _i / 5 % 4;
    source_seed(&source, (uint64_t)_i);
    Log_sample(&source, &x);
    x.over = (Interval){ 0, HORIZON - 1 };
    const int cut = 4;
    LogPair pair = { restrict_to(&x, x.over.from, cut),
                     restrict_to(&x, cut + 1 - overlap, x.over.to) };
    if (_i % 2 == 1)
        pair = (LogPair){ pair.second, pair.first };
    enum status s = glue(&(Width){ width }, &pair, &y);
    ck_assert_int_eq(s, width <= overlap + 1 ? OK : EMPTY);
    if (s == OK) {
        ck_assert(Log_gap(&x, &y) == 0);
        const Interval first = pair.first.over, second = pair.second.over;
        Log back = restrict_to(&y, first.from, first.to);
        ck_assert(Log_gap(&back, &pair.first) == 0);
        back = restrict_to(&y, second.from, second.to);
        ck_assert(Log_gap(&back, &pair.second) == 0);
    }
}
END_TEST

static const struct { Log first, second; int width; enum status expected;
    const char *said; } cases[] = {
    { { { 0, 3 }, { 5, 4, 3, 3 } }, { { 2, 4 }, { 0, 0, 3, 3, 2 } }, 2, OK,
      "" },
    { { { 0, 3 }, { 5, 4, 3, 3 } }, { { 2, 4 }, { 0, 0, 3, 4, 2 } }, 2, DAMAGED,
      "step 3 has losses 3 and 4: expected one" },
    { { { 0, 3 }, { 5, 4, 3, 4 } }, { { 2, 4 }, { 0, 0, 3, 3, 2 } }, 2, DAMAGED,
      "step 3 has losses 4 and 3: expected one" },
    { { { 0, 3 }, { 5, 4, 3, 3 } }, { { 5, 6 }, { 0 } }, 1, EMPTY,
      "steps 4 to 4: expected in one of the logs" },
    { { { 0, 3 }, { 5, 4, 3, 3 } }, { { 4, 6 }, { 0 } }, 2, EMPTY,
      "steps 3 to 4: expected in one of the logs" },
    { { { 0, 3 }, { 5, 4, 3, 3 } }, { { 4, 6 }, { 0 } }, 1, OK, "" },
    { { { 2, 2 }, { 0 } }, { { 2, 2 }, { 0 } }, 4, OK, "" },
    { { { 0, 0 }, { 3 } }, { { 1, 2 }, { 0 } }, 2, EMPTY,
      "steps 0 to 1: expected in one of the logs" },
    { { { 0, 1 }, { 3 } }, { { 0, 2 }, { 4 } }, 2, DAMAGED,
      "step 0 has losses 3 and 4: expected one" },
    { { { 2, 2 }, { 0 } }, { { 3, 3 }, { 0 } }, 4, EMPTY,
      "steps 2 to 5: expected in one of the logs" },
};

START_TEST(logs_that_leave_a_gap_or_disagree_are_not_glued)
{
    const LogPair x = { cases[_i].first, cases[_i].second };
    const Width width = { cases[_i].width };
    Sentence said;
    Log y;
    ck_assert_int_eq(glue(&width, &x, &y), cases[_i].expected);
    glue_refusal(&width, &x, &said);
    ck_assert_str_eq(said.text, cases[_i].said);
}
END_TEST

START_TEST(a_jump_at_the_seam_is_seen_by_neither_piece)
{
    const CutLog x = { { { 0, 6 }, { 5, 4, 3, 3, 6, 5, 5 } }, { 3 } };
    LogPair apart, sharing;
    Truth whole, pieces;
    cut_apart(&x, &apart);
    both_steady(&apart, &pieces);
    steady(&x.log, &whole);
    ck_assert(pieces.holds == 1 && whole.holds == 0);
    ck_assert(apart.first.over.to == 3 && apart.second.over.from == 4);
    cut_sharing(&x, &sharing);
    both_steady(&sharing, &pieces);
    ck_assert(pieces.holds == 0 && sharing.second.over.from == 3);
    Interval i;
    ck_assert_int_eq(interval(NULL, &(IntegerPair){ { 0 }, { 11 } }, &i), OK);
    ck_assert(i.from == 0 && i.to == 11);
    for (int k = 0; k < 3; k++) {
        IntegerPair bad = { { k == 0 ? -1 : 3 }, { k == 1 ? 2 : k * 6 } };
        ck_assert_int_eq(interval(NULL, &bad, &i), OUT_OF_RANGE);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { logs_form_a_presheaf, 200 },
        { a_cover_glues_exactly_if_it_is_wide_enough, 200 },
        { logs_that_leave_a_gap_or_disagree_are_not_glued, ROWS(cases) },
        { a_jump_at_the_seam_is_seen_by_neither_piece, 1 },
    };
    return run_tests("behaviour", ROWS(tests), tests);
}
