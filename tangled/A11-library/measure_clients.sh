# measure_clients.sh - what the clients print
objects=$(find "$OUT/modules" -name '*.o')
echo c
$CC -std=c11 -I. -o "$OUT/xor" clients/xor.c $objects -lm && "$OUT/xor"
echo c++
if command -v ${CXX:-g++} > /dev/null
then ${CXX:-g++} -I. -o "$OUT/compose" clients/compose.cc $objects -lm &&
    "$OUT/compose"
else echo 'no C++ compiler was found when this page was made'
fi
