#include "cites.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const struct { const char *bib, *chapter, *said; } CASES[] = {
    { "@misc{a1,\n}\n", "As @a1 says [see @a1, p. 2; -@a1].\n", "" },
    { "% @misc{x,\n@misc{a,\n}\n", "[@a]", "" },
    { "@misc{a,\n}\n", "One [@a].\n\nTwo [@b].\n",
        "c.nw:3: the work @b is not in references.bib\n" },
    { "@misc{a,\n}\n\n@misc{b,\n}\n", "@a\n",
        "r.bib:4: no chapter cites b\n" },
    { "@misc{a,\n}\n@book{a,\n}\n", "@a",
        "r.bib:3: the key a stands in line 1 already\n" },
    { "@misc a,\n", "",
        "r.bib:1: expected @kind{key, and read @misc a,\n" },
    { "", "x@y.z `@b` [[@c]] @@d\n<<a.c>>=\n@e\n@ %f\n```\n@g\n```\n@\n",
        "c.nw:1: the work @d is not in references.bib\n" },
    { "", "<<x>>\n@h `i\n[[j\n@k\n",
        "c.nw:2: the work @h is not in references.bib\n"
        "c.nw:4: the work @k is not in references.bib\n" },
    { "@misc{a-b_c:d,\n}\n", "@a-b_c:d: and (@a-b_c:d)\n", "" },
    { "", "`x`@l `\n<<a.c>>=\n@\n```\n```\n@m\n",
        "c.nw:1: the work @l is not in references.bib\n"
        "c.nw:6: the work @m is not in references.bib\n" },
};

START_TEST(a_key_is_cited_and_is_there)
{
    Cites c = {0};
    Report errors = {0};
    cites_read_works(&c, "r.bib", CASES[_i].bib, &errors);
    cites_read_chapter(&c, "c.nw", CASES[_i].chapter, &errors);
    cites_check(&c, "r.bib", &errors);
    ck_assert_str_eq(text_string(&errors.text), CASES[_i].said);
    pool_free(&c.pool);
    text_free(&errors.text);
}
END_TEST

static const char CITING[] = "<main><h1><span class=\"label\">Chapter 1"
    "</span> A</h1><div id=\"refs\"><div id=\"ref-b\" class=\"csl-entry\">"
    "B. <a href=\"https://b\">b</a></div></div></main>";
static const char AGAIN[] = "<main><h1>Preface</h1><div id=\"refs\">"
    "<div id=\"ref-a\" class=\"csl-entry\">A.</div><div id=\"ref-b\""
    " class=\"csl-entry\">B.</div></div></main>";

START_TEST(a_work_names_the_pages_that_cite_it)
{
    Volume v = {0};
    Report errors = {0};
    Text out = {0};
    volume_add(&v, "01-a.html", CITING, &errors);
    volume_add(&v, "00-p.html", AGAIN, &errors);
    references_write(&v, &out, &errors);
    ck_assert_ptr_ne(strstr(out.at, "<p id=\"ref-a\">A. <small><a href=\""
        "00-p.html#ref-a\">Preface</a></small></p>\n<p id=\"ref-b\">B. "
        "<a href=\"https://b\">b</a> <small><a href=\"01-a.html#ref-b\">1"
        "</a>, <a href=\"00-p.html#ref-b\">Preface</a></small></p>\n"), NULL);
    text_free(&out);
    volume_free(&v);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, a_key_is_cited_and_is_there, 0,
        ROWS(CASES));
    tcase_add_test(tests, a_work_names_the_pages_that_cite_it);
}

int main(void)
{
    return run_tests("cites", add);
}
