/* idx.h - images and labels in the files that MNIST came in. */
#ifndef IDX_H
#define IDX_H

#include "refusals.h"

/* The bytes of a file, and what they hold: count items of item bytes each. */
typedef struct Idx { int count, item; const unsigned char *at; } Idx;

/* idx_images, idx_labels - what the size bytes of a file hold: images of
 * 28 x 28 bytes, labels below classes.  Nothing is copied.
 *   returns   OK; DAMAGED if cut short, or longer than it says; BAD_FORMAT
 *             if it holds something else; EMPTY; OUT_OF_RANGE for a label */
MUST_CHECK enum status idx_images(const unsigned char *bytes, long size,
    Idx *y, Sentence *said);
MUST_CHECK enum status idx_labels(const unsigned char *bytes, long size,
    int classes, Idx *y, Sentence *said);
MUST_CHECK enum status idx_paired(const Idx *images, const Idx *labels,
    Sentence *said);

#endif
