/* 15.3.c - one for each node at which the rank is the first of a half. */
#include "15.3.h"

int messages_of(int rank, int count)
{
    int sum = 0;
    for (int first = 0; count > 1;) {
        const int half = (count + 1) / 2;
        sum += rank == first || rank == first + half;
        if (rank < first + half) {
            count = half;
        } else {
            first += half;
            count -= half;
        }
    }
    return sum;
}
