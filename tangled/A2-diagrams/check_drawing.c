/* check_drawing.c - what a drawing must be, whatever the diagram. */
#include "draw.h"
#include "ink.h"
#include "layout.h"
#include "place.h"
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const shape[] = {
    "A->B[arrow=f]; B->C[arrow=g]; A->C[arrow=h]",
    "TokenId->Vector[arrow=embed]; Vector->Logits[arrow=linear]; "
    "TokenId->Logits[arrow=score]",
    "A->B[arrow=f]; B->D[arrow=long_name]; A->C[arrow=another]; "
    "C->D[arrow=k]",
    "TokenId->Vector[arrow=embed]; Vector->Logits[arrow=linear]; "
    "Logits->Distribution[arrow=softmax]; TokenId->Distribution[arrow=predict]",
    "X->P[arrow=both]; P->A[arrow=first]; P->B[arrow=second]; X->A[arrow=f]; "
    "X->B[arrow=g]",
    "Logits->Loss[arrow=clamped_loss]; Logits->Loss[arrow=loss]",
    "X->L[arrow=one]; X->L[arrow=two]; X->L[arrow=three]; L->Z[arrow=z]",
    "graph [loops=2]; S->S[arrow=step]; S->S[arrow=two_steps, turns=2]",
    "graph [loops=1]; S->B[arrow=save]; B->S[arrow=load]",
    "A->B[arrow=f]; B->C[arrow=f]; D->E[arrow=f]; E->F[arrow=f]; "
    "A->D[arrow=g]; B->E[arrow=g]; C->F[arrow=g]",
    "Sequence->TrainingSet[arrow=window]; TrainingSet->Counts[arrow=count]; "
    "Counts->Loss[arrow=loss_of_counts]; TrainingSet->Loss[arrow=mean_loss]; "
    "Sequence->Counts[arrow=count_pairs]",
    "Sequence->TrainingSet[arrow=window]; TrainingSet->Loss[arrow=mean_loss]; "
    "SequenceToo->TrainingSetToo[arrow=window_of_sequence]; "
    "TrainingSetToo->LossToo[arrow=mean_loss]; Loss->LossToo[arrow=same]; "
    "Sequence->SequenceToo[arrow=map]; TrainingSet->TrainingSetToo[arrow=map]",
    "graph [commutes=false]; A [at=\"0.5,0\"]; C [at=\"1.5,1\"]; "
    "A->B[arrow=f, bend=20]; B->C[arrow=g, style=dashed]; "
    "A->C[arrow=a_name_of_some_length, place=right]",
    "A [at=\"0,0\"]; B [at=\"1,0\"]; C [at=\"2,0\"]; A->B[arrow=f]; "
    "B->C[arrow=g]; A->C[arrow=over]",
    "graph [loops=1]; A [at=\"0,0\"]; B [at=\"0,1\"]; A->B[arrow=down]; "
    "A->B[arrow=down_too]; B->A[arrow=up]",
};
enum { SHAPES = sizeof shape / sizeof shape[0] };

static void read_shape(Diagram *d, Paths *p, int number, const char *more)
{
    FILE *in = tmpfile();
    Report r = { .file = "shape.dot", .out = stderr };
    fprintf(in, "digraph d { graph [caption=c, alt=a]; %s %s }",
            more, shape[number]);
    rewind(in);
    ck_assert_int_eq(diagram_read(d, in, &r), 0);
    ck_assert_int_eq(paths_find(p, d, &r), 0);
    fclose(in);
}

static void close_shape(Diagram *d, Paths *p)
{
    paths_close(p);
    diagram_close(d);
}

START_TEST(nothing_touches_a_label)
{
    Diagram d;
    Paths p;
    Layout l;
    read_shape(&d, &p, _i, "");
    place_nodes(&d, MOST_NODES);
    layout_find(&l, &d, &p);
    for (int i = 0; i < d.edge_count; i++) {
        for (int k = 0; k < d.edge_count; k++) {
            ck_assert(curve_overlaps(&l.ink[k], &l.label[i]) == 0);
            ck_assert(k == i
                      || boxes_overlap(&l.label[k], &l.label[i]) == 0);
        }
        for (int k = 0; k < d.node_count; k++)
            ck_assert(boxes_overlap(&l.node[k], &l.label[i]) == 0);
    }
    close_shape(&d, &p);
}
END_TEST

START_TEST(arrows_begin_and_end_at_their_nodes_and_touch_no_other)
{
    Diagram d;
    Paths p;
    Layout l;
    read_shape(&d, &p, _i, "");
    place_nodes(&d, MOST_NODES);
    layout_find(&l, &d, &p);
    for (int i = 0; i < d.edge_count; i++) {
        Box from = l.node[d.edge[i].from], to = l.node[d.edge[i].to];
        from.half_width += 8, from.half_height += 8;
        to.half_width += 8, to.half_height += 8;
        ck_assert(in_box(l.ink[i].p[0], &from));
        ck_assert(in_box(l.ink[i].p[3], &to));
        for (int k = 0; k < d.node_count; k++)
            ck_assert(curve_overlaps(&l.ink[i], &l.node[k]) == 0);
    }
    close_shape(&d, &p);
}
END_TEST

START_TEST(squares_and_triangles_stand_as_in_print)
{
    static const double square[][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 },
                                        { 0, 1 } };
    Diagram d;
    Paths p;
    read_shape(&d, &p, 2, "");
    place_nodes(&d, MOST_NODES);
    for (int i = 0; i < 4; i++) {
        ck_assert(d.node[i].column == square[i][0]);
        ck_assert(d.node[i].row == square[i][1]);
    }
    close_shape(&d, &p);
    read_shape(&d, &p, 0, "");
    place_nodes(&d, MOST_NODES);
    for (int i = 0; i < 3; i++) {
        ck_assert(d.node[i].column == square[i][0]);
        ck_assert(d.node[i].row == square[i][1]);
    }
    close_shape(&d, &p);
}
END_TEST

/* Fowler, Noll and Vo's hash of all that is drawn. */
static uint32_t hash_of_drawing(Diagram *d, const Paths *p)
{
    uint32_t hash = 2166136261u;
    FILE *out = tmpfile();
    draw_diagram(out, d, p);
    rewind(out);
    for (int c; (c = getc(out)) != EOF; )
        hash = (hash ^ (uint32_t)c) * 16777619u;
    fclose(out);
    return hash;
}

/* One number for each shape, taken when they were looked at last. */
static const uint32_t looked_at[] = {
    0xf3b3614c, 0xbf2f2650, 0xcf196645, 0xfae23f84, 0x7f538aee,
    0x311eaa3f, 0x66bad037, 0xd94fd357, 0x7a0dc8d2, 0x52439b2f,
    0x26d97253, 0x3558389b, 0xaa4912ea, 0x5524f2ec,
    0xadd51059
};

START_TEST(the_drawings_are_those_that_were_looked_at)
{
    Diagram d;
    Paths p;
    read_shape(&d, &p, _i, "");
    ck_assert_msg(hash_of_drawing(&d, &p) == looked_at[_i],
                  "shape %d is drawn another way: look at it, and if it is "
                  "right, write 0x%08x", _i,
                  (unsigned)hash_of_drawing(&d, &p));
    close_shape(&d, &p);
}
END_TEST

START_TEST(letters_are_as_wide_as_in_times)
{
    char all[96];
    for (int i = 0; i < 95; i++)
        all[i] = (char)(32 + i);
    all[95] = '\0';
    ck_assert_double_eq_tol(text_width(all, 1000), 1.12 * 48458, 1e-6);
    ck_assert_double_eq_tol(text_width("m", 1000), 1.12 * 778, 1e-6);
    ck_assert_double_eq_tol(text_width("i\xc3\xa4", 10), 1.12 * 8.78, 1e-6);
}
END_TEST

START_TEST(a_node_stays_where_its_author_put_it)
{
    Diagram d;
    Paths p;
    read_shape(&d, &p, 2, "A [at=\"2,1\"]; B [at=\"0.5,0\"]");
    place_nodes(&d, MOST_NODES);
    ck_assert(d.node[0].column == 2 && d.node[0].row == 1);
    ck_assert(d.node[1].column == 0.5 && d.node[1].row == 0);
    close_shape(&d, &p);
}
END_TEST

START_TEST(a_label_stands_on_the_side_its_author_asked_for)
{
    for (int side = -1; side <= 1; side += 2) {
        Diagram d;
        Paths p;
        Layout l;
        read_shape(&d, &p, 2, side > 0 ? "edge [place=left]"
                                       : "edge [place=right]");
        place_nodes(&d, MOST_NODES);
        layout_find(&l, &d, &p);
        for (int i = 0; i < d.edge_count; i++) {
            Point a = l.ink[i].p[0], way = minus(l.ink[i].p[3], a);
            Point left = on_left(way), to = minus(l.label[i].middle, a);
            ck_assert(side * (left.x * to.x + left.y * to.y) > 0);
        }
        close_shape(&d, &p);
    }
}
END_TEST

START_TEST(a_diagram_drawn_to_fail_has_its_sign_inside)
{
    Diagram d;
    Paths p;
    Layout l;
    read_shape(&d, &p, 2, "graph [commutes=false]");
    place_nodes(&d, MOST_NODES);
    layout_find(&l, &d, &p);
    ck_assert_int_eq(l.mark_count, 1);
    Point m = l.mark[0].middle;
    ck_assert(l.node[0].middle.x < m.x && m.x < l.node[1].middle.x);
    ck_assert(l.node[0].middle.y < m.y && m.y < l.node[3].middle.y);
    close_shape(&d, &p);
    read_shape(&d, &p, 2, "");
    place_nodes(&d, MOST_NODES);
    layout_find(&l, &d, &p);
    ck_assert_int_eq(l.mark_count, 0);
    close_shape(&d, &p);
}
END_TEST

static const char from_neato[] =
    "<?xml version=\"1.0\"?>\n<svg width=\"10pt\" height=\"20pt\"\n"
    " viewBox=\"0.00 0.00 10.50 20.00\" xmlns=\"x\">\n"
    "<g id=\"graph0\" class=\"graph\" transform=\"translate(4 16)\">\n"
    "<title>t</title>\n<g id=\"node1\" class=\"node\">\n"
    "<text text-anchor=\"middle\" x=\"1\" y=\"-2\" font-family=\"Times,serif\" "
    "font-style=\"italic\" font-size=\"15.00\">a&lt;b</text>\n</g>\n"
    "<path fill=\"none\" stroke=\"black\" d=\"M0,0C1,0 2,0 3,0\"/>\n</g>\n"
    "</svg>\n";

static void ink_of(char *text, size_t size, const char *svg)
{
    FILE *in = tmpfile(), *out = tmpfile();
    fputs(svg, in);
    rewind(in);
    int failed = ink_svg(out, in, "an \"alt\" & more");
    rewind(out);
    text[fread(text, 1, size - 1, out)] = '\0';
    if (failed)
        snprintf(text, size, "refused");
    fclose(in);
    fclose(out);
}

START_TEST(the_ink_is_the_pages_and_nothing_else_is_left)
{
    static const char *const has[] = { "role=\"img\"", "currentColor",
        "aria-label=\"an &quot;alt&quot; &amp; more\"", ">a&lt;b</text>",
        "font-style=\"italic\"", "viewBox=\"0 0 10 20\"",
        "translate(3.00,0.00) rotate(0.00)" };
    static const char *const lacks[] = { " id=", "<title", "black", "<?xml",
        "Times,serif\"", "pt\"" };
    char text[4096];
    ink_of(text, sizeof text, from_neato);
    for (size_t i = 0; i < sizeof has / sizeof has[0]; i++)
        ck_assert_msg(strstr(text, has[i]) != NULL, "no %s in %s", has[i],
                      text);
    for (size_t i = 0; i < sizeof lacks / sizeof lacks[0]; i++)
        ck_assert_msg(strstr(text, lacks[i]) == NULL, "%s is left", lacks[i]);
}
END_TEST

START_TEST(what_is_no_svg_is_refused)
{
    char text[4096], cut[sizeof from_neato];
    ink_of(text, sizeof text, "");
    ck_assert_str_eq(text, "refused");
    memcpy(cut, from_neato, sizeof cut);
    *strstr(cut, "</svg>") = '\0';
    ink_of(text, sizeof text, cut);
    ck_assert_str_eq(text, "refused");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("drawing");
    TCase *tests = tcase_create("drawing");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, nothing_touches_a_label, 0, SHAPES);
    tcase_add_loop_test(tests,
        arrows_begin_and_end_at_their_nodes_and_touch_no_other, 0, SHAPES);
    tcase_add_test(tests, squares_and_triangles_stand_as_in_print);
    tcase_add_loop_test(tests, the_drawings_are_those_that_were_looked_at, 0,
                        SHAPES);
    tcase_add_test(tests, letters_are_as_wide_as_in_times);
    tcase_add_test(tests, a_node_stays_where_its_author_put_it);
    tcase_add_test(tests, a_label_stands_on_the_side_its_author_asked_for);
    tcase_add_test(tests, a_diagram_drawn_to_fail_has_its_sign_inside);
    tcase_add_test(tests, the_ink_is_the_pages_and_nothing_else_is_left);
    tcase_add_test(tests, what_is_no_svg_is_refused);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
