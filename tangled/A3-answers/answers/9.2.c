#include "9.2.h"

void detour_forward(const thin_on *p, const Five *x, Four *y, DetourTape *t)
{
    first_layer(&p->held, x, y);
    t->x = *x;
    for (int r = 0; r < 2; r++) {
        t->ax[r] = 0;
        for (int j = 0; j < 5; j++)
            t->ax[r] += p->trained.a[5 * r + j] * x->at[j];
        for (int i = 0; i < 4; i++)
            y->at[i] += p->trained.b[2 * i + r] * t->ax[r];
    }
}

void detour_reverse(const thin_on *p, const DetourTape *t, const Four *dy,
                    thin_free *dp, Five *dx)
{
    for (int j = 0; j < 5; j++) {
        dx->at[j] = 0;
        for (int i = 0; i < 4; i++)
            dx->at[j] += p->held.at[5 * i + j] * dy->at[i];
    }
    for (int r = 0; r < 2; r++) {
        real back = 0;
        for (int i = 0; i < 4; i++) {
            back += p->trained.b[2 * i + r] * dy->at[i];
            dp->b[2 * i + r] = dy->at[i] * t->ax[r];
        }
        for (int j = 0; j < 5; j++) {
            dp->a[5 * r + j] = back * t->x.at[j];
            dx->at[j] += p->trained.a[5 * r + j] * back;
        }
    }
}
