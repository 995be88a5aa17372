/* xor.c - trains a network with the installed library, from C. */
#include <stdio.h>
#include <tinycat.h>

static tc_term *network(void);
static void begin(float w[], int n, unsigned seed);

int main(void)
{
    static float w0[16], b0[8], w1[16], b1[2];
    static float x[8] = { 0, 0, 1, 1, 0, 1, 0, 1 }, label[] = { 0, 1, 1, 0 };
    float *const in[] = { w0, b0, w1, b1, x, label };
    char why[TC_WHY];
    tc_term *loss = network(), *step = tc_descent(loss, 4, 0.5);
    tc_program *p = tc_compile(step, 4, TC_SAME_BITS, why);
    if (p == NULL) {
        fprintf(stderr, "%s\n", why);
        return 1;
    }
    begin(w0, 16, 1), begin(w1, 16, 2);
    for (int i = 0; i < 200; i++)
        if (tc_run(p, in, why) != 0)
            return 1;
    printf("%.0f operations a step, %zu bytes, mean loss %.4f\n",
        tc_flops(step), tc_program_bytes(p), (double)*tc_result(p, 4));
    tc_program_free(p), tc_term_free(step), tc_term_free(loss);
    return 0;
}

static tc_term *network(void)
{
    static const int sizes[][2] = { { 2, 4 }, { 4 }, { 8, 2 }, { 8 },
                                    { 2, 8 }, { 2 } };
    static const int rank[] = { 2, 1, 2, 1, 2, 1 };
    const tc_with quarter = { .value = 0.25 };
    tc_term *t = tc_term_new("exclusive or");
    int in[6], h;               /* data, labels, two matrices with biases */
    for (int i = 0; i < 6; i++)
        in[i] = tc_input(t, rank[i], sizes[i]);
    h = tc_apply2(t, "bias", in[3], tc_apply2(t, "matmul", in[2], in[0]));
    h = tc_apply2(t, "matmul", in[4], tc_apply1(t, "relu", h));
    h = tc_apply2(t, "cross_entropy", in[1], tc_apply2(t, "bias", in[5], h));
    h = tc_apply1(t, "sum", h);
    tc_output(t, tc_apply(t, "scale", &quarter, 1, &h));
    return t;
}

static void begin(float w[], int n, unsigned seed)
{
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        w[i] = (float)(seed >> 8) / 8388608 - 1;
    }
}
