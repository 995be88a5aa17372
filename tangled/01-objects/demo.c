/* demo.c - a tour of chapter 1. */
#include "frequencies.h"
#include "refusals.h"
#include "sample_objects.h"
#include <math.h>
#include <string.h>

/* What the machine reads when it is asked for that row. */
static void show_row(const Parameters *p, int index)
{
    Vector v;
    memcpy(&v, (const char *)p + (size_t)index * sizeof v, sizeof v);
    printf("row %d ", index);
    for (int i = 0; i < WIDTH; i++)
        printf(" %7.4f", (double)v.at[i]);
    printf("%s\n", index < VOCABULARY ? "" : "   (there is no such row)");
}

#define SHOW_REFUSAL(c, ...) do { \
    Sentence said; \
    c##_refusal(&(c##_dom)__VA_ARGS__, &said); \
    printf("%s\n", said.text); \
} while (0)

static void show_refusals(void)
{
    SHOW_REFUSAL(vocabulary_size, { 6 });
    SHOW_REFUSAL(token_id, { 7 });
    SHOW_REFUSAL(sequence, { .length = 65 });
    SHOW_REFUSAL(sequence, { 3, { { 1 }, { 2 }, { 7 } } });
    SHOW_REFUSAL(distribution, { { 0.5f, 0.25f } });
    SHOW_REFUSAL(distribution, { { 1.5f, -0.5f } });
    SHOW_REFUSAL(loss, { (real)INFINITY });
    SHOW_REFUSAL(learning_rate, { 0 });
    SHOW_REFUSAL(training_set, { 1, { { { 1 }, { 5 } } } });
}

static void show_frequencies(const Integers *list)
{
    Sequence s;
    Distribution d;
    enum status status = sequence(NULL, list, &s);
    Integers_print(stdout, list);
    printf("   %s   ", status_name(status));
    if (status == OK) {
        frequencies(&s, &d);
        Distribution_print(stdout, &d);
    }
    printf("\n");
}

int main(void)
{
    const Integers eight = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    Parameters p;
    parameters_by_rule(&p);
    printf("== a row that is not there\n");
    show_row(&p, 1);
    show_row(&p, 4);
    show_row(&p, 7);
    printf("== what a refusal says\n");
    show_refusals();
    printf("== counting tokens\n");
    show_frequencies(&eight);
    show_frequencies(&(Integers){ 4, { {1}, {2}, {7}, {4} } });
    show_frequencies(&(Integers){ 0 });
}
