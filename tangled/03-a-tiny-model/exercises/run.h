/* run.h - runs the one test of an exercise, for seeds 0 to 99. */
#include "sample_model.h"
#include <check.h>
#include <math.h>

static inline int run_exercise(const char *name, const TTest *test)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    SRunner *runner = srunner_create(suite);
    suite_add_tcase(suite, tcase);
    tcase_add_loop_test(tcase, test, 0, 100);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#define RUN(test) int main(void) { return run_exercise(#test, test); }
