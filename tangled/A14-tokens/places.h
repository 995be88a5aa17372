/* places.h - a text while it is merged: its tokens, and where each pair is. */
#ifndef PLACES_H
#define PLACES_H

#include "tokenizer.h"

enum { NOWHERE = -1 };
typedef struct Place {
    int token;              /* that begins here */
    int left, right;        /* where the neighbours begin, or NOWHERE */
    int pair;               /* of this token and the next, or NOWHERE */
    int earlier, later;     /* places with the same pair, or NOWHERE */
} Place;
typedef struct PairPlaces {
    Merge of;
    int first, last, count;             /* places, from left to right */
    int most;                           /* the count was never more since */
} PairPlaces;

void places_begin(int n, const unsigned char text[], Place place[]);
PairPlaces pair_of(int left, int right);      /* at no place yet */

/* places_meet - the pair p is at this place, behind all its others
 * places_merge - the tokens here and to the right become one: three pairs
 *                are there no more, and two are to be met */
void places_meet(Place place[], PairPlaces pair[], int at, int p);
void places_merge(Place place[], PairPlaces pair[], int at, int token);

#endif
