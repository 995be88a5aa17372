/* check_picture.c - the picture on the page is drawn from a running model. */
#include "normal.h"
#include "perceptron.h"
#include "string_diagram.h"
#include "term_box.h"
#include "term_lens.h"
#include "testing.h"
#include <string.h>

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

static const struct {
    enum generator g;
    Attributes with;
    const char *label, *printed;
} boxes[] = {
    { ATTEND, { { 3, { 1, 2, 2 } }, 1 }, "attend 1x2x2 causal",
      "w0:2x2 | w1 = attend w0 w0 w0; | w1 w0" },
    { ATTEND, { { 3, { 1, 2, 2 } }, 0 }, "attend 1x2x2",
      "w0:2x2 | w1 = attend w0 w0 w0; | w1 w0" },
    { SPLIT, { { 1, { 1 } }, 0 }, "split 1",
      "w0:2x2 | w1 = split w0; | w1 w0" },
    { MAP, { { 2, { RELU, TANH } }, 0 }, "map relu tanh",
      "w0:2x2 | w1 = map w0; | w1 w0" },
    { SCALE, { { 0, { 0 } }, 0.5 }, "scale 0.5",
      "w0:2x2 | w1 = scale w0; | w1 w0" },
    { MULTIPLY, { { 0, { 0 } }, 0 }, "multiply",
      "w0:2x2 | w1 = multiply w0 w0; | w1 w0" },
};

static void draw_and_print(const Term *t, const TermBox *box, size_t size,
                           char drawn[], char printed[])
{
    static const char *const names[] = { "x" };
    FILE *picture = fmemopen(drawn, size, "w");
    FILE *line = fmemopen(printed, size, "w");
    ck_assert(picture != NULL && line != NULL);
    term_draw(picture, t, names, "", "");
    TermBox_print(line, box);
    fclose(picture), fclose(line);
}

START_TEST(a_box_says_what_it_does)
{
    static _Alignas(max_align_t) unsigned char block[1 << 14];
    static char drawn[1 << 12], printed[1 << 12], label[64];
    static TermBox box;
    Arena a = arena_over(block, sizeof block);
    Term t, again;
    term_begin(&a, "box", &t);
    const int x = term_input(&t, DIMS(2, 2)), in[IN_MAX] = { x, x, x, x };
    term_output(&t, term_apply(&t, boxes[_i].g, &boxes[_i].with,
                               signature[boxes[_i].g].inputs, in));
    term_output(&t, x);
    box_term(&t, &box);
    unbox_term(&box, &a, &again);
    ck_assert(again.status == OK && terms_equal(&t, &again, &a));
    draw_and_print(&t, &box, sizeof drawn, drawn, printed);
    snprintf(label, sizeof label, "label=\"%s\"];", boxes[_i].label);
    ck_assert_msg(strstr(drawn, label) != NULL, "%s", drawn);
    ck_assert_str_eq(printed, boxes[_i].printed);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_picture_is_what_the_program_draws, 1 },
        { a_box_says_what_it_does, ROWS(boxes) },
    };
    return run_tests("picture", ROWS(tests), tests);
}
