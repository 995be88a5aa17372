/* header_reader.c - what must come next in a header. */
#include "header_reader.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void reader_fails(HeaderReader *r, enum status s, const char *form, ...)
{
    va_list arguments;
    if (r->status != OK)
        return;
    va_start(arguments, form);
    vsnprintf(r->why->text, sizeof r->why->text, form, arguments);
    va_end(arguments);
    for (char *c = r->why->text; *c != '\0'; c++)
        if (*c < 0x20 || *c > 0x7e)
            *c = '?';
    r->status = s;
    r->at = r->end;
}

void reader_refuses(HeaderReader *r, const char *expected)
{
    char got[24] = "its end";
    if (r->at < r->end && *r->at > 0x20 && *r->at < 0x7f)
        snprintf(got, sizeof got, "'%c'", *r->at);
    else if (r->at < r->end)
        snprintf(got, sizeof got, "the byte 0x%02x", *r->at);
    reader_fails(r, BAD_FORMAT, "%s byte %d: expected %s, got %s", r->of,
                 (int)(r->at - r->begin), expected, got);
}

int reader_next(HeaderReader *r)
{
    while (r->at < r->end && memchr(" \t\n\r", *r->at, 4) != NULL)
        r->at++;
    return r->at < r->end ? *r->at : -1;
}

int reader_accepts(HeaderReader *r, char c)
{
    const int found = reader_next(r) == c;
    r->at += found;
    return found;
}

void reader_expects(HeaderReader *r, char c)
{
    const char expected[4] = { '\'', c, '\'', '\0' };
    if (!reader_accepts(r, c))
        reader_refuses(r, expected);
}

int64_t reader_number(HeaderReader *r)
{
    const int first = reader_next(r);
    int64_t n = 0;
    if (first < '0' || first > '9')
        reader_refuses(r, "a whole number from 0");
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9') {
        const int digit = *r->at - '0';
        if (n > (INT64_MAX - digit) / 10) {
            reader_refuses(r, "a number below 2^63");
            return 0;
        }
        n = 10 * n + digit;
        r->at++;
        if (first == '0')
            break;
    }
    return n;
}

int reader_list(HeaderReader *r, int most, int64_t at[])
{
    int n = 0;
    reader_expects(r, '[');
    if (reader_accepts(r, ']'))
        return 0;
    do {
        if (n == most)
            reader_refuses(r, "fewer numbers");
        else
            at[n++] = reader_number(r);
    } while (reader_accepts(r, ','));
    reader_expects(r, ']');
    return n;
}

/* The character that at[0 .. n), n > 0, begins with, or -1. */
static int32_t utf8_character(const unsigned char *at, size_t n, int *length)
{
    static const struct { int mask, lead; int32_t least; } form[] = {
        { 0x80, 0x00, 0 }, { 0xe0, 0xc0, 0x80 },
        { 0xf0, 0xe0, 0x800 }, { 0xf8, 0xf0, 0x10000 } };
    int more = 0;
    while (more < 4 && (at[0] & form[more].mask) != form[more].lead)
        more++;
    if (more == 4 || (size_t)more >= n)
        return -1;
    int32_t c = at[0] & ~form[more].mask;
    for (int i = 1; i <= more; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return -1;
        c = c << 6 | (at[i] & 0x3f);
    }
    *length = more + 1;
    return c < form[more].least || c > 0x10ffff
        || (c >= 0xd800 && c < 0xe000) ? -1 : c;
}

static char *utf8_write(int32_t c, char *at)
{
    static const int lead[] = { 0, 0xc0, 0xe0, 0xf0 };
    int more = (c >= 0x80) + (c >= 0x800) + (c >= 0x10000);
    *at++ = (char)(lead[more] | c >> 6 * more);
    while (more-- > 0)
        *at++ = (char)(0x80 | (c >> 6 * more & 0x3f));
    return at;
}

int text_is_valid(const char *text, int plain)
{
    size_t n = strlen(text);
    while (n > 0) {
        int length = 0;
        const int32_t c = utf8_character((const unsigned char *)text, n,
                                         &length);
        if (c < 0 || (plain && (c < 0x20 || (c >= 0x7f && c < 0xa0))))
            return 0;
        text += length;
        n -= (size_t)length;
    }
    return 1;
}

/* Four hexadecimal digits, or -1; behind them if they are. */
static int32_t four_digits(HeaderReader *r)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    int32_t c = 0;
    if (r->end - r->at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        const char *k = memchr(digits, r->at[i], sizeof digits - 1);
        if (k == NULL)
            return -1;
        const int32_t value = (int32_t)(k - digits);
        c = 16 * c + (value < 16 ? value : value - 6);
    }
    r->at += 4;
    return c;
}

/* Behind \u. */
static void take_escaped_character(HeaderReader *r)
{
    const unsigned char *const start = r->at;
    int32_t c = four_digits(r);
    if (c >= 0xd800 && c < 0xdc00 && r->end - r->at > 2
        && memcmp(r->at, "\\u", 2) == 0) {
        r->at += 2;
        const int32_t low = four_digits(r);
        if (low >= 0xdc00 && low < 0xe000)
            c = 0x10000 + (c - 0xd800) * 0x400 + (low - 0xdc00);
    }
    if (c <= 0 || (c >= 0xd800 && c < 0xe000)) {
        r->at = start;
        reader_refuses(r, "four digits of a character other than 0");
    } else
        r->text = utf8_write(c, r->text);
}

/* Behind the backslash. */
static void take_escape(HeaderReader *r)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *k = r->at == r->end ? NULL
        : memchr(from, *r->at, sizeof from - 1);
    if (k != NULL) {
        *r->text++ = to[k - from];
        r->at++;
    } else if (r->at < r->end && *r->at == 'u') {
        r->at++;
        take_escaped_character(r);
    } else
        reader_refuses(r, "an escape");
}

static void take_character(HeaderReader *r)
{
    int n = 0;
    if (*r->at < 0x20
        || utf8_character(r->at, (size_t)(r->end - r->at), &n) < 0) {
        reader_refuses(r, "a character in UTF-8");
        return;
    }
    memcpy(r->text, r->at, (size_t)n);
    r->text += n;
    r->at += n;
}

const char *reader_string(HeaderReader *r)
{
    const char *const text = r->text;
    reader_expects(r, '"');
    while (r->at < r->end && *r->at != '"')
        if (*r->at == '\\') {
            r->at++;
            take_escape(r);
        } else
            take_character(r);
    if (r->at == r->end)
        reader_refuses(r, "'\"'");
    if (r->status != OK)
        return "";
    r->at++;
    *r->text++ = '\0';
    return text;
}
