# measure_hosts.sh - ranks on two hosts, which are networks of this machine
tree=$OUT/hosts a=tinycat-a-$$ b=tinycat-b-$$
rm -rf "$tree" && mkdir -p "$tree" && cd "$tree" || exit
skip () { echo "skipped: $1"; exit 0; }
ldd "$OUT/command" | grep -q libmpi || skip 'this command was built without MPI'
mpirun --version 2> none | grep -q 'Open MPI' || skip 'mpirun is not Open MPI'
[ "$(id -u)" = 0 ] || skip 'only root can make networks'
command -v ip > none && command -v unshare > none || skip 'ip is not there'
trap 'ip netns del $a; ip netns del $b' EXIT
for host in $a $b; do
    ip netns add $host 2> none && ip -n $host link set lo up ||
        skip 'networks cannot be made here'
done 2> none
ip link add tc-$$ netns $a type veth peer name tc-$$ netns $b 2> none &&
    ip -n $a addr add 10.77.0.1/24 dev tc-$$ && ip -n $a link set tc-$$ up &&
    ip -n $b addr add 10.77.0.2/24 dev tc-$$ && ip -n $b link set tc-$$ up ||
    skip 'the networks cannot be joined'
unshare -u true 2> none || skip 'hosts cannot be named'
cat > agent <<\END
#!/bin/sh
# agent HOST COMMAND ...: in the network, and with the name, of that host
host=$1 && shift
exec ip netns exec "$host" unshare -u sh -c "hostname $host; $*"
END
chmod +x agent
seq 400 > text
t="$OUT/command train $tree/text --quiet --exact --config tiny,shards=8"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_plm_rsh_agent="$tree/agent" OMPI_MCA_btl=tcp,self
export OMPI_MCA_btl_tcp_if_include=10.77.0.0/24 ASAN_OPTIONS=detect_leaks=0
export OMPI_MCA_oob_tcp_if_include=10.77.0.0/24
ranks () {              # ranks COMMAND: two on each host
    timeout 60 ./agent $a "mpirun --host $a:2,$b:2 -n 4 sh -c '$1'" 2>&1
}
$t --steps 20 --out one || exit 1
ranks "hostname; exec $t --steps 20 --out $tree/four" |
    sed "s/$a/first/; s/$b/second/" | sort | uniq -c
cmp four one && echo "from two hosts: the same bytes"
