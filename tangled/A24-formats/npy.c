/* npy.c - an array as a file of numpy's. */
#include "npy.h"
#include "replacement.h"
#include "safety.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const descr[] = {
    [ELEMENT_F64] = "<f8", [ELEMENT_I64] = "<i8", [ELEMENT_U64] = "<u8",
    [ELEMENT_F32] = "<f4", [ELEMENT_I32] = "<i4", [ELEMENT_U32] = "<u4",
    [ELEMENT_F16] = "<f2", [ELEMENT_BF16] = NULL, [ELEMENT_I16] = "<i2",
    [ELEMENT_U16] = "<u2", [ELEMENT_I8] = "|i1", [ELEMENT_U8] = "|u1",
    [ELEMENT_BOOL] = "|b1",
};
_Static_assert(sizeof descr / sizeof descr[0] == ELEMENT_COUNT,
               "a row for each type of element");
enum { MAGIC = 10, ALIGNED = 64 };
static const char magic[] = "\x93NUMPY\x01";    /* and a zero */

enum status npy_header(const SafeTensor *x, char at[], int *length,
                       Sentence *why)
{
    if (descr[x->type] == NULL)
        return refuse_with(why, BAD_FORMAT, "%.60s: expected a type that "
            "numpy has, got %s", x->name, element_name(x->type));
    int n = MAGIC;
    n += sprintf(at + n, "{'descr': '%s', 'fortran_order': False, "
                 "'shape': (", descr[x->type]);
    for (int i = 0; i < x->rank; i++)
        n += sprintf(at + n, i > 0 ? ", %" PRId64 : "%" PRId64, x->dims[i]);
    n += sprintf(at + n, "%s), }", x->rank == 1 ? "," : "");
    *length = (n + ALIGNED) / ALIGNED * ALIGNED;
    memset(at + n, ' ', (size_t)(*length - n));
    at[*length - 1] = '\n';
    memcpy(at, magic, sizeof magic);
    at[8] = (char)((*length - MAGIC) & 255);
    at[9] = (char)((*length - MAGIC) >> 8);
    return OK;
}

enum status npy_save(const char *path, const SafeTensor *x, Sentence *why)
{
    char header[NPY_HEADER];
    int length = 0;
    Replacement file;
    enum status s = safety_order(why);
    if (s == OK)
        s = npy_header(x, header, &length, why);
    if (s == OK)
        s = replacement_begin(&file, path, why);
    if (s != OK)
        return s;
    replacement_put(&file, (size_t)length, header);
    replacement_put(&file, (size_t)safetensors_bytes(x), x->data);
    return replacement_end(&file, why);
}

typedef struct Scan {
    const unsigned char *begin, *at, *end;
    Sentence *why;
    int failed;
} Scan;

static void fails(Scan *s, const char *expected)
{
    if (!s->failed)
        refuse_with(s->why, BAD_FORMAT, "byte %d of the file: expected %s",
                    (int)(s->at - s->begin), expected);
    s->failed = 1;
}

static int accepts(Scan *s, const char *word)
{
    const size_t n = strlen(word);
    while (s->at < s->end && *s->at == ' ')
        s->at++;
    if ((size_t)(s->end - s->at) < n || memcmp(s->at, word, n) != 0)
        return 0;
    s->at += n;
    return 1;
}

/* Sizes of up to 18 digits, and the bracket behind them. */
static void scan_shape(Scan *s, SafeTensor *x)
{
    int comma = 1;
    x->rank = 0;
    for (; !s->failed && !accepts(s, ")"); comma = accepts(s, ",")) {
        const unsigned char *const first = s->at;
        int64_t n = 0;
        for (; s->at < s->end && *s->at >= '0' && *s->at <= '9'
               && s->at - first < 18; s->at++)
            n = 10 * n + (*s->at - '0');
        if (!comma || s->at == first || x->rank == TENSOR_RANK)
            fails(s, "a size of an array, of eight at most, and a comma");
        else
            x->dims[x->rank++] = n;
    }
    if (x->rank == 1 && !comma)
        fails(s, "a comma behind one size");
}

static enum element scan_type(Scan *s)
{
    for (int i = 0; i < ELEMENT_COUNT; i++)
        if (descr[i] != NULL && accepts(s, descr[i]))
            return (enum element)i;
    fails(s, "a type such as <f4, lowest byte first");
    return ELEMENT_U8;
}

static void scan_header(Scan *s, SafeTensor *x)
{
    static const char *const words[] = { "{", "'descr'", ":", "'", NULL, "'",
        ",", "'fortran_order'", ":", "False", ",", "'shape'", ":", "(" };
    for (int i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
        if (words[i] == NULL)
            x->type = scan_type(s);
        else if (!accepts(s, words[i]))
            fails(s, words[i]);
    scan_shape(s, x);
    accepts(s, ",");
    if (!accepts(s, "}"))
        fails(s, "}");
    while (accepts(s, "\n"))
        continue;
    if (s->at != s->end)
        fails(s, "nothing but blanks up to the numbers");
}

enum status npy_decode(size_t size, unsigned char at[], SafeTensor *x,
                       Sentence *why)
{
    *x = (SafeTensor){ .name = "" };
    if (safety_order(why) != OK)
        return BAD_FORMAT;
    if (size < MAGIC || memcmp(at, magic, sizeof magic) != 0)
        return refuse_with(why, BAD_FORMAT, "expected a file that begins "
            "with \\x93NUMPY and version 1.0");
    const size_t n = MAGIC + at[8] + 256 * (size_t)at[9];
    if (n > size)
        return refuse_with(why, DAMAGED, "expected a header up to byte %zu, "
            "got %zu bytes in all", n, size);
    Scan s = { at, at + MAGIC, at + n, why, 0 };
    scan_header(&s, x);
    if (s.failed)
        return BAD_FORMAT;
    x->data = at + n;
    const int64_t bytes = safetensors_bytes(x);
    if (bytes < 0 || (uint64_t)bytes != size - n)
        return refuse_with(why, DAMAGED, "expected %" PRId64 " bytes of "
            "numbers as the shape says, got %zu", bytes, size - n);
    return OK;
}
