/* check_library.c - the library against the chapter behind it. */
#include "evaluate.h"
#include "perceptron.h"
#include "normal.h"
#include "testing.h"
#include "tinycat.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct tc_term { Term t; };             /* as it begins */
enum { HIDDEN = 8 };

static tc_term *network(void)
{
    static const int sizes[][2] = { { 2, 4 }, { 4 }, { HIDDEN, 2 },
                                    { HIDDEN }, { 2, HIDDEN }, { 2 } };
    static const int rank[] = { 2, 1, 2, 1, 2, 1 };
    tc_term *t = tc_term_new("network");
    int in[6], h, loss;
    for (int i = 0; i < 6; i++)
        in[i] = tc_input(t, rank[i], sizes[i]);
    h = tc_apply2(t, "bias", in[3], tc_apply2(t, "matmul", in[2], in[0]));
    h = tc_apply2(t, "matmul", in[4], tc_apply1(t, "relu", h));
    h = tc_apply2(t, "bias", in[5], h);
    loss = tc_apply1(t, "sum", tc_apply2(t, "cross_entropy", in[1], h));
    tc_output(t, tc_apply(t, "scale", &(tc_with){ .value = 0.25 }, 1, &loss));
    tc_output(t, h);
    return t;
}

START_TEST(a_term_built_by_names_is_the_chapters)
{
    static unsigned char block[1 << 16];
    Arena a = arena_over(block, sizeof block);
    Term f;
    tc_term *t = network();
    ck_assert_ptr_null(tc_error(t));
    term_begin(&a, "perceptron", &f);
    perceptron(2, (const int[]){ 2, HIDDEN, 2 }, 4, &f);
    ck_assert(terms_equal(&t->t, &f, &a));
    ck_assert_int_eq(tc_inputs(t), 6);
    ck_assert_int_eq(tc_outputs(t), 2);
    int dims[TC_RANK] = { 0 };
    ck_assert_int_eq(tc_input_dims(t, 2, dims), 2);
    ck_assert(dims[0] == HIDDEN && dims[1] == 2);
    ck_assert_int_eq(tc_output_dims(t, 0, dims), 0);
    ck_assert_int_eq(tc_output_dims(t, 1, dims), 2);
    ck_assert(dims[0] == 2 && dims[1] == 4);
    ck_assert_int_eq(tc_output_dims(t, 2, dims), 0);
    tc_term_free(t);
}
END_TEST

static float points[] = { 0, 0, 1, 1, 0, 1, 0, 1 };
static float labels[] = { 0, 1, 1, 0 };
enum { W0 = 2 * HIDDEN, W1 = 2 * HIDDEN };
typedef struct Weights { float w0[W0], b0[HIDDEN], w1[W1], b1[2]; } Weights;

static void begin(Weights *w)
{
    *w = (Weights){ .b1 = { 0 } };
    for (int i = 0; i < W0; i++) {
        w->w0[i] = (float)(i * 37 % 19) / 10 - 0.9f;
        w->w1[i] = (float)(i * 23 % 17) / 10 - 0.8f;
    }
}

static float by_evaluator(const tc_term *step, Weights *w)
{
    Weights next;
    float loss[1];
    const float *const in[] = { w->w0, w->b0, w->w1, w->b1, points, labels };
    float *const out[] = { next.w0, next.b0, next.w1, next.b1, loss };
    ck_assert_int_eq(tc_evaluate(step, in, out, NULL), 0);
    *w = next;
    return loss[0];
}

static void train(const tc_term *step, tc_program *p, int same_bits)
{
    Weights a, b;
    float loss = 0;
    float *const in[] = { a.w0, a.b0, a.w1, a.b1, points, labels };
    begin(&a), begin(&b);
    for (int i = 0; i < 200; i++) {
        ck_assert_int_eq(tc_run(p, in, NULL), 0);
        loss = by_evaluator(step, &b);
        ck_assert(!same_bits || memcmp(&a, &b, sizeof a) == 0);
        ck_assert(!same_bits || memcmp(tc_result(p, 4), &loss, 4) == 0);
    }
    ck_assert(*tc_result(p, 4) < 0.1f && loss < 0.1f);
}

START_TEST(training_has_the_evaluators_bits_or_learns_as_well)
{
    char why[TC_WHY];
    tc_term *t = network(), *step = tc_descent(t, 4, 0.5);
    tc_program *p = tc_compile(step, 4, _i, why);
    ck_assert_msg(p != NULL, "%s", why);
    train(step, p, _i == TC_SAME_BITS);
    tc_term_free(t), tc_term_free(step), tc_program_free(p);
}
END_TEST

START_TEST(a_term_has_no_largest_size)
{
    enum { MANY = 100000 };
    const int one[] = { 1 };
    float x[] = { 0.5f }, dy[] = { 0.5f }, y[1], dx[1];
    const float *const in[] = { x, dy };
    float *const out[] = { y, dx };
    tc_term *t = tc_term_new("long");
    int w = tc_input(t, 1, one);
    for (int i = 0; i < MANY; i++)
        w = tc_apply1(t, "relu", w);
    tc_output(t, w);
    tc_term *twice = tc_compose(t, t), *back = tc_gradient(twice);
    tc_term *both = tc_tensor(t, t);
    tc_program *p = tc_compile(back, 0, TC_SAME_BITS, NULL);
    ck_assert(tc_outputs(both) == 2 && tc_results(p) == 2);
    ck_assert(tc_inputs(back) == 2 && tc_outputs(back) == 2);
    ck_assert_int_eq(tc_evaluate(back, in, out, NULL), 0);
    ck_assert(y[0] == 0.5f && dx[0] == 0.5f);
    ck_assert_int_eq(tc_run(p, (float *[]){ x, dy }, NULL), 0);
    ck_assert(tc_result(p, 0)[0] == 0.5f && tc_result(p, 1)[0] == 0.5f);
    tc_term_free(t), tc_term_free(twice), tc_term_free(both);
    tc_term_free(back), tc_program_free(p);
}
END_TEST

static void no_such_generator(tc_term *t) { tc_apply1(t, "matmull", 0); }
static void no_name(tc_term *t) { tc_apply1(t, NULL, 0); }
static void too_few_wires(tc_term *t) { tc_apply1(t, "matmul", 0); }
static void no_such_wire(tc_term *t) { tc_apply2(t, "add", 0, 7); }
static void no_such_output(tc_term *t) { tc_output(t, -1); }
static void no_map(tc_term *t) { tc_apply1(t, "map", 0); }
static void no_fit(tc_term *t) { tc_apply2(t, "matmul", 0, 0); }
static void no_size(tc_term *t) { tc_input(t, 1, (const int[]){ 0 }); }
static void too_large(tc_term *t)
{
    tc_input(t, 2, (const int[]){ 65536, 65536 });
}
static void many_sizes(tc_term *t) { tc_input(t, 5, (const int[5]){ 1 }); }
static void bad_attribute(tc_term *t)
{
    tc_apply(t, "reshape", &(tc_with){ .rank = 9 }, 1, (const int[]){ 0 });
}

static const struct { void (*wrong)(tc_term *); const char *says; } bad[] = {
    { no_such_generator, "such as matmul, got matmull" },
    { no_name, "such as matmul, got NULL" },
    { too_few_wires, "matmul: expected 2 wires, got 1" },
    { no_such_wire, "add: expected one of the 1 wires, got 7" },
    { no_such_output, "output: expected one of the 1 wires, got -1" },
    { no_map, "got map" },
    { no_fit, "cannot apply matmul to 2x3, 2x3: expected m x k, k x n" },
    { no_size, "expected sizes from 1" },
    { too_large, "at most 2147483647 numbers" },
    { many_sizes, "expected from 0 to 4 sizes, got 5" },
    { bad_attribute, "expected from 0 to 4 sizes, got 9" },
};

START_TEST(what_does_not_fit_is_refused_in_a_sentence)
{
    char why[TC_WHY] = "";
    tc_term *t = tc_term_new("t");
    tc_input(t, 2, (const int[]){ 2, 3 });
    bad[_i].wrong(t);
    ck_assert_ptr_nonnull(tc_error(t));
    ck_assert_msg(strstr(tc_error(t), bad[_i].says), "%s", tc_error(t));
    no_such_wire(t);
    ck_assert(strstr(tc_error(t), bad[_i].says));
    ck_assert_int_eq(tc_apply1(t, "relu", 0), TC_NONE);
    tc_term *g = tc_gradient(t), *h = tc_compose(t, g);
    ck_assert_str_eq(tc_error(h), tc_error(t));
    ck_assert(tc_compile(h, 0, TC_SAME_BITS, why) == NULL);
    ck_assert_str_eq(why, tc_error(t));
    ck_assert_int_ne(tc_evaluate(t, NULL, NULL, why), 0);
    ck_assert(tc_inputs(t) == 0 && tc_outputs(t) == 0 && !(tc_flops(t) > 0));
    tc_term_free(g), tc_term_free(h), tc_term_free(t);
}
END_TEST

START_TEST(what_cannot_be_descended_or_compiled_is_refused)
{
    char why[TC_WHY] = "";
    tc_term *t = network(), *none = tc_term_new("none");
    tc_term *row = tc_term_new("row");
    tc_output(row, tc_input(row, 1, (const int[]){ 3 }));
    tc_term *bent[] = { tc_descent(t, 7, 0.5), tc_descent(t, -1, 0.5),
                        tc_descent(t, 4, 0), tc_descent(t, 4, (double)NAN),
                        tc_descent(none, 0, 1), tc_descent(row, 1, 1) };
    for (int i = 0; i < ROWS(bent); i++) {
        ck_assert_msg(tc_error(bent[i]) != NULL, "%d", i);
        ck_assert(strstr(tc_error(bent[i]), "descent: expected"));
        tc_term_free(bent[i]);
    }
    ck_assert(tc_compile(t, 2, TC_FASTEST, why) == NULL);
    ck_assert(strstr(why, "network: expected"));
    ck_assert(tc_compile(t, 0, 7, why) == NULL);
    ck_assert_str_eq(why, "network: expected TC_SAME_BITS or TC_FASTEST, "
                     "got 7");
    tc_term_free(t), tc_term_free(none), tc_term_free(row);
}
END_TEST

START_TEST(every_generator_but_one_is_listed)
{
    const char *says = NULL, *name;
    int n = 0;
    for (; (name = tc_generator(n, &says)) != NULL; n++) {
        ck_assert_str_ne(name, "map");
        ck_assert_msg(says != NULL && strlen(says) < TC_WHY, "%s", name);
        says = NULL;
    }
    ck_assert_int_eq(n, GENERATOR_COUNT - 1);
    ck_assert_ptr_null(tc_generator(-1, NULL));
    ck_assert_ptr_null(tc_generator(INT_MAX, NULL));
}
END_TEST

static const int sizes_of_n[] = { 5, 3 };

static int size_of(char letter)
{
    const char *const letters = "mkCSQKH", *at = strchr(letters, letter);
    ck_assert_msg(at != NULL, "%c", letter);
    return (const int[]){ 6, 2, 4, 3, 2, 5, 2 }[at - letters];
}

static void put_size(char how, int size, int *rank, int dims[])
{
    if (how == 'x')
        dims[(*rank)++] = size;
    else
        dims[*rank - 1] = how == '+' ? dims[*rank - 1] + size
            : how == '-' ? dims[*rank - 1] - size : dims[*rank - 1] * size;
}

/* Such as "(m + k) x n" or "C x SQ"; n has so many sizes. */
static int sizes_said(const char *s, const char *end, int n, int dims[])
{
    char how = 'x';
    int rank = 0;
    if (*s == 'a')                      /* any: as many numbers as n, 1 x */
        put_size('x', n > 0 ? sizes_of_n[0] : 1, &rank, dims);
    if (*s == 'a' && n > 1)
        put_size('*', sizes_of_n[1], &rank, dims);
    for (; s < end && *s != 'a'; s++)
        if (strchr("x+-", *s))
            how = *s;
        else if (*s == 'n')
            for (int i = 0; i < n; i++)
                put_size('x', sizes_of_n[i], &rank, dims);
        else if (!strchr(" ()", *s)) {
            put_size(how, size_of(*s), &rank, dims);
            how = '*';
        }
    return rank;
}

static const char *item_end(const char *s, const char *stop)
{
    const char *end = s + strcspn(s, ",");
    return end < stop ? end : stop;
}

/* Applies the generator to what it says that it takes. */
static tc_term *applied(const char *name, const char *says, int n)
{
    tc_term *t = tc_term_new(name);
    tc_with with = { .value = 0 };
    int wires[4], count = 0, dims[8];
    const char *stop = strstr(says, "-> "), *end;
    for (const char *s = says; s < stop; s = end + 2) {
        end = item_end(s, stop);
        if (strncmp(s, "value", 5) == 0)
            with.value = 1;
        else if (strncmp(s, "dims ", 5) == 0)
            with.rank = sizes_said(s + 5, end, n, with.dims);
        else
            wires[count++] = tc_input(t, sizes_said(s, end, n, dims), dims);
    }
    int y = tc_apply(t, name, &with, count, wires);
    end = strchr(stop, ':');
    for (const char *s = stop; s < end; s = item_end(s, end) + 1)
        tc_output(t, y++);
    return t;
}

START_TEST(a_generator_gives_what_its_sentence_says)
{
    const char *says, *name;
    for (int i = 0; (name = tc_generator(i, &says)) != NULL; i++) {
        const char *s = strstr(says, "-> ") + 2, *stop = strchr(s, ':');
        if (strcmp(name, "permute") == 0)
            continue;                   /* its sizes are not in letters */
        tc_term *t = applied(name, says, _i);
        ck_assert_msg(tc_error(t) == NULL, "%s", tc_error(t));
        for (int k = 0; k < tc_outputs(t); k++, s = item_end(s, stop) + 1) {
            int said[8] = { 0 }, got[TC_RANK] = { 0 };
            const int rank = sizes_said(s, item_end(s, stop), _i, said);
            ck_assert_int_eq(tc_output_dims(t, k, got), rank);
            ck_assert_msg(memcmp(said, got, (size_t)rank * sizeof *got) == 0,
                          "%s: %s", name, says);
        }
        ck_assert(s > stop);
        tc_term_free(t);
    }
}
END_TEST

static const struct { const char *name; int count; float y[6]; } columns[] = {
    { "sum", 3, { 0, 2, 4 } },
    { "total", 2, { 3, 3 } },
    { "softmax", 6, { 0.5F, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F } },
    { "log_sum_exp", 3, { 0.693147F, 1.693147F, 2.693147F } },
    { "normalise", 6, { 0 } },
    { "deviation", 3, { 316.2278F, 316.2278F, 316.2278F } },
};

START_TEST(columns_are_columns)
{
    float y[6], x[] = { 0, 1, 2, 0, 1, 2 };
    tc_term *t = tc_term_new(NULL);
    const int in = tc_input(t, 2, (const int[]){ 2, 3 });
    tc_output(t, tc_apply1(t, columns[_i].name, in));
    ck_assert_int_eq(tc_evaluate(t, (const float *[]){ x },
                                 (float *[]){ y }, NULL), 0);
    for (int i = 0; i < columns[_i].count; i++)
        ck_assert(fabsf(y[i] - columns[_i].y[i]) < 1e-4F);
    tc_apply1(t, "bias", in);
    ck_assert_str_eq(tc_error(t), "term: bias: expected 2 wires, got 1");
    tc_term_free(t);
}
END_TEST

START_TEST(a_label_that_is_no_row_stops_a_run)
{
    char why[TC_WHY] = "";
    float w0[W0] = { 0 }, b0[HIDDEN] = { 0 }, w1[W1] = { 0 }, b1[2] = { 0 };
    float x[8] = { 0 }, label[4] = { 0, 1, 2, 0 };
    float *const in[] = { x, label, w0, b0, w1, b1 };
    tc_term *t = network();
    tc_program *p = tc_compile(t, 0, TC_FASTEST, why);
    ck_assert_int_ne(tc_run(p, in, why), 0);
    ck_assert_msg(strstr(why, "from 0 to 1, got 2"), "%s", why);
    label[2] = 1;
    ck_assert_int_eq(tc_run(p, in, why), 0);
    ck_assert(tc_program_bytes(p) > 0);
    for (int i = -2; i < 9; i++)
        ck_assert((tc_result(p, i) != NULL) == (0 <= i && i < 2));
    ck_assert_ptr_null(tc_result(p, 100000));
    tc_program_free(p), tc_term_free(t), tc_program_free(NULL);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_term_built_by_names_is_the_chapters, 1 },
        { training_has_the_evaluators_bits_or_learns_as_well, 2 },
        { a_term_has_no_largest_size, 1 },
        { what_does_not_fit_is_refused_in_a_sentence, ROWS(bad) },
        { what_cannot_be_descended_or_compiled_is_refused, 1 },
        { every_generator_but_one_is_listed, 1 },
        { a_generator_gives_what_its_sentence_says, 3 },
        { columns_are_columns, ROWS(columns) },
        { a_label_that_is_no_row_stops_a_run, 1 },
    };
    return run_tests("library", ROWS(tests), tests);
}
