/* check.h - of the page: a suite is its one test, and runs it. */
#ifndef PAGE_CHECK_H
#define PAGE_CHECK_H

#include <stdio.h>

typedef struct Suite { int tests; } Suite;
typedef Suite TCase, SRunner;
enum { CK_ENV };
#define START_TEST(name) static void name(void) {
#define END_TEST }
#define ck_abort_msg(...) ((void)fprintf(stdout, __VA_ARGS__))
#define suite_create(name) (&(Suite){ 0 })
#define tcase_create(name) (&(TCase){ 0 })
#define tcase_set_timeout(t, seconds) ((void)(t))
#define tcase_add_test(t, test) ((test)(), (void)(t))
#define suite_add_tcase(s, t) ((void)(s))
#define srunner_create(s) (s)
#define srunner_run_all(s, how) ((void)(s))
#define srunner_ntests_failed(s) ((s)->tests)
#define srunner_free(s) ((void)(s))

#endif
