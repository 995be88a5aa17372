/* checkpoint.c - the format of checkpoints, and files that hold them. */
#include "checkpoint.h"
#include "directory.h"
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const unsigned char magic[8] =
    { 0x89, 't', 'i', 'n', 'y', 'c', 'a', 't' };

uint64_t fnv(uint64_t h, int n, const unsigned char at[])
{
    for (int i = 0; i < n; i++)
        h = (h ^ at[i]) * 0x100000001b3u;
    return h;
}

typedef struct { int writing; unsigned char *at; } Stream;

static void move_word(Stream *s, int bytes, uint64_t *word)
{
    uint64_t value = 0;
    for (int i = 0; i < bytes; i++, s->at++)
        if (s->writing)
            *s->at = (unsigned char)(*word >> 8 * i);
        else
            value |= (uint64_t)*s->at << 8 * i;
    if (!s->writing)
        *word = value;
}

static void move_int(Stream *s, int *x)
{
    uint64_t word = (uint32_t)*x;
    move_word(s, 4, &word);
    *x = (int)(uint32_t)word;
}

static void move_float(Stream *s, float *x)
{
    uint32_t bits;
    memcpy(&bits, x, sizeof bits);
    uint64_t word = bits;
    move_word(s, 4, &word);
    bits = (uint32_t)word;
    memcpy(x, &bits, sizeof bits);
}

static void move_double(Stream *s, double *x)
{
    uint64_t word;
    memcpy(&word, x, sizeof word);
    move_word(s, 8, &word);
    memcpy(x, &word, sizeof word);
}

static void move_reals(Stream *s, int n, real x[])
{
    for (int i = 0; i < n; i++)
        _Generic(x, float *: move_float, double *: move_double)(s, x + i);
}

static void move_head(Stream *s, State *x)
{
    uint64_t steps = (uint64_t)x->steps;
    move_int(s, &x->data.count);
    move_int(s, &x->batch);
    move_int(s, &x->cursor);
    move_word(s, 8, &steps);
    x->steps = (int64_t)steps;
}

/* All that follows the head, and is as long as the head says. */
static void move_body(Stream *s, State *x)
{
    Parameters *p = &x->learner.parameters;
    move_reals(s, 1, &x->learner.rate.value);
    for (int i = 0; i < VOCABULARY; i++)
        move_reals(s, WIDTH, p->embedding.at[i]);
    for (int i = 0; i < WIDTH; i++)
        move_reals(s, VOCABULARY, p->head.weight[i]);
    move_reals(s, VOCABULARY, p->head.bias);
    for (int i = 0; i < x->data.count; i++) {
        move_int(s, &x->data.at[i].input.index);
        move_int(s, &x->data.at[i].target.index);
    }
}

static const struct { const char *name; int value; } shape[] = {
    { "version", 1 }, { "bytes in a real", (int)sizeof (real) },
    { "vocabulary", VOCABULARY }, { "width", WIDTH },
};
enum { SHAPES = sizeof shape / sizeof shape[0] };

static int all_finite(int n, const real x[])
{
    for (int i = 0; i < n; i++)
        if (!isfinite(x[i]))
            return 0;
    return 1;
}

static int are_finite(const Parameters *p)
{
    int finite = all_finite(VOCABULARY, p->head.bias);
    for (int i = 0; i < VOCABULARY; i++)
        finite &= all_finite(WIDTH, p->embedding.at[i]);
    for (int i = 0; i < WIDTH; i++)
        finite &= all_finite(VOCABULARY, p->head.weight[i]);
    return finite;
}

enum status checkpoint_encode(const Unit *restrict p,
    const State *restrict x, Checkpoint *restrict y)
{
    State copy = *x;
    Stream s = { 1, y->at + sizeof magic };
    (void)p;
    if (!are_finite(&x->learner.parameters))
        return NOT_FINITE;
    memcpy(y->at, magic, sizeof magic);
    for (int i = 0; i < SHAPES; i++)
        move_int(&s, &(int){ shape[i].value });
    move_head(&s, &copy);
    move_body(&s, &copy);
    uint64_t sum = fnv(FNV_BASIS, (int)(s.at - y->at), y->at);
    move_word(&s, 8, &sum);
    y->length = (int)(s.at - y->at);
    return OK;
}

static enum status read_frame(Checkpoint *c, Sentence *why)
{
    const size_t begun = c->length < 8 ? (size_t)c->length : 8;
    Stream s = { 0, c->at + c->length - 8 };
    uint64_t sum, expected = 0;
    if (memcmp(c->at, magic, begun) != 0)
        return refuse_with(why, BAD_FORMAT, "checkpoint: expected one, but it "
                           "does not begin like one");
    if (c->length < CHECKPOINT_LEAST)
        return refuse_with(why, DAMAGED, "checkpoint of %d bytes: expected at "
                           "least %d", c->length, CHECKPOINT_LEAST);
    sum = fnv(FNV_BASIS, c->length - 8, c->at);
    move_word(&s, 8, &expected);
    if (sum != expected)
        return refuse_with(why, DAMAGED, "checksum %016llx: expected %016llx",
                           (unsigned long long)sum,
                           (unsigned long long)expected);
    return OK;
}

static enum status read_shape(Stream *s, Sentence *why)
{
    for (int i = 0; i < SHAPES; i++) {
        int value = 0;
        move_int(s, &value);
        if (value != shape[i].value)
            return refuse_with(why, BAD_FORMAT, "%s %d: expected %d",
                               shape[i].name, value, shape[i].value);
    }
    return OK;
}

static enum status within(const char *name, int64_t x, int64_t least,
                          int64_t most, Sentence *why)
{
    if (x >= least && x <= most)
        return OK;
    return refuse_with(why, OUT_OF_RANGE, "%s %lld: expected from %lld to "
                       "%lld", name, (long long)x, (long long)least,
                       (long long)most);
}

static enum status read_head(Stream *s, int length, State *x, Sentence *why)
{
    enum status t;
    move_head(s, x);
    const int n = x->data.count;
    if ((t = within("examples", n, 1, CAPACITY, why)) != OK
        || (t = within("batch", x->batch, 1, n, why)) != OK
        || (t = within("cursor", x->cursor, 0, n - 1, why)) != OK
        || (t = within("steps", x->steps, 0, INT64_MAX, why)) != OK)
        return t;
    const int expected = CHECKPOINT_MOST - 8 * (CAPACITY - n);
    if (length != expected)
        return refuse_with(why, DAMAGED, "checkpoint of %d bytes: expected %d",
                           length, expected);
    return OK;
}

static enum status check_body(const State *x, Sentence *why)
{
    const Real rate = { x->learner.rate.value };
    LearningRate made;
    IntegerPairs pairs = { .count = x->data.count };
    TrainingSet data;
    for (int i = 0; i < pairs.count; i++) {
        pairs.at[i].input.value = x->data.at[i].input.index;
        pairs.at[i].target.value = x->data.at[i].target.index;
    }
    learning_rate_refusal(&rate, why);
    enum status s = learning_rate(NULL, &rate, &made);
    if (s != OK)
        return s;
    training_set_refusal(&pairs, why);
    s = training_set(NULL, &pairs, &data);
    if (s == OK && !are_finite(&x->learner.parameters))
        return refuse_with(why, NOT_FINITE, "parameters: expected finite "
                           "reals");
    return s;
}

enum status checkpoint_read(const Checkpoint *c, State *x, Sentence *why)
{
    Checkpoint copy = *c;
    Stream stream = { 0, copy.at + sizeof magic };
    enum status s = read_frame(&copy, why);
    if (s == OK)
        s = read_shape(&stream, why);
    if (s == OK)
        s = read_head(&stream, c->length, x, why);
    if (s == OK) {
        move_body(&stream, x);
        s = check_body(x, why);
    }
    return s;
}

enum status checkpoint_decode(const Unit *restrict p,
    const Checkpoint *restrict x, State *restrict y)
{
    Sentence why;
    (void)p;
    return checkpoint_read(x, y, &why);
}

/* 1 if the whole file is on the disk. */
static int write_file(const char *path, const Checkpoint *c)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ssize_t n = 1;
    if (file < 0)
        return 0;
    for (int done = 0; done < c->length && n > 0; done += (int)n)
        n = write(file, c->at + done, (size_t)(c->length - done));
    const int flushed = n > 0 && fsync(file) == 0;
    return close(file) == 0 && flushed;
}

enum status checkpoint_save(const char *path, const State *s, Sentence *why)
{
    Checkpoint c;
    char part[PATH_MOST];
    if (checkpoint_encode(NULL, s, &c) != OK)
        return refuse_with(why, NOT_FINITE, "parameters at step %lld: "
                           "expected finite reals", (long long)s->steps);
    if (snprintf(part, sizeof part, "%s.part", path) >= PATH_MOST)
        return refuse_with(why, TOO_LONG, "path: expected less than %d bytes",
                           PATH_MOST - 5);
    if (write_file(part, &c) && rename(part, path) == 0
        && flush_directory(path))
        return OK;
    const int error = errno;
    unlink(part);
    return refuse_with(why, NO_FILE, "%.100s: %s", path, strerror(error));
}

enum status checkpoint_load(const char *path, State *s, Sentence *why)
{
    Checkpoint c = { 0 };
    const int file = open(path, O_RDONLY);
    ssize_t n = -1;
    if (file >= 0) {
        while (c.length <= CHECKPOINT_MOST
               && (n = read(file, c.at + c.length,
                            (size_t)(CHECKPOINT_MOST + 1 - c.length))) > 0)
            c.length += (int)n;
        close(file);
    }
    if (n < 0)
        return refuse_with(why, NO_FILE, "%.100s: %s", path, strerror(errno));
    return checkpoint_read(&c, s, why);
}

enum status resume_training(const char *path, int64_t goal, int64_t every,
                            State *s, Sentence *why)
{
    enum status status = OK;
    if (access(path, F_OK) == 0)
        status = checkpoint_load(path, s, why);
    while (status == OK && s->steps < goal) {
        const int64_t left = goal - s->steps;
        run_in_place(left < every ? left : every, s);
        status = checkpoint_save(path, s, why);
    }
    return status;
}
