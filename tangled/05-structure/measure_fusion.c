/* measure_fusion.c - bytes and evaluations: in stages, fused, once. */
#include <stddef.h>
static void touch(const void *place, size_t size);
#define TOUCH(place) touch(&(place), sizeof (place))
#include "predictions.h"
#include <stdint.h>
#include <stdio.h>

enum { LINE = 64, LINES = 512 };        /* a cache of 32 kilobytes */
static struct { uintptr_t line; long used; } cache[LINES];
static long bytes, fetched, evaluations, accesses;

static void touch_line(uintptr_t line)
{
    int oldest = 0;
    accesses++;
    for (int i = 0; i < LINES; i++) {
        if (cache[i].line == line) {
            cache[i].used = accesses;
            return;
        }
        if (cache[i].used < cache[oldest].used)
            oldest = i;
    }
    cache[oldest].line = line;
    cache[oldest].used = accesses;
    fetched++;
}

static void touch(const void *place, size_t size)
{
    const uintptr_t from = (uintptr_t)place;
    bytes += (long)size;
    for (uintptr_t k = from / LINE; k <= (from + size - 1) / LINE; k++)
        touch_line(k);
}

static void counted_predict(const Parameters *restrict p,
    const TokenId *restrict x, Distribution *restrict y)
{
    evaluations++;
    predict(p, x, y);
}
PARAMETRIC(counted_predict, Parameters, TokenId, Distribution);
LIST_MAP(predict_here, Sequence, Predictions, counted_predict);
LIST_MAP_ONCE(predict_here_once, Sequence, TokenId, Predictions,
              counted_predict);

static _Alignas(LINE) Parameters p;
static _Alignas(LINE) Sequence text;
static _Alignas(LINE) Vectors vectors;
static _Alignas(LINE) LogitsList logits;
static _Alignas(LINE) RelativeList relative;
static _Alignas(LINE) Predictions staged, fused, once;

static void in_stages(void)
{
    embed_each(&p.embedding, &text, &vectors);
    linear_each(&p.head, &vectors, &logits);
    subtract_each(NULL, &logits, &relative);
    normalise_each(NULL, &relative, &staged);
}

static void in_one_pass(void)
{
    predict_each(&p, &text, &fused);
}

static void print(const char *what, const char *of, long n)
{
    printf("%s-%s = ", what, of);
    if (n >= 1000000)
        printf("%ld,%03ld,%03ld\n", n / 1000000, n / 1000 % 1000, n % 1000);
    else if (n >= 1000)
        printf("%ld,%03ld\n", n / 1000, n % 1000);
    else
        printf("%ld\n", n);
}

static void report(const char *run_of, void (*run)(void))
{
    memset(cache, 0, sizeof cache);
    accesses = 0;
    run();
    bytes = fetched = 0;
    run();
    print("bytes", run_of, bytes);
    print("lines", run_of, fetched);
}

static void report_evaluations(void)
{
    int seen[VOCABULARY] = { 0 }, distinct = 0;
    for (int i = 0; i < text.length; i++)
        distinct += seen[text.at[i].index]++ == 0;
    printf("distinct = %d\n", distinct);
    evaluations = 0;
    predict_here(&p, &text, &fused);
    print("evaluations", "each", evaluations);
    evaluations = 0;
    predict_here_once(&p, &text, &once);
    print("evaluations", "once", evaluations);
}

static void make_text(int length)
{
    text.length = length;
    for (long i = 0; i < length; i++)
        text.at[i].index = (int)((31 * i * i + 17 * i + 7) % VOCABULARY);
}

int main(void)
{
    parameters_by_rule(&p);
    make_text(8);
    report("staged-short", in_stages);
    report("fused-short", in_one_pass);
    make_text(CAPACITY);
    report("staged-long", in_stages);
    report("fused-long", in_one_pass);
    report_evaluations();
    const size_t size = sizeof staged.at;
    const int same = memcmp(staged.at, fused.at, size) == 0
                  && memcmp(staged.at, once.at, size) == 0;
    printf("same-bits = %s\n", same ? "yes" : "no");
    return !same;
}
