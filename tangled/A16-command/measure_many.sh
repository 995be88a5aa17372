# measure_many.sh - one model, made by one process and by several
tree=$OUT/many
rm -rf "$tree" && mkdir -p "$tree/bin" && cp "$OUT/command" "$tree/bin/tinycat"
PATH=$tree/bin:$PATH && cd "$tree" || exit
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export ASAN_OPTIONS=detect_leaks=0      # of MPI itself
typed () {
    printf '$ %s\n' "$1"
    bash -c "$1" > said 2>&1
    status=$?
    grep -v -e '^--' -e MPI -e '^Primary' -e '^a non-zero' -e '^$' \
        -e '^You may' -e '^exactly' -e '^with errorcode' said
    [ $status = 0 ] || echo "(status $status)"
}
session () { for line; do typed "$line"; done; }
ranks=session
ldd bin/tinycat | grep -q libmpi && command -v mpirun > said || ranks=:
export OMPI_MCA_rmaps_base_oversubscribe=1
t='tinycat train text --quiet --exact --steps 30 --config tiny,shards=8'
seq 2000 > text
session "$t --out one" "$t --workers 4 --out four" "cmp one four"
$ranks "mpirun -n 4 \\
    $t --out ranks" "cmp one ranks" "mpirun -n 1 \\
    $t --out other : \\
  -n 1 \\
    $t --out other --seed 2"
session "tinycat train text --config tiny --workers 4"
[ $ranks = session ] || echo "(left out, for want of MPI: mpirun -n 4)"
