/* suite.h - how the test programs of the tools run. */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

/* Runs the suite; the result is the exit status of the test program. */
static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* The same for a suite of one case, to which the function adds its tests. */
static inline int run_tests(const char *name, void (*add)(TCase *))
{
    Suite *suite = suite_create(name);
    TCase *tests = tcase_create(name);
    tcase_set_timeout(tests, 60);
    add(tests);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

#endif
