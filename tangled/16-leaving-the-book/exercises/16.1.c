/* Exercise 16.1: how many bytes it will take. */
#include "16.1.h"
#include "memory_plan.h"

size_t bytes_when_emitted(const Term *t, Arena *a)
{
    MemoryPlan p;
    return plan_memory(t, 1, a, &p) == OK ? 4 * p.size : 0;
}
