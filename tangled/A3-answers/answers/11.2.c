#include "11.2.h"
#include "rewrites.h"

void gradient_from(const Term *f, int first, Term *h)
{
    Term r;
    term_begin(h->arena, f->name, &r);
    term_reverse(f, &r);
    if (r.status == OK && first > 0) {
        r.output.at += first;
        r.output.count -= first;
    }
    term_sweep(&r, h);
}
