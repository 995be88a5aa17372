#include "arrow.h"

/* What a worker reports of its keys: y = o / l, and L = m + ln l. */
typedef struct Report { real log_sum, y; } Report;
void merge(const Report *a, const Report *b, Report *both);
