/* check_program_refusals.c - what is no program, and what is no input. */
#include "perceptron.h"
#include "program.h"
#include "step_term.h"
#include "testing.h"
#include <math.h>
#include <string.h>

static _Alignas(max_align_t) unsigned char block[1 << 20];

START_TEST(a_label_that_is_no_row_is_refused)
{
    static const float wrong[] = { -1, 3, 0.5F, NAN };
    static const int sizes[] = { 4, 3 };
    Arena a = arena_over(block, sizeof block);
    Term loss, step;
    Program p;
    Complaint why = { "" };
    float w[12] = { 0 }, b[3] = { 0 }, x[8] = { 0 }, labels[2] = { 0 };
    float *const in[] = { w, b, x, labels };
    term_begin(&a, "perceptron", &loss);
    perceptron(1, sizes, 2, &loss);
    term_begin(&a, "step", &step);
    term_descent(&loss, 2, 0.5, &step);
    ck_assert(program_compile(&step, 2, product_same_bits(), &a, &p, NULL)
              == OK);
    ck_assert(program_run(&p, in, NULL) == OK);
    labels[1] = wrong[_i];
    ck_assert_int_eq(program_run(&p, in, &why), OUT_OF_RANGE);
    ck_assert_msg(strstr(why.text, "expected whole numbers from 0 to 2"),
                  "%s", why.text);
}
END_TEST

static void exchange(Term *t)
{
    const int x = term_input(t, DIMS(2)), y = term_input(t, DIMS(3));
    term_output(t, APPLY(t, RELU, x)), term_output(t, y);
}

START_TEST(a_state_that_is_not_computed_is_refused)
{
    Arena a = arena_over(block, sizeof block);
    Term t;
    Program p;
    Complaint why;
    term_begin(&a, "exchange", &t);
    exchange(&t);
    ck_assert(program_compile(&t, 1, product_plain, &a, &p, NULL) == OK);
    ck_assert_int_eq(program_compile(&t, 2, product_plain, &a, &p, &why),
                     OUT_OF_RANGE);
    ck_assert_str_eq(why.text, "exchange: expected the first outputs to be "
        "computed, and of the types of the first inputs");
    ck_assert_int_eq(program_compile(&t, 3, product_plain, &a, &p, &why),
                     OUT_OF_RANGE);
    ck_assert_int_eq(program_compile(&t, -1, product_plain, &a, &p, &why),
                     OUT_OF_RANGE);
}
END_TEST

START_TEST(an_arena_that_is_too_small_is_refused)
{
    static _Alignas(max_align_t) unsigned char small[1 << 16];
    static const int sizes[] = { 4, 3 };
    Arena a = arena_over(block, sizeof block);
    Term scores;
    Program p;
    Complaint why;
    float w[12] = { 0 }, b[3] = { 0 }, x[8] = { 0 }, labels[2] = { 0 };
    float *const in[] = { x, labels, w, b };
    size_t size = 0;
    term_begin(&a, "perceptron", &scores);
    perceptron(1, sizes, 2, &scores);
    for (;; size += 8) {
        Arena little = arena_over(small, size);
        ck_assert(size < sizeof small);
        if (program_compile(&scores, 0, product_plain, &little, &p, &why)
            == OK)
            break;
        ck_assert_str_eq(why.text, "perceptron: expected room for a program,"
                                   " but the arena is exhausted");
    }
    ck_assert(size > 0 && program_run(&p, in, NULL) == OK);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_label_that_is_no_row_is_refused, 4 },
        { a_state_that_is_not_computed_is_refused, 1 },
        { an_arena_that_is_too_small_is_refused, 1 },
    };
    return run_tests("program refusals", ROWS(tests), tests);
}
