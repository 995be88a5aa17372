#include "check_tokens.h"
#include "links.h"

#include <stdlib.h>
#include <sys/stat.h>

static const char THERE[] = "<p id=\"here\"><a id='b'>x</a></p>";
static const struct { const char *page, *html, *said; } PAGES[] = {
    { "a.html", "<a href=\"#x\" id=\"x\">", "" },
    { "a.html", "<a href=\"there.html#here\"><a href='there.html'>", "" },
    { "a.html", "<a href=https://example.org>", "" },
    { "a.html", "<link rel=\"canonical\" href=\"https://x.org/a.html\">", "" },
    { "a.html", "<img src=\"data:x\"><a href=\"mailto:a@b\">", "" },
    { "files/n/x.c.html", "<a href=\"../../there.html#b\">", "" },
    { "files/n/x.c.html", "<a href=\"./x.c.html\">", "" },
    { "a.html", "<!-- <a href=\"#no\"> --><script>'<a href=\"#no\">'</script>",
        "" },
    { "a.html", "<a href=\"#no\">", "d/a.html: link to \"#no\": no such "
        "place\n" },
    { "a.html", "<a href=\"#no\"><a href=\"#no\">", "d/a.html: link to "
        "\"#no\": no such place\n" },
    { "a.html", "<a href=\"there.html#no\">", "link to \"there.html#no\"" },
    { "a.html", "<a href=\"no.html\"><a href=\"no.html#x\">",
        "d/a.html: link to \"no.html\": no such place\n" },
    { "a.html", "<img src=\"no.png\">", "link to \"no.png\"" },
    { "a.html", "<svg><use xlink:href=\"#no\"/></svg>", "link to \"#no\"" },
    { "a.html", "<a href=\"\">", "link to \"\"" },
    { "a.html", "<a href=\"../out.html\">", "link to \"../out.html\"" },
    { "a.html", "<p id=\"x\"><p id=\"x\">", "a.html: the id \"x\" stands "
        "twice\n" },
    { "a.html", "<script src=\"https://x.org/y.js\">",
        "a.html: asks the outside for \"https://x.org/y.js\"\n" },
    { "a.html", "<link rel=\"stylesheet\" href=\"//x.org/y.css\">",
        "asks the outside" },
    { "a.html", "<img src=\"http://x.org/y.png\">", "asks the outside" },
    { "a.html", "<style>@import \"x\"</style>", "its style asks" },
    { "a.css", "p { background: url(https://x.org/y) }", "its style asks" },
};

START_TEST(a_link_leads_somewhere_or_is_told)
{
    Site site = {0};
    Report errors = {0};
    site_read(&site, "there.html", THERE, &errors);
    site_read(&site, PAGES[_i].page, PAGES[_i].html, &errors);
    site_check(&site, "d", "no-chapters", &errors);
    const char *said = text_string(&errors.text);
    if (PAGES[_i].said[0] == '\0' || ends(PAGES[_i].said, "\n"))
        ck_assert_str_eq(said, PAGES[_i].said);
    else
        ck_assert_msg(strstr(said, PAGES[_i].said) != NULL, "%s", said);
    text_free(&errors.text);
    pool_free(&site.pool);
}
END_TEST

static const char *put_file(Pool *pool, const char *directory,
    const char *name, const char *text)
{
    const char *path = pool_format(pool, "%s/%s", directory, name);
    Text content = {0};
    text_put(&content, text);
    ck_assert(text_save(&content, path));
    text_free(&content);
    return path;
}

START_TEST(a_dead_link_is_found_in_its_chapter)
{
    char path[] = "/tmp/links-XXXXXX";
    Pool pool = {0};
    Report errors = {0};
    ck_assert_ptr_ne(mkdtemp(path), NULL);
    const char *inner = pool_format(&pool, "%s/n", path), *files[] = {
        put_file(&pool, path, "02-b.nw", "# T\n\n[it](n/c.html#sotmax).\n"),
        put_file(&pool, path, "02-b.html", "<a href=\"n/c.html#sotmax\">"
            "<a href=\"n/c.html#softmax\">"),
        mkdir(inner, 0777) == 0 ? put_file(&pool, inner, "c.html",
            "<p id=\"softmax\"><a href=\"../02-b.html\">") : "", inner, path };
    ck_assert_int_eq(links_check(path, path, &errors), 3);
    ck_assert_str_eq(errors.text.at, pool_format(&pool, "%s:3: link to "
        "\"n/c.html#sotmax\": no such place\n", files[0]));
    for (int i = 0; i < ROWS(files); i++)
        remove(files[i]);
    text_free(&errors.text);
    pool_free(&pool);
}
END_TEST

START_TEST(an_empty_site_is_refused)
{
    Report errors = {0};
    ck_assert_int_eq(links_check("/tmp/there-is-no-such", ".", &errors), 0);
    ck_assert_str_eq(errors.text.at, "/tmp/there-is-no-such: there is no page "
        "here\n");
    text_free(&errors.text);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, a_link_leads_somewhere_or_is_told, 0,
        ROWS(PAGES));
    tcase_add_test(tests, a_dead_link_is_found_in_its_chapter);
    tcase_add_test(tests, an_empty_site_is_refused);
}

int main(void)
{
    return run_tests("links", add_tests);
}
