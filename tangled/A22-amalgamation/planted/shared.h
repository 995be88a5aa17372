/* shared.h - what both modules read. */
#ifndef SHARED_H
#define SHARED_H

#define DECLARED(f) int f##_of(int x); enum { f##_known = 1 }
typedef struct Pair { int run, twice; } Pair;
DECLARED(sum);
int second(const Pair *p);
extern const int table[2];

#endif
