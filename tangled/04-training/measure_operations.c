/* measure_operations.c - what a step costs, on data and on counts. */
#include "counts.h"
#include <stdio.h>

static void print(const char *size, const char *what, const char *on, long n)
{
    printf("%s-%s-%s = ", size, what, on);
    if (n >= 1000000)
        printf("%ld,%03ld,%03ld\n", n / 1000000, n / 1000 % 1000, n % 1000);
    else if (n >= 1000)
        printf("%ld,%03ld\n", n / 1000, n % 1000);
    else
        printf("%ld\n", n);
}

static void print_costs(const char *size, const char *on, long rows,
                        long vocabulary, long width)
{
    print(size, "rows", on, rows);
    print(size, "adds", on, 3 * rows * vocabulary * width);
    print(size, "exps", on, rows * vocabulary);
}

static void measure(const char *size, int examples,
                    long (*token)(long), long vocabulary, long width)
{
    static TrainingSet x;
    static PairCounts counts;
    long rows = 0;
    x.count = examples;
    for (int i = 0; i < examples; i++)
        x.at[i] = (Example){ { (int)token(i) }, { (int)token(i + 1) } };
    count_pairs(&x, &counts);
    for (int i = 0; i < VOCABULARY; i++)
        rows += counts.from[i] > 0;
    print_costs(size, "data", examples, vocabulary, width);
    print_costs(size, "counts", rows, vocabulary, width);
}

static long of_demonstration(long i)
{
    return 1 + i % 4;
}

static long of_larger(long i)
{
    return (31 * i * i + 17 * i + 7) % 256;
}

int main(void)
{
    measure("demo", 7, of_demonstration, 5, 4);
    measure("large", 1023, of_larger, 256, 64);
    return 0;
}
