# amalgamate.sh - tinycat.c in PLACE, of the modules whose objects are given
#     CC=gcc FLAGS="..." ROOTS="..." sh amalgamate.sh PLACE VERSION OBJECT ...
place=$1 version=$2 && shift 2
parts=$place/parts
rm -rf "$parts" && mkdir -p "$parts" && ar rcs "$parts/all.a" "$@" || exit
own=$(for r in $ROOTS; do printf '%s\n' "$@" | grep "/$r.o\$"; done)
ld -r -t -t -o "$parts/all.o" $own "$parts/all.a" |
    sed -n 's/.*[(/)]\([a-z_0-9]*\)\.o)*$/\1/p' | awk '!met[$0]++' > "$parts/needed"
while read -r name; do
    for object; do
        case $object in
        */"$name.o")
            source=${object%/*} source=../${source##*/}/$name.c
            echo "$source" >> "$parts/modules"
            $CC $FLAGS -E "$source" > "$parts/$name.i" || exit 1 ;;
        esac
    done
done < "$parts/needed"
[ -s "$parts/modules" ] || exit 1

set -- $(sed "s,.*/,$parts/,; s,c\$,i," "$parts/modules")
awk -f names.awk pass=1 "$@" pass=2 "$@" > "$parts/names" || exit
nm -g --defined-only "$parts/all.o" | awk 'NF == 3 { print $3 }' \
    > "$parts/exported"
dirs=$(printf '%s\n' $FLAGS | sed -n 's/^-I//p' | tr '\n' ' ')
paste () {              # paste NAMES
    awk -v DIRS="$dirs" -f join.awk "$parts/exported" "$1" "$parts/modules"
}
sed "s/@version@/$version/" head.txt > "$parts/tinycat.c" &&
sed -n '/^Copyright/,/^SOFTWARE/s/^/ * /p' ../../LICENSE >> "$parts/tinycat.c" &&
cat asked.txt >> "$parts/tinycat.c" &&
paste "$parts/names" >> "$parts/tinycat.c" || exit
grep -v '^rename' "$parts/names" > "$parts/shared"
[ -z "$UNRENAMED" ] || paste "$parts/shared" > "$parts/unrenamed.c"
cmp -s "$parts/tinycat.c" "$place/tinycat.c" ||
    cp "$parts/tinycat.c" "$place/tinycat.c"
