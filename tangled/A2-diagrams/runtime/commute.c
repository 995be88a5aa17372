/* commute.c - runs a diagram: draws inputs, walks paths, compares, shrinks. */
#include "commute.h"
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_PATHS = 64, MOST_REPLAYS = 20000 };

/* Where a case lives: one input, what each path makes of it, two spare
 * values for the objects on the way. */
typedef struct Bench {
    size_t size;                        /* of the largest type */
    unsigned char *input, *spare[2], *result[MOST_PATHS];
    enum status status[MOST_PATHS];
    int differs;                        /* the first path that does, or 0 */
    double gap;                         /* the largest, to the first path */
    Source source;
} Bench;

static void bench_open(Bench *b, const CommuteDiagram *d, int paths)
{
    b->size = 1;
    for (int i = 0; i < d->type_count; i++)
        if (d->type[i].size > b->size)
            b->size = d->type[i].size;
    b->size = (b->size + 63) / 64 * 64;
    b->input = calloc((size_t)paths + 3, b->size);
    if (b->input == NULL)
        ck_abort_msg("diagram %s: no memory for its values", d->name);
    b->spare[0] = b->input + b->size;
    b->spare[1] = b->input + 2 * b->size;
    for (int i = 0; i < paths; i++)
        b->result[i] = b->input + (size_t)(i + 3) * b->size;
}

static void bench_draw(Bench *b, const CommuteDiagram *d, const CommutePair *p)
{
    memset(b->input, 0, b->size);
    d->type[p->source].sample(&b->source, b->input);
    for (int i = 0; i < d->given_count; i++) {
        const CommuteGiven *g = &d->given[i];
        memset(g->at, 0, d->type[g->type].size);
        d->type[g->type].sample(&b->source, g->at);
    }
}

static enum status walk(Bench *b, const CommuteDiagram *d,
                        const CommutePath *path, int number)
{
    const unsigned char *x = b->input;
    if (path->length == 0)
        memcpy(b->result[number], x, b->size);
    for (int i = 0; i < path->length; i++) {
        unsigned char *y = i + 1 < path->length ? b->spare[i % 2]
                                                : b->result[number];
        memset(y, 0x51 + number, b->size);
        enum status s = d->edge[path->edge[i]].apply(x, y);
        if (s != OK)
            return s;
        x = y;
    }
    return OK;
}

static double gap_between(const Bench *b, const CommuteDiagram *d,
                          const CommutePair *p, int other)
{
    if (b->status[0] != b->status[other])
        return INFINITY;
    if (b->status[0] != OK)
        return 0;
    return d->type[p->target].gap(b->result[0], b->result[other]);
}

static int bench_compare(Bench *b, const CommuteDiagram *d,
                         const CommutePair *p)
{
    b->differs = 0;
    b->gap = 0;
    for (int i = 0; i < p->count; i++)
        b->status[i] = walk(b, d, &p->path[i], i);
    for (int i = 1; i < p->count; i++) {
        double gap = gap_between(b, d, p, i);
        if (b->differs == 0 && !(gap <= d->tolerance))
            b->differs = i;
        if (!(gap <= b->gap))
            b->gap = gap;
    }
    return b->differs;
}

static uint64_t case_seed(uint64_t seed, int number)
{
    uint64_t z = seed * 0x9E3779B97F4A7C15u + (uint64_t)number;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static void print_inputs(FILE *out, const CommuteDiagram *d,
                         const CommutePair *p, const Bench *b)
{
    for (int i = 0; i < d->given_count; i++) {
        fprintf(out, "\n  given %s = ", d->given[i].name);
        d->type[d->given[i].type].print(out, d->given[i].at);
    }
    fprintf(out, "\n  input %s: ", d->type[p->source].name);
    d->type[p->source].print(out, b->input);
}

/* Replay a tape of `words` words: do the paths still differ? */
static int still_differs(Bench *b, const CommuteDiagram *d,
                         const CommutePair *p, const uint64_t *tape, int words)
{
    memcpy(b->source.tape, tape, (size_t)words * sizeof *tape);
    source_replay(&b->source, words);
    bench_draw(b, d, p);
    return bench_compare(b, d, p) != 0;
}

typedef struct Shrink {
    Bench *bench;
    const CommuteDiagram *diagram;
    const CommutePair *pair;
    int words, replays;
    uint64_t tape[SOURCE_TAPE];
} Shrink;

static int shrink_holds(Shrink *s)
{
    return s->replays++ < MOST_REPLAYS
        && still_differs(s->bench, s->diagram, s->pair, s->tape, s->words);
}

static int shrink_try(Shrink *s, int i, uint64_t word)
{
    uint64_t old = s->tape[i];
    if (word >= old)
        return 0;
    s->tape[i] = word;
    if (shrink_holds(s))
        return 1;
    s->tape[i] = old;
    return 0;
}

static int shrink_length(Shrink *s)
{
    int before = s->words, best = before;
    for (int step = before; step > 0; ) {
        s->words = best - step;
        if (s->words >= 0 && shrink_holds(s))
            best = s->words;
        else
            step /= 2;
    }
    s->words = best;
    return best < before;
}

static int shrink_delete(Shrink *s, int i)
{
    uint64_t old = s->tape[i];
    size_t rest = (size_t)(s->words - i - 1) * sizeof old;
    memmove(&s->tape[i], &s->tape[i + 1], rest);
    s->words--;
    if (shrink_holds(s))
        return 1;
    memmove(&s->tape[i + 1], &s->tape[i], rest);
    s->tape[i] = old;
    s->words++;
    return 0;
}

static int shrink_word(Shrink *s, int i)
{
    if (s->tape[i] == 0)
        return 0;
    if (shrink_try(s, i, 0))
        return 1;
    for (int bit = 0; bit < 64; bit++)
        if (shrink_try(s, i, (uint64_t)1 << bit))
            return 1;
    int changed = 0;
    for (int bit = 0; bit < 64; bit++)
        if (s->tape[i] >> bit & 1)
            changed |= shrink_try(s, i, s->tape[i] & ~((uint64_t)1 << bit));
    return changed;
}

static size_t printed_length(const Shrink *s)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    print_inputs(out, s->diagram, s->pair, s->bench);
    fclose(out);
    free(text);
    return length;
}

/* As shrink_try, but the case must not print longer than `length`. */
static int shrink_neatly(Shrink *s, int i, uint64_t word, size_t length)
{
    uint64_t old = s->tape[i];
    if (!shrink_try(s, i, word))
        return 0;
    if (printed_length(s) <= length)
        return 1;
    s->tape[i] = old;
    return 0;
}

/* Lower a word as a number: to the least of 256 steps, then by less. */
static int shrink_lower(Shrink *s, int i, size_t length)
{
    uint64_t before = s->tape[i];
    for (uint64_t step = 1; step < before >> 56; step++)
        if (shrink_neatly(s, i, step << 56, length))
            break;
    for (int bit = 60; bit >= 24; bit--) {
        uint64_t less = (uint64_t)1 << bit;
        if (s->tape[i] > less)
            shrink_neatly(s, i, s->tape[i] - less, length);
    }
    return s->tape[i] != before;
}

static int shrink_once(Shrink *s)
{
    int changed = shrink_length(s);
    for (int i = s->words - 1; i >= 0; i--)
        changed |= i < s->words && shrink_delete(s, i);
    for (int i = 0; i < s->words; i++)
        changed |= shrink_word(s, i);
    if (!changed && shrink_holds(s)) {
        size_t length = printed_length(s);
        for (int i = 0; i < s->words; i++)
            changed |= shrink_lower(s, i, length);
    }
    return changed;
}

/* Make the case on the bench as small as the sampler allows. A case that
 * drew more words than the tape holds may not replay: it stays as found. */
static void shrink(Bench *b, const CommuteDiagram *d, const CommutePair *p,
                   uint64_t seed)
{
    Shrink s = { .bench = b, .diagram = d, .pair = p };
    s.words = b->source.used < SOURCE_TAPE ? b->source.used : SOURCE_TAPE;
    memcpy(s.tape, b->source.tape, sizeof s.tape);
    if (shrink_holds(&s)) {
        while (s.replays < MOST_REPLAYS && shrink_once(&s))
            ;
        still_differs(b, d, p, s.tape, s.words);
    } else {
        source_seed(&b->source, seed);
        bench_draw(b, d, p);
        bench_compare(b, d, p);
    }
}

static void print_path(FILE *out, const CommuteDiagram *d,
                       const CommutePath *path)
{
    if (path->length == 0)
        fprintf(out, "nothing");
    for (int i = 0; i < path->length; i++)
        fprintf(out, "%s%s", i > 0 ? " ; " : "",
                d->edge[path->edge[i]].arrow);
}

static void print_result(FILE *out, const CommuteDiagram *d,
                         const CommutePair *p, const Bench *b, int number)
{
    enum status s = b->status[number];
    fprintf(out, "\n  ");
    print_path(out, d, &p->path[number]);
    if (s == OK) {
        fprintf(out, " gives ");
        d->type[p->target].print(out, b->result[number]);
    } else if ((int)s > 0 && (int)s < d->status_count) {
        fprintf(out, " refuses: %s", d->status[s]);
    } else {
        fprintf(out, " refuses: status %d", (int)s);
    }
}

static void print_case(FILE *out, const CommuteDiagram *d,
                       const CommutePair *p, const Bench *b)
{
    print_inputs(out, d, p, b);
    print_result(out, d, p, b, 0);
    print_result(out, d, p, b, b->differs);
    fprintf(out, "\n");
}

static void print_ends(FILE *out, const CommutePair *p)
{
    fprintf(out, "from %s to %s", p->from, p->to);
    if (p->turns > 0)
        fprintf(out, " in %d turn%s", p->turns, p->turns > 1 ? "s" : "");
}

static void print_difference(FILE *out, const CommuteDiagram *d,
                             const CommutePair *p, const Bench *b, int number)
{
    print_path(out, d, &p->path[0]);
    fprintf(out, " and ");
    print_path(out, d, &p->path[b->differs]);
    fprintf(out, " differ on sample %d of %d, seed %llu", number + 1,
            d->samples, (unsigned long long)d->seed);
    double gap = gap_between(b, d, p, b->differs);
    if (isfinite(gap))
        fprintf(out, ", gap %.9g", gap);
    print_case(out, d, p, b);
}

static void print_agreement(FILE *out, const CommuteDiagram *d,
                            const CommutePair *p, int refused, double worst)
{
    fprintf(out, "%d paths ", p->count);
    print_ends(out, p);
    fprintf(out, ", %d samples", d->samples);
    if (refused > 0)
        fprintf(out, " (%d refused alike)", refused);
    fprintf(out, ", seed %llu, ", (unsigned long long)d->seed);
    if (d->tolerance > 0)
        fprintf(out, "within %g (%s); the worst gap was %.2g\n",
                d->tolerance, d->reason, worst);
    else
        fprintf(out, "equal bit for bit\n");
}

static int same_trace(const Trace *a, const Trace *b)
{
    if (a->length != b->length || a->length > TRACE_MAX)
        return 0;
    for (int i = 0; i < a->length; i++)
        if (strcmp(a->at[i].name, b->at[i].name) != 0
            || a->at[i].with != b->at[i].with)
            return 0;
    return 1;
}

static void trace_path(Trace *t, const CommuteDiagram *d,
                       const CommutePath *path)
{
    t->length = 0;
    for (int i = 0; i < path->length; i++)
        d->edge[path->edge[i]].trace(t);
}

static void print_trace(FILE *out, const Trace *t)
{
    fprintf(out, t->length == 0 ? "no primitives at all"
                 : t->length == 1 ? "the primitive " : "the primitives ");
    for (int i = 0; i < t->length && i < TRACE_MAX; i++)
        fprintf(out, "%s%s", i > 0 ? ", " : "", t->at[i].name);
}

/* Two of the paths with the same primitives: their numbers in *i < *j. */
static int find_same(const Trace *trace, int count, int *i, int *j)
{
    for (*j = 1; *j < count; ++*j)
        for (*i = 0; *i < *j; ++*i)
            if (same_trace(&trace[*i], &trace[*j]))
                return 1;
    return 0;
}

static int proves_nothing(FILE *out, const CommuteDiagram *d,
                          const CommutePair *p, const Trace *trace)
{
    int i, j;
    if (!find_same(trace, p->count, &i, &j))
        return 0;
    print_path(out, d, &p->path[i]);
    fprintf(out, " and ");
    print_path(out, d, &p->path[j]);
    fprintf(out, " are both ");
    print_trace(out, &trace[i]);
    fprintf(out, ": the diagram proves nothing; mark it definitional=true if "
            "it is meant to be drawn only\n");
    return 1;
}

static int definitional(FILE *out, const CommuteDiagram *d,
                        const CommutePair *p, const Trace *trace)
{
    for (int i = 1; i < p->count; i++)
        if (!same_trace(&trace[0], &trace[i])) {
            fprintf(out, "marked definitional, but ");
            print_path(out, d, &p->path[0]);
            fprintf(out, " is ");
            print_trace(out, &trace[0]);
            fprintf(out, " and ");
            print_path(out, d, &p->path[i]);
            fprintf(out, " is ");
            print_trace(out, &trace[i]);
            fprintf(out, ": take the mark away, and it will be tested\n");
            return 0;
        }
    fprintf(out, "definitional: %s paths ", p->count == 2 ? "both" : "all");
    print_ends(out, p);
    fprintf(out, " are ");
    print_trace(out, &trace[0]);
    fprintf(out, "; drawn, not tested\n");
    return 1;
}

/* No sample made a difference: what is said of that. */
static int print_survival(FILE *out, const CommuteDiagram *d,
                          const CommutePair *p, int refused, double worst)
{
    if (refused == d->samples) {
        fprintf(out, "all %d samples were refused: nothing was compared\n",
                refused);
        return 0;
    }
    fprintf(out, p->fails ? "is drawn to fail, but commutes: "
                          : "commutes: ");
    print_agreement(out, d, p, refused, worst);
    return !p->fails;
}

static int sampled(FILE *out, const CommuteDiagram *d, const CommutePair *p,
                   Bench *b)
{
    int refused = 0;
    double worst = 0;
    for (int number = 0; number < d->samples; number++) {
        uint64_t seed = case_seed(d->seed, number);
        source_seed(&b->source, seed);
        bench_draw(b, d, p);
        if (bench_compare(b, d, p)) {
            shrink(b, d, p, seed);
            fprintf(out, p->fails ? "fails, as it should: "
                                  : "does not commute: ");
            print_difference(out, d, p, b, number);
            return p->fails;
        }
        refused += b->status[0] != OK;
        worst = b->gap > worst ? b->gap : worst;
    }
    return print_survival(out, d, p, refused, worst);
}

/* One pair: its line of the verdict, or what is wrong with it, to `out`. */
static int pair_holds(FILE *out, const CommuteDiagram *d, const CommutePair *p)
{
    Trace trace[MOST_PATHS];
    for (int i = 0; i < p->count; i++)
        trace_path(&trace[i], d, &p->path[i]);
    if (d->definitional)
        return definitional(out, d, p, trace);
    if (proves_nothing(out, d, p, trace))
        return 0;
    Bench b;
    bench_open(&b, d, p->count);
    int holds = sampled(out, d, p, &b);
    free(b.input);
    return holds;
}

/* A verdict may take the place of a verdict, and of nothing else. */
static int is_free(const char *name)
{
    struct stat s;
    return stat(name, &s) != 0 || S_ISREG(s.st_mode);
}

static void write_verdict(const char *name, const char *text)
{
    char part[4096];
    if (name == NULL) {
        fputs(text, stdout);
        fflush(stdout);
        return;
    }
    if (!is_free(name))
        ck_abort_msg("cannot write the verdict to %s: it is not a file", name);
    int n = snprintf(part, sizeof part, "%s.part", name);
    FILE *f = n < (int)sizeof part ? fopen(part, "w") : NULL;
    int written = f != NULL && fputs(text, f) >= 0;
    if (f != NULL && fclose(f) != 0)
        written = 0;
    if (!written || rename(part, name) != 0)
        ck_abort_msg("cannot write the verdict to %s", name);
}

/* Check gives a test no argument: what it runs stands here. */
static const CommuteDiagram *the_diagram;
static const char *the_verdict;
enum { TROUBLE = 3000 };       /* bytes of a message; Check refuses 4096 */

static int one_holds(FILE *good, FILE *bad, const CommutePair *p)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    int holds = pair_holds(out, the_diagram, p);
    fclose(out);
    if (holds)
        fputs(text, good);
    else
        fprintf(bad, "\ndiagram %s: %s", the_diagram->name, text);
    free(text);
    return holds;
}

/* Those that must fail come first in the verdict. */
static int all_hold(FILE *good, FILE *bad)
{
    const CommuteDiagram *d = the_diagram;
    int holds = 1;
    for (int fails = 1; fails >= 0; fails--)
        for (int i = 0; i < d->pair_count; i++)
            if (d->pair[i].fails == fails)
                holds &= one_holds(good, bad, &d->pair[i]);
    return holds;
}

START_TEST(every_pair_of_paths_is_as_drawn)
{
    char *verdict, *trouble;
    size_t n, m;
    FILE *good = open_memstream(&verdict, &n);
    FILE *bad = open_memstream(&trouble, &m);
    int holds = all_hold(good, bad);
    if (the_diagram->note != NULL)
        fprintf(good, "note: %s\n", the_diagram->note);
    fclose(good);
    fclose(bad);
    if (holds)
        write_verdict(the_verdict, verdict);
    else
        ck_abort_msg("%.*s", TROUBLE, trouble);
    free(verdict);
    free(trouble);
}
END_TEST

int commute_main(const CommuteDiagram *d, int argc, char **argv)
{
    the_diagram = d;
    the_verdict = argc > 1 ? argv[1] : getenv("VERDICT");
    Suite *suite = suite_create(d->name);
    TCase *tests = tcase_create("diagram");
    tcase_set_timeout(tests, 600);
    tcase_add_test(tests, every_pair_of_paths_is_as_drawn);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
