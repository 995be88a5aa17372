/* bench_gpt.c - a model is trained on standard input, and writes. */
#include "must.h"
#include "source.h"
#include "trainer.h"
#include <math.h>
#include <string.h>
#include <time.h>

enum { TEXT_MOST = 1 << 22, WINDOWS = 64, WRITTEN = 600 };
static int text[TEXT_MOST];
static const GptConfig config = { 4, 4, 128, 128, 256 };
static Trainer trainer;

static size_t read_bytes(void)
{
    size_t n = 0;
    for (int byte; n < TEXT_MOST && (byte = getchar()) != EOF; n++)
        text[n] = byte;
    return n;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Steps until the time is over; a line for every so many. */
static void train(Tokens others, int64_t steps, double limit)
{
    const double start = seconds();
    Complaint why = { "" };
    double loss, tokens = 0;
    printf("step,loss,others,rate,tokens_per_second\n");
    while (trainer.step < steps && seconds() - start < limit) {
        must(trainer_step(&trainer, &why), why.text);
        tokens += trainer.plan.sequences * config.context;
        if (trainer.step % 50 != 0 && trainer.step != 1)
            continue;
        const double took = seconds() - start;
        must(trainer_loss(&trainer, others, WINDOWS, &loss, &why), why.text);
        printf("%lld,%.4f,%.4f,%.6f,%.0f\n", (long long)trainer.step,
               trainer.loss, loss, trainer.rate, tokens / took);
        fflush(stdout);
    }
}

/* A byte with its probability, at a temperature of 0.7. */
static int drawn(Source *s, const float *logits, int column)
{
    double p[256], sum = 0, most = -1e30;
    for (int k = 0; k < 256; k++)
        most = fmax(most, (double)logits[k * config.context + column]);
    for (int k = 0; k < 256; k++)
        sum += p[k] = exp(((double)logits[k * config.context + column]
                           - most) / 0.7);
    double at = fabs((double)draw_real(s)) * sum;
    for (int k = 0; k < 255; k++)
        if ((at -= p[k]) < 0)
            return k;
    return 255;
}

static float ids[128], positions[128], *in[64];

static Program writer(Arena *a)
{
    const GptShape s = { config, 1, config.context };
    static Term t;
    Program p;
    Complaint why = { "" };
    for (int i = 0; i < config.context; i++)
        positions[i] = (float)i;
    in[0] = ids, in[1] = positions;
    for (int i = 0; i < gpt_tensors(&config); i++)
        in[2 + i] = trainer.weight + trainer.tensor[i].at;
    term_begin(a, "logits", &t);
    gpt_logits(&s, &t);
    must(program_compile(&t, 0, product_same_bits(), a, &p, &why), why.text);
    return p;
}

/* Written after a prompt, the window moved on when it is full. */
static void write_text(Arena *a, const char *prompt)
{
    static Source source;
    Program p = writer(a);
    Complaint why = { "" };
    int n = (int)strlen(prompt);
    for (int i = 0; i < n; i++)
        ids[i] = (float)prompt[i];
    source_seed(&source, 13);
    printf("# written: %s", prompt);
    for (int i = 0; i < WRITTEN; i++) {
        must(program_run(&p, in, &why), why.text);
        const int byte = drawn(&source, program_output(&p, 0), n - 1);
        if (n == config.context)
            memmove(ids, ids + 1, sizeof ids - sizeof *ids);
        else
            n++;
        ids[n - 1] = (float)byte;
        if (byte == '\n')
            printf("\n# written: ");
        else
            putchar(byte >= ' ' && byte <= '~' ? byte : '?');
    }
    printf("\n");
}

/* bench_gpt STEPS SECONDS < text: the last tenth is the other text. */
int main(int argc, char **argv)
{
    const int64_t steps = argc > 1 ? atoll(argv[1]) : 1000;
    const double limit = argc > 2 ? atof(argv[2]) : 1e9;
    const TrainingPlan plan = { 8, 1, 1, 1, 1, 1, 13, { steps, steps / 20,
        2e-3, 1e-4, 0.9, 0.99, 1e-8, 0.1, 1 } };
    const size_t n = read_bytes(), most = (size_t)1 << 28;
    const Tokens mine = { text, n - n / 10 };
    const Tokens others = { text + (n - n / 10), n / 10 };
    Arena a = arena_over(malloc(most), most);
    Complaint why = { "" };
    if (a.at == NULL)
        return 1;
    must(trainer_begin(&config, &plan, mine, &a, &trainer, &why), why.text);
    printf("# parameters: %zu\n# text: %zu\n# seed: 13\n",
           gpt_numbers(&config), n);
    train(others, steps, limit);
    write_text(&a, "The theorem ");
    free(a.at);
    return 0;
}
