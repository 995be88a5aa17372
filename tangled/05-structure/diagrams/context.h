#include "frequencies.h"
#include "../sample_exact.h"
#include "../sample_traces.h"
#include "wrong_turns.h"

INLINE void Numbers_sample(Source *s, Numbers *x)
{
    x->length = draw_below(s, 6);
    for (int i = 0; i < x->length; i++)
        Integer_sample(s, &x->at[i]);
}

INLINE void Numbers_print(FILE *out, const Numbers *x)
{
    fputc('[', out);
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%d", i == 0 ? "" : " ", x->at[i].value);
    fputc(']', out);
}
