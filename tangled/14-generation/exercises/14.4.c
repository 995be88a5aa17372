/* Exercise 14.4: how long ago. */
#include "14.4.h"

int seen_ago(Seen *kept, int token)
{
    const int ago = kept->now - kept->last[token];
    kept->last[token] = kept->now++;
    return ago;
}
