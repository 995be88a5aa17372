/* 14.4.c - the last place of each kind. */
#include "14.4.h"

int seen_ago(Seen *kept, int token)
{
    const int last = kept->last[token];
    kept->last[token] = ++kept->now;
    return last == 0 ? 0 : kept->now - last;
}
