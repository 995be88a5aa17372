/* safetensors.c - named arrays: their sizes, their files, what is wanted. */
#include "safetensors.h"
#include "checkpoint.h"
#include "replacement.h"
#include "safety.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define ELEMENT_ROW(name, bytes) { #name, bytes },
static const struct { const char *name; int bytes; } element[] = {
    ELEMENTS(ELEMENT_ROW)
};
_Static_assert(sizeof element / sizeof element[0] == ELEMENT_COUNT,
               "a row for each type of element");

const char *element_name(enum element type) { return element[type].name; }
int element_bytes(enum element type) { return element[type].bytes; }

SafeTensor safetensors_of(const char *name, enum element type, Dims d,
                          void *data)
{
    SafeTensor x = { .name = name, .type = type, .rank = d.rank,
                     .data = data };
    for (int i = 0; i < d.rank; i++)
        x.dims[i] = d.at[i];
    return x;
}

int64_t safetensors_bytes(const SafeTensor *x)
{
    int64_t bytes = element[x->type].bytes;
    int empty = 0;
    for (int i = 0; i < x->rank; i++) {
        const int64_t n = x->dims[i];
        if (n < 0 || (n > 0 && bytes > INT64_MAX / n))
            return -1;
        bytes *= n > 0 ? n : 1;
        empty |= n == 0;
    }
    return empty ? 0 : bytes;
}

uint64_t fnv_long(uint64_t h, size_t n, const void *at)
{
    const unsigned char *byte = at;
    enum { PIECE = 1 << 20 };
    for (; n > PIECE; n -= PIECE, byte += PIECE)
        h = fnv(h, PIECE, byte);
    return fnv(h, (int)n, byte);
}

enum status safety_order(Sentence *why)
{
    const int one = 1;
    unsigned char first;
    memcpy(&first, &one, 1);
    return first == 1 ? OK : refuse_with(why, BAD_FORMAT, "expected a "
        "machine that stores the lowest byte first");
}

int by_tensor_name(const void *a, const void *b)
{
    return strcmp(((const SafeTensor *)a)->name,
                  ((const SafeTensor *)b)->name);
}

int by_pair_key(const void *a, const void *b)
{
    return strcmp(((const SafePair *)a)->key, ((const SafePair *)b)->key);
}

enum status refuse_twice(SafeTensors *t, Sentence *why)
{
    if (t->count > 0)
        qsort(t->at, (size_t)t->count, sizeof *t->at, by_tensor_name);
    if (t->pairs > 0)
        qsort(t->pair, (size_t)t->pairs, sizeof *t->pair, by_pair_key);
    for (int i = 1; i < t->count; i++)
        if (by_tensor_name(&t->at[i - 1], &t->at[i]) == 0)
            return refuse_with(why, BAD_FORMAT, "%.60s: expected one array "
                               "of this name, got two", t->at[i].name);
    for (int i = 1; i < t->pairs; i++)
        if (by_pair_key(&t->pair[i - 1], &t->pair[i]) == 0)
            return refuse_with(why, BAD_FORMAT, "metadata %.60s: expected "
                               "once, got twice", t->pair[i].key);
    return OK;
}

const SafeTensor *safetensors_find(const SafeTensors *t, const char *name)
{
    for (int i = 0; i < t->count; i++)
        if (strcmp(t->at[i].name, name) == 0)
            return &t->at[i];
    return NULL;
}

const char *safetensors_value(const SafeTensors *t, const char *key)
{
    for (int i = 0; i < t->pairs; i++)
        if (strcmp(t->pair[i].key, key) == 0)
            return t->pair[i].value;
    return NULL;
}

/* "F32 [64][192]" */
static void describe(const SafeTensor *x, size_t size, char text[])
{
    int n = snprintf(text, size, "%s%s", element_name(x->type),
                     x->rank > 0 ? " " : "");
    for (int i = 0; i < x->rank && n > 0 && (size_t)n < size; i++)
        n += snprintf(text + n, size - (size_t)n, "[%lld]",
                      (long long)x->dims[i]);
}

enum status safetensors_expect(const SafeTensors *t, const SafeTensor *like,
                               Sentence *why)
{
    const SafeTensor *x = safetensors_find(t, like->name);
    char expected[60], got[60] = "no array of this name";
    int same = x != NULL && x->type == like->type && x->rank == like->rank;
    for (int i = 0; same && i < x->rank; i++)
        same = x->dims[i] == like->dims[i];
    if (same)
        return OK;
    describe(like, sizeof expected, expected);
    if (x != NULL)
        describe(x, sizeof got, got);
    return refuse_with(why, BAD_FORMAT, "%.60s: expected %s, got %s",
                       like->name, expected, got);
}

enum status safetensors_fill(const SafeTensors *t, int n,
                             const SafeTensor into[], Sentence *why)
{
    enum status status = OK;
    for (int i = 0; i < n && status == OK; i++)
        status = safetensors_expect(t, &into[i], why);
    for (int i = 0; i < n && status == OK; i++)
        if (safetensors_bytes(&into[i]) > 0)
            memcpy(into[i].data, safetensors_find(t, into[i].name)->data,
                   (size_t)safetensors_bytes(&into[i]));
    return status;
}

static enum status map_file(const char *path, SafeFile *f, Sentence *why)
{
    struct stat about = { 0 };
    const int file = open(path, O_RDONLY);
    const int known = file >= 0 && fstat(file, &about) == 0;
    int error = known ? 0 : errno;
    *f = (SafeFile){ .at = MAP_FAILED };
    if (known && !S_ISREG(about.st_mode))
        error = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
    else if (known && about.st_size > 0) {
        f->size = (size_t)about.st_size;
        f->at = mmap(NULL, f->size, PROT_READ | PROT_WRITE, MAP_PRIVATE,
                     file, 0);
        error = f->at == MAP_FAILED ? errno : 0;
    }
    if (file >= 0)
        close(file);
    return error == 0 ? OK
        : refuse_with(why, NO_FILE, "%.100s: %s", path, strerror(error));
}

void safetensors_close(SafeFile *f)
{
    if (f->at != MAP_FAILED)
        munmap(f->at, f->size);
    f->at = MAP_FAILED;
}

enum status safetensors_open(const char *path, SafeFile *f, Arena *a,
                             SafeTensors *t, Sentence *why)
{
    enum status status = map_file(path, f, why);
    if (status == OK)
        status = safetensors_decode(f->size, f->at, a, t, why);
    if (status != OK)
        safetensors_close(f);
    return status;
}
