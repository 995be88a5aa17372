#!/bin/sh
# fuzz.sh - mutated and random inputs for every reader, many more than the chapters' tests take.
#
# FUZZ inputs a reader (10000000), under the sanitizers; READERS="tree/program ..." are the
# programs. Each counts its inputs by FUZZ; a case is one of them. Takes hours: make check-long.
. "$(dirname "$0")/lib.sh"; begin fuzz "${BUDGET:-36000}"

FUZZ=${FUZZ:-10000000}
READERS=${READERS:-A15-checkpoints/check_fuzz A24-formats/check_formats_fuzz A16-command/check_random_input A6-pages/check_fuzz A2-diagrams/check_reading}
build=$root/build/fuzz
CFLAGS="-O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all"
CK_FORK=no CK_DEFAULT_TIMEOUT=0 OUT=$work COMMUTE=$root/build/A2-diagrams/commute
# stacks through libraries without frame pointers are never twice the same, and all are kept
ASAN_OPTIONS=detect_leaks=1:quarantine_size_mb=16:malloc_context_size=1
export FUZZ CK_FORK CK_DEFAULT_TIMEOUT OUT COMMUTE ASAN_OPTIONS

for reader in $READERS; do
    tree=${reader%/*} program=${reader#*/} began=$(date +%s)
    make -s -C "tangled/$tree" "$build/$tree/$program" BUILD="$build" CFLAGS="$CFLAGS" \
        > "$work/log" 2>&1 || { not_ok "$reader is built" < "$work/log"; continue; }
    (cd "tangled/$tree" && "$build/$tree/$program") > "$work/log" 2>&1
    if grep -q '^100%: ' "$work/log"; then
        ok "$reader: $FUZZ inputs a reader in $(($(date +%s) - began)) s; $(grep '^100%: ' "$work/log")"
    else
        grep -v '^Running' "$work/log" | not_ok "$reader: $FUZZ inputs a reader"
    fi
done
summary
