/* weave.c - the entry for libFuzzer:
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -D_POSIX_C_SOURCE=200809L
 *     -I. -I../A1-weaver -o fuzz-weave fuzz/weave.c
 *     $(find . ../A1-weaver -maxdepth 1 -name '*.c' | grep -v '_\|weave.c')
 * Inputs that begin with @ are token streams, others are texts. */
#include "feed.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Text text = {0};
    text_add(&text, (const char *)data, size);
    if (size > 0 && data[0] == '@')
        feed_tokens(text.at, size);
    else
        feed_texts(text.at);
    text_free(&text);
    return 0;
}
