#include "check_tokens.h"
#include "highlight.h"

/* The text of HTML: without tags, its entities read. */
static void strip(const char *html, Text *out)
{
    static const struct { const char *entity, *text; } entities[] = {
        { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
        { "&quot;", "\"" }, { "&#96;", "`" }, { "&#124;", "|" },
    };
    while (*html != '\0') {
        size_t n = *html == '<' ? strcspn(html, ">") + 1 : 0;
        for (size_t i = 0; n == 0 && i < 6; i++)
            if (starts(html, entities[i].entity)) {
                text_put(out, entities[i].text);
                n = strlen(entities[i].entity);
            }
        if (n == 0) {
            ck_assert_int_ne(*html, '&');
            text_add(out, html, 1);
            n = 1;
        }
        html += n;
    }
}

static const char *const LANGUAGES[] = { "x.c", "x.dot", "Makefile", "x.sh",
    "x.awk", "x.css", "x.js", "x.html", "x.gp", "x.toml", "x.txt" };
static const char *const PIECES[] = { "int", "x1", "\"", "'", "\\", "/*", "*/",
    "//", "#", "#include <", "<a&b>", ">", "`", "|", " ", "->", ".", "42",
    "<!--", "-->", "(", ";", "\t", "\xc3\xa9", "_t", "return", "=" };

static const char *link_all(void *state, const char *name, bool called)
{
    (void)state;
    (void)called;
    return name[0] == 'x' ? "<a href=\"#x\">" : name[0] == '_'
        ? "<span class=\"df\">" : NULL;
}

START_TEST(what_is_highlighted_reads_as_what_was_given)
{
    unsigned long long seed = (unsigned long long)_i;
    Highlighter h = { .language = language_of(LANGUAGES[_i % 11]),
        .linker = link_all };
    Text given = {0}, html = {0}, read = {0}, line = {0};
    for (unsigned n = random_below(&seed, 8) + 1; n > 0; n--) {
        text_free(&line);
        for (unsigned k = random_below(&seed, 10); k > 0; k--)
            text_put(&line, PIECES[random_below(&seed,
                sizeof PIECES / sizeof PIECES[0])]);
        highlight(&h, text_string(&line), &html);
        highlight_newline(&h, &html);
        text_format(&given, "%s\n", text_string(&line));
    }
    strip(html.at, &read);
    ck_assert_str_eq(read.at, given.at);
    text_free(&given);
    text_free(&html);
    text_free(&read);
    text_free(&line);
}
END_TEST

static const struct { const char *file, *code, *html; } CLASSES[] = {
    { "x.c", "int y;", "<span class=\"kw\">int</span> y;" },
    { "x.c", "size_t n", "<span class=\"ty\">size_t</span> n" },
    { "x.c", "s.x p->x x", "s.x p-&gt;x <a href=\"#x\">x</a>" },
    { "x.c", "a > x", "a &gt; <a href=\"#x\">x</a>" },
    { "x.c", "_y", "<span class=\"df\">_y</span>" },
    { "x.c", "/* a */ 1.5f", "<span class=\"co\">/* a */</span> "
        "<span class=\"nu\">1.5f</span>" },
    { "x.c", "/*/ a", "<span class=\"co\">/*/ a</span>" },
    { "x.c", "'\\'' x", "<span class=\"st\">'\\''</span> "
        "<a href=\"#x\">x</a>" },
    { "x.c", "#include <a.h>", "<span class=\"pp\">#include</span> "
        "<span class=\"st\">&lt;a.h&gt;</span>" },
    { "x.c", "  # define x", "  <span class=\"pp\"># define</span> "
        "<a href=\"#x\">x</a>" },
    { "Makefile", "x: y # z", "x: y <span class=\"co\"># z</span>" },
    { "x.sh", "a#b", "a#b" },
    { "x.gp", "set x", "<span class=\"kw\">set</span> x" },
    { "x.txt", "int /* x */", "int /* x */" },
};

START_TEST(each_word_is_in_its_class)
{
    Highlighter h = { .language = language_of(CLASSES[_i].file),
        .linker = link_all };
    Text html = {0};
    highlight(&h, CLASSES[_i].code, &html);
    ck_assert_str_eq(html.at, CLASSES[_i].html);
    text_free(&html);
}
END_TEST

START_TEST(a_comment_goes_on_until_it_is_closed)
{
    Highlighter h = { .language = language_of("x.c"), .linker = link_all };
    Text html = {0};
    highlight(&h, "/* a", &html);
    highlight_newline(&h, &html);
    highlight(&h, "x */ x", &html);
    highlight_newline(&h, &html);
    highlight(&h, "\"x", &html);
    highlight_newline(&h, &html);
    highlight(&h, "x", &html);
    ck_assert_str_eq(html.at, "<span class=\"co\">/* a</span>\n"
        "<span class=\"co\">x */</span> <a href=\"#x\">x</a>\n"
        "<span class=\"st\">&quot;x</span>\n<a href=\"#x\">x</a>");
    text_free(&html);
}
END_TEST

static const struct { const char *tag, *read; } TAKEN[] = {
    { " a=\"1 2\" b='\"' c>d=e", "a=1 2;b=\";c;" },
    { " a=1/2 /", "a=1/2;" }, { "a=\"x", "a=x;" }, { "=a b", "=a;b;" },
    { "a=", "a=;" }, { "", "" }, { ">", "" },
};

START_TEST(an_attribute_is_taken)
{
    Pool pool = {0};
    Text read = {0};
    const char *s = TAKEN[_i].tag, *name, *value;
    while (take_attribute(&pool, &s, '>', &name, &value))
        text_format(&read, "%s%s%s;", name, value == NULL ? "" : "=",
            value == NULL ? "" : value);
    ck_assert_str_eq(text_string(&read), TAKEN[_i].read);
    text_free(&read);
    pool_free(&pool);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, what_is_highlighted_reads_as_what_was_given, 0,
        2200);
    tcase_add_loop_test(tests, each_word_is_in_its_class, 0, ROWS(CLASSES));
    tcase_add_test(tests, a_comment_goes_on_until_it_is_closed);
    tcase_add_loop_test(tests, an_attribute_is_taken, 0, ROWS(TAKEN));
}

int main(void)
{
    return run_tests("highlight", add_tests);
}
