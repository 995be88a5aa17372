# measure_clients.sh - what the clients print, with the library installed
root=$OUT/measured
MAKEFLAGS= make -s install BUILD="${OUT%/*}" DESTDIR="$root" PREFIX=/usr \
    > /dev/null || exit 1
export PKG_CONFIG_PATH="$root/usr/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$root"
flags=$(pkg-config --cflags tinycat)
archive=$root/usr/lib/libtinycat.a
echo c
$CC -std=c11 $flags -o "$root/xor" clients/xor.c "$archive" -lm &&
    "$root/xor"
echo c++
if command -v ${CXX:-g++} > /dev/null
then ${CXX:-g++} $flags -o "$root/compose" clients/compose.cc "$archive" -lm &&
    "$root/compose"
else echo 'no C++ compiler was found when this page was made'
fi
