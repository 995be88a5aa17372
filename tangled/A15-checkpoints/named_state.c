/* named_state.c - the state of chapter 4 as named arrays, and as a file. */
#include "named_state.h"
#include "checkpoint.h"

_Static_assert(sizeof (Example) == 2 * sizeof (int32_t)
               && sizeof (int) == sizeof (int32_t),
               "examples are pairs of 32-bit integers");

void state_arrays(State *s, SafeTensor list[STATE_ARRAYS])
{
    const enum element r = sizeof (real) == 4 ? ELEMENT_F32 : ELEMENT_F64;
    Learner *l = &s->learner;
    const SafeTensor all[STATE_ARRAYS] = {
        safetensors_of("embedding.weight", r, DIMS(VOCABULARY, WIDTH),
                       &l->parameters.embedding),
        safetensors_of("head.weight", r, DIMS(WIDTH, VOCABULARY),
                       &l->parameters.head.weight),
        safetensors_of("head.bias", r, DIMS(VOCABULARY),
                       &l->parameters.head.bias),
        safetensors_of("rate", r, DIMS(1), &l->rate.value),
        safetensors_of("examples", ELEMENT_I32, DIMS(s->data.count, 2),
                       s->data.at),
        safetensors_of("batch", ELEMENT_I32, DIMS(1), &s->batch),
        safetensors_of("cursor", ELEMENT_I32, DIMS(1), &s->cursor),
        safetensors_of("steps", ELEMENT_I64, DIMS(1), &s->steps),
    };
    for (int i = 0; i < STATE_ARRAYS; i++)
        list[i] = all[i];
}

enum status state_to_file(const Unit *restrict p, const State *restrict x,
                          StateFile *restrict y)
{
    State copy = *x;                    /* arrays are not const */
    SafeTensor list[STATE_ARRAYS];
    SafeTensors t = { .at = list, .count = STATE_ARRAYS };
    Sentence why;
    (void)p;
    if (x->data.count < 1 || x->data.count > CAPACITY)
        return OUT_OF_RANGE;
    state_arrays(&copy, list);
    return safetensors_encode(&t, sizeof y->at, y->at, &y->length, &why);
}

enum status state_from_file(const Unit *restrict p,
    const StateFile *restrict x, State *restrict y)
{
    StateFile file = *x;
    max_align_t block[8 * STATE_HEADER / sizeof (max_align_t)];
    Arena a = arena_over(block, sizeof block);
    SafeTensors t;
    SafeTensor list[STATE_ARRAYS];
    Checkpoint c;
    Sentence why;
    if (safetensors_decode(file.length, file.at, &a, &t, &why) != OK)
        return BAD_FORMAT;
    const SafeTensor *examples = safetensors_find(&t, "examples");
    if (examples == NULL || examples->dims[0] < 1
        || examples->dims[0] > CAPACITY)
        return BAD_FORMAT;
    y->data.count = (int)examples->dims[0];
    state_arrays(y, list);
    if (safetensors_fill(&t, STATE_ARRAYS, list, &why) != OK)
        return BAD_FORMAT;
    const State found = *y;
    const enum status status = checkpoint_encode(p, &found, &c);
    return status == OK ? checkpoint_decode(p, &c, y) : status;
}
