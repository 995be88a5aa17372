/* hands.h - workers that share no memory, and one tree for all they send. */
#ifndef HANDS_H
#define HANDS_H

#include "trainer.h"

typedef struct Hands Hands;
/* Takes bytes to a rank, or from it; NO_FILE if that one is gone. */
typedef enum status Carry(const Hands *h, int rank, void *at, size_t bytes);
struct Hands {
    int rank, count;                    /* 0 <= rank < count */
    Carry *send, *receive;
    void *link;                         /* of those two */
    real *room;                         /* [numbers] for what comes */
    size_t numbers;
};

/* hands_part - the shards of a rank, of 1 <= count <= shards ranks */
Part hands_part(int shards, int rank, int count);
/* hands_parent - to whom a rank sends its sum; -1 for rank 0 */
int hands_parent(int rank, int count);

/* hands_gather - sum [n], n <= numbers, and g->loss become those of all
 * ranks, added in the tree; a GatherAll, of a const Hands
 *   g->status  OK: the sum is whole.  If ranks have failed it is not OK in
 *              any, and g is that of the first, in the order of the shards.
 *              If one is gone before it has sent its sum, it is not OK in
 *              those that are left; if it goes later it may be OK in some,
 *              and not at the next sum                                     */
void hands_gather(void *hands, size_t n, real sum[], Gathered *g);

/* hands_tell - the bytes of rank 0, for all; NO_FILE if a rank is gone */
MUST_CHECK enum status hands_tell(const Hands *h, void *at, size_t bytes);

/* hands_agree - refuses in all ranks what differs in one of them
 *   fact     [n] what a rank was told: a name, and its value
 *   why      empty, or what is wrong in this rank already
 *   returns  OK; BAD_FORMAT: why names the first rank that differs and what
 *            in, with both values; NO_FILE                                 */
typedef struct Fact { char name[24], value[40]; } Fact;
MUST_CHECK enum status hands_agree(const Hands *h, int n, const Fact fact[],
                                   Complaint *why);

#endif
