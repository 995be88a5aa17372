# measure_draft.sh [list] - what shows each line of the comparison
list=${1:-shown.txt}
figures=${FIG:-../../figures}
line=0

refuse() {
    echo "$list:$line: $*" >&2
    exit 1
}

show_test() {
    file=$(grep -lE "^START_TEST *\($name\)|\{ $name,\$" "$at"/check_*.c) ||
        refuse "expected a test $name in ${at#../}; there is none"
    program=$(basename "$file" .c)
    [ -e "${OUT%/*}/${at#../}/$program.passed" ] ||
        refuse "expected $program of ${at#../} to have passed; it has not"
    echo "$key = $name" | tr _ ' '
}

show_exercise() {
    title=$(sed -n "1s,^/\* Exercise $name: \(.*\)\. \*/\$,\1,p" \
        "$at/exercises/$name.c" 2> /dev/null)
    [ -n "$title" ] ||
        refuse "expected an exercise $name in ${at#../}; there is none"
    echo "$key = $name ($title)"
}

show_figure() {
    verdict=$figures/${at#../}-$name.verdict
    [ -e "$verdict" ] ||
        refuse "expected a figure $name in ${at#../}; it has no verdict"
    said=$(sed -n '1s/[:,].*//p' "$verdict")
    [ "$said" = "$kind" ] ||
        refuse "expected that $name of ${at#../} $kind; the verdict: $said"
    case $kind in
    commutes)
        echo "$key = $name, which commutes on" \
            "$(sed -n '1s/.*, \([0-9]*\) samples.*/\1/p' "$verdict") samples" ;;
    fails)
        echo "$key = $name, which fails as it should" ;;
    definitional)
        echo "$key = $name, which is drawn and not counted as a test" ;;
    esac
}

while read -r key chapter kind name more
do
    line=$((line + 1))
    [ -n "$name" ] && [ -z "$more" ] ||
        refuse "expected a key, a chapter, a kind and a name; got: $key" \
            "$chapter $kind $name $more"
    at=$(echo ../"$chapter"-*)
    [ -d "$at" ] || refuse "expected a chapter; got: $chapter"
    case $kind in
    test | exercise) "show_$kind" ;;
    commutes | fails | definitional) show_figure ;;
    *) refuse "expected test, exercise, commutes, fails or definitional;" \
        "got: $kind" ;;
    esac
done < "$list"
