#include "16.1.h"
#include "emitted_terms.h"
#include "testing.h"

static EmittedTerms e;

static void draw_identity(Term *t, EmitInput *x)
{
    static const real three[3] = { 1, 2, 3 };
    term_begin(&e.a, "identity", t);
    term_output(t, term_input(t, (Dims){ .rank = 1, .at = { 3 } }));
    *x = (EmitInput){ GIVEN, "x", three };
}

START_TEST(the_file_takes_what_was_said)
{
    e.a = arena_over(malloc(TERMS_ROOM), TERMS_ROOM);
    ck_assert(e.a.at != NULL);
    e.count = TERMS_MOST;
    for (int i = 0; i < e.count; i++)
        draw_emitted(&e, i, i);
    draw_identity(&e.drawn[0].t, &e.input[0][0]);
    const EmitFile f = { "Terms.", e.count, e.model, 0, 0 };
    FILE *out = tmpfile();
    ck_assert(out != NULL && emit_c(&f, &e.a, out, e.report, NULL) == OK);
    fclose(out);
    for (int i = 0; i < e.count; i++)
        ck_assert_uint_eq(bytes_when_emitted(&e.drawn[i].t, &e.a),
                          e.report[i].ram);
    free(e.a.at);
}
END_TEST

int main(void)
{
    const Test test = { the_file_takes_what_was_said, 1 };
    return run_tests("exercise 16.1", 1, &test);
}
