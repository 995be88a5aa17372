#include "4.2.h"
#include "source.h"
#include "testing.h"

START_TEST(bytes_are_undone)
{
    Source s;
    unsigned char at[40];
    source_seed(&s, (uint64_t)_i);
    const uint64_t h = source_word(&s);
    for (int i = 0; i < 40; i++)
        at[i] = (unsigned char)draw_below(&s, 256);
    ck_assert(fnv_undone(fnv(h, _i, at), _i, at) == h);
    ck_assert(fnv(fnv_undone(h, _i, at), _i, at) == h);
}
END_TEST

int main(void)
{
    const Test test = { bytes_are_undone, 41 };
    return run_tests("exercise 4.2", 1, &test);
}
