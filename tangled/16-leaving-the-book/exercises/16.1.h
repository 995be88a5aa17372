#include "emit.h"

/* Bytes of variables of the emitted term; 0 if the arena is exhausted. */
size_t bytes_when_emitted(const Term *t, Arena *a);
