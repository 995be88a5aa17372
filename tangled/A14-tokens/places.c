/* places.c - a text while it is merged. */
#include "places.h"

void places_begin(int n, const unsigned char text[], Place place[])
{
    for (int i = 0; i < n; i++)
        place[i] = (Place){ .token = text[i], .left = i - 1,
            .right = i + 1 < n ? i + 1 : NOWHERE, .pair = NOWHERE };
}

PairPlaces pair_of(int left, int right)
{
    return (PairPlaces){ { left, right }, NOWHERE, NOWHERE, 0, 0 };
}

void places_meet(Place place[], PairPlaces pair[], int at, int p)
{
    PairPlaces *const q = &pair[p];
    place[at].pair = p;
    place[at].earlier = q->last;
    place[at].later = NOWHERE;
    if (q->last != NOWHERE)
        place[q->last].later = at;
    else
        q->first = at;
    q->last = at;
    q->count++;
}

/* The pair at this place is there no more. */
static void part(Place place[], PairPlaces pair[], int at)
{
    if (at == NOWHERE || place[at].pair == NOWHERE)
        return;
    PairPlaces *const q = &pair[place[at].pair];
    const int earlier = place[at].earlier, later = place[at].later;
    if (earlier != NOWHERE)
        place[earlier].later = later;
    else
        q->first = later;
    if (later != NOWHERE)
        place[later].earlier = earlier;
    else
        q->last = earlier;
    q->count--;
    place[at].pair = NOWHERE;
}

void places_merge(Place place[], PairPlaces pair[], int at, int token)
{
    const int gone = place[at].right, next = place[gone].right;
    part(place, pair, place[at].left);
    part(place, pair, at);
    part(place, pair, gone);
    place[at].token = token;
    place[at].right = next;
    if (next != NOWHERE)
        place[next].left = at;
}
