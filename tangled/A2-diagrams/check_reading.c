/* check_reading.c - the scanner of C, the reader of DOT, the paths. */
#include "draw.h"
#include "emit.h"
#include "ink.h"
#include "source.h"
#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A stream over text; fmemopen refuses an empty one. */
static FILE *text_stream(const char *text)
{
    FILE *f = *text == '\0' ? fopen("/dev/null", "r")
                            : fmemopen((void *)text, strlen(text), "r");
    ck_assert_ptr_nonnull(f);
    return f;
}

static void read_c(Declared *d, const char *text)
{
    FILE *in = text_stream(text);
    ck_assert_int_eq(declared_read(d, in), 0);
    fclose(in);
}

/* The pairs compared in a grid of squares, exactly or with a tolerance. */
static void grid_paths(Paths *p, int columns, int rows, double tolerance)
{
    static Diagram d;
    static char id[MOST_NODES][16];
    Report r = { .file = "grid.dot", .out = stderr };
    d = (Diagram){ .commutes = 1, .tolerance = tolerance };
    d.node_count = columns * rows;
    for (int i = 0; i < d.node_count; i++) {
        snprintf(id[i], sizeof id[i], "%d", i);
        d.node[i] = (Node){ .id = id[i], .type = "T", .label = "T" };
        if (i % columns + 1 < columns)
            d.edge[d.edge_count++] = (Edge){ .from = i, .to = i + 1,
                                             .arrow = "f", .label = "f" };
        if (i / columns + 1 < rows)
            d.edge[d.edge_count++] = (Edge){ .from = i, .to = i + columns,
                                             .arrow = "g", .label = "g" };
    }
    ck_assert_int_eq(paths_find(p, &d, &r), 0);
}

START_TEST(exact_squares_paste_so_only_the_squares_are_compared)
{
    for (int columns = 2; columns <= 4; columns++)
        for (int rows = 2; rows <= 4; rows++) {
            Paths p;
            grid_paths(&p, columns, rows, 0);
            ck_assert_int_eq(p.count, (columns - 1) * (rows - 1));
            for (int i = 0; i < p.count; i++)
                ck_assert_int_eq(p.pair[i]->count, 2);
            paths_close(&p);
        }
}
END_TEST

START_TEST(with_a_tolerance_all_parallel_paths_are_compared)
{
    Paths p;
    int corner = 0;
    grid_paths(&p, 4, 4, 0.1);
    for (int i = 0; i < p.count; i++)
        if (p.pair[i]->from == 0 && p.pair[i]->to == 15)
            corner = p.pair[i]->count;
    ck_assert_int_eq(corner, 20);       /* 6 over 3 */
    ck_assert_int_eq(p.count, 36);      /* rectangles in the grid */
    paths_close(&p);
}
END_TEST

START_TEST(functions_types_and_statuses_are_found)
{
    Declared d;
    read_c(&d, "# 1 \"a.h\"\nenum status { OK = 0, EMPTY, LAST };\n"
           "typedef struct A { int at[3]; } A;\ntypedef A B;\n"
           "static inline void A_print(int f) { inner(f); }\n"
           "double (*pointer)(int);\nextern int f_apply (int);\nint after;");
    ck_assert_int_eq(words_have(&d.types, "after"), 0);
    ck_assert_int_eq(words_have(&d.types, "A"), 1);
    ck_assert_int_eq(words_have(&d.types, "B"), 1);
    ck_assert_int_eq(words_have(&d.types, "at"), 0);
    ck_assert_int_eq(declared_with(&d, "A", "print"), 1);
    ck_assert_int_eq(declared_with(&d, "f", "apply"), 1);
    ck_assert_int_eq(declared_with(&d, "f", "appl"), 0);
    ck_assert_int_eq(words_have(&d.functions, "inner"), 0);
    ck_assert_int_eq(d.statuses.count, 3);
    ck_assert_int_eq(words_have(&d.statuses, "EMPTY"), 1);
    declared_close(&d);
}
END_TEST

START_TEST(what_stands_in_comments_and_strings_is_not_declared)
{
    Declared d;
    read_c(&d, "/* void a(int); */ // void b(int);\n# void c(int);\n"
           "const char *s = \"void d(int); \\\" void e(int);\";\n"
           "char q = '\"'; void f(int);\nchar r = '\\''; void g(int);\n");
    for (const char *name = "abcde"; *name != '\0'; name++)
        ck_assert_int_eq(words_have(&d.functions, (char[]){ *name, 0 }), 0);
    ck_assert_int_eq(words_have(&d.functions, "f"), 1);
    ck_assert_int_eq(words_have(&d.functions, "g"), 1);
    declared_close(&d);
}
END_TEST

START_TEST(a_long_context_is_read_whole)
{
    FILE *in = tmpfile();
    Declared d;
    ck_assert_ptr_nonnull(in);
    for (int i = 0; i < 40000; i++)
        fprintf(in, "void f%d(int);\n", i);
    rewind(in);
    ck_assert_int_eq(declared_read(&d, in), 0);
    fclose(in);
    ck_assert_int_eq(d.functions.count, 40000);
    ck_assert_int_eq(words_have(&d.functions, "f39999"), 1);
    declared_close(&d);
}
END_TEST

/* Words that mean something to the scanner or the reader, and any bytes. */
static void draw_text(Source *s, char *text, int length)
{
    static const char *const word[] = { "{", "}", "(", ")", ";", ",", "\"",
        "'", "/*", "*/", "//", "\n", "#", "\\", "enum status {", "typedef ",
        "digraph d {", "A", "B", "->", "[", "]", "=", "arrow=f", "label=",
        "at=\"1,2\"", "graph [", "caption=c", "alt=a", "loops=2", "<", ">",
        "node [type=T]", "A->B[arrow=f]", "A->B[arrow=g]", "subgraph ",
        "tolerance=\"1:a\"", "given=\"T t\"", "fails=\"A->B\"", "strict " };
    int count = sizeof word / sizeof word[0], used = 0;
    while (used + 20 < length) {
        int i = draw_below(s, count + 4);
        if (i < count)
            used += snprintf(text + used, 20, "%s", word[i]);
        else
            text[used++] = (char)(1 + draw_below(s, 255));
    }
    text[used] = '\0';
}

/* An input for each case, or as many in all as FUZZ says. */
enum { CASES = 200 };
static int last_seed(int case_number)
{
    const char *more = getenv("FUZZ");
    return case_number + (more != NULL ? atoi(more) : CASES);
}

static void read_any_c(int seed)
{
    Source s;
    char text[400];
    Declared d;
    source_seed(&s, (uint64_t)seed);
    draw_text(&s, text, 20 + draw_below(&s, 380));
    read_c(&d, text);
    for (int i = 0; i < d.functions.count; i++) {
        Word w = d.functions.word[i];
        ck_assert(w.at >= d.text && w.at + w.length <= d.text + strlen(text));
    }
    declared_close(&d);
}

START_TEST(any_text_is_read_as_c_without_harm)
{
    for (int seed = _i; seed < last_seed(_i); seed += CASES)
        read_any_c(seed);
}
END_TEST

static FILE *nowhere(void)
{
    static FILE *out;                   /* is not read, and stays open */
    out = out ? out : fopen("/dev/null", "w");
    ck_assert_ptr_nonnull(out);
    return out;
}

/* Read, find paths, draw, translate: whatever can be done with a text. */
static int do_all(const char *dot)
{
    FILE *in = text_stream(dot), *out = nowhere();
    Report r = { .file = "fuzz.dot", .out = out };
    Diagram d;
    Paths p = { 0 };
    Declared c;
    int failed = diagram_read(&d, in, &r);
    read_c(&c, "void f_apply(int); void g_apply(int); typedef int T;"
           "void T_sample(int); void T_gap(int); void T_print(int);");
    if (!failed)
        failed = paths_find(&p, &d, &r);
    if (!failed)
        draw_diagram(out, &d, &p);
    if (!failed)
        failed = emit_test(out, &d, &p, &c, &r);
    ck_assert_int_eq(failed != 0, r.count > 0);
    declared_close(&c);
    paths_close(&p);
    diagram_close(&d);
    fclose(in);
    return failed;
}

START_TEST(any_text_is_read_as_dot_without_harm)
{
    for (int seed = _i; seed < last_seed(_i); seed += CASES) {
        Source s;
        char text[400];
        source_seed(&s, (uint64_t)seed);
        draw_text(&s, text, 20 + draw_below(&s, 380));
        do_all(text);
    }
}
END_TEST

static const char sound[] = "digraph d { graph [caption=\"c\", alt=\"a\", "
    "given=\"T p; T q\", tolerance=\"1e-3: sums\", samples=10] "
    "node [type=T]; A -> B [arrow=f, with=\"&p\"]; B -> C [arrow=g]; "
    "A -> C [arrow=f, place=left, bend=20, style=dashed]; "
    "A [at=\"0,1\", label=\"Ä\"] }";

/* A sound diagram with a few bytes changed, lost or doubled. */
static void read_damaged(int seed)
{
    Source s;
    char text[2 * sizeof sound];
    source_seed(&s, (uint64_t)seed);
    snprintf(text, sizeof text, "%s", sound);
    for (int n = 1 + draw_below(&s, 4); n > 0; n--) {
        int at = draw_below(&s, (int)strlen(text));
        int kind = draw_below(&s, 3);
        if (kind == 0)
            text[at] = (char)(1 + draw_below(&s, 255));
        else if (kind == 1)
            memmove(text + at, text + at + 1, strlen(text + at));
        else
            memmove(text + at + 1, text + at, strlen(text + at) + 1);
    }
    do_all(text);
}

START_TEST(a_damaged_diagram_is_read_without_harm)
{
    for (int seed = _i; seed < last_seed(_i); seed += CASES)
        read_damaged(seed);
}
END_TEST

START_TEST(the_diagram_that_is_damaged_was_sound)
{
    ck_assert_int_eq(do_all(sound), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("reading");
    TCase *tests = tcase_create("reading"), *fuzz = tcase_create("fuzz");
    tcase_add_test(tests, functions_types_and_statuses_are_found);
    tcase_add_test(tests, what_stands_in_comments_and_strings_is_not_declared);
    tcase_add_test(tests, a_long_context_is_read_whole);
    tcase_add_test(tests, exact_squares_paste_so_only_the_squares_are_compared);
    tcase_add_test(tests, with_a_tolerance_all_parallel_paths_are_compared);
    tcase_add_test(tests, the_diagram_that_is_damaged_was_sound);
    tcase_add_loop_test(fuzz, any_text_is_read_as_c_without_harm, 0, CASES);
    tcase_add_loop_test(fuzz, any_text_is_read_as_dot_without_harm, 0, CASES);
    tcase_add_loop_test(fuzz, a_damaged_diagram_is_read_without_harm, 0,
                        CASES);
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, fuzz);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
