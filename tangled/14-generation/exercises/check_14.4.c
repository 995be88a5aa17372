#include "14.4.h"
#include "source.h"
#include "testing.h"

START_TEST(the_step_answers_as_the_whole_text_does)
{
    static Source source;
    int text[40];
    Seen kept = { 0, { 0 } };
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 40; i++) {
        int ago = 0;
        text[i] = draw_below(&source, KINDS);
        for (int j = 0; j < i; j++)
            ago = text[j] == text[i] ? i - j : ago;
        ck_assert_int_eq(seen_ago(&kept, text[i]), ago);
    }
}
END_TEST

int main(void)
{
    const Test test = { the_step_answers_as_the_whole_text_does, 20 };
    return run_tests("exercise 14.4", 1, &test);
}
