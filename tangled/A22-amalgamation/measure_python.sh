# measure_python.sh - the song, in Python
here=$PWD
mkdir -p "$OUT/python" && cd "$OUT/python" || exit
if python3 -c 'import ctypes' 2> none
then python3 "$here/clients/song.py" "$LIBRARY/libtinycat.so" && echo
else echo 'Python was not found when this page was made'
fi
