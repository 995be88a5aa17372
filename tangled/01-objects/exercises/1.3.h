#include "objects.h"

typedef struct {
    enum status status;
    TokenId token;              /* means something only if status is OK */
} Outcome;
double Outcome_gap(const Outcome *a, const Outcome *b);
