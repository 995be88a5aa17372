#include "chart.h"
#include "dress.h"
#include "small_pages.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char RICH[] =
    "<html><body class=\"chapter\"><nav id=\"side\"><ul><li><a href=\""
    "01-one.html\"><span>1</span> One</a></li></ul></nav><main>"
    "<h1><span class=\"label\">Chapter 2</span> Rich</h1>"
    "<p><em>It is so.</em> Every <span class=\"term\">set</span> is"
    " <a href=\"#e\">one</a>. No.</p>"
    "<p>A <span class=\"term\" data-entry=\"law\">rule</span> has</p>"
    "\n<p><math><mi>x</mi><mo>.</mo></math></p><p>More.</p>"
    "<div id=\"t\" class=\"theorem\" title=\"It holds\" data-bought=\""
    "{n} of {m}\"><p>T.</p></div>"
    "<figure id=\"f\" class=\"diagram\"><figcaption><p><strong>Figure 2.1."
    "</strong> A square.</p><p class=\"verdict fails\"><span class=\"word\">"
    "fails</span>: at 3</p></figcaption></figure>"
    "<p><span id=\"ex-2.1\" class=\"exercise\"><strong>Exercise 2.1."
    "</strong></span> (Recall.) Is 1 &lt; 2? Say why. Then stop."
    "<span class=\"how\">Run it; <a href=\"A3.html#c\">answer</a>.</span></p>"
    "<div class=\"chunk\" id=\"e\"><span class=\"num\">2.1</span><span"
    " class=\"name\">Makefile</span><pre>NEEDS = 01-one\ninclude x</pre>"
    "<a class=\"file\">Makefile</a></div>"
    "<div class=\"chunk\" id=\"e2\"><b class=\"num\">2.2</b><b"
    " class=\"name\">it</b><b class=\"file\">check_x.c</b><b"
    " class=\"defines\"><code>ck</code></b></div>"
    "<nav class=\"pager\"></nav></main></body></html>";

static const struct { Write *write; const char *has; } LISTS[] = {
    { glossary_write, "<dt id=\"set\"><a href=\"02-rich.html#\">set</a></dt>"
        "\n<dd>Every set is <a href=\"02-rich.html#e\">one</a>. <small>" },
    { glossary_write, ">law</a></dt>\n<dd>A rule has <math><mi>x</mi><mo>."
        "</mo></math> <small>" },
    { theorems_write, "<tr><td>2</td><td><a href=\"02-rich.html#t\">" },
    { diagrams_write, "<td><a href=\"02-rich.html#f\">Figure 2.1.</a></td>"
        "<td> A square.</td><td class=\"verdict fails\"><span class=\"word\">"
        "fails</span>: at 3</td>" },
    { exercises_write, "<td><a href=\"02-rich.html#ex-2.1\">2.1</a></td>"
        "<td>Is 1 &lt; 2? Say why.</td><td><code>make exercise-2.1</code>"
        "</td><td><a href=\"A3.html#c\">answer</a></td>" },
    { files_write, "## 2 Rich\n\n```{=html}\n<ul class=\"index\">\n<li><a href="
        "\"files/02-rich/Makefile.html\">Makefile</a></li>\n</ul>" },
    { index_write, "### F {#letter-f}\n\n```{=html}\n<ul class=\"index\">\n"
        "<li><code>f</code> <a" },
    { index_write, "<li><code>f</code> <a href=\"01-one.html#c-01-a-h\"><b>"
        "1.1</b></a> <a href=\"02-two.html#c-02-b-c\">2.1</a></li>" },
    { index_write, "## Names of tests\n\n```{=html}\n<ul class=\"index\">\n"
        "<li><code>ck</code> <a href=\"02-rich.html#e2\"><b>2.2</b></a>" },
    { index_write, "<li>call it <a href=\"02-two.html#c-02-b-c\"><b>2.1" },
};

START_TEST(a_list_has_what_the_pages_have)
{
    Volume v = small_volume();
    Text out = {0};
    Report errors = {0};
    volume_add(&v, "02-rich.html", RICH, &errors);
    LISTS[_i].write(&v, &out, &errors);
    ck_assert_msg(strstr(out.at, LISTS[_i].has) != NULL, "%s", out.at);
    ck_assert_int_eq(errors.count, 0);
    text_free(&out);
    volume_free(&v);
}
END_TEST

START_TEST(a_term_is_defined_once_in_the_book)
{
    Volume v = small_volume();
    Text out = {0};
    Report errors = {0};
    volume_add(&v, "03-b.html",
        "<p>An <span class=\"term\">arrow</span>.</p>",
        &errors);
    glossary_write(&v, &out, &errors);
    ck_assert_str_eq(text_string(&errors.text), "chapters/03-b.nw: the term "
        "\"arrow\" is already defined in 01-one.html\n");
    text_free(&errors.text);
    text_free(&out);
    volume_free(&v);
}
END_TEST

START_TEST(an_added_page_has_a_header)
{
    Volume v = small_volume();
    Text first = {0}, last = {0}, none = {0};
    Report errors = {0};
    ck_assert(extra_write(&v, "theorems", &first, &errors));
    ck_assert_msg(starts(first.at, "---\ntitle: Theorems\npagetitle: "
        "Theorems\nkind: apparatus\nprev:\n  url: 02-two.html\n  title: Two"
        "\nnext:\n  url: diagrams.html\n  title: Diagrams\n---\n\n"), "%s",
        first.at);
    ck_assert(extra_write(&v, "print", &last, &errors));
    ck_assert_msg(strstr(last.at, "prev:\n  url: listing.html\n  title: "
        "Files\nnext: false\n---\n") != NULL, "%s", last.at);
    ck_assert(!extra_write(&v, "concordance", &none, &errors));
    ck_assert(none.length == 0 && errors.count == 0);
    text_free(&first);
    text_free(&last);
    volume_free(&v);
}
END_TEST

START_TEST(a_term_has_an_address)
{
    static const struct { const char *words, *slug; } cases[] = {
        { "Kleisli category", "kleisli-category" }, { "  A--b! ", "a-b" },
        { "caf\xc3\xa9 3", "caf\xc3\xa9-3" }, { "!?", "" }, { "", "" },
    };
    Pool pool = {0};
    for (int i = 0; i < ROWS(cases); i++)
        ck_assert_str_eq(slug(&pool, cases[i].words), cases[i].slug);
    pool_free(&pool);
}
END_TEST

static const struct { Write *write; const char *page, *has; } MAPS[] = {
    { chart_write, RICH, "  \"02-rich.html\" [label=\"2 Rich\", "
        "URL=\"02-rich.html\"];\n  \"01-one.html\" -> \"02-rich.html\";" },
    { drawing_write, "<?xml?><svg viewBox=\"0 0 90.5 20\"><title>x</title>"
        "<g id=\"n\" stroke=\"black\"><text font-family=\"Times\">1</text>"
        "</g></svg>", "viewBox=\"0 0 90.5 20\" xmlns=\"http://www.w3.org/"
        "2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g "
        "stroke=\"currentColor\"><text font-family=\"serif\">1</text></g>"
        "</svg>" },
    { drawing_write, "<svg viewBox=\"0 0 90.5 20\"></svg>",
        " width=\"90\" " },
};

START_TEST(the_map_is_drawn_from_needs)
{
    Volume v = {0};
    Text out = {0};
    Report errors = {0};
    volume_add(&v, "02-rich.html", MAPS[_i].page, &errors);
    MAPS[_i].write(&v, &out, &errors);
    ck_assert_msg(strstr(out.at, MAPS[_i].has) != NULL, "%s", out.at);
    text_free(&out);
    volume_free(&v);
}
END_TEST

static char build[] = "/tmp/apparatus-XXXXXX";

static void put_file(const char *name, const char *text)
{
    Pool pool = {0};
    Text t = {0};
    text_put(&t, text);
    ck_assert(text_save(&t, pool_format(&pool, "%s/%s", build, name)));
    text_free(&t);
    pool_free(&pool);
}

static void make_build(void)
{
    char old[sizeof build];
    memcpy(old, "/tmp/apparatus-XXXXXX", sizeof old);
    memcpy(build, old, sizeof build);
    Pool pool = {0};
    ck_assert_ptr_ne(mkdtemp(build), NULL);
    mkdir(pool_format(&pool, "%s/02-rich", build), 0777);
    mkdir(pool_format(&pool, "%s/02-rich/out", build), 0777);
    put_file("02-rich/out/measure_x.txt", "n = 3\nm = 1,024\nmn = 5\n");
    put_file("02-rich/check_x.log", "100%: Checks: 12, Failures: 0, "
        "Errors: 0\n100%: Checks: 5, Failures: 0, Errors: 0\n");
    pool_free(&pool);
}

static void remove_build(void)
{
    static const char *const names[] = { "/02-rich/out/measure_x.txt",
        "/02-rich/check_x.log", "/02-rich/out", "/02-rich", "" };
    Pool pool = {0};
    for (int i = 0; i < ROWS(names); i++)
        remove(pool_format(&pool, "%s%s", build, names[i]));
    pool_free(&pool);
}

static const char *const DRESSED[] = {
    "<span id=\"term-set\" class=\"term\">set</span>",
    "<span id=\"term-law\" class=\"term\" data-entry=\"law\">rule</span>",
    "<div id=\"t\" class=\"theorem\" data-title=\"It holds\" data-bought=\""
        "3 of 1,024\"><p>T.</p></div>",
    "</h1>\n<aside class=\"needs apparatus\" aria-label=\"What it needs and "
        "gives\">\n<dl>\n<dt>Needs</dt> <dd><a href=\"01-one.html\">1 One"
        "</a></dd>\n<dt>Gives</dt>\n<dd><a href=\"#t\">It holds</a></dd>",
    "<dt>Files</dt> <dd>1, in <code>tangled/02-rich</code></dd>\n"
        "<dt>Tests</dt> <dd>17, which have passed</dd>\n"
        "<dt>Diagrams</dt> <dd><a href=\"#f\">2.1</a> fails</dd>\n"
        "<dt>Bought</dt>\n<dd><a href=\"#t\">3 of 1,024</a></dd>\n"
        "</dl>\n</aside>\n<nav class=\"pager\">",
    "<li class=\"part\">Apparatus</li>\n<li><a href=\"theorems.html\">",
};

START_TEST(a_page_is_dressed)
{
    Volume v = {0};
    Text out = {0};
    Report errors = {0};
    volume_add(&v, "02-rich.html", RICH, &errors);
    dress_write(&v, &(Setting){ build, NULL }, &out, &errors);
    ck_assert_msg(strstr(out.at, DRESSED[_i]) != NULL, "%s", out.at);
    ck_assert_msg(errors.count == 0, "%s", text_string(&errors.text));
    text_free(&out);
    volume_free(&v);
}
END_TEST

static const struct { const char *html, *said; } BAD_MARKS[] = {
    { "<p><span class=\"term\">a b</span> <span class=\"term\" data-entry="
        "\"A  b\">x</span></p>",
        "the term \"A  b\" is defined a second time" },
    { "<p><span class=\"term\"></span></p>", "a term without words" },
    { "<div class=\"theorem\" id=\"t\" title=\"T\"></div>", "a theorem needs "
        "an id, a title and what it bought" },
    { "<div class=\"theorem\" id=\"t\" title=\"T\" data-bought=\"{none}\">"
        "</div>", "no run of 02-rich has printed \"none = ...\"" },
    { "<div class=\"theorem\" id=\"t\" title=\"T\" data-bought=\"{none\">"
        "</div>", "no run of 02-rich has printed \"none = ...\"" },
};

START_TEST(a_bad_mark_is_told)
{
    Volume v = {0};
    Text out = {0};
    Report errors = {0};
    volume_add(&v, "02-rich.html", BAD_MARKS[_i].html, &errors);
    dress_write(&v, &(Setting){ build, NULL }, &out, &errors);
    const char *said = text_string(&errors.text);
    ck_assert_int_eq(errors.count, 1);
    ck_assert_msg(starts(said, "chapters/02-rich.nw: ")
        && strstr(said, BAD_MARKS[_i].said) != NULL, "%s", said);
    text_free(&errors.text);
    text_free(&out);
    volume_free(&v);
}
END_TEST

START_TEST(a_page_is_not_made_over_failed_tests)
{
    Volume v = {0};
    Text out = {0};
    Report errors = {0};
    put_file("02-rich/check_x.log",
        "90%: Checks: 12, Failures: 1, Errors: 1\n");
    volume_add(&v, "02-rich.html", RICH, &errors);
    dress_write(&v, &(Setting){ build, NULL }, &out, &errors);
    ck_assert_int_eq(errors.count, 1);
    ck_assert_ptr_ne(strstr(text_string(&errors.text),
        "2 tests of 02-rich have failed"), NULL);
    text_free(&errors.text);
    text_free(&out);
    volume_free(&v);
}
END_TEST


int main(void)
{
    Suite *suite = suite_create("lists");
    TCase *lists = tcase_create("lists"), *dress = tcase_create("dress");
    tcase_add_loop_test(lists, a_list_has_what_the_pages_have, 0,
        ROWS(LISTS));
    tcase_add_test(lists, a_term_is_defined_once_in_the_book);
    tcase_add_test(lists, an_added_page_has_a_header);
    tcase_add_test(lists, a_term_has_an_address);
    tcase_add_loop_test(lists, the_map_is_drawn_from_needs, 0, ROWS(MAPS));
    tcase_add_checked_fixture(dress, make_build, remove_build);
    tcase_add_loop_test(dress, a_page_is_dressed, 0, ROWS(DRESSED));
    tcase_add_loop_test(dress, a_bad_mark_is_told, 0, ROWS(BAD_MARKS));
    tcase_add_test(dress, a_page_is_not_made_over_failed_tests);
    suite_add_tcase(suite, lists);
    suite_add_tcase(suite, dress);
    return run_suite(suite);
}
