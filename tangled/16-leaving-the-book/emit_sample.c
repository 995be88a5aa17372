/* emit_sample.c - prints a sample model; with two words, only its sizes. */
#include "sample_models.h"
#include <stdlib.h>

enum { ROOM = 1 << 26 };

int main(int count, char *words[])
{
    Arena a = arena_over(malloc(ROOM), ROOM);
    EmitReport r = { 0 };
    Complaint why = { "" };
    FILE *out = count > 2 ? fopen("/dev/null", "w") : stdout;
    if (count < 2 || a.at == NULL || out == NULL)
        return 2;
    if (sample_model(words[1], &a, out, &r, &why) != OK) {
        fprintf(stderr, "emit_sample: %s\n", why.text);
        return 1;
    }
    if (count > 2)
        printf("%zu %zu %zu %08lx\n", r.ram, r.tables, r.unquantised,
               (unsigned long)r.hash);
    free(a.at);
    return 0;
}
