/* touched.c - what a program writes of the memory that was planned for it. */
#include "touched.h"
#include <assert.h>
#include <string.h>

static int is_input(const Term *t, int wire)
{
    for (int i = 0; i < t->input.count; i++)
        if (t->input.at[i] == wire)
            return 1;
    return 0;
}

static unsigned char *planned_places(const Program *p)
{
    float *first = NULL;
    for (int w = 0; w < p->term->wire.count; w++)
        if (p->place[w] != NULL && !is_input(p->term, w)
            && (first == NULL || p->place[w] < first))
            first = p->place[w];
    return (unsigned char *)first;
}

enum status program_touched(Program *p, float *const in[],
    unsigned char room[], size_t *touched)
{
    enum { RED = 0x5A, BLUE = 0xA5 };
    const size_t bytes = p->planned * sizeof (float);
    unsigned char *const at = planned_places(p);
    assert(p->state == 0 && at != NULL);
    memset(at, RED, bytes);
    enum status s = program_run(p, in, NULL);
    if (s != OK)
        return s;
    memcpy(room, at, bytes);
    memset(at, BLUE, bytes);
    s = program_run(p, in, NULL);
    *touched = 0;
    for (size_t i = 0; i < bytes; i++)
        *touched += room[i] != RED || at[i] != BLUE;
    return s;
}
