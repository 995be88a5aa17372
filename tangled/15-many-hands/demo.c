/* demo.c - a tour of chapter 15. */
#include "processes.h"
#include "pupils.h"
#include "wide_sums.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEMO_STEPS = 100 };
static const int workers[] = { 1, 2, 4, 8 };

static void row(int count, double loss, uint64_t sum)
{
    printf("%17d    %.9f    %016llx\n", count, loss, (unsigned long long)sum);
}

static double added_in_a_row(int count)
{
    Complaint why;
    Pupil p;
    if (!pupil_begin(PUPIL_SHARDS, 1, NULL, &p))
        exit(1);
    for (int i = 0; i < DEMO_STEPS; i++)
        if (pupil_step_in_a_row(count, &p, &why) != OK)
            exit(1);
    const double loss = p.trainer.loss;
    row(count, loss, pupil_checksum(&p));
    pupil_end(&p, NULL);
    return loss;
}

/* The same in processes; only one of them comes back, with its weights. */
static uint64_t added_in_halves(int count)
{
    Processes all;
    Complaint why;
    Hands h;
    Pupil p;
    if (processes_begin(count, &all, &h) != OK)
        exit(1);
    if (!pupil_begin(PUPIL_SHARDS, 1, &h, &p)
        || pupil_steps(DEMO_STEPS, &p, &why) != OK)
        _exit(1);
    if (h.rank > 0)
        _exit(0);
    const uint64_t sum = pupil_checksum(&p);
    row(count, p.trainer.loss, sum);
    pupil_end(&p, &h);
    if (processes_end(&all, &h) != 0)
        exit(1);
    return sum;
}

static void equal_in_halves(void)
{
    uint64_t sum[4];
    for (int i = 0; i < 4; i++) {
        sum[i] = added_in_halves(workers[i]);
        if (sum[i] == sum[0])
            continue;
        fprintf(stderr, "demo: expected of %d workers the weights of %d\n",
                workers[i], workers[0]);
        exit(1);
    }
}

static void sums_of(int n, const float x[])
{
    WideSum wide = { .count = 0 };
    float left = 0;
    for (int i = 0; i < n; i++) {
        printf("%s%.9g", i == 0 ? "" : " + ", (double)x[i]);
        left = i == 0 ? x[0] : left + x[i];
        if (wide_add(x[i], &wide) != OK)
            exit(1);
    }
    printf("\n    from the left %.9g, not rounded until the end %.9g\n",
           (double)left, (double)wide_rounded(&wide));
}

/* Four processes, the third of which was told another seed, or has died. */
static void trouble(int dies)
{
    const Fact mine[] = { { "width", "64" }, { "seed", "1" } };
    Fact fact[2];
    Processes all;
    Complaint why = { "" };
    Hands h;
    if (processes_begin(4, &all, &h) != OK)
        exit(1);
    memcpy(fact, mine, sizeof fact);
    if (h.rank == 2 && dies)
        _exit(1);
    if (h.rank == 2)
        fact[1].value[0] = '7';
    if (hands_agree(&h, 2, fact, &why) != OK && h.rank > 0)
        _exit(1);
    printf("%s\n", why.text);
    (void)processes_end(&all, &h);
}

int main(void)
{
    const float four[] = { 16777216, 1, 1, 1 }, far[] = { 3e38f, 1e-45f,
        -3e38f }, cancel[] = { 1e8f, 1, -1e8f };
    double loss[4];
    printf("== in a row\nworkers, in a row    loss           weights\n");
    for (int i = 0; i < 4; i++)
        loss[i] = added_in_a_row(workers[i]);
    printf("== in halves\nworkers, in halves   loss           weights\n");
    equal_in_halves();
    printf("== wide\n");
    sums_of(4, four);
    sums_of(3, far);
    sums_of(3, cancel);
    printf("== facts\n");
    trouble(0);
    trouble(1);
    printf("== keys\n");
    for (int i = 0; i < 4; i++)
        printf("loss-row-%d = %.9f\n", workers[i], loss[i]);
    printf("steps-equal = %d\nwide-bytes = %zu\n", DEMO_STEPS,
           sizeof (WideSum));
    return 0;
}
