# measure_targets.sh - hashes of three models' self-tests, on what is here
d=$OUT/targets
models='perceptron gpt-int8 gpt-step'
for m in $models; do
    mkdir -p "$d/$m"
    "$OUT/emit_target" $m > "$d/$m/model.c"
    "$OUT/emit_target" $m sizes > "$d/$m/sizes"
    n=${m%%-*} upper=GPT arguments= variables=
    [ $m = perceptron ] && upper=PERCEPTRON
    [ $m = gpt-int8 ] || { arguments=parameters
        variables="static float parameters[${upper}_PARAMETERS];"; }
    cat > "$d/$m/model.h" <<END
#include "model.c"
$variables
static uint32_t model_hash(void) { return ${n}_self_hash($arguments); }
END
done
hash_of () { cut -d ' ' -f 4 "$d/$1/sizes"; }
line () { name=$1; shift; printf '%-34s %-11s %-11s %s\n' "$name" "$@"; }

here () { $compiler $flags -I"$d/$1$variant" -x $language \
    targets/host.inc -o "$d/host" 2> "$d/errors" && "$d/host"; }
fused () { here $1 | grep -x '[0-9a-f]\{8\}'; }
wasm () { clang --target=wasm32 -std=c99 $flags -ffreestanding -nostdlib \
    -Wl,--no-entry -Wl,--export=exported_hash \
    -I"$d/$1" -x c targets/module.inc -o "$d/module.wasm" 2> "$d/errors" &&
    node targets/run.mjs "$d/module.wasm"; }
cortex () { arm-none-eabi-gcc -std=gnu99 $flags -mthumb -Os -ffreestanding \
    -nostdlib -T targets/board.ld -I"$d/$1" \
    -x c targets/board.inc -x none -lgcc -o "$d/$1/$part.elf" 2> "$d/errors" &&
    timeout 60 qemu-system-arm -M $board -nographic -semihosting-config \
    enable=on,target=native -kernel "$d/$1/$part.elf" 2>&1 | tail -n 1; }

# avr MODEL: its hash, or why there is none
avr () {
    elf=$d/$1/$part${flags#-O1}.elf
    if avr-gcc -std=gnu99 -mmcu=$part $flags -DMODEL_RAM_BUDGET=16384 \
        -I"$d/$1" -x c targets/avr.inc -o "$elf" 2> "$d/errors"
    then timeout 60 simavr -m $part -f 16000000 "$elf" 2>&1 |
        grep -o '[0-9a-f]\{8\}' | head -n 1
    elif grep -q 'RAM_BUDGET: expected' "$d/errors"; then echo 'too large'
    elif grep -q 'internal compiler error' "$d/errors"; then echo 'no code'
    fi
}

# excused MODEL ANSWER: is it no hash, and rightly?
excused () {
    case $2 in
    'too large') [ "$(cut -d ' ' -f 1 "$d/$1/sizes")" -gt 16384 ] ;;
    'no code') ;;
    *) [ $run = fused ] && [ "$2" ] ;;
    esac
}

# target NAME FUNCTION TOOL...: a line, unless a tool is missing
target () {
    name=$1 run=$2; shift 2
    for tool; do command -v $tool > /dev/null || {
        echo "$name: skipped, there is no $tool"; return; }; done
    set --
    for m in $models; do
        h=$($run $m)
        [ "$h" = "$(hash_of $m)" ] || excused $m "$h" || {
            echo "$name, $m: expected $(hash_of $m), got $h" >&2
            cat "$d/errors" >&2; exit 1; }
        set -- "$@" "$h"
    done
    [ $run != fused ] || [ "$*" != "$expected" ] || {
        echo "$name: expected another hash than $*" >&2; exit 1; }
    line "$name" "$@"
}

line "hashes" $models
expected=$(for m in $models; do hash_of $m; done | paste -s -d ' ')
line 'the reference' $expected
language=c variant=
for compiler in gcc clang; do
    for level in -O0 -O2 '-O3 -march=native'; do
        flags="-std=gnu99 $level"
        target "$compiler $level" here $compiler
    done
done
language=c++ flags='-O3 -march=native'
for compiler in g++ clang++; do
    target "$compiler $flags" here $compiler
done
flags=-O2; target 'WebAssembly' wasm clang wasm-ld node
flags='-O3 -msimd128'; target 'WebAssembly, 128 bits' wasm clang wasm-ld node
board=mps2-an385 tools='arm-none-eabi-gcc qemu-system-arm'
flags=-mcpu=cortex-m0 part=m0; target 'Cortex-M0' cortex $tools
flags=-mcpu=cortex-m3 part=m3; target 'Cortex-M3' cortex $tools
flags='-mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16' part=m4
board=mps2-an386; target 'Cortex-M4, with its float unit' cortex $tools
part=atmega1284p
for flags in -O1 -O2 -Os; do
    target "AVR, ATmega1284P, $flags" avr avr-gcc simavr
done

# where this machine can fuse: told to, and with the pragma taken out
for m in $models; do
    mkdir -p "$d/$m/fused"
    sed '/fp-contract/d' "$d/$m/model.c" > "$d/$m/fused/model.c"
    cp "$d/$m/model.h" "$d/$m/fused"
done
grep -qw fma /proc/cpuinfo 2> /dev/null && {
    language=c compiler=gcc
    flags='-std=gnu99 -O2 -march=native -ffp-contract=fast'
    target 'gcc, told to fuse' here gcc
    variant=/fused; target 'fused on purpose' fused gcc; }

echo "== flash"
line "bytes of flash" $models
for part in m0 m3 m4 atmega1284p; do
    set --
    for m in $models; do
        elf=$d/$m/$part.elf
        set -- "$@" "$([ ! -e "$elf" ] && echo - ||
            size "$elf" | awk 'NR == 2 { print $1 + $2 }')"
    done
    [ "$*" = '- - -' ] || line "$part" "$@"
done
echo "== end"
