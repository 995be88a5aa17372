/* demo.c - what follows each token, and why the loss may be believed. */
#include "model.h"
#include "reference.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void heading(const char *title);
static void print_reals(const char *name, int n, const real at[]);

int main(void)
{
    Integers numbers = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    Sequence text;
    TrainingSet examples;
    Parameters p;
    parameters_by_rule(&p);
    if (sequence(NULL, &numbers, &text) != OK
        || window(NULL, &text, &examples) != OK)
        return EXIT_FAILURE;
    heading("== 1 the examples");
    for (int i = 0; i < examples.count; i++)
        printf("%safter %d comes %d", i == 0 ? "" : i == 4 ? ",\n" : ", ",
               examples.at[i].input.index, examples.at[i].target.index);
    puts("");
    TokenId one = { 1 };
    Vector row;
    Logits scores;
    Distribution next;

    embed(&p.embedding, &one, &row);
    linear(&p.head, &row, &scores);
    predict(&p, &one, &next);
    heading("== 2 after token 1");
    print_reals("row", WIDTH, row.at);
    print_reals("logits", VOCABULARY, scores.at);
    print_reals("distribution", VOCABULARY, next.at);
    TokenId two = { 2 };
    Loss of_two, of_all;

    cross_entropy(&two, &scores, &of_two);
    mean_loss(&p, &examples, &of_all);
    heading("== 3 the loss");
    printf("if 2 comes     %.6f nats\n", (double)of_two.nats);
    printf("on average     %.6f nats\n", (double)of_all.nats);
    Translation away = { { 0 }, { { 0, (real)0.6931472, (real)1.609438 } } };
    static const real constant[] = { 0, 100, 10000, 100000000 };

    heading("== 4 odds of 1 : 2 : 5 : 1 : 1, and a constant");
    for (int i = 0; i < 4; i++) {
        char name[32];
        away.constant.value = constant[i];
        translate(&away, &scores);
        softmax(&scores, &next);
        snprintf(name, sizeof name, "x + %g", (double)constant[i]);
        print_reals(name, VOCABULARY, next.at);
        enum status s = softmax_by_definition(NULL, &scores, &next);
        printf("  by definition: %s\n", status_name(s));
    }
    return EXIT_SUCCESS;
}

static void heading(const char *title)
{
    int colour = isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
    printf(colour ? "\033[1;36m%s\033[0m\n" : "%s\n", title);
}

/* The shortest decimals that read back as the same numbers. */
static void print_reals(const char *name, int n, const real at[])
{
    printf("%-14s", name);
    for (int i = 0; i < n; i++) {
        char digits[32];
        for (int k = 1; k <= 9; k++) {
            snprintf(digits, sizeof digits, "%.*g", k, (double)at[i]);
            if (strtof(digits, NULL) == at[i])
                break;
        }
        printf(" %s", digits);
    }
    puts("");
}
