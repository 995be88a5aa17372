/* check_flow.c - the functor from drawings to matrices. */
#include "sample_sketches.h"
#include "testing.h"
#include <string.h>

static Source source;

static int scale_of(char letter, int j, int k)
{
    switch (letter) {
    case 'j': return j;
    case 'k': return k;
    case '+': return j + k;
    case '*': return j * k;
    default:  return letter == 'u';
    }
}

/* the node of a drawing in postfix; j and k are scales */
static int drawn(Flow *x, const char *text, int j, int k)
{
    static const char letters[] = "1xcdaz";     /* as in enum flow_kind */
    int stack[16], height = 0;
    for (; *text != '\0'; text++) {
        const char *letter = strchr(letters, *text);
        if (*text == ';' || *text == '|') {
            int b = stack[--height], a = stack[--height];
            stack[height++] = *text == ';' ? flow_then(x, a, b)
                                           : flow_beside(x, a, b);
        } else if (*text == '0')
            stack[height++] = flow_generator(x, WIRES, 0);
        else if (letter != NULL)
            stack[height++] = flow_generator(x,
                (enum flow_kind)(letter - letters), 1);
        else
            stack[height++] = flow_generator(x, SCALE,
                                             scale_of(*text, j, k));
    }
    return stack[0];
}

static const struct { const char *left, *right; } equation[] = {
    { "cc1|;", "c1c|;" }, { "cd1|;", "1" }, { "cx;", "c" },      /* comonoid */
    { "a1|a;", "1a|a;" }, { "z1|a;", "1" }, { "xa;", "a" },      /* monoid */
    { "ac;", "cc|1x|1|;aa|;" }, { "zc;", "zz|" },                /* bimonoid */
    { "ad;", "dd|" }, { "zd;", "0" },
    { "kc;", "ckk|;" }, { "kd;", "d" }, { "ak;", "kk|a;" }, { "zk;", "z" },
    { "jk;", "*" }, { "cjk|;a;", "+" }, { "n", "dz;" }, { "u", "1" },
    { "xx;", "11|" }, { "jk|x;", "xkj|;" },             /* crossings */
    { "cx;1k|;", "ck1|;x;" },
    { "cj1|;1k|;", "cjk|;" },                           /* interchange */
};

START_TEST(equal_drawings_have_equal_matrices)
{
    Flow x = { 0 };
    Matrix a, b;
    source_seed(&source, (uint64_t)_i);
    int j = draw_below(&source, 1000), k = draw_below(&source, 1000);
    int left = drawn(&x, equation[_i % ROWS(equation)].left, j, k);
    int right = drawn(&x, equation[_i % ROWS(equation)].right, j, k);
    ck_assert_int_eq(x.status, OK);
    flow_matrix(&x, left, &a);
    flow_matrix(&x, right, &b);
    ck_assert(a.rows == b.rows && a.columns == b.columns);
    ck_assert_int_eq(memcmp(a.at, b.at, sizeof a.at), 0);
}
END_TEST

START_TEST(a_layer_of_two_by_two_is_its_matrix)
{
    Flow x = { 0 };
    Matrix w;
    int copies = drawn(&x, "cc|", 0, 0), across = drawn(&x, "1x|1|", 0, 0);
    int upper = drawn(&x, "jk|", 2, 3), lower = drawn(&x, "jk|", 5, 7);
    int scales = flow_beside(&x, upper, lower), sums = drawn(&x, "aa|", 0, 0);
    int top = flow_then(&x, flow_then(&x, copies, across), scales);
    int layer = flow_then(&x, top, sums);
    ck_assert_int_eq(x.status, OK);
    flow_matrix(&x, layer, &w);
    ck_assert(w.rows == 2 && w.columns == 2);
    ck_assert(w.at[0][0] == 2 && w.at[1][0] == 3);
    ck_assert(w.at[0][1] == 5 && w.at[1][1] == 7);
    x.count = layer + 1;
    FlowInput in = { x, { 2, { 10, 1 } } };
    Signal out;
    flow_run(&in, &out);
    ck_assert(out.count == 2 && out.at[0] == 23 && out.at[1] == 57);
}
END_TEST

START_TEST(what_does_not_fit_is_refused_and_stays_refused)
{
    Flow x = { 0 };
    int copy = drawn(&x, "c", 0, 0), scale = drawn(&x, "k", 0, 3);
    flow_then(&x, copy, scale);
    ck_assert_int_eq(x.status, BAD_FORMAT);
    ck_assert_str_eq(x.said.text,
                     "cannot compose: 2 outputs do not fit 1 inputs");
    ck_assert_int_eq(flow_generator(&x, WIRES, 1), 0);
    ck_assert_int_eq(flow_beside(&x, copy, copy), 0);
    ck_assert(x.status == BAD_FORMAT && x.count == 2);
    x = (Flow){ 0 };
    flow_generator(&x, WIRES, MOST_WIRES);
    ck_assert_int_eq(x.status, OK);
    flow_generator(&x, WIRES, MOST_WIRES + 1);
    ck_assert_int_eq(x.status, TOO_LONG);
    ck_assert_str_eq(x.said.text, "7 wires: expected 0 to 6");
    x = (Flow){ 0 };
    flow_generator(&x, WIRES, -1);
    ck_assert_int_eq(x.status, TOO_LONG);
}
END_TEST

START_TEST(a_term_has_at_most_its_nodes)
{
    Flow x = { 0 };
    for (int i = 0; i < MOST_NODES; i++)
        ck_assert_int_eq(flow_generator(&x, ZERO, 0), i);
    ck_assert_int_eq(x.status, OK);
    ck_assert_int_eq(flow_generator(&x, ZERO, 0), 0);
    ck_assert_int_eq(x.status, TOO_LONG);
    ck_assert_str_eq(x.said.text, "node 64: expected a number less than 64");
    x = (Flow){ 0 };
    int three = flow_generator(&x, WIRES, 3);
    ck_assert_int_eq(flow_beside(&x, three, three), 1);
    flow_beside(&x, 1, drawn(&x, "d", 0, 0));
    ck_assert_int_eq(x.status, TOO_LONG);
    x = (Flow){ 0 };
    int zeros = drawn(&x, "zz|z|zz|z||", 0, 0);
    flow_beside(&x, zeros, drawn(&x, "z", 0, 0));
    ck_assert_str_eq(x.said.text, "7 wires: expected 0 to 6");
    x = (Flow){ 0 };
    int six = flow_generator(&x, WIRES, 6);
    flow_beside(&x, six, drawn(&x, "z", 0, 0));
    ck_assert_str_eq(x.said.text, "7 wires: expected 0 to 6");
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { equal_drawings_have_equal_matrices, 20 * ROWS(equation) },
        { a_layer_of_two_by_two_is_its_matrix, 1 },
        { what_does_not_fit_is_refused_and_stays_refused, 1 },
        { a_term_has_at_most_its_nodes, 1 },
    };
    return run_tests("flow", ROWS(tests), tests);
}
