#include "lines.h"
#include "testing.h"
#include <math.h>

PARTIAL(made_line, Unit, RawLine, Line);

static const struct { RawLine x; enum status expected; } rows[] = {
    { { { 1 }, { 0.5f } },            OK },
    { { { 7 }, { 0.5f } },            OUT_OF_RANGE },
    { { { 1 }, { (real)INFINITY } },  NOT_FINITE },
    { { { 7 }, { -1 } },              OUT_OF_RANGE },
    { { { 7 }, { (real)INFINITY } },  NOT_FINITE },
};

START_TEST(the_larger_refusal_comes_out)
{
    Line y;
    enum status s = made_line(NULL, &rows[_i].x, &y);
    ck_assert_int_eq(s, rows[_i].expected);
    ck_assert(s != OK || (y.token.index == 1 && y.loss.nats == 0.5f));
}
END_TEST

int main(void)
{
    const Test test = { the_larger_refusal_comes_out, ROWS(rows) };
    return run_tests("exercise 2.4", 1, &test);
}
