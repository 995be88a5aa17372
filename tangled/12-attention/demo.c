/* demo.c - a tour of chapter 12. */
#include "formula.h"
#include "masked.h"
#include <stdio.h>

static const real three_s[] = { 1, 3, 2 }, three_v[] = { 10, 20, 30 };

static void show_three(void)
{
    real all[AT_O + 1], one[AT_O + 1], y[1];
    summary_empty(1, all);
    printf("score       m       l       o\n");
    for (int j = 0; j < 3; j++) {
        summary_tile(1, 1, 1, three_s + j, three_v + j, one);
        summary_join_in_place(1, all, one);
        printf("%5g %7g %7.4f %7.3f\n", (double)three_s[j],
               (double)all[AT_M], (double)all[AT_L], (double)all[AT_O]);
    }
    summary_finish(1, all, y);
    printf("o / l = %.3f\n", (double)y[0]);
}

static void show_formula(void)
{
    real a[AT_O + 1], b[AT_O + 1];
    summary_empty(1, a), summary_empty(1, b);
    formula_join_in_place(1, a, b);
    printf("by the formula: m = %g, l is %s\n", (double)a[AT_M],
           isnan(a[AT_L]) ? "not a number" : "a number");
    summary_empty(1, a);
    summary_join_in_place(1, a, b);
    printf("by the rule:    m = %g, l = %g\n", (double)a[AT_M],
           (double)a[AT_L]);
}

static void show_mask(const char *name, real shift, const int allowed[3])
{
    const real s[] = { 1 + shift, 3 + (allowed[1] ? shift : 0), 2 + shift };
    real left_out[1], lowered[1];
    const enum status r = missing_terms(1, 3, s, allowed, three_v, left_out);
    large_negative(1, 3, s, allowed, three_v, lowered);
    printf("%-28s", name);
    if (r == OK)
        printf("%8.3f", (double)left_out[0]);
    else
        printf("%8s", status_name(r));
    printf("%10.3f\n", (double)lowered[0]);
}

static void show_masks(void)
{
    const int second[] = { 1, 0, 1 }, none[] = { 0, 0, 0 };
    printf("%-28s%8s%10s\n", "", "left out", "- 10^6");
    show_mask("second forbidden", 0, second);
    show_mask("the others two million less", -2000000, second);
    show_mask("all forbidden", 0, none);
}

int main(void)
{
    printf("== three keys\n");      show_three();
    printf("== two empty\n");       show_formula();
    printf("== masks\n");           show_masks();
    return 0;
}
