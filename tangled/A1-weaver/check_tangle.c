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
    { "<<x.c>>=\n    <<b c>>;\n@\n<<b c>>=\n    <<d e>>\n3\n@\n<<d e>>=\n1\n2\n",
        "        1\n\t2\n    3;\n" },
    { "<<x.c>>=\n<<x.c>>=\na\n<<x.c>>=\n", "\na\n\n" },
    { "<<x.c>>=\n\n  \na\n", "\n  \na\n" },
};

START_TEST(files_are_as_noweb_wrote_them)
{
    Web web;
    Report errors = {0};
    Text text = {0};
    ck_assert(read_source(&web, "1.nw", RECORDED[_i].source, &errors));
    tangle_text(&web, web_find(&web, 0, "x.c"), &text);
    ck_assert_str_eq(text_string(&text), RECORDED[_i].tangled);
    text_free(&text);
    web_free(&web);
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

static void read_chapter(Web *web, const char *source)
{
    Pool pool = {0};
    Text tokens = {0};
    Report errors = {0};
    run(pool_format(&pool, "/usr/lib/noweb/markup -t %s", source), &tokens);
    ck_assert_msg(web_read(web, tokens.at, tokens.length, &errors)
        && web_is_finite(web, &errors), "%s", text_string(&errors.text));
    text_free(&tokens);
    text_free(&errors.text);
    pool_free(&pool);
}

static void compare_chapter(const char *source)
{
    Web web;
    Pool pool = {0};
    read_chapter(&web, source);
    int *roots, count = web_roots(&web, 0, &pool, &roots);
    for (int i = 0; i < count; i++)
        compare_root(&web, roots[i], source);
    pool_free(&pool);
    web_free(&web);
}

static const char *chapter_file(Pool *pool, int i)
{
    Text list = {0};
    run("ls ../../chapters/*.nw", &list);
    const char *s = text_string(&list);
    for (; i > 0 && *s != '\0'; i--)
        s = strchr(s, '\n') + 1;
    const char *file = *s == '\0' ? NULL
        : pool_copy(pool, s, strcspn(s, "\n"));
    text_free(&list);
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
    static const char *const words[] = { "x", "  ", " y;", "\t", "" };
    text_put(out, "# Random\n");
    for (unsigned i = 0; i < 6; i++)
        for (unsigned part = 1 + random_below(seed, 2); part > 0; part--) {
            text_format(out, i == 0 ? "<<f.c>>=\n" : "<<c %u>>=\n", i);
            for (unsigned n = random_below(seed, 12); n > 0; n--) {
                unsigned kind = random_below(seed, 9);
                if (kind < 5)
                    text_put(out, words[kind]);
                else if (kind < 7)
                    text_put(out, "\n");
                else if (i < 5)
                    text_format(out, "<<c %u>>",
                        i + 1 + random_below(seed, 5 - i));
            }
            text_put(out, "\n");
            if (random_below(seed, 2) == 0)
                text_put(out, "@\nProse.\n");
        }
}

START_TEST(random_webs_are_tangled_as_noweb_does)
{
    unsigned long long seed = (unsigned long long)_i;
    char path[] = "/tmp/web-XXXXXX";
    if (!there_is_noweb())
        return;
    for (int n = 0; n < 10; n++) {
        Text source = {0};
        random_source(&seed, &source);
        int file = mkstemp(path);
        ck_assert_int_ge(file, 0);
        ck_assert(text_save(&source, path));
        compare_chapter(path);
        close(file);
        unlink(path);
        strcpy(path, "/tmp/web-XXXXXX");
        text_free(&source);
    }
}
END_TEST

static int newlines(const Text *text)
{
    int count = 0;
    for (size_t i = 0; i < text->length; i++)
        count += text->at[i] == '\n';
    return count;
}

START_TEST(the_two_folds_agree)
{
    unsigned long long seed = 1000 + (unsigned long long)_i;
    Web web;
    Report errors = {0};
    Pool pool = {0};
    Text source = {0}, text = {0};
    Origins lines = { .pool = &pool };
    random_source(&seed, &source);
    ck_assert(read_source(&web, "1.nw", source.at, &errors));
    int root = web_find(&web, 0, "f.c");
    tangle_text(&web, root, &text);
    tangle_origins(&web, root, &lines);
    ck_assert_int_eq(lines.count, newlines(&text));
    pool_free(&pool);
    web_free(&web);
    text_free(&text);
    text_free(&source);
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
    unsigned long long seed = 2000 + (unsigned long long)_i;
    Web web;
    Report errors = {0};
    Pool pool = {0};
    Text source = {0}, text = {0};
    Origins lines = { .pool = &pool };
    random_source(&seed, &source);
    ck_assert(read_source(&web, "1.nw", source.at, &errors));
    tangle_text(&web, web_find(&web, 0, "f.c"), &text);
    tangle_origins(&web, web_find(&web, 0, "f.c"), &lines);
    for (int i = 0; i < lines.count; i++) {
        const char *tangled = line_of(&pool, text.at, i + 1);
        const char *written = line_of(&pool, source.at, lines.at[i].line);
        if (*tangled != '\0')
            ck_assert_msg(comes_from(tangled, written), "%d: %s / %s", i + 1,
                tangled, written);
    }
    pool_free(&pool);
    web_free(&web);
    text_free(&text);
    text_free(&source);
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

START_TEST(the_map_is_true_of_every_tangled_file)
{
    Pool pool = {0};
    Web web;
    Text chapter = {0};
    const char *source = chapter_file(&pool, _i);
    if (!there_is_noweb() || source == NULL)
        return;
    read_chapter(&web, source);
    ck_assert(text_load(&chapter, source));
    int *roots, count = web_roots(&web, 0, &pool, &roots);
    for (int i = 0; i < count; i++) {
        Text tangled = {0};
        tangle_text(&web, roots[i], &tangled);
        compare_lines(&web, roots[i], chapter.at, text_string(&tangled));
        text_free(&tangled);
    }
    text_free(&chapter);
    web_free(&web);
    pool_free(&pool);
}
END_TEST

START_TEST(a_chunk_goes_where_its_range_says)
{
    Web web;
    Report errors = {0};
    Pool pool = {0};
    Ranges ranges = { .pool = &pool };
    ck_assert(read_source(&web, "1.nw", "<<x.c>>=\na\n<<b c>>\nf(<<b c>>)\n@\n"
        "<<b c>>=\n1\n2\n<<b c>>=\n3\n", &errors));
    tangle_ranges(&web, web_find(&web, 0, "x.c"), &ranges);
    static const int expected[][2] = { { 1, 7 }, { 2, 3 }, { 4, 4 }, { 5, 6 },
        { 7, 7 } };
    ck_assert_int_eq(ranges.count, 5);
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(ranges.at[i].first, expected[i][0]);
        ck_assert_int_eq(ranges.at[i].last, expected[i][1]);
    }
    pool_free(&pool);
    web_free(&web);
}
END_TEST

static const struct { const char *source, *why; } ENDLESS[] = {
    { "<<x.c>>=\n<<a b>>\n@\n<<a b>>=\n<<a b>>\n", "uses itself" },
    { "<<x.c>>=\n<<a b>>\n@\n<<a b>>=\n<<c d>>\n@\n<<c d>>=\n<<a b>>\n",
        "uses itself" },
};

START_TEST(a_web_without_end_is_refused)
{
    Web web;
    Report errors = {0};
    ck_assert(read_source(&web, "1.nw", ENDLESS[_i].source, &errors));
    ck_assert(!web_is_finite(&web, &errors));
    ck_assert_ptr_ne(strstr(errors.text.at, ENDLESS[_i].why), NULL);
    text_free(&errors.text);
    web_free(&web);
}
END_TEST

static void chain(Text *source, int length, int uses)
{
    for (int i = 0; i < length; i++) {
        text_format(source, i == 0 ? "<<x.c>>=\n" : "<<c %d>>=\n", i);
        for (int k = 0; k < uses && i + 1 < length; k++)
            text_format(source, "<<c %d>>\n", i + 1);
    }
}

START_TEST(a_web_too_large_or_too_deep_is_refused)
{
    static const struct { int length, uses; const char *why; } rows[] = {
        { 60, 2, "four million" }, { 200, 1, "a hundred deep" },
    };
    Web web;
    Report errors = {0};
    Text source = {0};
    chain(&source, rows[_i].length, rows[_i].uses);
    ck_assert(read_source(&web, "1.nw", source.at, &errors));
    ck_assert(!web_is_finite(&web, &errors));
    ck_assert_int_eq(errors.count, 1);
    ck_assert_ptr_ne(strstr(errors.text.at, rows[_i].why), NULL);
    text_free(&errors.text);
    text_free(&source);
    web_free(&web);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tangle");
    TCase *text = tcase_create("text"), *places = tcase_create("places"),
        *bounds = tcase_create("bounds");
    tcase_set_timeout(text, 60);
    tcase_set_timeout(places, 60);
    tcase_add_loop_test(text, files_are_as_noweb_wrote_them, 0,
        sizeof RECORDED / sizeof RECORDED[0]);
    tcase_add_loop_test(text, chapters_are_tangled_as_noweb_does, 0, 24);
    tcase_add_loop_test(text, random_webs_are_tangled_as_noweb_does, 0, 10);
    tcase_add_loop_test(places, the_two_folds_agree, 0, 500);
    tcase_add_loop_test(places, every_line_comes_from_where_the_map_says, 0,
        500);
    tcase_add_loop_test(places, the_map_is_true_of_every_tangled_file, 0, 24);
    tcase_add_test(places, a_chunk_goes_where_its_range_says);
    tcase_add_loop_test(bounds, a_web_without_end_is_refused, 0, 2);
    tcase_add_loop_test(bounds, a_web_too_large_or_too_deep_is_refused, 0, 2);
    suite_add_tcase(suite, text);
    suite_add_tcase(suite, places);
    suite_add_tcase(suite, bounds);
    return run_suite(suite);
}
