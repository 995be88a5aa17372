#include "check_tokens.h"
#include "lint.h"
#include "map.h"

#include <stdlib.h>
#include <unistd.h>

/* Each with what noweb wrote for x.c, recorded once. */
static const struct { const char *source, *tangled; } RECORDED[] = {
    { "<<x.c>>=\na\n<<b c>>\nd\n@\n<<b c>>=\n1\n2\n", "a\n1\n2\nd\n" },
    { "<<x.c>>=\nf(<<b c>>, <<b c>>);\n@\n<<b c>>=\n1\n 2\n",
        "f(1\n   2, 1\n\t    2);\n" },
    { "<<x.c>>=\n  <<b c>>\n@\n<<b c>>=\n1\n\n2\n<<b c>>=\n3\n",
        "  1\n\n  2\n  3\n" },
    { "<<x.c>>=\na<<e f>>b\n@\n<<e f>>=\n@\n", "ab\n" },
    { "<<x.c>>=\n\t<<b c>>\n@\n<<b c>>=\n1\n2\n", "\t1\n\t2\n" },
    { "<<x.c>>=\n    <<b c>>;\n@\n<<b c>>=\n    <<d e>>\n3\n@\n"
        "<<d e>>=\n1\n2\n",
        "        1\n\t2\n    3;\n" },
    { "<<x.c>>=\n<<x.c>>=\na\n<<x.c>>=\n", "\na\n\n" },
    { "<<x.c>>=\n\n  \na\n", "\n  \na\n" },
};

START_TEST(files_are_as_noweb_wrote_them)
{
    Trial t;
    try_source(&t, "1.nw", RECORDED[_i].source);
    tangle_text(&t.web, web_find(&t.web, 0, "x.c"), &t.out);
    ck_assert_str_eq(text_string(&t.out), RECORDED[_i].tangled);
    end_trial(&t);
}
END_TEST

static bool there_is_noweb(void)
{
    return access("/usr/lib/noweb/markup", X_OK) == 0
        && access("/usr/lib/noweb/nt", X_OK) == 0;
}

static void run(const char *command, Text *out)
{
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_ne(pipe, NULL);
    ck_assert(text_read(out, pipe));
    ck_assert_int_eq(pclose(pipe), 0);
}

static void compare_root(const Web *web, int root, const char *source)
{
    Pool pool = {0};
    Text theirs = {0}, ours = {0};
    run(pool_format(&pool, "/usr/lib/noweb/markup -t %s | "
        "/usr/lib/noweb/nt -t8 '-R%s'", source, web->chunks[root].name),
        &theirs);
    tangle_text(web, root, &ours);
    ck_assert_str_eq(text_string(&ours), text_string(&theirs));
    text_free(&theirs);
    text_free(&ours);
    pool_free(&pool);
}

static void read_chapter(Trial *t, const char *source)
{
    *t = (Trial){0};
    run(pool_format(&t->pool, "/usr/lib/noweb/markup -t %s", source),
        &t->out);
    ck_assert_msg(web_read(&t->web, t->out.at, t->out.length, &t->errors)
        && web_is_finite(&t->web, &t->errors), "%s",
        text_string(&t->errors.text));
    text_free(&t->out);
}

static void compare_chapter(const char *source)
{
    Trial t;
    read_chapter(&t, source);
    int *roots, count = web_roots(&t.web, 0, &t.pool, &roots);
    for (int i = 0; i < count; i++)
        compare_root(&t.web, roots[i], source);
    end_trial(&t);
}

static const char *chapter_file(Pool *pool, int i)
{
    Text list = {0};
    run("ls ../../chapters/*.nw", &list);
    const char *at = text_keep(&list, pool), *file;
    while ((file = take_line(pool, &at)) != NULL && i > 0)
        i--;
    return file;
}

START_TEST(chapters_are_tangled_as_noweb_does)
{
    Pool pool = {0};
    const char *file = chapter_file(&pool, _i);
    if (there_is_noweb() && file != NULL)
        compare_chapter(file);
    pool_free(&pool);
}
END_TEST

/* A web of chunks 0..5; chunk i uses only later ones, anywhere on a line. */
static void random_source(unsigned long long *seed, Text *out)
{
    static const char *const words[] = { "x", "  ", " y;", "\t", "",
        "\n", "\n" };
    text_put(out, "# Random\n");
    for (unsigned i = 0; i < 6; i++)
        for (unsigned part = 1 + random_below(seed, 2); part > 0; part--) {
            text_format(out, i == 0 ? "<<f.c>>=\n" : "<<c %u>>=\n", i);
            for (unsigned n = random_below(seed, 12); n > 0; n--) {
                unsigned kind = random_below(seed, 9);
                if (kind < 7)
                    text_put(out, words[kind]);
                else if (i < 5)
                    text_format(out, "<<c %u>>",
                        i + 1 + random_below(seed, 5 - i));
            }
            text_put(out, random_below(seed, 2) == 0 ? "\n@\nProse.\n"
                : "\n");
        }
}

START_TEST(random_webs_are_tangled_as_noweb_does)
{
    unsigned long long seed = (unsigned long long)_i;
    if (!there_is_noweb())
        return;
    for (int n = 0; n < 10; n++) {
        char path[] = "/tmp/web-XXXXXX";
        Text source = {0};
        random_source(&seed, &source);
        int file = mkstemp(path);
        ck_assert_int_ge(file, 0);
        ck_assert(text_save(&source, path));
        compare_chapter(path);
        close(file);
        unlink(path);
        text_free(&source);
    }
}
END_TEST

/* A random web, its file, and where the lines of the file come from. */
static const char *try_random(Trial *t, int seed, Origins *lines)
{
    unsigned long long state = (unsigned long long)seed;
    Text source = {0};
    random_source(&state, &source);
    try_source(t, "1.nw", source.at);
    int root = web_find(&t->web, 0, "f.c");
    tangle_text(&t->web, root, &t->out);
    *lines = (Origins){ .pool = &t->pool };
    tangle_origins(&t->web, root, lines);
    return text_keep(&source, &t->pool);
}

START_TEST(the_two_folds_agree)
{
    Trial t;
    Origins lines;
    int count = 0;
    try_random(&t, 1000 + _i, &lines);
    for (size_t i = 0; i < t.out.length; i++)
        count += t.out.at[i] == '\n';
    ck_assert_int_eq(lines.count, count);
    end_trial(&t);
}
END_TEST

static const char *line_of(Pool *pool, const char *text, int line)
{
    while (--line > 0 && *text != '\0')
        text += strcspn(text, "\n") + 1;
    const char *start = text + strspn(text, " \t");
    return pool_copy(pool, start, strcspn(start, "\n"));
}

/* Whether the visible part of a tangled line stands in the chapter's line,
 * at its first text: before the first use or after one of them. */
static bool comes_from(const char *tangled, const char *written)
{
    const char *s = written;
    while (s != NULL) {
        s += strspn(s, " \t");
        const char *use = strstr(s, "<<");
        size_t n = use == NULL ? strlen(s) : (size_t)(use - s);
        if (strncmp(tangled, s, n) == 0 && (n > 0 || *tangled == '\0'))
            return true;
        s = use == NULL ? NULL : strstr(use, ">>");
        s = s == NULL ? NULL : s + 2;
    }
    return false;
}

START_TEST(every_line_comes_from_where_the_map_says)
{
    Trial t;
    Origins lines;
    const char *source = try_random(&t, 2000 + _i, &lines);
    for (int i = 0; i < lines.count; i++) {
        const char *tangled = line_of(&t.pool, t.out.at, i + 1);
        const char *written = line_of(&t.pool, source, lines.at[i].line);
        if (*tangled != '\0')
            ck_assert_msg(comes_from(tangled, written), "%d: %s / %s", i + 1,
                tangled, written);
    }
    end_trial(&t);
}
END_TEST

static void compare_lines(const Web *web, int root, const char *chapter,
    const char *tangled)
{
    Pool pool = {0};
    Spans spans = { .pool = &pool };
    tangle_spans(web, root, &spans);
    int due = 1;
    for (int i = 0; i < spans.count; i++) {
        const Span *s = &spans.at[i];
        ck_assert_int_eq(s->first, due);
        due = s->last + 1;
        for (int k = s->first; k <= s->last; k++) {
            const char *there = line_of(&pool, tangled, k);
            const char *here = line_of(&pool, chapter,
                s->from.line + k - s->first);
            bool marked = strchr(here, '@') != NULL || *there == '\0';
            ck_assert_msg(marked || comes_from(there, here),
                "%s:%d is %s, not %s", web->chunks[root].name, k, there, here);
        }
    }
    pool_free(&pool);
}

static void check_map_of(const char *source)
{
    Trial t;
    Text chapter = {0};
    read_chapter(&t, source);
    ck_assert(text_load(&chapter, source));
    int *roots, count = web_roots(&t.web, 0, &t.pool, &roots);
    for (int i = 0; i < count; i++) {
        tangle_text(&t.web, roots[i], &t.out);
        compare_lines(&t.web, roots[i], chapter.at, text_string(&t.out));
        text_free(&t.out);
    }
    text_free(&chapter);
    end_trial(&t);
}

START_TEST(the_map_is_true_of_every_tangled_file)
{
    Pool pool = {0};
    const char *source = chapter_file(&pool, _i);
    if (there_is_noweb() && source != NULL)
        check_map_of(source);
    pool_free(&pool);
}
END_TEST

START_TEST(a_chunk_goes_where_its_range_says)
{
    static const int expected[][2] = { { 1, 7 }, { 2, 3 }, { 4, 4 }, { 5, 6 },
        { 7, 7 } };
    Trial t;
    try_source(&t, "1.nw", "<<x.c>>=\na\n<<b c>>\nf(<<b c>>)\n@\n"
        "<<b c>>=\n1\n2\n<<b c>>=\n3\n");
    Ranges ranges = { .pool = &t.pool };
    tangle_ranges(&t.web, web_find(&t.web, 0, "x.c"), &ranges);
    ck_assert_int_eq(ranges.count, 5);
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(ranges.at[i].first, expected[i][0]);
        ck_assert_int_eq(ranges.at[i].last, expected[i][1]);
    }
    end_trial(&t);
}
END_TEST

static void chain(Text *source, int length, int uses, int last)
{
    for (int i = 0; i < length; i++) {
        text_format(source, i == 0 ? "<<x.c>>=\n" : "<<c %d>>=\n", i);
        for (int k = 0; k < uses; k++)
            text_format(source, "<<c %d>>\n", i + 1 < length ? i + 1 : last);
    }
}

START_TEST(a_web_without_end_or_bound_is_refused)
{
    static const struct { int length, uses, last; const char *why; } rows[] = {
        { 2, 1, 1, "uses itself" }, { 3, 1, 1, "uses itself" },
        { 60, 2, 99, "four million" }, { 200, 1, 999, "a hundred deep" },
    };
    Trial t;
    Text source = {0};
    chain(&source, rows[_i].length, rows[_i].uses, rows[_i].last);
    try_source(&t, "1.nw", source.at);
    ck_assert(!web_is_finite(&t.web, &t.errors));
    ck_assert_int_eq(t.errors.count, 1);
    assert_said(&t, rows[_i].why);
    text_free(&source);
    end_trial(&t);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, files_are_as_noweb_wrote_them, 0,
        ROWS(RECORDED));
    tcase_add_loop_test(tests, chapters_are_tangled_as_noweb_does, 0, 24);
    tcase_add_loop_test(tests, random_webs_are_tangled_as_noweb_does, 0, 10);
    tcase_add_loop_test(tests, the_two_folds_agree, 0, 500);
    tcase_add_loop_test(tests, every_line_comes_from_where_the_map_says, 0,
        500);
    tcase_add_loop_test(tests, the_map_is_true_of_every_tangled_file, 0, 24);
    tcase_add_test(tests, a_chunk_goes_where_its_range_says);
    tcase_add_loop_test(tests, a_web_without_end_or_bound_is_refused, 0, 4);
}

int main(void)
{
    return run_tests("tangle", add_tests);
}
