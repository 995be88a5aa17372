#include "11.2.h"
#include "normal.h"
#include "testing.h"
#include "trial.h"
#include <string.h>

static Source s;
static Trial t;

START_TEST(the_gradients_are_those_and_no_more)
{
    static _Alignas(max_align_t) unsigned char block[1 << 23];
    Arena a = arena_over(block, sizeof block);
    Term r, h, normal;
    source_seed(&s, (uint64_t)_i);
    trial_draw(&s, 10, &a, &t);
    const int n = t.r.t.input.count, first = draw_below(&s, n + 1);
    term_begin(&a, "r", &r);
    term_begin(&a, "h", &h);
    term_begin(&a, "normal", &normal);
    term_reverse(&t.r.t, &r);
    gradient_from(&t.r.t, first, &h);
    ck_assert_msg(h.status == OK, "%s", h.why.text);
    ck_assert_int_eq(h.input.count, r.input.count);
    ck_assert_int_eq(h.output.count, n - first);
    if (first > 0)                      /* or there may be no array */
        r.output.at += first;
    r.output.count -= first;
    ck_assert(terms_equal(&r, &h, &a));
    term_normal(&h, &normal);
    ck_assert_int_eq(normal.operation.count, h.operation.count);
}
END_TEST

int main(void)
{
    const Test test = { the_gradients_are_those_and_no_more, 100 };
    return run_tests("exercise 11.2", 1, &test);
}
