#include "small_pages.h"
#include "whole.h"

#include <stdlib.h>
#include <string.h>

static const struct { int page; const char *href, *print, *epub; } TO[] = {
    { 0, "#in", "#01-one--in", "ch001.xhtml#in" },
    { 1, "01-one.html#in", "#01-one--in", "ch001.xhtml#in" },
    { 0, "02-two.html", "#02-two", "ch002.xhtml" },
    { 1, "files/01-one/a.h.html#L1", "files/01-one/a.h.html#L1", NULL },
    { 1, "https://example.org/#x", "https://example.org/#x",
        "https://example.org/#x" },
    { 1, "01-one.htm", "01-one.htm", NULL },
};

START_TEST(a_link_leads_to_where_the_place_is_now)
{
    Volume v = small_volume();
    Page *page = &v.pages[TO[_i].page];
    const char *epub = epub_link(&v, page, TO[_i].href);
    ck_assert_str_eq(whole_link(&v, page, TO[_i].href), TO[_i].print);
    if (TO[_i].epub == NULL)
        ck_assert_ptr_eq(epub, NULL);
    else
        ck_assert_str_eq(epub, TO[_i].epub);
    volume_free(&v);
}
END_TEST

START_TEST(the_whole_book_is_on_one_page)
{
    static const char *const has[] = {
        "<li><a href=\"#01-one\">1 One</a></li>\n",
        "<section class=\"whole\" id=\"02-two\">\n<h2>Two</h2>",
        "<section id=\"01-one--in\" class=\"level3\"><h4>Within</h4>",
        "<a class=\"id\" href=\"#01-one--c-01-a-h\">f</a>",
    };
    Volume v = small_volume();
    Text out = {0};
    Report errors = {0};
    print_write(&v, &out, &errors);
    for (int i = 0; i < ROWS(has); i++)
        ck_assert_msg(strstr(out.at, has[i]) != NULL, "%s", out.at);
    text_free(&out);
    volume_free(&v);
}
END_TEST

START_TEST(the_electronic_book_has_no_dead_links)
{
    Volume v = small_volume();
    Text out = {0};
    Report errors = {0};
    epub_write(&v, &out, &errors);
    ck_assert_ptr_ne(strstr(out.at, "# 1 One {#book-01-one}\n"), NULL);
    ck_assert_ptr_ne(strstr(out.at, "href=\"ch001.xhtml#in\">there"), NULL);
    ck_assert_ptr_ne(strstr(out.at, "<footer>a.h<span"), NULL);
    ck_assert_ptr_eq(strstr(out.at, "<h1"), NULL);
    text_free(&out);
    volume_free(&v);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_loop_test(tests, a_link_leads_to_where_the_place_is_now, 0,
        ROWS(TO));
    tcase_add_test(tests, the_whole_book_is_on_one_page);
    tcase_add_test(tests, the_electronic_book_has_no_dead_links);
}

int main(void)
{
    return run_tests("whole", add);
}
