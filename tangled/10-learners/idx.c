/* idx.c - images and labels in the files that MNIST came in. */
#include "idx.h"
#include <stdio.h>

enum { IMAGES = 0x803, LABELS = 0x801, SIDE = 28 };

static long big_endian(const unsigned char *b)
{
    return (long)b[0] * 0x1000000 + b[1] * 0x10000 + b[2] * 0x100 + b[3];
}

#define REFUSE(status, ...) \
    (snprintf(said->text, sizeof said->text, __VA_ARGS__), status)

/* The header: the kind, and how many items; the rest has the right size. */
static enum status header(const unsigned char *bytes, long size, long kind,
                          long head, int item, Idx *y, Sentence *said)
{
    if (size < head)
        return REFUSE(DAMAGED, "%ld bytes: expected a header of %ld", size,
            head);
    if (big_endian(bytes) != kind)
        return REFUSE(BAD_FORMAT, "begins with %08lx: expected %08lx",
            (unsigned long)big_endian(bytes), (unsigned long)kind);
    const long count = big_endian(bytes + 4);
    if (count < 1)
        return REFUSE(EMPTY, "0 items: expected at least 1");
    if ((size - head) / item != count || (size - head) % item != 0)
        return REFUSE(DAMAGED, "%ld bytes for %ld items of %d: expected %ld",
            size - head, count, item, count * item);
    *y = (Idx){ (int)count, item, bytes + head };
    return OK;
}

enum status idx_images(const unsigned char *bytes, long size, Idx *y,
                       Sentence *said)
{
    if (size >= 16 && big_endian(bytes) == IMAGES
        && (big_endian(bytes + 8) != SIDE || big_endian(bytes + 12) != SIDE))
        return REFUSE(BAD_FORMAT, "images of %ld x %ld: expected %d x %d",
            big_endian(bytes + 8), big_endian(bytes + 12), SIDE, SIDE);
    return header(bytes, size, IMAGES, 16, SIDE * SIDE, y, said);
}

enum status idx_labels(const unsigned char *bytes, long size, int classes,
                       Idx *y, Sentence *said)
{
    const enum status s = header(bytes, size, LABELS, 8, 1, y, said);
    for (int i = 0; s == OK && i < y->count; i++)
        if (y->at[i] >= classes)
            return REFUSE(OUT_OF_RANGE, "item %d, label %d: expected an "
                "integer from 0 to %d", i, y->at[i], classes - 1);
    return s;
}

enum status idx_paired(const Idx *images, const Idx *labels, Sentence *said)
{
    return images->count == labels->count ? OK
        : REFUSE(BAD_FORMAT, "%d images and %d labels: expected as many",
            images->count, labels->count);
}
