/* measure_bugs.c - planted bugs and three judges. */
#include "judges.h"
#include "planted.h"
#include <stdio.h>

enum { CASES = 100, JUDGES = 3 };
static Source source;
static const double tolerance[JUDGES] = {
    ADJOINT_TOLERANCE, SINGLE_TOLERANCE, DOUBLE_TOLERANCE
};

/* how many of the cases each judge objects to; and whether to the first */
static void judge(const Claim *c, int objections[], int first[])
{
    source_seed(&source, 7);
    for (int i = 0; i < CASES; i++) {
        Case at;
        case_draw(&source, c->f, &at);
        const double gap[JUDGES] = { adjoint_gap(c, &at),
            single_gap(c, &at, 1e-3), double_gap(c, &at, 1e-6) };
        for (int j = 0; j < JUDGES; j++) {
            int objects = !(gap[j] <= tolerance[j]);
            objections[j] += objects;
            first[j] += i == 0 && objects;
        }
    }
}

static void show_bugs(int caught[], int first[], int all[])
{
    printf("%-14s%-38s adjoint  single  double\n", "", "");
    for (int b = 0; b < PLANTED_COUNT; b++) {
        int n[JUDGES] = { 0 };
        Claim c = right_claim(planted[b].op);
        c.reverse = planted_reals[b];
        c.dual_reverse = planted_duals[b];
        judge(&c, n, first);
        printf("%-14s%-38s %7d %7d %7d\n", operations[planted[b].op].name,
               planted[b].what, n[0], n[1], n[2]);
        for (int j = 0; j < JUDGES; j++) {
            caught[j] += n[j] > 0;
            all[j] += n[j];
        }
    }
}

int main(void)
{
    static const char *const names[] = { "adjoint", "single", "double" };
    int caught[JUDGES] = { 0 }, first[JUDGES] = { 0 }, none[JUDGES] = { 0 };
    int alarms[JUDGES] = { 0 }, all[JUDGES] = { 0 };
    printf("== bugs\n");
    show_bugs(caught, first, all);
    for (int op = 0; op < OPERATION_COUNT; op++) {
        Claim c = right_claim((enum operation)op);
        judge(&c, alarms, none);
    }
    printf("%-14s%-38s %7d %7d %7d\n", "all", "right ones rejected, of 2500",
           alarms[0], alarms[1], alarms[2]);
    printf("== keys\n");
    for (int j = 0; j < JUDGES; j++)
        printf("caught-%s = %d\nfirst-%s = %d\nshare-%s = %.1f %%\n",
               names[j], caught[j], names[j], first[j], names[j],
               100.0 * all[j] / (PLANTED_COUNT * CASES));
    printf("planted = %d\noperations = %d\ntolerance-adjoint = %g\n",
           PLANTED_COUNT, OPERATION_COUNT, ADJOINT_TOLERANCE);
    _Static_assert(OPERATION_COUNT * CASES == 2500, "as printed");
}
