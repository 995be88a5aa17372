# measure_song.sh - the song, in C
here=$PWD
cd "$OUT" && $CC -std=c11 -I"$PAIR" -o song "$here/clients/song.c" \
    "$LIBRARY/libtinycat.a" -lm -pthread && ./song && echo
