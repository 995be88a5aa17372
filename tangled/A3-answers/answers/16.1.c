/* 16.1.c - the plan, and the room of the operation that needs most. */
#include "16.1.h"
#include "emit_rows.h"

size_t bytes_when_emitted(const Term *t, Arena *a)
{
    MemoryPlan p;
    size_t room = 0;
    if (plan_memory(t, 1, a, &p) != OK)
        return 0;
    for (int i = 0; i < t->operation.count; i++) {
        const size_t more = emit_room(&t->operation.at[i]);
        room = more > room ? more : room;
    }
    return p.size + room > 0 ? 4 * (p.size + room) : 4;
}
