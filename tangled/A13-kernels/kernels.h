/* kernels.h - what a transformer does to arrays besides products. */
#ifndef KERNELS_H
#define KERNELS_H

#include <stddef.h>

enum { QUERIES = 16 };                  /* in a block of attention */

/* Arrays are dense, [m][n]: m rows and n columns, or n numbers.  What is
 * written is apart from what is read, but may be x or z of the first five. */
typedef struct Kernels {
    void (*add)(int n, const float *x, const float *z, float *y);
    void (*multiply)(int n, const float *x, const float *z, float *y);
    void (*scale)(int n, float factor, const float *x, float *y);
    void (*gelu)(int n, float *x, float *y);
    void (*gelu_back)(int n, const float *x, const float *dy, float *dx);

    /* normal: columns brought to mean 0 and deviation 1, inverse[n]: 1 over
     * their deviations; y = gain normal + bias, row by row, unless NULL;
     * room: n numbers */
    void (*normalise)(int m, int n, const float *x, const float *gain,
        const float *bias, float *normal, float *inverse, float *y,
        float *room);
    /* dx = (more +) the way back of the above, through gain unless it is
     * NULL; room: 2 n numbers */
    void (*normalise_back)(int m, int n, const float *normal,
        const float *inverse, const float *gain, const float *dy,
        const float *more, float *dx, float *room);
    /* y[i][j] = x[i][j] d[j] */
    void (*scale_columns)(int m, int n, const float *x, const float *d,
        float *y);
    /* largest of each column, sum of e = exp (x - largest); e may be NULL */
    void (*exponentials)(int m, int n, const float *x, float *e,
        float *largest, float *sum);
    /* e / sum, and at the label less the sum of the others[n] */
    void (*less_label)(int m, int n, const float *label, const float *sum,
        float *e, float *others);
    /* scores s[keys][QUERIES] to e = exp (scale s - largest) and its sums;
     * query i sees the keys up to base + i, and e is 0 for the others */
    void (*weigh)(int keys, int base, float scale, float *s, float *total);
    /* e in s to p = e / total; dp in ds to p (dp - sum of p dp) scale */
    void (*weigh_back)(int keys, float scale, const float *total, float *s,
        float *ds);
    /* y = s / total, some of the columns of s[rows][QUERIES] */
    void (*divide)(int rows, int some, const float *total, const float *s,
        float *y, ptrdiff_t down);
    void (*gelu_near)(int n, float *x, float *y);
    void (*gelu_slope)(int n, float *x, float *y);      /* and x = its slope */
    void (*gelu_back_near)(int n, const float *x, const float *dy,
        float *dx);
    void (*weigh_near)(int keys, int base, float scale, float *s,
        float *total);
    /* y[i] = the sum of row i of x, or of x times z unless z is NULL */
    void (*total_near)(int m, int n, const float *x, const float *z,
        float *y);
} Kernels;

typedef struct NamedKernels {
    const char *name;
    const Kernels *run;                 /* NULL if this machine lacks it */
    const char *needs;
} NamedKernels;
enum { KERNEL_SETS = 3 };
NamedKernels kernels_set(int i);        /* 0 <= i < KERNEL_SETS */
const Kernels *kernels_best(void);

#endif
