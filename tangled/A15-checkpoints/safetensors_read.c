/* safetensors_read.c - the arrays that a list of bytes describes. */
#include "checkpoint.h"
#include "header_reader.h"
#include "replacement.h"
#include "safetensors.h"
#include "safety.h"
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Parse {
    HeaderReader r;
    unsigned char *data;                /* behind the header */
    int64_t size;                       /* bytes of it */
    SafeTensors *t;
    int room;                           /* arrays that fit into t->at */
    unsigned fields;                    /* of the array, seen so far */
    int64_t span[2];                    /* its data_offsets */
    int described;                      /* has there been metadata? */
    const unsigned char *digits;        /* of the checksum, or NULL */
    int marked;
} Parse;

static void parse_object(Parse *p, void member(Parse *, const char *key))
{
    HeaderReader *r = &p->r;
    reader_expects(r, '{');
    if (reader_accepts(r, '}'))
        return;
    do {
        const char *key = reader_string(r);
        reader_expects(r, ':');
        if (r->status == OK)
            member(p, key);
    } while (reader_accepts(r, ','));
    reader_expects(r, '}');
}

/* Where the digits begin if a checksum of our form is next, or NULL. */
static const unsigned char *find_digits(HeaderReader *r)
{
    static const char form[] = "\"" CHECKSUM_FORM;
    const int n = (int)sizeof form - 1;
    if (reader_next(r) != '"' || r->end - r->at <= n + CHECKSUM_DIGITS
        || memcmp(r->at, form, (size_t)n) != 0)
        return NULL;
    const unsigned char *digits = r->at + n;
    for (int i = 0; i < CHECKSUM_DIGITS; i++)
        if (memchr("0123456789abcdef", digits[i], 16) == NULL)
            return NULL;
    return digits[CHECKSUM_DIGITS] == '"' ? digits : NULL;
}

static void parse_pair(Parse *p, const char *key)
{
    SafeTensors *t = p->t;
    const unsigned char *digits = find_digits(&p->r);
    const char *value = reader_string(&p->r);
    if (t->pairs == PAIRS_MOST)
        reader_fails(&p->r, BAD_FORMAT, "metadata: expected at most %d "
                     "pairs", PAIRS_MOST);
    if (!text_is_valid(key, 1))
        reader_fails(&p->r, BAD_FORMAT, "metadata: expected a key without "
                     "control characters");
    if (strcmp(key, CHECKSUM_KEY) == 0)
        p->digits = digits;
    if (strcmp(key, MARK_KEY) == 0) {
        p->marked = 1;
        if (strcmp(value, MARK_VALUE) != 0)
            reader_fails(&p->r, BAD_FORMAT, MARK_KEY ": expected "
                         MARK_VALUE ", got %.40s", value);
    }
    if (p->r.status == OK)
        t->pair[t->pairs++] = (SafePair){ key, value };
}

static enum element element_of(const char *name)
{
    enum element type = 0;
    while (type < ELEMENT_COUNT && strcmp(element_name(type), name) != 0)
        type++;
    return type;
}

static void parse_field(Parse *p, const char *key)
{
    static const char *const names[] = { "dtype", "shape", "data_offsets" };
    SafeTensor *x = &p->t->at[p->t->count];
    unsigned field = 0;
    while (field < 3 && strcmp(key, names[field]) != 0)
        field++;
    if (field == 3 || (p->fields >> field & 1) != 0)
        reader_fails(&p->r, BAD_FORMAT, "%.60s: expected dtype, shape and "
                     "data_offsets once each, got %.40s", x->name, key);
    p->fields |= 1u << field;
    if (field == 0) {
        const char *name = reader_string(&p->r);
        x->type = element_of(name);
        if (x->type == ELEMENT_COUNT)
            reader_fails(&p->r, BAD_FORMAT, "%.60s: expected a dtype such "
                         "as F32 or I64, got %.40s", x->name, name);
    } else if (field == 1)
        x->rank = reader_list(&p->r, TENSOR_RANK, x->dims);
    else if (reader_list(&p->r, 2, p->span) != 2)
        reader_fails(&p->r, BAD_FORMAT, "%.60s: expected two data_offsets",
                     x->name);
}

static void place_tensor(Parse *p, SafeTensor *x)
{
    const int64_t begin = p->span[0], end = p->span[1];
    const int64_t bytes = safetensors_bytes(x);
    if (bytes < 0)
        reader_fails(&p->r, BAD_FORMAT, "%.60s: expected less than 2^63 "
                     "bytes", x->name);
    else if (end - begin != bytes)
        reader_fails(&p->r, BAD_FORMAT, "%.60s: expected %" PRId64 " bytes "
            "as its shape says, got offsets %" PRId64 " to %" PRId64,
            x->name, bytes, begin, end);
    else if (end > p->size)
        reader_fails(&p->r, DAMAGED, "%.60s: expected at least %" PRId64
            " bytes of data, got %" PRId64, x->name, end, p->size);
    else
        x->data = p->data + begin;
}

static void parse_tensor(Parse *p, const char *name)
{
    SafeTensor *x = &p->t->at[p->t->count];
    if (p->t->count == p->room) {
        reader_fails(&p->r, BAD_FORMAT, "expected at most %d arrays",
                     TENSORS_MOST);
        return;
    }
    *x = (SafeTensor){ .name = name };
    p->fields = 0;
    if (!text_is_valid(name, 1))
        reader_fails(&p->r, BAD_FORMAT, "header byte %d: expected a name "
            "without control characters", (int)(p->r.at - p->r.begin));
    parse_object(p, parse_field);
    if (p->fields != 7)
        reader_fails(&p->r, BAD_FORMAT, "%.60s: expected dtype, shape and "
                     "data_offsets once each", name);
    if (p->r.status == OK)
        place_tensor(p, x);
    p->t->count++;
}

static void parse_member(Parse *p, const char *key)
{
    if (strcmp(key, METADATA) != 0)
        parse_tensor(p, key);
    else if (p->described)
        reader_fails(&p->r, BAD_FORMAT, METADATA ": expected once");
    else {
        p->described = 1;
        parse_object(p, parse_pair);
    }
}

static int by_place(const void *a, const void *b)
{
    const SafeTensor *x = a, *y = b;
    const unsigned char *p = x->data, *q = y->data;
    const int64_t m = safetensors_bytes(x), n = safetensors_bytes(y);
    return p != q ? (p > q) - (p < q) : (m > n) - (m < n);
}

static enum status refuse_places(Parse *p, Sentence *why)
{
    int64_t place = 0;
    if (p->t->count > 0)
        qsort(p->t->at, (size_t)p->t->count, sizeof *p->t->at, by_place);
    for (int i = 0; i < p->t->count; i++) {
        const SafeTensor *x = &p->t->at[i];
        const int64_t begin = (unsigned char *)x->data - p->data;
        if (begin != place)
            return refuse_with(why, BAD_FORMAT, "%.60s: expected to begin "
                "at byte %" PRId64 " of the data, got %" PRId64, x->name,
                place, begin);
        place += safetensors_bytes(x);
    }
    if (place != p->size)
        return refuse_with(why, DAMAGED, "expected %" PRId64 " bytes of "
            "data, got %" PRId64, place, p->size);
    return OK;
}

static enum status refuse_sum(const Parse *p, size_t size,
                              const unsigned char at[], Sentence *why)
{
    char digits[CHECKSUM_DIGITS + 1];
    if (p->digits == NULL)
        return !p->marked ? OK : refuse_with(why, DAMAGED, "expected a "
            CHECKSUM_KEY " beside " MARK_KEY ", got none");
    const size_t before = (size_t)(p->digits - at);
    const size_t behind = before + CHECKSUM_DIGITS;
    uint64_t word = fnv_long(FNV_BASIS, before, at);
    word = fnv_long(word, CHECKSUM_DIGITS, CHECKSUM_ZEROS);
    word = fnv_long(word, size - behind, at + behind);
    snprintf(digits, sizeof digits, "%016llx", (unsigned long long)word);
    if (memcmp(digits, p->digits, CHECKSUM_DIGITS) == 0)
        return OK;
    return refuse_with(why, DAMAGED, "checksum: expected %.16s, got %s",
                       (const char *)p->digits, digits);
}

static void drop_marks(SafeTensors *t)
{
    int kept = 0;
    for (int i = 0; i < t->pairs; i++)
        if (strcmp(t->pair[i].key, CHECKSUM_KEY) != 0
            && strcmp(t->pair[i].key, MARK_KEY) != 0)
            t->pair[kept++] = t->pair[i];
    t->pairs = kept;
}

/* Where the header ends, and that it is one. */
static enum status begin_parse(size_t size, unsigned char at[], Parse *p,
                               Sentence *why)
{
    uint64_t n = 0;
    if (size < 10)
        return refuse_with(why, DAMAGED, "file of %zu bytes: expected at "
                           "least 10", size);
    for (int i = 0; i < 8; i++)
        n |= (uint64_t)at[i] << 8 * i;
    if (at[8] != '{')
        return refuse_with(why, BAD_FORMAT, "expected a safetensors file, "
            "got one whose ninth byte is 0x%02x and not '{'", at[8]);
    if (n < 2 || n > HEADER_MOST)
        return refuse_with(why, BAD_FORMAT, "header: expected 2 to %d "
            "bytes, got %" PRIu64, HEADER_MOST, n);
    if (n > size - 8)
        return refuse_with(why, DAMAGED, "header: expected %" PRIu64
            " bytes, got %zu, where the file ends", n, size - 8);
    p->r = (HeaderReader){ .of = "header", .begin = at + 8, .at = at + 8,
                           .end = at + 8 + n, .why = why };
    p->data = at + 8 + n;
    p->size = (int64_t)(size - 8 - n);
    return OK;
}

static int tensors_in(size_t header)
{
    const size_t most = header / 49 + 1;
    return most < TENSORS_MOST ? (int)most : TENSORS_MOST;
}

size_t safetensors_table(size_t header)
{
    return header + 1 + (size_t)tensors_in(header) * sizeof (SafeTensor)
        + PAIRS_MOST * sizeof (SafePair) + 3 * sizeof (max_align_t);
}

static enum status take_room(Parse *p, Arena *a, Sentence *why)
{
    const size_t header = (size_t)(p->r.end - p->r.begin);
    p->room = tensors_in(header);
    p->t->at = arena_take(a, (size_t)p->room, sizeof *p->t->at);
    p->t->pair = arena_take(a, PAIRS_MOST, sizeof *p->t->pair);
    p->r.text = arena_take(a, header + 1, 1);
    if (p->r.text != NULL)
        return OK;
    return refuse_with(why, TOO_LONG, "header of %zu bytes: expected room "
        "for %zu, but the arena is exhausted", header,
        safetensors_table(header));
}

static enum status parse_whole(Parse *p, Sentence *why)
{
    parse_object(p, parse_member);
    if (reader_next(&p->r) != -1)
        reader_refuses(&p->r, "nothing but blanks");
    if (p->r.status != OK)
        return p->r.status;
    const enum status places = refuse_places(p, why);
    const enum status twice = refuse_twice(p->t, why);
    return twice != OK ? twice : places;
}

enum status safetensors_decode(size_t size, unsigned char at[], Arena *a,
                               SafeTensors *t, Sentence *why)
{
    Parse p = { .t = t };
    enum status status = safety_order(why);
    *t = (SafeTensors){ .at = NULL };
    if (status == OK)
        status = begin_parse(size, at, &p, why);
    if (status == OK)
        status = take_room(&p, a, why);
    if (status != OK)
        return status;
    status = parse_whole(&p, why);
    if (status == OK)
        status = refuse_sum(&p, size, at, why);
    t->checked = status == OK && p.digits != NULL;
    if (t->checked)
        drop_marks(t);
    return status;
}
