#include "5.4.h"
#include "source.h"
#include "testing.h"

/* The summary of x[0 .. n), from pieces cut at random. */
static Moments in_pieces(Source *s, int n, const int64_t x[])
{
    if (n == 0)
        return moments_of_none();
    if (n == 1)
        return moments_of_one(x[0]);
    const int k = 1 + draw_below(s, n - 1);
    const Moments left = in_pieces(s, k, x);
    return moments_joined(left, in_pieces(s, n - k, x + k));
}

/* n times the mean of the squares of the deviations, times n: whole. */
static int64_t deviations(int n, const int64_t x[])
{
    int64_t sum = 0, total = 0;
    for (int i = 0; i < n; i++)
        sum += x[i];
    for (int i = 0; i < n; i++)
        total += (n * x[i] - sum) * (n * x[i] - sum);
    return total / n;
}

START_TEST(moments_do_not_depend_on_the_cuts)
{
    static Source s;
    int64_t x[20], sum = 0;
    source_seed(&s, (uint64_t)_i);
    const int n = 1 + draw_below(&s, 20);
    for (int i = 0; i < n; i++)
        sum += x[i] = 1000000 - draw_below(&s, 2000);
    const Moments whole = in_pieces(&s, n, x), other = in_pieces(&s, n, x);
    const Moments same = moments_joined(moments_of_none(), whole);
    ck_assert(whole.count == n && same.count == n);
    ck_assert(whole.sum == other.sum && whole.squares == other.squares);
    ck_assert(whole.sum == same.sum && whole.squares == same.squares);
    ck_assert_double_eq_tol(moments_mean(whole), (double)sum / n, 1e-6);
    ck_assert_double_eq_tol(moments_variance(whole),
        (double)deviations(n, x) / n / n, 1e-6);
}
END_TEST

int main(void)
{
    const Test test = { moments_do_not_depend_on_the_cuts, 100 };
    return run_tests("exercise 5.4", 1, &test);
}
