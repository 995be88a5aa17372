/* 15.4.c - neighbours first; what is kept becomes half as long each time. */
#include "15.4.h"

/* Where the piece of rank r begins when it has met the ranks up to a
 * distance below `apart`. */
static int begin(int r, int apart, int n)
{
    int at = 0;
    for (int b = 1; b < apart; b *= 2) {
        n /= 2;
        at += r & b ? n : 0;
    }
    return at;
}

void sum_by_exchange(int ranks, int n, real x[], real room[], Send *send)
{
    for (int apart = 1; apart < ranks; apart *= 2) {
        const int next = 2 * apart, piece = n / next;
        for (int r = 0; r < ranks; r++) /* what the other one keeps */
            send(r, r ^ apart, begin(r ^ apart, next, n), piece);
        for (int r = 0; r < ranks; r++)
            for (int i = 0, at = r * n + begin(r, next, n); i < piece; i++)
                x[at + i] = x[at + i] + room[at + i];
    }
    for (int apart = ranks / 2; apart > 0; apart /= 2) {
        const int next = 2 * apart, piece = n / next;
        for (int r = 0; r < ranks; r++)
            send(r, r ^ apart, begin(r, next, n), piece);
        for (int r = 0; r < ranks; r++)
            for (int i = 0, at = r * n + begin(r ^ apart, next, n);
                 i < piece; i++)
                x[at + i] = room[at + i];
    }
}
