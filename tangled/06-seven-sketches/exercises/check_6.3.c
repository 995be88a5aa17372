#include "6.3.h"
#include "testing.h"

START_TEST(the_filter_has_its_matrix)
{
    static const uint32_t expected[4][2] = { { 1, 0 }, { 2, 1 }, { 1, 2 },
                                             { 0, 1 } };
    Flow x = { 0 };
    Matrix w;
    int node = filter(&x);
    ck_assert_msg(x.status == OK, "%s", x.said.text);
    flow_matrix(&x, node, &w);
    ck_assert(w.rows == 4 && w.columns == 2);
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 2; j++)
            ck_assert_uint_eq(w.at[i][j], expected[i][j]);
}
END_TEST

int main(void)
{
    const Test test = { the_filter_has_its_matrix, 1 };
    return run_tests("exercise 6.3", 1, &test);
}
