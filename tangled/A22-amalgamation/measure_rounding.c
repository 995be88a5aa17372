/* measure_rounding.c - two doubles that become floats, side by side. */
#include <stdio.h>

typedef struct Betas { double one, two; } Betas;
typedef struct FloatBetas { float one, two; } FloatBetas;
typedef struct Powers { double one, two; } Powers;

static void tick(const FloatBetas *b, Powers *p)
{
    p->one *= (double)b->one;
    p->two *= (double)b->two;
}

__attribute__((noinline)) static void move(const Betas *b, Powers *p)
{
    const FloatBetas rounded = { (float)b->one, (float)b->two };
    tick(&rounded, p);
}

int main(void)
{
    volatile double given = 0.9;        /* not known to the compiler */
    const Betas b = { given, given };
    Powers p = { 1, 1 };
    move(&b, &p);
    printf("expected %.17g, got %.17g\n", (double)(float)given, p.one);
    return 0;
}
