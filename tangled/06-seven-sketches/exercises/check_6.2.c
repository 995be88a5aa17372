#include "sample_sketches.h"
#include "testing.h"

PARTIAL(paired, Unit, Machines, Merged);
static Source source;

/* how many families of functions from row r of table t on keep every key */
static int transformations(const Schema *s, const Instance *a,
    const Instance *b, int family[TABLES][MOST_ROWS], int t, int r)
{
    int count = 0;
    if (t < s->tables && r == a->rows[t])
        return transformations(s, a, b, family, t + 1, 0);
    if (t == s->tables) {
        for (int k = 0; k < s->keys; k++)
            for (int i = 0; i < a->rows[s->key[k].from]; i++)
                if (family[s->key[k].to][a->at[k][i]]
                    != b->at[k][family[s->key[k].from][i]])
                    return 0;
        return 1;
    }
    for (int to = 0; to < b->rows[t]; to++) {
        family[t][r] = to;
        count += transformations(s, a, b, family, t, r + 1);
    }
    return count;
}

START_TEST(pairing_is_right_adjoint_to_pulling_back)
{
    Machines i;
    Merged j, pairs;
    Instance back;
    int family[TABLES][MOST_ROWS];
    source_seed(&source, (uint64_t)_i);
    do Machines_sample(&source, &i);
    while (i.tables.rows[0] > 2);
    do Merged_sample(&source, &j);
    while (j.tables.rows[0] > 2);
    ck_assert_int_eq(paired(NULL, &i, &pairs), OK);
    pull_back(&machines_schema, &merging, &j.tables, &back);
    ck_assert_int_eq(
        transformations(&machines_schema, &back, &i.tables, family, 0, 0),
        transformations(&merged_schema, &j.tables, &pairs.tables, family,
                        0, 0));
}
END_TEST

int main(void)
{
    const Test test = { pairing_is_right_adjoint_to_pulling_back, 60 };
    return run_tests("exercise 6.2", 1, &test);
}
