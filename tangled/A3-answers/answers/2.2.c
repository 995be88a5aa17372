#include "2.2.h"

COMPOSE(input_of, LeftTriple_both, Example_input);
COMPOSE(target_of, LeftTriple_both, Example_target);
PAIRING(rest_of, TokenAndLoss, target_of, LeftTriple_third);
PAIRING(regroup, RightTriple, input_of, rest_of);

void regrouped(const LeftTriple *restrict x, RightTriple *restrict y)
{
    regroup(x, y);
}
