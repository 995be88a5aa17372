/* bench_pairs.c - a step of chapter 4 on data, or on counts, to be counted. */
#include "counts.h"
#include <string.h>

static TrainingSet data;
static PairCounts counts;
static Learner learner;

static void on_data(void)
{
    learn_in_place(&data, &learner);
}

static int refused;
static void on_counts(void)
{
    refused = learn_on_counts_in_place(&counts, &learner) != OK;
}

static void (*volatile what)(void) = on_data;
static void counted(void)
{
    what();
}

static void (*volatile again)(void) = counted;

static int token(long i)
{
    return (int)((31 * i * i + 17 * i + 7) % VOCABULARY);
}

int main(int count, char *argument[])
{
    data.count = CAPACITY - 1;
    for (int i = 0; i < data.count; i++)
        data.at[i] = (Example){ { token(i) }, { token(i + 1) } };
    count_pairs(&data, &counts);
    parameters_by_rule(&learner.parameters);
    learner.rate.value = 1;
    if (count > 1 && strcmp(argument[1], "large-counts") == 0)
        what = on_counts;
    what();
    again();
    return refused;
}
