/* text_stream.c - bytes that come one by one, for a file or a terminal. */
#include "text_stream.h"

static const char replacement[] = "\xef\xbf\xbd";       /* U+FFFD */

/* How many bytes a character has that begins so; 0: none does. */
static int bytes_from(unsigned first)
{
    return first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2
        : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
}

/* May b be the byte after these?  Unicode 15, table 3-7. */
static int goes_on(const unsigned char at[], int n, unsigned b)
{
    const unsigned least = n > 1 ? 0x80 : at[0] == 0xe0 ? 0xa0
        : at[0] == 0xf0 ? 0x90 : 0x80;
    const unsigned most = n > 1 ? 0xbf : at[0] == 0xed ? 0x9f
        : at[0] == 0xf4 ? 0x8f : 0xbf;
    return b >= least && b <= most;
}

/* Characters from 0 to 31, 127 and from 128 to 159 command a terminal. */
static int commands_it(const unsigned char at[], int n)
{
    return n == 1 ? (at[0] < 0x20 && at[0] != '\n' && at[0] != '\t')
        || at[0] == 0x7f : n == 2 && at[0] == 0xc2 && at[1] < 0xa0;
}

static void put_held(TextStream *s)
{
    const int whole = s->held > 0 && bytes_from(s->byte[0]) == s->held;
    if (whole && !commands_it(s->byte, s->held))
        fwrite(s->byte, 1, (size_t)s->held, s->out);
    else if (s->held > 0)
        fputs(replacement, s->out);
    s->held = 0;
}

static void put_byte(TextStream *s, unsigned char b)
{
    if (s->held > 0 && !goes_on(s->byte, s->held, b))
        put_held(s);
    s->byte[s->held++] = b;
    if (bytes_from(s->byte[0]) <= s->held)
        put_held(s);
}

int stream_put(TextStream *s, size_t n, const unsigned char at[])
{
    if (s->terminal)
        for (size_t i = 0; i < n; i++)
            put_byte(s, at[i]);
    else
        fwrite(at, 1, n, s->out);
    return fflush(s->out) == 0 && !ferror(s->out);
}

int stream_end(TextStream *s)
{
    put_held(s);
    return fflush(s->out) == 0 && !ferror(s->out);
}
