/* status.c - the names of the statuses. */
#include "status.h"

static const char *const names[] = {
    "OK", "EMPTY", "OUT_OF_RANGE", "NOT_FINITE", "NOT_NORMALISED",
    "TOO_LONG", "NO_FILE", "BAD_FORMAT", "DAMAGED",
};

_Static_assert(sizeof names / sizeof names[0] == STATUS_COUNT,
               "every status has a name");

const char *status_name(enum status s)
{
    return names[s];
}
