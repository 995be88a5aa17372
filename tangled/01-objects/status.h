/* status.h - why an arrow refuses its argument. */
#ifndef STATUS_H
#define STATUS_H

enum status {
    OK = 0,
    EMPTY,              /* nothing where something was needed */
    OUT_OF_RANGE,       /* an integer or a real outside its interval */
    NOT_FINITE,         /* an infinity or a NaN */
    NOT_NORMALISED,     /* probabilities that do not sum to one */
    TOO_LONG,           /* more than the fixed capacity */
    NO_FILE,            /* a file that cannot be opened, read or written */
    BAD_FORMAT,         /* a file that is not what it should be */
    DAMAGED,            /* a file whose checksum disagrees, or cut short */
    STATUS_COUNT
};

#if defined __GNUC__
#define MUST_CHECK __attribute__((warn_unused_result))
#else
#define MUST_CHECK
#endif

/* status_name - the name of a status, as it is written above. */
const char *status_name(enum status s);

#endif
