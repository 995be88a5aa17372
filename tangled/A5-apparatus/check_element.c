#include "element.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static Page read_page(const char *html)
{
    Page page;
    Report errors = {0};
    page_read(&page, "p.html", html, &errors);
    ck_assert_msg(errors.count == 0, "%s", text_string(&errors.text));
    return page;
}

static const struct { const char *html, *words; } WORDS[] = {
    { "<p>one\n  two</p><p>three</p>", "one two three" },
    { "a<b>b</b>c<br>d<!-- e -->", "abc d" },
    { "&lt;x&gt; &amp;amp; &#39;&#x3b1;&#8594;&#x1d465;",
        "<x> &amp; '\xce\xb1\xe2\x86\x92\xf0\x9d\x91\xa5" },
    { "&unknown; &# &#; &", "&unknown; &# &#; &" },
    { "&#127;&#x80;&#x7ff;&#x800;&#xffff;&#x10000;", "\x7f\xc2\x80\xdf\xbf"
        "\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80" },
    { "<math><mi>x</mi><annotation>\\x</annotation></math>.", "x." },
    { "<i title='a > b'>c</i><script>if (a < b) d</script>", "c" },
    { "", "" },
};

START_TEST(the_words_of_a_page_are_what_is_read)
{
    Page page = read_page(WORDS[_i].html);
    ck_assert_str_eq(node_words(&page, 0), WORDS[_i].words);
    page_free(&page);
}
END_TEST

START_TEST(what_is_written_reads_the_same)
{
    Text out = {0};
    Page page = read_page(WORDS[_i].html);
    inside_write(&page, 0, &(Edit){0}, &out);
    Page again = read_page(text_string(&out));
    ck_assert_str_eq(node_words(&again, 0), WORDS[_i].words);
    ck_assert_int_eq(again.count, page.count);
    page_free(&again);
    page_free(&page);
    text_free(&out);
}
END_TEST

START_TEST(nodes_stand_in_the_order_in_which_they_open)
{
    static const struct { const char *name; int parent, past; } nodes[] = {
        { "", -1, 6 }, { "p", 0, 6 }, { NULL, 1, 3 }, { "b", 1, 5 },
        { NULL, 3, 5 }, { NULL, 1, 6 },
    };
    Page page = read_page("<p>An <b>arrow</b>.</p>");
    ck_assert_int_eq(page.count, 6);
    for (int i = 0; i < 6; i++) {
        ck_assert_int_eq(page.at[i].parent, nodes[i].parent);
        ck_assert_int_eq(page.at[i].past, nodes[i].past);
        ck_assert_pstr_eq(page.at[i].name, nodes[i].name);
    }
    page_free(&page);
}
END_TEST

static const struct { const char *html, *written; } WRITTEN[] = {
    { "<a href=x hidden>y</a>", "<a href=\"x\" hidden=\"\">y</a>" },
    { "<i id='a\"b' id=\"c\">d</i>", "<i id=\"a&quot;b\">d</i>" },
    { "<path d=\"M0\"/><img alt='>'><br/>",
        "<path d=\"M0\"></path><img alt=\">\" /><br />" },
    { "<style>a > b {}</style><!-- no -->", "<style>a > b {}</style>" },
};

START_TEST(what_is_written_is_well_formed)
{
    Text out = {0};
    Page page = read_page(WRITTEN[_i].html);
    inside_write(&page, 0, &(Edit){0}, &out);
    ck_assert_str_eq(text_string(&out), WRITTEN[_i].written);
    page_free(&page);
    text_free(&out);
}
END_TEST

static const struct { const char *html, *said; } WRONG[] = {
    { "<p>\n<b>x</p></b>", "p.html:2: </p> where <b> is open\n"
        "p.html:1: <p> is not closed\n" },
    { "x</i>", "p.html:1: </i> where nothing is open\n" },
    { "\n<ul><li>", "p.html:2: <li> is not closed\n"
        "p.html:2: <ul> is not closed\n" },
};

START_TEST(a_tag_that_does_not_match_is_told)
{
    Page page;
    Report errors = {0};
    ck_assert(!page_read(&page, "p.html", WRONG[_i].html, &errors));
    ck_assert_str_eq(text_string(&errors.text), WRONG[_i].said);
    page_free(&page);
    text_free(&errors.text);
}
END_TEST

START_TEST(a_node_is_found_by_name_class_and_id)
{
    Page page = read_page("<p class='a bc'>x</p><p id=\"q\" class='b'>y</p>");
    int first = node_next(&page, 1, page.count, "p", NULL);
    ck_assert_int_eq(node_next(&page, 1, page.count, NULL, "bc"), first);
    ck_assert_int_eq(node_next(&page, 1, page.count, "p", "b"),
        page.at[first].past);
    ck_assert_int_eq(node_next(&page, 1, page.count, "b", NULL), -1);
    ck_assert_int_eq(node_of_id(&page, "q"), page.at[first].past);
    ck_assert_int_eq(node_of_id(&page, "r"), -1);
    ck_assert_str_eq(node_attribute(&page, first, "class"), "a bc");
    ck_assert_ptr_eq(node_attribute(&page, first, "id"), NULL);
    page_free(&page);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("element");
    TCase *laws = tcase_create("laws"), *wrong = tcase_create("wrong");
    tcase_add_loop_test(laws, the_words_of_a_page_are_what_is_read,
        0, ROWS(WORDS));
    tcase_add_loop_test(laws, what_is_written_reads_the_same, 0, ROWS(WORDS));
    tcase_add_loop_test(laws, what_is_written_is_well_formed, 0,
        ROWS(WRITTEN));
    tcase_add_test(laws, nodes_stand_in_the_order_in_which_they_open);
    tcase_add_test(laws, a_node_is_found_by_name_class_and_id);
    tcase_add_loop_test(wrong, a_tag_that_does_not_match_is_told,
        0, ROWS(WRONG));
    suite_add_tcase(suite, laws);
    suite_add_tcase(suite, wrong);
    return run_suite(suite);
}
