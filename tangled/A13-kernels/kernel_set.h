/* kernel_set.h - all patterns, and the struct of their functions. */
#include "vector_pattern.h"
#include "map_pattern.h"
#include "column_pattern.h"
#include "loss_pattern.h"
#include "attention_pattern.h"
#include "near_pattern.h"

static const Kernels NAME(kernels) = { NAME(add), NAME(multiply), NAME(scale),
    NAME(gelu), NAME(gelu_back), NAME(normalise), NAME(normalise_back),
    NAME(scale_columns), NAME(exponentials), NAME(less_label),
    NAME(weigh), NAME(weigh_back), NAME(divide), NAME(gelu_near),
    NAME(gelu_slope), NAME(gelu_back_near), NAME(weigh_near),
    NAME(total_near) };
#undef VECTOR
#undef MASK
#undef LOAD
#undef STORE
#undef EITHER
#undef GET
#undef PUT
#undef EACH_VECTOR
