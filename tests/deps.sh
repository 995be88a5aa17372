#!/bin/sh
# deps.sh - `make deps` calls the right package manager for the right names.
#
# The package managers are stand-ins: they write down how they were called, and
# then "install", that is, make the programs appear. Programs of the real
# machine are hidden by a PATH of links to the few that a shell script needs.
. "$(dirname "$0")/lib.sh"; begin deps 20

tools='sh bash awk sed grep tail head cat rm mkdir ln chmod mktemp date id env
       tr sort find make sleep dirname basename xargs touch cp true'
base=$work/base; mkdir "$base"
for t in $tools; do ln -s "$(command -v "$t")" "$base/$t"; done

stand_in () {           # stand_in NAME: a program whose text is read from stdin
    { echo '#!/bin/sh'; cat; } > "$bin/$1"; chmod +x "$bin/$1"
}

machine () {            # machine: an empty machine, where nothing is installed
    bin=$work/bin calls=$work/calls lists=$work/lists
    rm -rf "$bin" "$lists"; mkdir "$bin" "$lists"; : > "$calls"
    : > "$lists/a_Packages"; : > "$lists/core.db"
    stand_in id <<E
echo \${AS:-0}
E
}

manager () {            # manager NAME: one that works
    stand_in "$1" <<E
echo "$1 \$*\${DEBIAN_FRONTEND:+ [\$DEBIAN_FRONTEND]}" >> '$calls'
case " \$* " in
*' update '*) : > '$lists/a_Packages' ;;
*) sh '$work/installed' ;;
esac
E
}

sudo () {
    stand_in sudo <<E
printf 'sudo ' >> '$calls'; exec "\$@"
E
}

# What an installation brings. The compiler that it brings finds all headers.
cat > "$work/installed" <<E
for p in notangle dot neato pandoc gnuplot cc pkg-config clang g++ valgrind \
         chromium chromedriver xmllint unzip ps python-with-selenium \
         mpicc mpirun ip groff wasm-ld node arm-none-eabi-gcc qemu-system-arm \
         avr-gcc simavr; do
    printf '#!/bin/sh\nexit 0\n' > '$work/bin'/\$p; chmod +x '$work/bin'/\$p
done
E

deps () {               # deps GOAL ...: on that machine; output in $work/out
    env -i PATH="$bin:$base" NOWEB=/nonexistent PYTHON=python-with-selenium \
        APT_LISTS="$lists" PACMAN_LISTS="$lists" AS="${AS:-0}" \
        sh "$root/.ci/deps" "$@" > "$work/out" 2>&1
}

called () {             # called CASE: the calls are those on stdin
    cat > "$work/expected"
    if cmp -s "$work/expected" "$calls"; then ok "$*"
    else { diff "$work/expected" "$calls"; echo output:; cat "$work/out"; } | not_ok "$*"
    fi
}

says () {               # says TEXT CASE
    text=$1; shift
    if grep -qF -- "$text" "$work/out"; then ok "$*"
    else { echo "expected: $text"; cat "$work/out"; } | not_ok "$*"
    fi
}

status () {             # status WANTED CASE: what deps just returned, in $got
    wanted=$1; shift
    if [ "$wanted" = "$got" ]; then ok "$*"
    else { echo "status $got, not $wanted"; cat "$work/out"; } | not_ok "$*"
    fi
}

without () {            # without PROGRAM ...: all is installed but these
    sh "$work/installed"
    for p; do rm -f "$bin/$p"; done
}

# --- Debian -----------------------------------------------------------------

debian='noweb check graphviz libgraphviz-dev pandoc gnuplot-nox gcc make'
debian="$debian pkg-config libc6-dev"
apt='apt-get install --yes --no-install-recommends'
# `make` is among the links that the tests need, hence never missing
debian=$(echo "$debian" | sed 's/ make / /')

machine; manager apt-get; deps book; got=$?
status 0 'apt: the book, on an empty machine'
called 'apt: all names, in order, without a question' <<E
$apt $debian [noninteractive]
E
says "deps: $apt $debian" 'apt: the command is printed'

machine; manager apt-get
stand_in apt-get <<E
cp '$work/out' '$work/before'; sh '$work/installed'
E
deps book
if grep -q 'deps: apt-get install' "$work/before"
then ok 'apt: it is printed before it runs'
else not_ok 'apt: it is printed before it runs' < "$work/before"; fi

machine; manager apt-get; rm "$lists/a_Packages"; deps book
called 'apt: lists are fetched where there are none' <<E
apt-get update [noninteractive]
$apt $debian [noninteractive]
E

machine; manager apt-get; sudo; AS=1000 deps book; got=$?
status 0 'apt: through sudo when not root'
called 'sudo: keeps the frontend quiet' <<E
sudo $apt $debian [noninteractive]
E
says "deps: sudo $apt" 'sudo: is printed'

machine; manager apt-get; AS=1000 deps book; got=$?
status 1 'neither root nor sudo: an error'
says 'become root first' 'neither root nor sudo: says so'
called 'neither root nor sudo: nothing is called' < /dev/null

machine; manager apt-get; without pandoc gnuplot; deps book
called 'apt: only what is missing' <<E
$apt pandoc gnuplot-nox [noninteractive]
E

machine; manager apt-get; without; deps book check; got=$?
status 0 'nothing is missing'
says 'deps: nothing to install' 'nothing is missing: says so'
called 'nothing is missing: nothing is called' < /dev/null

machine; manager apt-get; without clang g++ ps xmllint unzip; deps book
called 'the book does not want what only tests use' < /dev/null

machine; manager apt-get
without clang g++ valgrind chromium chromedriver python-with-selenium xmllint unzip ps
deps check
called 'check wants it' <<E
$apt clang libclang-rt-dev g++ valgrind chromium chromium-driver python3-selenium libxml2-utils unzip procps python3-onnx [noninteractive]
E

machine; manager apt-get
without mpirun ip wasm-ld node arm-none-eabi-gcc qemu-system-arm avr-gcc simavr groff
deps check
called 'check wants the other machines' <<E
$apt openmpi-bin libopenmpi-dev iproute2 groff lld nodejs gcc-arm-none-eabi qemu-system-arm gcc-avr avr-libc simavr [noninteractive]
E

# --- when it fails ----------------------------------------------------------

machine; stand_in apt-get <<E
echo "\$1" >> '$calls'; echo 'E: Unable to locate package noweb' >&2; exit 100
E
deps book; got=$?
status 1 'apt fails: an error'
says 'deps: apt-get could not install: noweb' 'apt fails: a sentence'
says 'E: Unable to locate package noweb' 'apt fails: its own words are shown'
called 'apt fails: tried again with new lists, if they come' <<E
install
update
E

machine; manager apt-get
stand_in apt-get <<E
echo "\$*" >> '$calls'
case \$1 in
update) : > '$work/bin/updated' ;;
*) [ -e '$work/bin/updated' ] || exit 100; sh '$work/installed' ;;
esac
E
without pandoc; deps book; got=$?
status 0 'apt: old lists are renewed'
called 'apt: old lists are renewed, then tried once more' <<E
install --yes --no-install-recommends pandoc
update
install --yes --no-install-recommends pandoc
E

machine; stand_in apt-get <<E
exit 0
E
deps book; got=$?
status 1 'apt says yes and does nothing: an error'
says 'apt-get has no package for: noweb' 'apt says yes and does nothing: says what is missing'

machine; stand_in apt-get <<E
case "\$*" in *valgrind*) exit 100 ;; esac
echo "\$*" >> '$calls'
printf '#!/bin/sh\n' > '$work/bin'/ps; chmod +x '$work/bin'/ps
E
without valgrind ps; deps check; got=$?
status 0 'a tool for tests that does not install is no error'
says 'without valgrind some tests will be skipped' 'but a warning'
called 'and the others are installed' <<E
update
install --yes --no-install-recommends procps
E

machine; deps book; got=$?
status 1 'unknown system: an error'
says 'install by hand: noweb check graphviz libcgraph pandoc gnuplot cc pkg-config libc' \
    'unknown system: lists what is needed'

machine; without valgrind; deps check; got=$?
status 0 'unknown system, only a tool for tests missing: no error'

# --- other systems ----------------------------------------------------------

machine; manager dnf; sudo; AS=1000 deps book
called 'dnf: its names' <<E
sudo dnf install --assumeyes --setopt=install_weak_deps=False noweb check-devel graphviz graphviz-devel pandoc gnuplot gcc pkgconf-pkg-config glibc-devel [noninteractive]
E

machine; manager pacman; without notangle pandoc cc pkg-config; deps book
called 'pacman: its names, without noweb' <<E
pacman --sync --needed --noconfirm check graphviz pandoc-cli gcc pkgconf glibc [noninteractive]
E

machine; manager pacman; rm "$lists/core.db"; without dot; deps book
called 'pacman: lists are fetched where there are none' <<E
pacman --sync --refresh --needed --noconfirm graphviz [noninteractive]
E

machine; manager brew; sudo; without notangle dot pandoc cc pkg-config
AS=501 deps book
called 'brew: its names, and never root' <<E
brew install noweb check graphviz pandoc gcc pkgconf [noninteractive]
E

for m in dnf pacman brew; do
    machine; manager $m
    without clang g++ valgrind chromium chromedriver python-with-selenium xmllint unzip ps
    deps check
    case $m in
    dnf)    args='install --assumeyes --setopt=install_weak_deps=False'
            names='clang compiler-rt gcc-c++ valgrind chromium chromedriver python3-selenium libxml2 unzip procps-ng python3-onnx' ;;
    pacman) args='--sync --needed --noconfirm'
            names='clang compiler-rt gcc valgrind chromium python-selenium libxml2 unzip procps-ng python-onnx' ;;
    brew)   args='install'; names='llvm gcc chromium chromedriver libxml2 unzip' ;;
    esac
    echo "$m $args $names [noninteractive]" | called "$m: what tests use"
done

# --- in the Makefile --------------------------------------------------------

if [ -e Makefile ]; then
    copy_book "$work/book"
    book () {           # book GOAL ...: make, on that machine
        env -i PATH="$bin:$base" NOWEB=/nonexistent HOME="$work" \
            PYTHON=python-with-selenium APT_LISTS="$lists" \
            make -C "$work/book" "$@" > "$work/out" 2>&1
    }
    machine; stand_in apt-get <<E
echo "\$1" >> '$calls'; sleep 1; exit 100
E
    book -j4 deps book; got=$?
    if [ $got != 0 ] && [ ! -e "$work/book/build" ]
    then ok 'make deps book: no build after a failed installation'
    else not_ok 'make deps book: no build after a failed installation' < "$work/out"; fi

    machine; without pandoc
    stand_in markup <<E
echo build >> '$calls'; exit 1
E
    stand_in apt-get <<E
sleep 1; echo "\$1" >> '$calls'; sh '$work/installed'
E
    book -j4 deps book NOWEB="$bin"
    if [ "$(sed 1q "$calls")" = install ] && [ "$(tail -n 1 "$calls")" = build ]
    then ok 'make -j4 deps book: the build waits for the installation'
    else { cat "$calls" "$work/out"; } | not_ok 'make -j4 deps book: the build waits for the installation'
    fi
fi
summary
