/* safetensors_write.c - named arrays as the bytes of a file. */
#include "checkpoint.h"
#include "header_reader.h"
#include "replacement.h"
#include "safetensors.h"
#include "safety.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Sink {
    enum { COUNTING, SUMMING, KEEPING, FILING } how;
    uint64_t length, word;              /* bytes so far, their checksum */
    unsigned char *at;                  /* where they are kept */
    Replacement *file;                  /* or where they are filed */
} Sink;

static void put(Sink *s, size_t n, const void *at)
{
    if (s->how == SUMMING)
        s->word = fnv_long(s->word, n, at);
    else if (s->how == KEEPING && n > 0)
        memcpy(s->at + s->length, at, n);
    else if (s->how == FILING)
        replacement_put(s->file, n, at);
    s->length += n;
}

static void put_text(Sink *s, const char *text)
{
    put(s, strlen(text), text);
}

static void put_string(Sink *s, const char *text)
{
    char escape[8];
    put_text(s, "\"");
    for (; *text != '\0'; text++)
        if ((unsigned char)*text < 0x20) {
            snprintf(escape, sizeof escape, "\\u%04x", (unsigned)*text);
            put_text(s, escape);
        } else {
            if (*text == '"' || *text == '\\')
                put_text(s, "\\");
            put(s, 1, text);
        }
    put_text(s, "\"");
}

static void put_pair(Sink *s, const char *key, const char *value)
{
    put_string(s, key);
    put_text(s, ":");
    put_string(s, value);
}

static void put_number(Sink *s, uint64_t n)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    put_text(s, digits);
}

static void put_tensor(Sink *s, const SafeTensor *x, uint64_t begin)
{
    put_string(s, x->name);
    put_text(s, ":{\"dtype\":");
    put_string(s, element_name(x->type));
    put_text(s, ",\"shape\":[");
    for (int i = 0; i < x->rank; i++) {
        put_text(s, i > 0 ? "," : "");
        put_number(s, (uint64_t)x->dims[i]);
    }
    put_text(s, "],\"data_offsets\":[");
    put_number(s, begin);
    put_text(s, ",");
    put_number(s, begin + (uint64_t)safetensors_bytes(x));
    put_text(s, "]}");
}

static void put_header(Sink *s, const SafeTensors *t, const char *digits)
{
    char sum[sizeof CHECKSUM_FORM CHECKSUM_ZEROS];
    uint64_t begin = 0;
    snprintf(sum, sizeof sum, CHECKSUM_FORM "%s", digits);
    put_text(s, "{\"" METADATA "\":{");
    put_pair(s, CHECKSUM_KEY, sum);
    put_text(s, ",");
    put_pair(s, MARK_KEY, MARK_VALUE);
    for (int i = 0; i < t->pairs; i++) {
        put_text(s, ",");
        put_pair(s, t->pair[i].key, t->pair[i].value);
    }
    put_text(s, "}");
    for (int i = 0; i < t->count; i++) {
        put_text(s, ",");
        put_tensor(s, &t->at[i], begin);
        begin += (uint64_t)safetensors_bytes(&t->at[i]);
    }
    put_text(s, "}");
}

/* The whole file; its header has n bytes, some of them blanks. */
static void put_file(Sink *s, const SafeTensors *t, uint64_t n,
                     const char *digits)
{
    unsigned char length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)(n >> 8 * i);
    put(s, sizeof length, length);
    put_header(s, t, digits);
    while (s->length < n + sizeof length)
        put_text(s, " ");
    for (int i = 0; i < t->count; i++)
        put(s, (size_t)safetensors_bytes(&t->at[i]), t->at[i].data);
}

static int in_file_order(const void *a, const void *b)
{
    const SafeTensor *x = a, *y = b;
    return x->type != y->type ? (x->type > y->type) - (x->type < y->type)
        : by_tensor_name(a, b);
}

static enum status refuse_tensor(const SafeTensor *x, Sentence *why)
{
    if (!text_is_valid(x->name, 1) || strcmp(x->name, METADATA) == 0)
        return refuse_with(why, BAD_FORMAT, "name of an array: expected "
            "UTF-8, no control characters and not " METADATA);
    if (x->type >= ELEMENT_COUNT || x->rank < 0 || x->rank > TENSOR_RANK)
        return refuse_with(why, BAD_FORMAT, "%.60s: expected a type and at "
            "most %d sizes, got type %d and %d sizes", x->name, TENSOR_RANK,
            (int)x->type, x->rank);
    if (safetensors_bytes(x) < 0)
        return refuse_with(why, BAD_FORMAT, "%.60s: expected sizes from 0 "
            "and less than 2^63 bytes", x->name);
    return OK;
}

static enum status refuse_pair(const SafePair *p, Sentence *why)
{
    if (!text_is_valid(p->key, 1) || !text_is_valid(p->value, 0))
        return refuse_with(why, BAD_FORMAT, "metadata: expected UTF-8, and "
            "no control characters in a key");
    if (strcmp(p->key, CHECKSUM_KEY) == 0 || strcmp(p->key, MARK_KEY) == 0)
        return refuse_with(why, BAD_FORMAT, "metadata: expected keys other "
            "than " CHECKSUM_KEY " and " MARK_KEY);
    return OK;
}

static enum status prepare(SafeTensors *t, Sentence *why)
{
    enum status status = safety_order(why);
    if (t->count > TENSORS_MOST || t->pairs > PAIRS_MOST - 2)
        return refuse_with(why, TOO_LONG, "expected at most %d arrays and "
            "%d pairs, got %d and %d", TENSORS_MOST, PAIRS_MOST - 2,
            t->count, t->pairs);
    for (int i = 0; i < t->count && status == OK; i++)
        status = refuse_tensor(&t->at[i], why);
    for (int i = 0; i < t->pairs && status == OK; i++)
        status = refuse_pair(&t->pair[i], why);
    if (status != OK)
        return status;
    status = refuse_twice(t, why);
    if (t->count > 0)
        qsort(t->at, (size_t)t->count, sizeof *t->at, in_file_order);
    return status;
}

typedef struct Layout {
    uint64_t header, length;
    char digits[CHECKSUM_DIGITS + 1];
} Layout;

/* The first two readings: how long, and which checksum. */
static enum status lay_out(SafeTensors *t, Layout *l, Sentence *why)
{
    Sink count = { .how = COUNTING };
    Sink sum = { .how = SUMMING, .word = FNV_BASIS };
    const enum status status = prepare(t, why);
    if (status != OK)
        return status;
    put_header(&count, t, CHECKSUM_ZEROS);
    l->header = (count.length + 7) / 8 * 8;
    if (l->header > HEADER_MOST)
        return refuse_with(why, TOO_LONG, "header: expected at most %d "
            "bytes, got %llu", HEADER_MOST, (unsigned long long)l->header);
    put_file(&sum, t, l->header, CHECKSUM_ZEROS);
    l->length = sum.length;
    snprintf(l->digits, sizeof l->digits, "%016llx",
             (unsigned long long)sum.word);
    return OK;
}

enum status safetensors_encode(SafeTensors *t, size_t room,
    unsigned char at[], size_t *length, Sentence *why)
{
    Layout l;
    Sink keep = { .how = KEEPING, .at = at };
    const enum status status = lay_out(t, &l, why);
    if (status != OK)
        return status;
    *length = (size_t)l.length;
    if (l.length > room)
        return refuse_with(why, TOO_LONG, "expected room for %llu bytes, "
            "got %zu", (unsigned long long)l.length, room);
    put_file(&keep, t, l.header, l.digits);
    return OK;
}

enum status safetensors_save(const char *path, SafeTensors *t,
                             Sentence *why)
{
    Layout l;
    Replacement file;
    Sink sink = { .how = FILING, .file = &file };
    enum status status = lay_out(t, &l, why);
    if (status == OK)
        status = replacement_begin(&file, path, why);
    if (status != OK)
        return status;
    put_file(&sink, t, l.header, l.digits);
    return replacement_end(&file, why);
}
