/* check_picture.c - the picture on the page is drawn from a running model. */
#include "perceptron.h"
#include "string_diagram.h"
#include "term_lens.h"
#include "testing.h"

#define CAPTION "A layer, relu (W x + b), and its gradient: one term, drawn " \
    "from the running program."
#define ALT "A string diagram: W, b and x go down through a product, a bias " \
    "and relu; dy goes through a mask to three gradients."


START_TEST(the_picture_is_what_the_program_draws)
{
    static _Alignas(max_align_t) unsigned char block[1 << 16];
    static char drawn[1 << 12], kept[1 << 12];
    static const char *const names[] = { "W", "b", "x", "dy" };
    Arena a = arena_over(block, sizeof block);
    Term f, g;
    FILE *file = fmemopen(drawn, sizeof drawn, "w");
    FILE *picture = fopen("pictures/layer.dot", "r");
    ck_assert(file != NULL && picture != NULL);
    term_begin(&a, "layer", &f);
    term_begin(&a, "gradient", &g);
    dense(4, 3, 2, 0, &f);
    term_gradient(&f, &g);
    ck_assert(g.status == OK);
    term_draw(file, &g, names, CAPTION, ALT);
    fclose(file);
    kept[fread(kept, 1, sizeof kept - 1, picture)] = '\0';
    fclose(picture);
    ck_assert_str_eq(drawn, kept);
}
END_TEST

int main(void)
{
    const Test test = { the_picture_is_what_the_program_draws, 1 };
    return run_tests("picture", 1, &test);
}
