/* demo.c - a tour of chapter 6. */
#include "sample_sketches.h"

/* A weight after so many savings, at a step of 0.361. */
static void show_saved(const char *name,
    void (*quantise)(const GridStep *restrict, const Weight *restrict,
                     Code *restrict))
{
    const GridStep s = { (real)0.361 };
    Code c = { -104 };
    Weight w;
    printf("%-22s", name);
    for (int times = 0; times <= 20; times++) {
        dequantise(&s, &c, &w);
        if (times < 3 || times == 5 || times == 10 || times == 20)
            printf("%10.3f", (double)w.value);
        quantise(&s, &w, &c);
    }
    printf("\n");
}

static void show_quantiser(void)
{
    printf("a weight, saved so often:      0         1         2         5"
           "        10        20\n");
    show_saved("rounded up by formula", ceiling);
    show_saved("rounded up by adjoint", cover);
    show_saved("rounded to nearest", nearest);
}

static void show_exports(void)
{
    static const struct { int line, key, row, target, count; } change[] = {
        { 4, 1, 1, 0, 6 }, { 5, 2, 1, 0, 6 }, { 3, 1, 1, 2, 6 },
        { 3, 2, 1, 1, 5 },
    };
    const Export right = { { 2, 2, 2 }, 6, { { 0, 0, 0 }, { 0, 1, 1 },
        { 1, 0, 0 }, { 1, 1, 1 }, { 2, 0, 0 }, { 2, 1, 1 } } };
    for (int i = 0; i < 4; i++) {
        Sentence said;
        Export x = right;
        x.line[change[i].line].key = change[i].key;
        x.line[change[i].line].row = change[i].row;
        x.line[change[i].line].target = change[i].target;
        x.count = change[i].count;
        instance_refusal(&training_schema, &x, &said);
        printf("%s\n", said.text);
    }
}

static void show_codesign(void)
{
    static const char *const device[] = { "watch", "phone", "board", "server" };
    const Offer needs[] = { { 5, 400, 40 }, { 20, 400, 120 }, { 5, 100, 90 },
                            { 20, 100, 200 } };   /* tiny, wide, deep, large */
    const Offer gives[] = { { 10, 300, 64 }, { 40, 200, 128 }, { 10, 80, 128 },
                            { 90, 20, 256 } };
    const Relation measured = { 3, 4, { { 1 }, { 0, 1, 1 }, { 0, 0, 0, 1 } } };
    const Relation accuracies = { 3, 3, { { 1, 1, 1 }, { 0, 1, 1 },
                                          { 0, 0, 1 } } };
    Ends ends = { accuracies, { 0 } };
    RelationPair chain;
    Relation reached;
    offers(4, needs, 4, needs, &ends.resources);
    offers(4, needs, 4, gives, &chain.second);
    if (made_feasible(&ends, &measured, &chain.first) != OK
        || joined(NULL, &chain, &reached) != OK)
        return;
    for (int i = 0; i < reached.rows; i++) {
        printf("%d %%:", 70 + 10 * i);
        for (int j = 0; j < reached.columns; j++)
            printf(" %s", reached.at[i][j] ? device[j] : "-");
        printf("\n");
    }
}

static void show_gluing(void)
{
    const LogPair logs = { { { 0, 3 }, { 5, 4, 3, 3 } },
                           { { 4, 6 }, { 0, 0, 0, 0, 6, 5, 5 } } };
    LogPair other = logs;
    Sentence said;
    Log whole;
    if (glue(&(Width){ 1 }, &logs, &whole) == OK) {
        printf("width 1: ");
        Log_print(stdout, &whole);
        printf("\n");
    }
    glue_refusal(&(Width){ 2 }, &logs, &said);
    printf("width 2: %s\n", said.text);
    other.second.over.from = 3;
    glue_refusal(&(Width){ 2 }, &other, &said);
    printf("width 2, sharing a step: %s\n", said.text);
}

int main(void)
{
    printf("== the quantiser\n");
    show_quantiser();
    printf("== exports\n");
    show_exports();
    printf("== co-design\n");
    show_codesign();
    printf("== logs\n");
    show_gluing();
}
