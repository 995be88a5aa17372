#include <stdint.h>

typedef struct {
    int64_t count, sum, squares;        /* of the squares: their sum */
} Moments;

Moments moments_of_none(void);
Moments moments_of_one(int64_t x);
Moments moments_joined(Moments a, Moments b);
double moments_mean(Moments a);         /* count > 0 */
double moments_variance(Moments a);     /* mean of squares of deviations */
