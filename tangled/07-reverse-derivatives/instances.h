/* instances.h - each primitive at a size, for the laws. */
#ifndef INSTANCES_H
#define INSTANCES_H

#include "operations.h"
#include "source.h"

enum { MOST = 32, INSTANCES = OPERATION_COUNT };
typedef struct Instance {
    enum operation op;
    Shape s;
    int p, x, y, t;                     /* how many numbers; each <= MOST */
    enum { KINKED, SMOOTH, AFFINE } kind;   /* affine: in p and x together */
    int p_below, x_below;               /* whole numbers below; 0: reals */
    double shift;                       /* x is drawn around it */
} Instance;
extern const Instance instances[INSTANCES];

/* A point, a tangent and a covector; whole numbers have tangent 0. */
typedef struct Case {
    double p[MOST], vp[MOST], x[MOST], vx[MOST], u[MOST];
} Case;
void case_draw(Source *s, const Instance *f, Case *c);

/* What a reverse pass returns, in double precision; y and t may be NULL. */
void gradient_at(const Instance *f, DualReverse *reverse, const Case *c,
    double dp[MOST], double dx[MOST]);

#endif
