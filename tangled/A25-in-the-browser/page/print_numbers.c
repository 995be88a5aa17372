/* print_numbers.c - numbers as printf prints them: bits, digits, text. */
#include "source.h"
#include <stdio.h>
#include <string.h>

enum { NUMBERS = 1000 };

static void print_number(float x, int digits)
{
    const double number = (double)x;
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    printf("%llu %d %.*g\n", (unsigned long long)bits, digits, digits,
           number);
}

int main(void)
{
    static Source s;
    float power = 1, any;
    source_seed(&s, 1);
    for (int i = 0; i < NUMBERS; i++) {
        const uint32_t bits = (uint32_t)(source_word(&s) >> 32);
        memcpy(&any, &bits, sizeof any);
        power = power > 1e-37F ? power / 2 : (float)(1 + draw_below(&s, 99));
        print_number(any != any ? 0 : any, i % 2 == 0 ? 9 : 2 + i % 7);
        print_number(i % 3 == 0 ? -power : power, i % 2 == 0 ? 9 : 2 + i % 7);
    }
    return 0;
}
