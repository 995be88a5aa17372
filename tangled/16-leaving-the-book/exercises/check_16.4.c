#include "16.4.h"
#include "source.h"
#include "testing.h"

static int is_root(uint64_t n, uint64_t q)
{
    return q <= UINT32_MAX && q * q <= n && n - q * q <= 2 * q;
}

START_TEST(roots_are_rounded_down)
{
    Source s;
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < 1000; i++) {
        const uint64_t n = source_word(&s) >> i % 64;
        const uint64_t q = source_word(&s) >> 32;
        ck_assert(is_root(n, whole_root(n)));
        ck_assert(whole_root(q * q) == q);
        ck_assert(q < 2 || whole_root(q * q - 1) == q - 1);
    }
    ck_assert(is_root(UINT64_MAX, whole_root(UINT64_MAX)));
}
END_TEST

int main(void)
{
    const Test test = { roots_are_rounded_down, 4 };
    return run_tests("exercise 16.4", 1, &test);
}
