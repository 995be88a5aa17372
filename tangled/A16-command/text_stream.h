/* text_stream.h - bytes that come one by one, for a file or a terminal. */
#ifndef TEXT_STREAM_H
#define TEXT_STREAM_H

#include <stddef.h>
#include <stdio.h>

typedef struct TextStream {
    FILE *out;
    int terminal;           /* whole characters, and none that commands */
    int held;               /* bytes of a character that is not whole */
    unsigned char byte[4];
} TextStream;

/* stream_put - n bytes; what can be shown is shown at once
 * stream_end - what was held
 *   return   1, or 0 if it cannot be written                              */
int stream_put(TextStream *s, size_t n, const unsigned char at[]);
int stream_end(TextStream *s);

#endif
