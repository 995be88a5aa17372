# bench_hands.sh - for tests/bench/results/hands.csv: sh tests/bench/run.sh hands
set -e
make -s BUILD="$BENCH" "$BENCH/15-many-hands/bench_hands" >&2
echo "# processors: $(getconf _NPROCESSORS_ONLN)"
echo "way,model,numbers,flops,workers,ms"
"$BENCH/15-many-hands/bench_hands" threads
"$BENCH/15-many-hands/bench_hands" processes
if command -v mpirun > /dev/null; then
    OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
    export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM
    export OMPI_MCA_rmaps_base_oversubscribe=1
    for n in 1 2 4 8; do
        mpirun -n $n "$BENCH/15-many-hands/bench_hands" ranks
    done
fi
