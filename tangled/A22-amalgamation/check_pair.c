/* check_pair.c - the library as a stranger finds it. */
#include "testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const steps[] = {
    "make -s install DESTDIR=$R PREFIX=/usr > /dev/null",
    "$CC -std=c11 -Wall -Wextra -Wpedantic -Werror $flags -o $R/xor "
        "$A11/xor.c $R/usr/lib/libtinycat.a -lm -pthread",
    "$R/xor | grep 'mean loss 0.0'",
    "$CC -std=c11 $flags -o $R/shared $A11/xor.c $libs",
    "LD_LIBRARY_PATH=$R/usr/lib $R/shared | diff - <($R/xor)",
    "readelf -d $R/shared | grep -F \"[$so]\"",
    "readelf -d $R/usr/lib/libtinycat.so.$version | "
        "grep -F \"soname: [$so]\"",
    "[ $(readlink $R/usr/lib/$so) = libtinycat.so.$version ]",
    "[ $(readlink $R/usr/lib/libtinycat.so) = $so ]",
    "! nm -g --defined-only $R/usr/lib/libtinycat.a | grep ' [A-Z] ' "
        "| grep -v ' tc_'",
    "! nm -D --defined-only $R/usr/lib/libtinycat.so | grep -v ' tc_'",
    "! nm -u $R/usr/lib/libtinycat.a | grep -E "
        "' (v?f?printf|f?puts?c?|putchar|stdout|stderr|exit|_exit|abort)$'",
    "[ $(nm -D --defined-only $R/usr/lib/libtinycat.so | wc -l) = $(sed "
        "'/^ \\*/d' $header | grep -o '\\btc_[a-z0-9_]*(' | wc -l) ]",
    "cpp || exit 0; $CXX -Wall -Wextra -Wpedantic -Werror $flags "
        "-o $R/compose $A11/compose.cc $libs",
    "cpp || exit 0; LD_LIBRARY_PATH=$R/usr/lib $R/compose "
        "| grep '^cannot compose wide ; deep: wide gives 3x1, deep takes'",
    "cpp || exit 0; $CXX -std=c++11 -Wall -Wextra -Wpedantic -Werror "
        "-fsyntax-only -x c++ $header",
    "for c in $COMPILERS; do $c -std=c99 -Wall -Wextra -Wpedantic -Werror "
        "-fsyntax-only -x c $header || exit; done",
    "mkdir $R/alone && cp $PAIR/tinycat.[ch] $R/alone && cd $R/alone && for c "
        "in $COMPILERS; do $c -std=c11 -Wall -Wextra -Werror -fsyntax-only "
        "tinycat.c || exit; done",
    "cd $R/alone && $CC -std=c11 -O3 -Wall -Wextra -Werror -c -o $R/alone.o "
        "tinycat.c",
    "cd $R/alone && rm tinycat.h && $CC -std=c11 -fsyntax-only tinycat.c",
    "! grep '#include \"' $PAIR/tinycat.c && [ $(ls $R/alone | wc -l) = 1 ]",
    "! $CC -std=c11 -ffast-math -fsyntax-only $PAIR/tinycat.c 2> $R/said && "
        "grep 'got -ffast-math' $R/said",
    "$CC -std=c11 $flags -o $R/song clients/song.c $R/usr/lib/libtinycat.a "
        "-lm -pthread && $R/song $R/model > $R/sung && [ -s $R/sung ]",
    "$CC -std=c11 $flags -o $R/parts clients/song.c $OBJECTS -lm -pthread && "
        "$R/parts $R/parts.model | cmp - $R/sung && "
        "cmp $R/model $R/parts.model",
    "$CC -O1 -march=native -Wall -Wextra -Werror $flags -o $R/native "
        "clients/song.c $PAIR/tinycat.c -lm -pthread && $R/native $R/n.model "
        "| cmp - $R/sung && cmp $R/model $R/n.model",
    "cpp || exit 0; $CXX -x c++ -Wall -Wextra -Wpedantic -Werror $flags -o "
        "$R/song++ clients/song.c -x none $libs && LD_LIBRARY_PATH="
        "$R/usr/lib $R/song++ $R/c++.model | cmp - $R/sung && "
        "cmp $R/model $R/c++.model",
    "python || exit 0; cd $R && python3 \"$HERE/clients/song.py\" "
        "$R/usr/lib/$so | cmp - $R/sung && cmp $R/model song.safetensors",
    "$R/song $R/no/model > $R/said 2>&1; [ $? = 1 ] && "
        "grep '^song: .*no/model: No such file' $R/said",
    "[ -e ../../README.md ] || exit 0; mkdir $R/readme && readme c > "
        "$R/readme/x.c && readme python > $R/readme/x.py && cd $R/readme && "
        "$CC -std=c11 -Wall -Wextra -Wpedantic -Werror $flags -o x x.c $libs",
    "cpp && cd $R/readme || exit 0; $CXX -Wall -Wextra -Wpedantic -Werror "
        "$flags -fsyntax-only -x c++ x.c",
    "cd $R/readme || exit 0; LD_LIBRARY_PATH=$R/usr/lib ./x > out 2> said; "
        "[ $? = 1 ] && [ ! -s out ] && grep -x \"$nowhere\" said",
    "python && cd $R/readme || exit 0; LD_LIBRARY_PATH=$R/usr/lib python3 "
        "x.py > out 2> said; [ $? = 1 ] && [ ! -s out ] && "
        "grep -x \"$nowhere\" said",
    "cd $R/readme || exit 0; cp $R/model model.safetensors && "
        "LD_LIBRARY_PATH=$R/usr/lib ./x > out && [ $(wc -c < out) -gt 100 ]",
    "python && cd $R/readme || exit 0; LD_LIBRARY_PATH=$R/usr/lib python3 "
        "x.py | grep -x '48 tokens at once'",
    "rm -rf $P && mkdir -p $P/work && cp *.awk *.txt amalgamate.sh $P/work && "
        "cp ../../LICENSE $R && cp -r planted $P && cd $P/planted && $CC -c "
        "first.c second.c && printf 'int tc_first(void); int main(void) { "
        "return tc_first() != 4000 + 8 + 120 + 8 + 15 + 37; }' > $P/main.c",
    "cd $P && $CC main.c planted/first.o planted/second.o -o linked && "
        "./linked",
    "cd $P/work && FLAGS=-I. ROOTS=first UNRENAMED=yes sh amalgamate.sh $P 0 "
        "$P/planted/first.o $P/planted/second.o",
    "cd $P && $CC -std=c11 -Wall -Wextra -Werror -c tinycat.c && $CC main.c "
        "tinycat.o -o pasted && ./pasted",
    "[ \"$(nm -g --defined-only $P/tinycat.o | cut -c 18-)\" = 'T tc_first' ]",
    "! $CC -std=c11 -c $P/parts/unrenamed.c -o $P/x.o 2> $R/said && grep "
        "'enumerator .SIZE' $R/said",
    "cd $P/work && sed -i 's/#define FACTOR 3/&\\n#define DECLARED(f) f/' "
        "../planted/second.c && ! FLAGS=-I. ROOTS=first sh amalgamate.sh $P 0 "
        "$P/planted/first.o $P/planted/second.o 2> $R/said && "
        "grep 'second.c: DECLARED is shared' $R/said",
    "make -n LIBRARY=$R/no CPPFLAGS=-Dhere LDFLAGS=-there $R/no/libtinycat.so "
        "> $R/said; grep -c -e '-Dhere.* -c ' $R/said && grep -e "
        "'-there.* -shared\\|-shared.* -there' $R/said",
    "make -n AT=$R/no CPPFLAGS=-Dhere $R/no/A11-library/tinycat.o | "
        "grep -e ' -Dhere.* -c '",
    "make -n B=$R/no CPPFLAGS=-Dhere LDFLAGS=-there $R/no/check_models | "
        "grep -e ' -Dhere.* -there -lm'",
    "mkdir $R/bin && cd $R/bin && echo 'echo $WHO' > id && echo "
        "'echo \"ldconfig $@;\" >> $ASKED; echo \" $SEEN\"' > ldconfig && "
        "chmod +x id ldconfig",
    "listed 0 nothing && grep -x 'ldconfig ;' $R/asked && grep "
        "\"with LD_LIBRARY_PATH=$R/own/lib, or after ldconfig\" $R/said",
    "listed 7 nothing && ! grep -x 'ldconfig ;' $R/asked && grep "
        "\"with LD_LIBRARY_PATH=$R/own/lib, or after ldconfig\" $R/said",
    "listed 0 $R/own/lib/$so && ! grep LD_LIBRARY_PATH $R/said",
    "listed 0 nothing DESTDIR=$R && [ ! -s $R/asked ] && "
        "! grep LD_LIBRARY_PATH $R/said",
    "[ $(pkg-config --modversion tinycat) = $version ]",
    "[ ! -e ../../CITATION.cff ] || grep -qx \"version: $version\" "
        "../../CITATION.cff",
    "[ ! -e ../../CHANGELOG.md ] || [ $(sed -n 's/^## \\[\\([0-9.]*\\)\\] - "
        ".*/\\1/p' ../../CHANGELOG.md | head -n 1) = $version ]",
    "printf '#include <tinycat.h>\\nint main(void) { return 0 != "
        "__builtin_strcmp(tc_version(), TC_VERSION); }' > $R/v.c && "
        "$CC $flags -o $R/v $R/v.c $libs && LD_LIBRARY_PATH=$R/usr/lib $R/v",
    "[ -e ../../.github ] && python3 -c 'import yaml' || exit 0; python3 -c '"
        "import yaml; f = \"../../.github/workflows/book.yml\"; assert list("
        "yaml.safe_load(open(f))[\"jobs\"]) == [\"build\", \"test\", "
        "\"publish\"]'",
    "make -s install DESTDIR=\"$R/a place\" PREFIX=/usr > /dev/null && "
        "diff -r $R/usr \"$R/a place/usr\"",
    "make -s uninstall DESTDIR=\"$R/a place\" PREFIX=/usr && "
        "! find \"$R/a place\" ! -type d | grep .",
    "cd $R/usr/lib && touch libtinycat.py libtinycat.so.0.0 && cd $HERE && "
        "make -s uninstall DESTDIR=$R PREFIX=/usr && [ \"$(find $R/usr ! "
        "-type d | sort | tr '\\n' ' ')\" = \"$R/usr/lib/libtinycat.py "
        "$R/usr/lib/libtinycat.so.0.0 \" ]",
    "make -s uninstall DESTDIR=$R/nowhere PREFIX=/usr",
};

static const char prelude[] =
    "[ -z \"$(printf '%s\\n' $CFLAGS_BOOK | grep sanitize)\" ] || exit 0; "
    "R=$OUT/installed; P=$R/small; HERE=$PWD; "
    "A11=../A11-library/clients; header=$PAIR/tinycat.h; "
    "export PKG_CONFIG_PATH=$R/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$R; "
    "cpp () { command -v $CXX > /dev/null; }; "
    "python () { python3 -c 'import ctypes'; }; "
    "readme () { sed -n \"/^\\o140\\o140\\o140$1$/,/^\\o140/p\" "
        "../../README.md | sed '/^\\o140/d'; }; "
    "nowhere='model.safetensors: No such file or directory'; "
    "listed () {"                       /* listed WHO SEEN VARIABLE */
    " : > $R/asked; WHO=$1 SEEN=$2 ASKED=$R/asked PATH=$R/bin:$PATH "
        "make -s install DESTDIR= PREFIX=$R/own $3 > $R/said; }; "
    "version=$(sed -n 's/^#define TC_VERSION \"\\(.*\\)\".*/\\1/p' $header); "
    "so=libtinycat.so.${version%%.*}; "
    "flags=\"$(pkg-config --silence-errors --cflags tinycat)\"; "
    "libs=$(pkg-config --silence-errors --libs tinycat); ";

START_TEST(it_is_installed_linked_and_removed)
{
    char command[4000];
    snprintf(command, sizeof command, "[ %d != 0 ] || rm -rf $OUT/installed; "
             "exec bash -c \"$PRELUDE\"'eval \"$STEP\"' 2>&1", _i);
    ck_assert_int_eq(setenv("STEP", steps[_i], 1), 0);
    ck_assert_int_eq(setenv("PRELUDE", prelude, 1), 0);
    ck_assert_msg(system(command) == 0, "%s", steps[_i]);
}
END_TEST

int main(void)
{
    setenv("CK_FORK", "no", 1);         /* one step after the other */
    const Test tests[] = {
        { it_is_installed_linked_and_removed, ROWS(steps) },
    };
    return run_tests("pair", ROWS(tests), tests);
}
