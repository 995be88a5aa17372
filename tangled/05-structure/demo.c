/* demo.c - a tour of chapter 5. */
#include "checkpoint.h"
#include "diagrams/wrong_turns.h"
#include "sample_exact.h"
#include "sample_traces.h"
#include "shards.h"

static void show_run(const char *name, const Parameters *p,
                     const Examples *x)
{
    TrainingSet all = { .count = x->length };
    Loss loss;
    for (int i = 0; i < x->length; i++)
        all.at[i] = x->at[i];
    mean_loss(p, &all, &loss);
    printf("%-15s loss %.6f   checksum %016llx\n", name, (double)loss.nats,
        (unsigned long long)fnv(FNV_BASIS, (int)sizeof *p,
                                (const unsigned char *)p));
}

static void train(int exact, const char *name, int machines,
                  const Examples *x)
{
    static Shards shards;
    const LearningRate rate = { 4 };
    Parameters p;
    deal(x, machines, &shards);
    parameters_by_rule(&p);
    for (int i = 0; i < 1000; i++)
        if (!exact)
            float_step_in_place(&rate, &shards, &p);
        else if (exact_step_in_place(&rate, &shards, &p) != OK)
            printf("refused at step %d\n", i);
    show_run(name, &p, x);
}

static void show_sums(int exact)
{
    static Examples x, back;
    examples_at_random(1, 63, &x);
    examples_reversed(&x, &back);
    train(exact, "in order", 1, &x);
    train(exact, "backwards", 1, &back);
    train(exact, "two machines", 2, &x);
    train(exact, "three machines", 3, &x);
}

static void show_masses(void)
{
    const Text x = { 5, { { 2 }, { 0 }, { 2 }, { 1 }, { 2 } } };
    const TokenToKind f = { { { 0 }, { 0 }, { 1 }, { 1 }, { 1 } } };
    KindList kinds;
    TokenHistogram tokens;
    KindHistogram h;
    list_f(&f, &x, &kinds);
    count_kinds(&kinds, &h);
    printf("kinds counted    "); KindHistogram_print(stdout, &h);
    count_tokens(&x, &tokens);
    printf("\ntokens counted   "); TokenHistogram_print(stdout, &tokens);
    push_f(&f, &tokens, &h);
    printf("\nadded by kind    "); KindHistogram_print(stdout, &h);
    relabelled(&f, &tokens, &h);
    printf("\nrelabelled       "); KindHistogram_print(stdout, &h);
    printf("\n");
}

static void show_numbered(void)
{
    const Text x = { 3, { { 0 }, { 0 }, { 0 } } };
    Text middle, y;
    first_pass(&x, &middle);
    second_pass(NULL, &middle, &y);
    printf("two passes  "); Text_print(stdout, &y);
    one_pass(&x, &y);
    printf("\none pass    "); Text_print(stdout, &y);
    printf("\n");
}

static void show_cost(void)
{
    Parameters p = { .head.bias = { 0 } };
    Trace t = { 0 };
    Cost c;
    predict_trace(&p, &t);
    printf("predict = "); Trace_print(stdout, &t);
    if (trace_cost(NULL, &t, &c) == OK) {
        printf("\n          "); Cost_print(stdout, &c);
    }
    printf("\n");
}

static void show_refusal(real entry)
{
    FlatGradient g = { .at = { 0 } };
    Sentence said;
    g.at[7] = entry;
    exact_of_refusal(&g.tables, &said);
    printf("%s\n", said.text);
}

int main(void)
{
    printf("== floats\n");   show_sums(0);
    printf("== exact\n");    show_sums(1);
    printf("== counted\n");  show_masses();
    printf("== numbered\n"); show_numbered();
    printf("== a pipeline\n"); show_cost();
    printf("== refusals\n");
    show_refusal(2048);
    show_refusal((real)INFINITY);
    return 0;
}
