/* named_state.h - the state of chapter 4 as named arrays, and as a file. */
#ifndef NAMED_STATE_H
#define NAMED_STATE_H

#include "safetensors.h"
#include "training.h"

enum { STATE_ARRAYS = 8, STATE_HEADER = 1024 };
/* The arrays of *s; as many examples as s->data.count. */
void state_arrays(State *s, SafeTensor list[STATE_ARRAYS]);

typedef struct StateFile {
    size_t length;
    unsigned char at[STATE_HEADER + sizeof (State)];
} StateFile;
PARTIAL(state_to_file, Unit, State, StateFile);
PARTIAL(state_from_file, Unit, StateFile, State);

#endif
