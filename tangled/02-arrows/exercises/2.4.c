/* Exercise 2.4: both constructors, in either order. */
#include "lines.h"

PARTIAL(made_line, Unit, RawLine, Line);

enum status made_line(const Unit *restrict p,
    const RawLine *restrict x, Line *restrict y)
{
    enum status s = token_id(p, &x->token, &y->token);
    return s != OK ? s : loss(p, &x->loss, &y->loss);
}
