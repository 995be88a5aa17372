/* measure_errors.c - a long row in many bracketings: errors and bounds. */
#include "brackets.h"
#include <stdio.h>

enum { KEYS = 4096, PART = 8, TILE = 64, TRIES = 200 };
static real s[KEYS], v[KEYS * PART];
static const Row row = { KEYS, PART, s, v };
static Source source;

static void show(const char *name, int height, double error)
{
    printf("%-22s%6d%12.1e%12.1e\n", name, height, error,
           fold_bound(&row, height));
}

static void in_tiles(real *all)
{
    real one[AT_O + ROW_MOST];
    summary_empty(PART, all);
    for (int j = 0; j < KEYS; j += TILE) {
        summary_tile(PART, TILE, PART, s + j, v + j * PART, one);
        summary_join_in_place(PART, all, one);
    }
}

static void show_random(const real *halves)
{
    real out[AT_O + ROW_MOST];
    double worst = 0;
    int highest = 0, others = 0;
    for (int i = 0; i < TRIES; i++) {
        const int h = bracketed(&row, 0, KEYS, RANDOM_CUT, &source, out);
        const double error = fold_error(&row, out);
        worst = error > worst ? error : worst;
        highest = h > highest ? h : highest;
        for (int c = 0; c < AT_O + PART; c++)
            if (out[c] != halves[c]) {
                others++;
                break;
            }
    }
    show("worst of 200 random", highest, worst);
    printf("== keys\nothers = %d\ntries = %d\n", others, TRIES);
}

int main(void)
{
    real out[AT_O + ROW_MOST], halves[AT_O + ROW_MOST];
    source_seed(&source, 12);
    for (int j = 0; j < KEYS; j++)
        s[j] = 8 * draw_real(&source);
    for (int i = 0; i < KEYS * PART; i++)
        v[i] = draw_real(&source);
    printf("%-22s%6s%12s%12s\n", "bracketing", "height", "error", "bound");
    int h = bracketed(&row, 0, KEYS, ONE_LAST, &source, out);
    show("one key after another", h, fold_error(&row, out));
    in_tiles(out);
    show("tiles of 64", TILE + KEYS / TILE, fold_error(&row, out));
    h = bracketed(&row, 0, KEYS, HALVES, &source, halves);
    show("halves", h, fold_error(&row, halves));
    show_random(halves);
    return 0;
}
