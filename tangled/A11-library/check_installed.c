/* check_installed.c - the library as a stranger finds it. */
#include "testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const steps[] = {
    "make -s install DESTDIR=$R PREFIX=/usr > /dev/null",
    "$CC -std=c11 -Wall -Wextra -Wpedantic -Werror $flags -o $R/xor "
        "clients/xor.c $R/usr/lib/libtinycat.a -lm",
    "$R/xor | grep 'mean loss 0.0'",
    "$CC -std=c11 $flags -o $R/shared clients/xor.c $libs",
    "LD_LIBRARY_PATH=$R/usr/lib $R/shared | diff - <($R/xor)",
    "readelf -d $R/shared | grep -F 'libtinycat.so.'",
    "! nm -g --defined-only $R/usr/lib/libtinycat.a | grep ' [A-Z] ' "
        "| grep -v ' tc_'",
    "! nm -D --defined-only $R/usr/lib/libtinycat.so | grep -v ' tc_'",
    "[ $(nm -D --defined-only $R/usr/lib/libtinycat.so | wc -l) = "
        "$(grep -c '^ *[a-z].*tc_[a-z0-9_]*(' tinycat.h) ]",
    "command -v $CXX > /dev/null || exit 0; $CXX -Wall -Wextra -Wpedantic "
        "-Werror $flags -o $R/compose clients/compose.cc $libs",
    "[ ! -e $R/compose ] || LD_LIBRARY_PATH=$R/usr/lib $R/compose "
        "| grep '^cannot compose wide ; deep: wide gives 3x1, deep takes'",
    "make -s uninstall DESTDIR=$R PREFIX=/usr && "
        "! find $R/usr -type f | grep tinycat",
};

START_TEST(it_is_installed_linked_and_removed)
{
    char command[2000];
    snprintf(command, sizeof command, "exec bash -c 'R=$OUT/installed; "
        "export PKG_CONFIG_PATH=$R/usr/lib/pkgconfig "
        "PKG_CONFIG_SYSROOT_DIR=$R CXX=${CXX:-g++}; "
        "flags=\"$(pkg-config --silence-errors --cflags tinycat) "
        "$(printf \"%%s\\n\" $CFLAGS_BOOK | grep sanitize)\"; "
        "libs=$(pkg-config --silence-errors --libs tinycat); %s' 2>&1",
        "eval \"$STEP\"");
    ck_assert_int_eq(setenv("STEP", steps[_i], 1), 0);
    ck_assert_msg(system(command) == 0, "%s", steps[_i]);
}
END_TEST

int main(void)
{
    setenv("CK_FORK", "no", 1);         /* one step after the other */
    const Test tests[] = {
        { it_is_installed_linked_and_removed, ROWS(steps) },
    };
    return run_tests("installed", ROWS(tests), tests);
}
