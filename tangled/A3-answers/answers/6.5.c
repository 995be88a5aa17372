#include "6.5.h"

int covers(int n, const Interval pieces[], Interval whole, int width)
{
    for (int t = whole.from; t + width - 1 <= whole.to; t++) {
        int found = 0;
        for (int i = 0; i < n; i++)
            found |= pieces[i].from <= t && t + width - 1 <= pieces[i].to;
        if (!found)
            return 0;
    }
    return 1;
}
