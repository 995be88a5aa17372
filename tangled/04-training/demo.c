/* demo.c - training, counting, stopping, refusing. */
#include "checkpoint.h"
#include "counts.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void heading(const char *title)
{
    int colour = isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL;
    printf(colour ? "\033[1;36m%s\033[0m\n" : "%s\n", title);
}

static double loss_of(const State *s)
{
    Loss loss;
    mean_loss(&s->learner.parameters, &s->data, &loss);
    return (double)loss.nats;
}

static void train(State s)
{
    static const int stops[] = { 0, 1, 2, 5, 10, 20, 40, 80 };
    TokenId one = { 1 };
    Distribution next;
    heading("== 1 eighty steps on all the data");
    for (int i = 0; i < 8; i++) {
        run_in_place(stops[i] - s.steps, &s);
        printf("after %2d steps  %.6f nats\n", stops[i], loss_of(&s));
    }
    predict(&s.learner.parameters, &one, &next);
    printf("after token 1  ");
    for (int j = 0; j < VOCABULARY; j++)
        printf(" %.4f", (double)next.at[j]);
    puts("");
}

static void train_on_counts(State s)
{
    PairCounts counts;
    count_pairs(&s.data, &counts);
    heading("== 2 the same on counts");
    for (int i = 0; i < VOCABULARY; i++)
        for (int j = 0; j < VOCABULARY; j++)
            if (counts.pair[i][j] > 0)
                printf("(%d, %d) %d times  ", i, j, counts.pair[i][j]);
    for (int i = 0; i < 80; i++)
        if (learn_on_counts_in_place(&counts, &s.learner) != OK)
            return;
    printf("\nafter 80 steps  %.6f nats\n", loss_of(&s));
}

static unsigned long long checksum(const State *s)
{
    Checkpoint c;
    if (checkpoint_encode(NULL, s, &c) != OK)
        return 0;
    return (unsigned long long)fnv(FNV_BASIS, c.length, c.at);
}

static void stop_and_resume(State s)
{
    const char *out = getenv("OUT");
    char path[512];
    Sentence why = { "" };
    State whole = s, again = { .batch = 1 };
    snprintf(path, sizeof path, "%s/demo.state", out ? out : "/tmp");
    unlink(path);
    heading("== 3 stopped after 30 steps, and resumed");
    run_in_place(80, &whole);
    if (resume_training(path, 30, 10, &s, &why) != OK
        || resume_training(path, 80, 10, &again, &why) != OK)
        puts(why.text);
    unlink(path);
    printf("never stopped  %.6f nats, checksum %016llx\n",
           loss_of(&whole), checksum(&whole));
    printf("resumed        %.6f nats, checksum %016llx\n",
           loss_of(&again), checksum(&again));
}

static void tell(const char *what, const Checkpoint *c)
{
    State s;
    Sentence why = { "" };
    const enum status status = checkpoint_read(c, &s, &why);
    printf("%-15s %s: %s\n", what, status_name(status), why.text);
}

static void show_refusals(State s)
{
    Checkpoint c;
    heading("== 4 what is refused");
    if (checkpoint_encode(NULL, &s, &c) != OK)
        return;
    c.at[100] ^= 1;
    tell("one bit flipped", &c);
    c.at[100] ^= 1;
    c.length -= 250;
    tell("cut short", &c);
    c.at[0] = 'P';
    tell("another file", &c);
    s.learner.parameters.head.bias[0] = 1e38f * 10;
    printf("%-15s %s\n", "diverged",
           status_name(checkpoint_encode(NULL, &s, &c)));
}


int main(void)
{
    State s = demonstration(7);
    train(s);
    train_on_counts(s);
    s.batch = 3;
    stop_and_resume(s);
    show_refusals(s);
    return EXIT_SUCCESS;
}
