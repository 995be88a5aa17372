#include "lines.h"

PARTIAL(made_line, Unit, RawLine, Line);

enum status made_line(const Unit *restrict p,
    const RawLine *restrict x, Line *restrict y)
{
    enum status s = token_id(p, &x->token, &y->token);
    enum status t = loss(p, &x->loss, &y->loss);
    return s > t ? s : t;
}
