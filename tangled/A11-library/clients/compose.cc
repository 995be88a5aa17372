// compose.cc - composes two terms with the installed library, from C++.
#include <cstdio>
#include <tinycat.h>
#include <vector>

static tc_term *layer(const char *name, int rows, int columns)
{
    const int w[] = { rows, columns }, x[] = { columns, 1 };
    tc_term *t = tc_term_new(name);
    const int weights = tc_input(t, 2, w), data = tc_input(t, 2, x);
    tc_output(t, tc_apply1(t, "tanh", tc_apply2(t, "matmul", weights, data)));
    return t;
}

int main()
{
    tc_term *wide = layer("wide", 3, 2), *deep = layer("deep", 2, 4);
    tc_term *wrong = tc_compose(wide, deep);
    std::printf("%s\n", tc_error(wrong));
    std::vector<float> w(6, 0.25f), x(2, 1.0f), y(3);
    const float *const in[] = { w.data(), x.data() };
    float *const out[] = { y.data() };
    char why[TC_WHY];
    if (tc_evaluate(wide, in, out, why) != 0)
        return 1;
    std::printf("%.6f\n", static_cast<double>(y[0]));
    tc_term_free(wrong), tc_term_free(deep), tc_term_free(wide);
}
