/* bench_checkpoints.c - megabytes a second, summed, saved, opened, copied. */
#include "checkpoint.h"
#include "safety.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FLOATS = 1 << 24, ROUNDS = 5, TABLE = 8192 };
enum way { SUM, SAVE, OPEN, COPY, WAYS };
static const char *const names[] = { "sum", "save", "open", "copy" };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int save_or_open(enum way way, const char *path, float *x)
{
    static max_align_t table[TABLE];
    Arena a = arena_over(table, sizeof table);
    SafeTensor one = safetensors_of("model", ELEMENT_F32, DIMS(FLOATS), x);
    SafeTensors t = { .at = &one, .count = 1 };
    SafeFile f;
    Sentence why;
    if (way == SAVE)
        return safetensors_save(path, &t, &why) == OK;
    if (safetensors_open(path, &f, &a, &t, &why) != OK)
        return 0;
    safetensors_close(&f);
    return 1;
}

/* Seconds of one round. */
static double measure(enum way way, const char *path, float *x, float *y)
{
    static volatile uint64_t sink;
    const size_t bytes = FLOATS * sizeof *x;
    const double start = seconds();
    if (way == SUM)
        sink = fnv_long(FNV_BASIS, bytes, x);
    else if (way == COPY)
        memcpy(y, x, bytes);
    else if (!save_or_open(way, path, x))
        exit(1);
    (void)sink;
    return seconds() - start;
}

int main(int arguments, char *argument[])
{
    const char *path = arguments > 1 ? argument[1] : "model";
    float *x = calloc(FLOATS, sizeof *x), *y = calloc(FLOATS, sizeof *y);
    if (x == NULL || y == NULL)
        return 1;
    for (int i = 0; i < FLOATS; i++)
        x[i] = y[i] = (float)i;
    puts("what,megabytes_per_second");
    for (int way = 0; way < WAYS; way++) {
        double least = 1e9;
        for (int k = 0; k < ROUNDS; k++) {
            const double s = measure((enum way)way, path, x, y);
            least = s < least ? s : least;
        }
        printf("%s,%.0f\n", names[way], FLOATS * sizeof *x / least / 1e6);
    }
    free(x);
    free(y);
    return 0;
}
