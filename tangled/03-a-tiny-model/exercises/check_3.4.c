#include "3.4.h"
#include "run.h"

START_TEST(joined_windows_are_windows_of_the_join)
{
    Source s;
    Sequence a, b;
    TrainingSetPair parts;
    TrainingSet joined, whole;
    source_seed(&s, (uint64_t)_i);
    do Sequence_sample(&s, &a); while (a.length < 2);
    do Sequence_sample(&s, &b); while (b.length < 2);
    ck_assert_int_eq(window(NULL, &a, &parts.left), OK);
    ck_assert_int_eq(window(NULL, &b, &parts.right), OK);
    int fits = a.length + b.length <= CAPACITY;
    for (int i = 0; fits && i < b.length; i++)
        a.at[a.length++] = b.at[i];
    ck_assert_int_eq(window(NULL, &a, &whole), OK);
    ck_assert_int_eq(join_windows(NULL, &parts, &joined),
                     fits ? OK : TOO_LONG);
    ck_assert(!fits || TrainingSet_gap(&joined, &whole) == 0);
}
END_TEST

RUN(joined_windows_are_windows_of_the_join)
