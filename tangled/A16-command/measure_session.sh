# measure_session.sh - a session, as it is typed; lines with times left out
tree=$OUT/session
rm -rf "$tree" && mkdir -p "$tree/bin" && cp "$OUT/command" "$tree/bin/tinycat"
PATH=$tree/bin:$PATH && cd "$tree" || exit
typed () {
    printf '$ %s\n' "$1"
    bash -c "$1" > said 2>&1
    status=$?
    sed '/steps in .* tokens a second/d' said
    [ -z "$(tail -c 1 said)" ] || echo
    [ $status = 0 ] || echo "(status $status)"
}
session () { for line; do typed "$line"; done; }
out='--out bottles.safetensors'
session \
    "seq 99 | sed 's/$/ green bottles hanging on the wall/' > bottles" \
    "tinycat train bottles --config tiny,context=48,batch=4 --rate 0.01 \\
    --exact --steps 150 --log bottles.csv $out" \
    "tinycat train bottles --resume bottles.safetensors --steps 250 \\
    --log bottles.csv" "tail -n 2 bottles.csv" \
    "tinycat generate bottles.safetensors --prompt '12 gr' --tokens 144 \\
    --temperature 0.5" \
    "tinycat info bottles.safetensors | head -n 4"
head -c 40000 bottles.safetensors > cut
{ head -c 40000 bottles.safetensors
  head -c 40001 bottles.safetensors | tail -c 1 | tr '\0-\377' '\1-\377\0'
  tail -c +40002 bottles.safetensors; } > altered
session "tinycat train bottles --stpes 100" \
    "tinycat train bottles --config tiny,heads=5" \
    "tinycat train bottles $out" \
    "tinycat train bottles --resume cut" \
    "tinycat train bottles --resume altered" \
    "seq 100 | tinycat train - --resume bottles.safetensors" \
    "echo 99 | tinycat train - --out new" \
    "tinycat train bottles --memory 500k --out new" \
    "tinycat train bottles --quiet --out nowhere/new" \
    "ulimit -f 16; tinycat train bottles --resume bottles.safetensors \\
    --steps 300 --quiet" \
    "tinycat generate bottles.safetensors --prompt \"\$(head -n 2 bottles)\"" \
    "tinycat generate bottles.safetensors > /dev/full"
session "tinycat --help"

session "tinycat train --help" "tinycat generate --help" \
    "tinycat info --help"
