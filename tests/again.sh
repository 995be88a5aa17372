#!/bin/sh
# again.sh [WAY ...] - the chapters' own tests once more, built another way: sanitized, with the
# address and the undefined-behaviour sanitizer, by clang where it has them and by gcc where not;
# gcc-sanitized; clang. Without a name: sanitized. What is built stays in build/WAY.
. "$(dirname "$0")/lib.sh"
unset MAKEFLAGS MAKELEVEL MFLAGS LC_ALL
CK_FORK=no ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
export CK_FORK ASAN_OPTIONS UBSAN_OPTIONS
# loops that the kernels unroll take clang a minute to check and to compile; gcc has no such word
rolled='-mllvm -pragma-unroll-threshold=1 -Wno-pass-failed'
sanitizers='-fsanitize=address,undefined -fno-sanitize-recover=all'
# lld links in half the time, some six hundred times
! command -v ld.lld > /dev/null || rolled="$rolled -fuse-ld=lld -Wno-unused-command-line-argument"
began=$(date +%s) passed=0 failed=0 skipped=0

# once_more WAY VARIABLE=VALUE ...: one tree after the other, so that they may share their objects;
# the checker first, which all want
once_more() {
    way=$1; shift; stopped=0
    echo "$way: $*"
    set -- BUILD="$PWD/build/$way" AT="$PWD/build/$way/modules" FIG="$PWD/build/$way/figures" "$@"
    make -C tangled/A2-diagrams programs "$@" > "build/$way.log" 2>&1
    for c in tangled/[0-9A]*/; do
        make -k -C "$c" check "$@" >> "build/$way.log" 2>&1 ||
            { stopped=$((stopped + 1)); echo "not ok - $c, built with $*: see build/$way.log"; }
    done
    [ "$stopped" = 0 ] || tail -n 40 "build/$way.log"
    set -- $(suites "build/$way")
    passed=$((passed + $1)) failed=$((failed + ($2 > stopped ? $2 : stopped)))
}

has_sanitizers() {      # has_sanitizers COMPILER
    printf 'int main(void) { return 0; }\n' | "$1" $sanitizers -o /dev/null -x c - 2> /dev/null
}

mkdir -p build
for way in ${*:-sanitized}; do
    case $way in
    sanitized)
        if has_sanitizers clang
        then once_more sanitized CC=clang CXX=clang++ COMPILERS=clang CFLAGS="-O1 -g1 $sanitizers $rolled"
        else once_more sanitized CFLAGS="-O1 -g1 $sanitizers"; fi ;;
    gcc-sanitized) once_more gcc-sanitized CFLAGS="-O1 -g1 $sanitizers" ;;
    clang)
        if command -v clang > /dev/null; then once_more clang CC=clang CXX=clang++ CFLAGS=-O1
        else echo "skip - clang is not installed"; skipped=$((skipped + 1)); fi ;;
    *) echo "again.sh: expected sanitized, gcc-sanitized or clang, got $way" >&2; exit 2 ;;
    esac
done
echo "again: $passed passed, $failed failed, $skipped skipped in $(($(date +%s) - began)) s"
[ "$failed" = 0 ]
