#include "6.5.h"
#include "testing.h"

static const struct { int n; Interval pieces[3]; int width, expected; }
rows[] = {
    { 1, { { 0, 9 } }, 3, 1 },
    { 2, { { 0, 4 }, { 5, 9 } }, 1, 1 },
    { 2, { { 0, 4 }, { 5, 9 } }, 2, 0 },
    { 2, { { 4, 9 }, { 0, 4 } }, 2, 1 },
    { 2, { { 0, 4 }, { 6, 9 } }, 1, 0 },
    { 3, { { 0, 5 }, { 6, 9 }, { 4, 7 } }, 3, 1 },
    { 3, { { 0, 5 }, { 7, 9 }, { 4, 7 } }, 2, 1 },
    { 3, { { 0, 5 }, { 7, 9 }, { 4, 7 } }, 3, 0 },
    { 3, { { 0, 8 }, { 2, 3 }, { 1, 7 } }, 1, 0 },
};

START_TEST(every_window_lies_in_a_piece)
{
    ck_assert_int_eq(covers(rows[_i].n, rows[_i].pieces, (Interval){ 0, 9 },
                            rows[_i].width), rows[_i].expected);
}
END_TEST

int main(void)
{
    const Test test = { every_window_lies_in_a_piece, ROWS(rows) };
    return run_tests("exercise 6.5", 1, &test);
}
