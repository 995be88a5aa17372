/* print_pupil.c - the pupil's model, as one file of C. */
#include "emit_gpt.h"
#include "page/pupil.h"
#include <stdlib.h>

enum { PAPER = 1 << 26 };
static real start[PUPIL_ROOM];

int main(void)
{
    const EmitGpt e = { .config = PUPIL_CONFIG, .weight = start,
                        .name = "emitted", .trains = 1 };
    Arena a = arena_over(malloc(PAPER), PAPER);
    EmitReport r;
    Complaint why = { "the arena is exhausted" };
    if (a.at == NULL || emit_gpt(&e, &a, stdout, &r, &why) != OK) {
        fprintf(stderr, "print_pupil: %s\n", why.text);
        return 1;
    }
    free(a.at);
    return 0;
}
