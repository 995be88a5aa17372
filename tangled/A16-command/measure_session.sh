# measure_session.sh - a session, as it is typed; lines with times left out
tree=$OUT/session
rm -rf "$tree" && mkdir -p "$tree/bin" && cp "$OUT/command" "$tree/bin/tinycat"
PATH=$tree/bin:$PATH && cd "$tree" || exit
typed () {
    printf '$ %s\n' "$1"
    bash -c "$1" > said 2>&1
    status=$?
    sed '/steps in .* tokens a second/d' said
    [ $status = 0 ] || echo "(status $status)"
}
session () { echo "== $1"; shift; for line; do typed "$line"; done; }
out='--out bottles.safetensors'
session train \
    "seq 99 | sed 's/$/ green bottles hanging on the wall/' > bottles" \
    "tinycat train bottles --config tiny,context=48,batch=4 --rate 0.01 \
--exact --steps 150 --log bottles.csv $out"
session resume \
    "tinycat train bottles --resume bottles.safetensors --steps 200 \
--log bottles.csv" "tail -n 2 bottles.csv"
session generate \
    "tinycat generate bottles.safetensors --prompt '12 gr' --tokens 144" \
    "tinycat info bottles.safetensors | head -n 5"
head -c 40000 bottles.safetensors > cut
{ head -c 40000 bottles.safetensors; printf x
  tail -c +40002 bottles.safetensors; } > altered
session refusals "tinycat train bottles --stpes 100" \
    "tinycat train bottles --config tiny,heads=5" \
    "tinycat train bottles $out" \
    "tinycat train bottles --resume cut" \
    "tinycat train bottles --resume altered" \
    "seq 100 | tinycat train - --resume bottles.safetensors" \
    "echo 99 | tinycat train - --out new" \
    "tinycat train bottles --memory 1M --out new" \
    "tinycat train bottles --out nowhere/new" \
    "ulimit -f 16; tinycat train bottles --resume bottles.safetensors \
--steps 300 --quiet" \
    "tinycat generate bottles.safetensors --prompt \"\$(head -n 2 bottles)\"" \
    "tinycat generate bottles.safetensors > /dev/full"

session help "tinycat --help"
session options "tinycat train --help" "tinycat generate --help" \
    "tinycat info --help"
