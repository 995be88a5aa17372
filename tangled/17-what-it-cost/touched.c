/* touched.c - what a program writes of the memory that was planned for it. */
#include "touched.h"
#include <assert.h>
#include <string.h>

static unsigned char *planned_places(const Program *p)
{
    float *first = NULL;
    for (int i = 0; i < p->list.count; i++)
        for (int k = 0; k < WRITES; k++) {
            const int w = p->list.at[i].out[k];
            if (w != NONE && (first == NULL || p->place[w] < first))
                first = p->place[w];
        }
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
