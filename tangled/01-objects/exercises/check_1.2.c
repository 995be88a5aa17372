#include "objects.h"
#include "testing.h"

ARROW(uniform, VocabularySize, Distribution);

START_TEST(the_first_tokens_are_equally_probable)
{
    int n = _i + 1;
    Distribution y;
    uniform(&(VocabularySize){ n }, &y);
    for (int i = 0; i < VOCABULARY; i++)
        ck_assert(y.at[i] == (i < n ? 1 / (real)n : 0));
}
END_TEST

int main(void)
{
    const Test test = { the_first_tokens_are_equally_probable, VOCABULARY };
    return run_tests("exercise 1.2", 1, &test);
}
