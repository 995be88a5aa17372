/* check_circuit.c - cospans, pushouts, and resistances. */
#include "sample_sketches.h"
#include "testing.h"
#include <math.h>

static Source source;

static Circuit then(Circuit a, Circuit b)
{
    Circuit c;
    ck_assert_int_eq(joined_circuit(NULL, &(Circuits){ a, b }, &c), OK);
    return c;
}

static Circuit beside_it(Circuit a, Circuit b)
{
    Circuit c;
    ck_assert_int_eq(parallel_circuit(NULL, &(Circuits){ a, b }, &c), OK);
    return c;
}

static Circuit of(double ohms)
{
    Circuit c;
    resistor(ohms, &c);
    return c;
}

START_TEST(circuits_form_a_category)
{
    Circuit c[3], one, other;
    source_seed(&source, (uint64_t)_i);
    for (int i = 0, ports = 1 + draw_below(&source, 3); i < 3; i++) {
        circuit_sample(&source, ports, 1 + draw_below(&source, 3), &c[i]);
        ports = c[i].rights;
    }
    one = then(then(c[0], c[1]), c[2]);
    other = then(c[0], then(c[1], c[2]));
    ck_assert(circuit_equal(&one, &other));
    for (int k = 0; k < one.lefts; k++)         /* on the nose */
        ck_assert_int_eq(one.left[k], other.left[k]);
    for (int i = 0; i < one.resistors; i++)
        ck_assert_int_eq(one.resistor[i].a, other.resistor[i].a);
    wires(c[0].lefts, &other);
    one = then(other, c[0]);
    ck_assert(circuit_equal(&one, &c[0]));
    wires(c[0].rights, &other);
    one = then(c[0], other);
    ck_assert(circuit_equal(&one, &c[0]));
    ck_assert_int_eq(one.nodes, c[0].nodes);
}
END_TEST

START_TEST(joining_is_a_pushout)
{
    Circuit a, b;
    int agree = 0;
    source_seed(&source, (uint64_t)_i);
    circuit_sample(&source, 1, 1 + draw_below(&source, 3), &a);
    circuit_sample(&source, a.rights, 1, &b);
    for (int u = 0; u < 1 << a.nodes; u++)
        for (int v = 0; v < 1 << b.nodes; v++) {
            int same = 1;
            for (int k = 0; k < a.rights; k++)
                same = same && (u >> a.right[k] & 1) == (v >> b.left[k] & 1);
            agree += same;
        }
    ck_assert_int_eq(agree, 1 << then(a, b).nodes);
}
END_TEST

START_TEST(resistances_are_those_of_physics)
{
    Circuit fork, merge, c;
    Resistance r;
    fork_wire(&fork);
    merge_wires(&merge);
    c = then(then(fork, beside_it(of(2), of(3))), merge);
    ck_assert_int_eq(resistance(NULL, &c, &r), OK);
    ck_assert_double_eq_tol(r.value, 1.2, 1e-14);
    c = then(of(2), of(3));
    ck_assert(c.nodes == 3 && c.resistors == 2);
    ck_assert_int_eq(resistance(NULL, &c, &r), OK);
    ck_assert_double_eq_tol(r.value, 5, 1e-14);
    c = beside_it(of(2), of(3));
    ck_assert_int_eq(resistance(NULL, &c, &r), BAD_FORMAT);
    c.lefts = c.rights = 1;
    c.right[0] = 3;                             /* in two pieces */
    ck_assert_int_eq(resistance(NULL, &c, &r), EMPTY);
    c = then(fork, merge);
    ck_assert_int_eq(resistance(NULL, &c, &r), OK);
    ck_assert(r.value < 1e-300 && c.nodes == 1);
    wires(1, &fork);
    ck_assert(circuit_equal(&c, &fork));
}
END_TEST

START_TEST(a_bridge_and_loose_ends_are_measured)
{
    Circuit c = { 4, 1, 1, 5, { 0 }, { 3 }, { { 0, 1, 1 }, { 0, 2, 2 },
        { 1, 2, 3 }, { 1, 3, 4 }, { 2, 3, 5 } } };
    Resistance r;
    ck_assert_int_eq(resistance(NULL, &c, &r), OK);
    ck_assert_double_eq_tol(r.value, 61.0 / 21, 1e-13);
    c = (Circuit){ 4, 1, 1, 3, { 0 }, { 1 }, { { 0, 1, 7 }, { 1, 1, 2 },
        { 0, 2, 5 } } };
    ck_assert_int_eq(resistance(NULL, &c, &r), OK);
    ck_assert_double_eq_tol(r.value, 7, 1e-14);
    c.resistor[1] = c.resistor[0];
    ck_assert_int_eq(resistance(NULL, &c, &r), OK);
    ck_assert_double_eq_tol(r.value, 3.5, 1e-14);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    Circuit two, y;
    Circuit big = { .nodes = MOST_CIRCUIT_NODES, .lefts = 1, .rights = 1 };
    wires(2, &two);
    ck_assert_int_eq(joined_circuit(NULL, &(Circuits){ of(1), two }, &y),
                     BAD_FORMAT);
    ck_assert_int_eq(joined_circuit(NULL, &(Circuits){ big, of(1) }, &y),
                     TOO_LONG);
    ck_assert_int_eq(parallel_circuit(NULL, &(Circuits){ big, of(1) }, &y),
                     TOO_LONG);
    two = beside_it(two, two);
    ck_assert(two.lefts == 4 && two.right[3] == 3);
    ck_assert_int_eq(parallel_circuit(NULL, &(Circuits){ two, of(1) }, &y),
                     TOO_LONG);
    for (y = of(1); y.resistors < MOST_RESISTORS; )
        y.resistor[y.resistors++] = y.resistor[0];
    ck_assert_int_eq(joined_circuit(NULL, &(Circuits){ y, of(1) }, &two),
                     TOO_LONG);
}
END_TEST

START_TEST(circuits_that_differ_are_not_equal)
{
    Circuit y = of(1), other = of(2);
    ck_assert(!circuit_equal(&y, &other));
    other = y;
    other.resistor[0].b = 0;
    ck_assert(!circuit_equal(&y, &other));
    other = y;
    other.right[0] = 0;
    ck_assert(!circuit_equal(&y, &other));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { circuits_form_a_category, 300 },
        { joining_is_a_pushout, 300 },
        { resistances_are_those_of_physics, 1 },
        { a_bridge_and_loose_ends_are_measured, 1 },
        { what_does_not_fit_is_refused, 1 },
        { circuits_that_differ_are_not_equal, 1 },
    };
    return run_tests("circuit", ROWS(tests), tests);
}
