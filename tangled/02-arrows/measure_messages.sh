# measure_messages.sh - what the compilers say to an ill-typed composite
for file in wrong_order.c partial_begins_total.c
do
    echo "$file"
    for cc in $COMPILERS
    do
        brief=-ftrack-macro-expansion=0
        [ $cc = clang ] && brief=-fmacro-backtrace-limit=1
        echo "  $cc:"
        $cc -std=c11 $brief -I. $INCLUDES -fsyntax-only -DILL_TYPED \
            "must_not_compile/$file" 2>&1 |
            grep -m 1 'error:' | sed 's/^[^ ]* //' | fold -s -w 66 |
            sed 's/^/    /; s/ *$//'
    done
done
