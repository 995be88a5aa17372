/* demo.c - a tour of chapter 13. */
#include "trainer.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static _Alignas(max_align_t) unsigned char block[1 << 24], room[1 << 24];

static void show_table(void)
{
    const GptConfig c = { 1, 2, 8, 6, 11 };
    char dims[32];
    for (int i = 0; i < gpt_tensors(&c); i++) {
        const GptTensor t = gpt_tensor(&c, i);
        dims[0] = '\0';
        dims_write(t.dims, sizeof dims, dims);
        printf("%-24s%8s%6zu  %g\n", t.name, dims, t.at, t.deviation);
    }
}

static void show_refusal(GptConfig c)
{
    Sentence why;
    gpt_config_refusal(&c, &why);
    printf("%s\n", why.text);
}

/* A weight that is too large for a product; who is it? */
static void show_blame(void)
{
    static const int text[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    const GptConfig c = { 2, 2, 8, 6, 11 };
    const TrainingPlan p = { 1, 1, 1, 1, 1, 0, 1, { 9, 0, 1e-3, 0, 0.9, 0.99,
        1e-8, 0.1, 1 } };
    Arena a = arena_over(block, sizeof block);
    Arena b = arena_over(room, sizeof room);
    Complaint why;
    Trainer t;
    if (trainer_begin(&c, &p, (Tokens){ text, 8 }, &a, &t, &why) != OK)
        exit(1);
    t.weight[t.tensor[22].at] = 3e38f;
    if (trainer_step(&t, &why) == OK)
        exit(1);
    printf("%s\n", why.text);
    trainer_blame(&t, &b, &why);
    printf("%s\n", why.text);
}

int main(void)
{
    printf("== table\n");
    show_table();
    printf("== refused\n");
    show_refusal((GptConfig){ 2, 3, 8, 6, 11 });
    show_refusal((GptConfig){ 2, 2, 8, 0, 11 });
    printf("== blame\n");
    show_blame();
    return 0;
}
