# What commute, the compiler and the run say of wrong diagrams.
set -e
work=$(mktemp -d "$OUT/rejections.XXXXXX")
trap 'rm -rf "$work"' EXIT

# translate FILE FLAGS: commute's own sentence, or a program
translate() {
    $CC $CFLAGS_BOOK $INCLUDES $2 -E diagrams/context.h -o "$work/context.i"
    (cd "$work" && "$COMMUTE" test "$1" < context.i > "${1%.dot}.c")
}

# attempt FILE FLAGS: the first sentence that somebody says
attempt() {
    said "$1" "$2" | sed '/^$/d' | fold -s -w 78 | sed 's/ $//'
}

said() {
    translate "$1" "$2" 2>&1 || return 0
    $CC $CFLAGS_BOOK -iquote . $INCLUDES $2 -Iruntime -o "$work/run" \
        "$work/${1%.dot}.c" runtime/commute.c rounding.c \
        ../01-objects/source.c $(pkg-config --cflags --libs check) -lm 2>&1 |
        sed -n 's/.*"\(diagram .*\)".*/\1/p'
    [ ! -x "$work/run" ] || "$work/run" 2>&1 |
        sed -n '/^Running/d; /^100%/d; /^0%/d; /runtime/d; p'
    rm -f "$work/run"
}

echo "== the square, as it should be"
cp diagrams/negation.dot diagrams/ties.dot "$work"
attempt negation.dot
echo "== misspelt"
sed 's/arrow=opposite/arrow=oposite/' diagrams/negation.dot > "$work/wrong.dot"
attempt wrong.dot
echo "== ill-typed"
sed 's/arrow=opposite/arrow=negate/' diagrams/negation.dot > "$work/wrong.dot"
attempt wrong.dot
echo "== well typed and wrong"
sed '0,/arrow=nearest/s//arrow=hasty/' diagrams/negation.dot > "$work/wrong.dot"
attempt wrong.dot
echo "== the same twice"
sed 's/Number   -> Code .*/Number -> Code [arrow=negate]; Code [type=Number]/
     s/Code     -> Opposite .*/Code -> Opposite [arrow=nearest];/
     s/Code \[type=Code/Code [type=Number/' diagrams/negation.dot > "$work/wrong.dot"
attempt wrong.dot
echo "== a circle"
sed 's/Number   -> Negative .*/&  Negative -> Number [arrow=negate];/' \
    diagrams/negation.dot > "$work/wrong.dot"
attempt wrong.dot
echo "== without ties"
attempt ties.dot -DTIES=0
echo "== end"
