/* pupils.c - small models in training, with all of their shards or some. */
#include "pupils.h"
#include "checkpoint.h"
#include "sums.h"
#include <math.h>
#include <stdlib.h>

enum { PUPIL_BYTES = 1 << 24, PUPIL_TEXT = 4000 };
static const GptConfig pupil_config = { 1, 2, 16, 16, 128 };
static int pupil_text[PUPIL_TEXT];

/* Its share of the shards, and how the shares come together. */
static int share_out(Hands *h, Trainer *t)
{
    h->numbers = gpt_numbers(&pupil_config);
    h->room = malloc(h->numbers * sizeof *h->room);
    t->gather_all = hands_gather;
    t->hands = h;
    return h->room != NULL;
}

int pupil_begin(int shards, int rounds, Hands *h, Pupil *p)
{
    const TrainingPlan plan = { 1, shards, rounds, 1, 1, 0, 3, { 1000, 20, 1e-2,
        1e-3, 0.9, 0.99, 1e-8, 0.1, 1 } };
    const Part part = h == NULL ? (Part){ 0, shards }
        : hands_part(shards, h->rank, h->count);
    Complaint why;
    sums_text(1, PUPIL_TEXT, pupil_text);
    p->block = malloc(PUPIL_BYTES);
    Arena a = arena_over(p->block, p->block != NULL ? PUPIL_BYTES : 0);
    const enum status s = trainer_begin_part(&pupil_config, &plan, part,
        (Tokens){ pupil_text, PUPIL_TEXT }, &a, &p->trainer, &why);
    return s == OK && (part.count == shards || share_out(h, &p->trainer));
}

void pupil_end(Pupil *p, Hands *h)
{
    if (h != NULL)
        free(h->room);
    free(p->block);
}

enum status pupil_steps(int n, Pupil *p, Complaint *why)
{
    enum status s = OK;
    for (int i = 0; i < n && s == OK; i++)
        s = trainer_step(&p->trainer, why);
    return s;
}

uint64_t pupil_checksum(const Pupil *p)
{
    const size_t n = gpt_numbers(&pupil_config);
    return fnv(FNV_BASIS, (int)(n * sizeof *p->trainer.weight),
               (const unsigned char *)(const void *)p->trainer.weight);
}

/* Number i of gradient k, of the shards from .. to, from the left. */
static real row_sum(const Trainer *t, int k, int i, int from, int to)
{
    real sum = program_output(&t->shard[from].program, 1 + k)[i];
    for (int s = from + 1; s < to; s++)
        sum += program_output(&t->shard[s].program, 1 + k)[i];
    return sum;
}

enum status pupil_step_in_a_row(int workers, Pupil *p, Complaint *why)
{
    Trainer *t = &p->trainer;
    const int shards = t->plan.shards, each = shards / workers;
    double squares = 0;
    trainer_draw(t);
    const enum status status = trainer_gradient(t, 0, why);
    for (int k = 0; k < gpt_tensors(&t->config) && status == OK; k++)
        for (int i = 0; i < dims_count(t->tensor[k].dims); i++) {
            real sum = row_sum(t, k, i, 0, each);
            for (int w = 1; w < workers; w++)
                sum += row_sum(t, k, i, w * each, (w + 1) * each);
            sum /= (real)shards;
            t->gradient[t->tensor[k].at + (size_t)i] = sum;
            squares += (double)sum * (double)sum;
        }
    t->norm = sqrt(squares);
    if (status == OK)
        trainer_move(t);
    return status;
}
