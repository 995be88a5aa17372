#include "archive.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

/* One file "a" without contents: its header, its entry, the end. */
static const unsigned char ARCHIVE[] =
    "PK\3\4" "\24\0" "\0\0" "\0\0" "\1\2\3\4" "\0\0\0\0" "\0\0\0\0"
    "\0\0\0\0" "\1\0" "\0\0" "a"
    "PK\1\2" "\24\0" "\24\0" "\0\0" "\0\0" "\1\2\3\4" "\0\0\0\0" "\0\0\0\0"
    "\0\0\0\0" "\1\0" "\0\0" "\0\0" "\0\0" "\0\0" "\0\0\0\0" "\0\0\0\0" "a"
    "PK\5\6" "\0\0" "\0\0" "\1\0" "\1\0" "\57\0\0\0" "\37\0\0\0" "\0\0";
enum { LENGTH = 31 + 47 + 22 };

START_TEST(only_the_times_change)
{
    unsigned char zip[LENGTH];
    memcpy(zip, ARCHIVE, LENGTH);
    ck_assert(archive_stamp(zip, LENGTH));
    for (int i = 0; i < LENGTH; i++) {
        int k = i >= 10 && i < 14 ? i - 10 : i >= 43 && i < 47 ? i - 43 : -1;
        ck_assert_int_eq(zip[i], k < 0 ? ARCHIVE[i] : "\0\0\x21\0"[k]);
    }
}
END_TEST

START_TEST(a_broken_archive_is_refused)
{
    size_t length = (size_t)_i;
    unsigned char *zip = malloc(length + 1);
    memcpy(zip, ARCHIVE, length);
    ck_assert(!archive_stamp(zip, length));
    free(zip);
    unsigned char bent[LENGTH];
    memcpy(bent, ARCHIVE, LENGTH);
    bent[LENGTH - 6] = (unsigned char)(_i == 31 ? 32 : _i);
    ck_assert(!archive_stamp(bent, LENGTH));
}
END_TEST

START_TEST(a_record_without_its_mark_is_refused)
{
    static const int marks[] = { 0, 31, 31 + 47 };
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 4; k++) {
            unsigned char zip[LENGTH];
            memcpy(zip, ARCHIVE, LENGTH);
            zip[marks[i] + k] ^= 1;
            ck_assert(!archive_stamp(zip, LENGTH));
        }
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, only_the_times_change);
    tcase_add_loop_test(tests, a_broken_archive_is_refused, 0, LENGTH);
    tcase_add_test(tests, a_record_without_its_mark_is_refused);
}

int main(void)
{
    return run_tests("archive", add);
}
