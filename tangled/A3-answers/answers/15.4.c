/* 15.4.c - neighbours first; what is kept becomes half as long each time. */
#include "15.4.h"

void sum_by_exchange(int ranks, int n, real x[], int sent[])
{
    for (int r = 0; r < ranks; r++)
        sent[r] = 2 * (n - n / ranks);
    for (int apart = 1, piece = n / 2; apart < ranks;
         apart *= 2, piece /= 2)
        for (int r = 0; r < ranks; r++) {
            int at = 0;                 /* where the lower one's piece is */
            for (int b = 1, p = n / 2; b < apart; b *= 2, p /= 2)
                at += r & b ? p : 0;
            real *low = x + r * n + at, *high = low + apart * n;
            for (int i = 0; i < piece && !(r & apart); i++) {
                low[i] = low[i] + high[i];
                high[piece + i] = low[piece + i] + high[piece + i];
            }
        }
    for (int k = 0; k < ranks * n; k++) {
        int owner = 0;                  /* of a number: its bits, backwards */
        for (int b = 1, p = n / 2; b < ranks; b *= 2, p /= 2)
            owner += k % n / p % 2 ? b : 0;
        x[k] = x[owner * n + k % n];
    }
}
