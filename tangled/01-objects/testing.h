/* testing.h - a table of Check tests, each run for _i = 0 .. cases - 1. */
#ifndef TESTING_H
#define TESTING_H

#include <check.h>

#define ROWS(table) ((int)(sizeof table / sizeof table[0]))
typedef struct { const TTest *test; int cases; } Test;

static inline int run_tests(const char *name, int n, const Test tests[])
{
    Suite *suite = suite_create(name);
    TCase *all = tcase_create(name);
    int cases = 0;
    for (int i = 0; i < n; i++) {
        tcase_add_loop_test(all, tests[i].test, 0, tests[i].cases);
        cases += tests[i].cases;
    }
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int passed = srunner_ntests_run(runner) - srunner_ntests_failed(runner);
    srunner_free(runner);
    return passed < 1 || passed != cases;
}

#endif
