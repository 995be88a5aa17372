/* bench_fashion.c - a network of 784, 64 and 10 on Fashion-MNIST. */
#include "idx.h"
#include "runs.h"
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 5, BATCH = BATCH_MAX };
SPACE(Image, 784);
SPACE(Found, 64);
SPACE(Kinds, 10);
BATCH(Image); BATCH(Found); BATCH(Kinds);
SPACE(Finding, 64 * 785);
SPACE(Naming, 10 * 65);
DEFINE_AFFINE(find, Finding, Image, Found);
DEFINE_ON_BATCH(found_bend, relu, Found);
DEFINE_AFFINE(name, Naming, Found, Kinds);
DEFINE_MEAN_CROSS_ENTROPY(judge_kinds, Kinds);
TRAINED(find_adam, adam, find);
TRAINED(bend_adam, adam, found_bend);
TRAINED(name_adam, adam, name);
COMPOSE_TRAINED(found_adam, find_adam, bend_adam);
COMPOSE_TRAINED(fashion, found_adam, name_adam);
LEARNER(fashion_learner, fashion, judge_kinds);
RUNNER(fashion_learner, fashion);

typedef struct Set { Idx images, labels; } Set;

/* The bytes of a file, in memory that the program keeps. */
static unsigned char *bytes_of(const char *name, long *size)
{
    FILE *f = fopen(name, "rb");
    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (*size = ftell(f)) < 0) {
        fprintf(stderr, "%s: cannot be read\n", name);
        exit(1);
    }
    unsigned char *b = malloc((size_t)*size + 1);
    rewind(f);
    if (b == NULL || fread(b, 1, (size_t)*size, f) != (size_t)*size)
        exit(1);
    fclose(f);
    return b;
}

static void read_set(char **names, Set *y)
{
    long size;
    Sentence said;
    const unsigned char *b = bytes_of(names[0], &size);
    enum status s = idx_images(b, size, &y->images, &said);
    if (s == OK) {
        b = bytes_of(names[1], &size);
        s = idx_labels(b, size, Kinds_dim, &y->labels, &said);
    }
    if (s == OK)
        s = idx_paired(&y->images, &y->labels, &said);
    if (s != OK) {
        fprintf(stderr, "%s: %s\n", names[0], said.text);
        exit(1);
    }
}

static void batch_of(const Set *set, int n, const int order[], real x[],
                     Labels *labels)
{
    labels->count = n;
    for (int b = 0; b < n; b++) {
        const unsigned char *const pixels = set->images.at + 784L * order[b];
        for (int j = 0; j < 784; j++)
            x[784 * b + j] = (real)pixels[j] / 255;
        labels->at[b] = set->labels.at[order[b]];
    }
}

static fashion_learner learner;
static fashion_learner_work work;
static real pixels[BATCH * 784];
static const Rates rate = { { (real)1e-3 }, 0, (real)0.9, (real)0.999,
                            (real)1e-8, 0 };

static double accuracy(const Set *set)
{
    int right = 0;
    for (int i = 0; i < set->images.count; i++) {
        real y[Kinds_dim];
        Labels labels;
        batch_of(set, 1, &i, pixels, &labels);
        fashion_learner_runner.scores(&rate, &learner, &work, 1, pixels, y);
        right += largest_at(Kinds_dim, y) == labels.at[0];
    }
    return 100.0 * right / set->images.count;
}

static void epoch(const Set *set, Source *s, int order[])
{
    draw_order(s, set->images.count, order);
    for (int i = 0; i + BATCH <= set->images.count; i += BATCH) {
        Labels labels;
        batch_of(set, BATCH, order + i, pixels, &labels);
        (void)fashion_learner_runner.step(&rate, &learner, &work, pixels,
            &labels);
    }
}

int main(int argc, char **argv)
{
    static Source s;
    Set train, test;
    if (argc != 5)
        return 2;
    read_set(argv + 1, &train), read_set(argv + 3, &test);
    int *order = malloc((size_t)train.images.count * sizeof *order);
    if (order == NULL)
        return 1;
    source_seed(&s, 1);
    fashion_learner_runner.begin(&s, &learner);
    printf("weights,%d\nimages,%d\n", fashion_gradient_bytes
        / (int)sizeof (real), train.images.count);
    for (int e = 1; e <= EPOCHS; e++) {
        epoch(&train, &s, order);
        printf("epoch-%d,%.2f\n", e, accuracy(&test));
    }
    free(order);
    return 0;
}
