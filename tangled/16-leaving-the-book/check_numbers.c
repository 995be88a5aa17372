/* check_numbers.c - literals, roots and codes of eight bits. */
#include "int8_rows.h"
#include "kernel_texts.h"
#include "print_code.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static Source source;

static float float_at(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

START_TEST(literals_keep_their_bits)
{
    char text[32];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 10000; i++) {
        const float x = float_at((uint32_t)source_word(&source));
        float_text(x, text);
        const float back = strtof(text, NULL);
        ck_assert(!isfinite(x) || memcmp(&x, &back, sizeof x) == 0);
        ck_assert(!isfinite(x) || text[strlen(text) - 1] == 'F');
        ck_assert(isfinite(x) || strncmp(text, "float_of(0x", 11) == 0);
    }
    float_text(3, text);
    ck_assert_str_eq(text, "3.0F");
}
END_TEST

START_TEST(a_root_is_the_machines)
{
    const uint32_t edges[] = { 0, 1, 2, 3, 0x7fffff, 0x800000, 0x800001,
        0x7f7fffff, 0x7f800000, 0x80000000, 0x3f800000, 0x3f7fffff };
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        const float x = float_at(edges[i]), y = kernel_root(x);
        ck_assert(y == sqrtf(x) && signbit(y) == signbit(sqrtf(x)));
    }
    for (uint32_t b = (uint32_t)_i; b < 0x7f800000; b += 20011)
        ck_assert(kernel_root(float_at(b)) == sqrtf(float_at(b)));
    ck_assert(isnan(kernel_root(-1)) && isnan(kernel_root(NAN)));
}
END_TEST

START_TEST(a_code_is_half_a_step_away)
{
    enum { M = 9, N = 40 };
    static real w[M][N], back[M][N], step[M];
    static int8_t code[M][N], again[M][N];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < M * N; i++)
        w[i / N][i % N] = i / N == 0 ? 0 : (real)ldexp(
            (double)draw_real(&source), i / N == 1 ? -130 : 10 * (i / N));
    quantise_rows(M, N, w[0], code[0], step);
    dequantise_rows(M, N, code[0], step, back[0]);
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) {
            ck_assert(fabs((double)w[i][j] - (double)back[i][j])
                      <= (0.5 + 0x1p-16) * (double)step[i]);
            ck_assert(code[i][j] >= -127);
        }
    quantise_rows(M, N, back[0], again[0], step);
    ck_assert(memcmp(code[2], again[2], (M - 2) * N) == 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { literals_keep_their_bits, 4 },
        { a_root_is_the_machines, 4 },
        { a_code_is_half_a_step_away, 20 },
    };
    return run_tests("numbers", ROWS(tests), tests);
}
