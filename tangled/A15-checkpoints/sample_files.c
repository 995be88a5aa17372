/* sample_files.c - random named arrays, and files that others have made. */
#include "sample_files.h"
#include "safety.h"
#include <stdarg.h>
#include <string.h>

static void word_sample(Source *s, int plain, int number, Word *w)
{
    static const char *const piece[][2] = {
        { "w", "w" }, { "\"", "\\\"" }, { "\\", "\\\\" }, { "/", "\\/" },
        { "\u00e9", "\u00e9" }, { "\u20ac", "\\u20aC" }, { "h.0", "\\u0068.0" },
        { "\U0001d11e", "\\ud834\\uDD1E" }, { "\U0001d11e", "\U0001d11e" },
        { "\n", "\\n" }, { "\x1b", "\\u001b" }, { "\t\r\b\f", "\\t\\r\\b\\f" },
    };
    const int n = (int)(sizeof piece / sizeof piece[0]) - (plain ? 3 : 0);
    *w = (Word){ .text = "" };
    for (int i = draw_below(s, 6); i > 0; i--) {
        const int k = draw_below(s, n);
        strcat(w->text, piece[k][0]);
        strcat(w->spelled, piece[k][1]);
    }
    const char last[] = { (char)('0' + number), '\0' };
    strcat(w->text, last);              /* so that all differ */
    strcat(w->spelled, last);
}

static void array_sample(Source *s, Arrays *a, int i)
{
    SafeTensor *x = &a->at[i];
    word_sample(s, 1, i, &a->name[i]);
    *x = (SafeTensor){ .name = a->name[i].text, .data = a->data[i],
        .type = (enum element)draw_below(s, ELEMENT_COUNT),
        .rank = draw_below(s, 4) };
    for (int k = 0; k < x->rank; k++)
        x->dims[k] = draw_below(s, 7) > 0 ? 1 + draw_below(s, 3) : 0;
    for (int k = 0; k < 27; k++)
        a->data[i][k] = source_word(s);
}

void arrays_sample(Source *s, Arrays *a)
{
    a->t = (SafeTensors){ .at = a->at, .pair = a->pair,
        .count = draw_below(s, ARRAYS_MOST + 1),
        .pairs = draw_below(s, ARRAYS_MOST + 1) };
    for (int i = 0; i < a->t.count; i++)
        array_sample(s, a, i);
    for (int i = 0; i < a->t.pairs; i++) {
        word_sample(s, 1, i, &a->key[i]);
        word_sample(s, 0, i, &a->value[i]);
        a->pair[i] = (SafePair){ a->key[i].text, a->value[i].text };
    }
}

static int same_array(const SafeTensor *x, const SafeTensor *y)
{
    int same = strcmp(x->name, y->name) == 0 && x->type == y->type
        && x->rank == y->rank;
    for (int k = 0; same && k < x->rank; k++)
        same = x->dims[k] == y->dims[k];
    const size_t n = same ? (size_t)safetensors_bytes(x) : 0;
    return same && (n == 0 || memcmp(x->data, y->data, n) == 0);
}

int arrays_equal(SafeTensors *a, SafeTensors *b)
{
    Sentence why;
    int same = a->count == b->count && a->pairs == b->pairs
        && refuse_twice(a, &why) == OK && refuse_twice(b, &why) == OK;
    for (int i = 0; same && i < a->count; i++)
        same = same_array(&a->at[i], &b->at[i]);
    for (int i = 0; same && i < a->pairs; i++)
        same = strcmp(a->pair[i].key, b->pair[i].key) == 0
            && strcmp(a->pair[i].value, b->pair[i].value) == 0;
    return same;
}

static void say(AnyFile *f, const char *form, ...)
{
    va_list arguments;
    va_start(arguments, form);
    f->length += (size_t)vsnprintf((char *)f->at + f->length,
        sizeof f->at - f->length, form, arguments);
    va_end(arguments);
}

/* A mark, with blanks around it. */
static void mark(Source *s, AnyFile *f, const char *text)
{
    static const char *const blank[] = { "", "", " ", "\n\t" };
    say(f, "%s%s%s", blank[draw_below(s, 4)], text, blank[draw_below(s, 4)]);
}

static void say_list(Source *s, AnyFile *f, int n, const int64_t at[])
{
    mark(s, f, "[");
    for (int i = 0; i < n; i++) {
        mark(s, f, i > 0 ? "," : "");
        say(f, "%lld", (long long)at[i]);
    }
    mark(s, f, "]");
}

static void foreign_array(Source *s, AnyFile *f, const Arrays *a, int k)
{
    const int first = draw_below(s, 3);
    const SafeTensor *x = &a->at[k];
    int64_t span[2] = { 0 };
    for (int i = 0; i < k; i++)
        span[0] += safetensors_bytes(&a->at[i]);
    span[1] = span[0] + safetensors_bytes(x);
    say(f, "\"%s\"", a->name[k].spelled);
    mark(s, f, ":");
    mark(s, f, "{");
    for (int i = 0; i < 3; i++) {
        mark(s, f, i > 0 ? "," : "");
        if ((first + i) % 3 == 0)
            say(f, "\"dtype\":\"%s\"", element_name(x->type));
        else if ((first + i) % 3 == 1) {
            say(f, "\"shape\":");
            say_list(s, f, x->rank, x->dims);
        } else {
            say(f, "\"data_offsets\":");
            say_list(s, f, 2, span);
        }
    }
    mark(s, f, "}");
}

static void foreign_metadata(Source *s, AnyFile *f, const Arrays *a)
{
    say(f, "\"" METADATA "\":");
    mark(s, f, "{");
    for (int i = a->t.pairs - 1; i >= 0; i--) {
        say(f, "\"%s\"", a->key[i].spelled);
        mark(s, f, ":");
        say(f, "\"%s\"", a->value[i].spelled);
        mark(s, f, i > 0 ? "," : "");
    }
    mark(s, f, "}");
}

/* The header's length before it, and the arrays behind it. */
static void put_around(const Arrays *a, AnyFile *f)
{
    for (int i = 0; i < 8; i++)
        f->at[i] = (unsigned char)((f->length - 8) >> 8 * i);
    for (int i = 0; i < a->t.count; i++) {
        const size_t n = (size_t)safetensors_bytes(&a->at[i]);
        memcpy(f->at + f->length, a->data[i], n);
        f->length += n;
    }
}

void arrays_foreign(Source *s, const Arrays *a, AnyFile *f)
{
    const int n = a->t.count, turn = n > 0 ? draw_below(s, n) : 0;
    int separate = 0, described = a->t.pairs == 0;
    f->length = 8;
    say(f, "{");
    for (int i = 0; i <= n; i++) {
        if (!described && (i == n || draw_below(s, 2) == 0)) {
            mark(s, f, separate++ > 0 ? "," : "");
            foreign_metadata(s, f, a);
            described = 1;
        }
        if (i < n) {
            const int k = (turn + i) % n;
            mark(s, f, separate++ > 0 ? "," : "");
            foreign_array(s, f, a, k);
        }
    }
    mark(s, f, "}");
    put_around(a, f);
}

void AnyFile_sample(Source *s, AnyFile *f)
{
    Arrays a;
    arrays_sample(s, &a);
    memset(f, 0, sizeof *f);
    arrays_foreign(s, &a, f);
}

double AnyFile_gap(const AnyFile *a, const AnyFile *b)
{
    if (a->length != b->length)
        return 1;
    return memcmp(a->at, b->at, a->length) != 0;
}

void AnyFile_print(FILE *out, const AnyFile *f)
{
    fprintf(out, "%zu bytes: ", f->length);
    for (size_t i = 8; i < f->length && f->at[i] != '\0'; i++)
        fputc(f->at[i] < 0x20 || f->at[i] > 0x7e ? '?' : f->at[i], out);
}

enum status rewrite(const Unit *restrict p, const AnyFile *restrict x,
                    AnyFile *restrict y)
{
    AnyFile copy = *x;
    max_align_t block[3 * ANY_FILE / sizeof (max_align_t)];
    Arena a = arena_over(block, sizeof block);
    SafeTensors t;
    Sentence why;
    (void)p;
    const enum status status = safetensors_decode(copy.length, copy.at, &a,
                                                  &t, &why);
    return status != OK ? status : safetensors_encode(&t, sizeof y->at,
        y->at, &y->length, &why);
}
