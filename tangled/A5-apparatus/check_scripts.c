#include "scripts.h"
#include "small_pages.h"

#include <stdlib.h>
#include <string.h>

START_TEST(each_section_has_its_own_words)
{
    Volume v = small_volume();
    Text out = {0};
    search_write(&v, &out);
    ck_assert_str_eq(out.at, "window.SEARCH = [\n"
        "[\"01-one.html\",\"1 One\",[\n"
        "[\"\",[\"One\"],\"It \\\"begins\\\" here.\"],\n"
        "[\"code\",[\"The code\"],"
        "\"An arrow is a function. It is total.\"],\n"
        "[\"in\",[\"Within\"],\"x is x.\"],\n"
        "[\"c-01-a-h\",[\"a.h\"],\"1.1 a.h\",\"chunk\"],\n"
        "[\"c-01-a-h\",[\"f\",\"f_dom\"],\"1.1 a.h\",\"identifier\"],\n"
        "]],\n"
        "[\"02-two.html\",\"Two\",[\n[\"\",[\"Two\"],\"See there.\"],\n"
        "[\"c-02-b-c\",[\"call it\"],\"2.1\",\"chunk\"],\n]],\n"
        "].flatMap(([p, c, rows]) =>\n"
        "  rows.flatMap(([i, titles, x, k]) =>\n"
        "    titles.map(t => ({p, i, c, t, x, k}))));\n");
    text_free(&out);
    volume_free(&v);
}
END_TEST

START_TEST(a_preview_has_no_ids_and_its_links_name_their_page)
{
    Volume v = small_volume();
    Text out = {0};
    previews_write(&v, 0, &out);
    ck_assert_ptr_ne(strstr(out.at, "[\"01-one.html\"] = {\n\"c-01-a-h\":"
        "\"<div class=\\\"chunk\\\"><header>"), NULL);
    ck_assert_ptr_ne(strstr(out.at, "href=\\\"01-one.html#c-01-a-h\\\""),
        NULL);
    ck_assert_ptr_eq(strstr(out.at, "id="), NULL);
    text_free(&out);
    volume_free(&v);
}
END_TEST

START_TEST(a_string_is_a_string_of_javascript)
{
    Text out = {0};
    script_string("a\"b\\c\nd\te\xce\xb1", &out);
    ck_assert_str_eq(out.at,
        "\"a\\\"b\\\\c\\u000ad\\u0009e\xce\xb1\"");
    text_free(&out);
}
END_TEST

static void add(TCase *tests)
{
    tcase_add_test(tests, each_section_has_its_own_words);
    tcase_add_test(tests,
        a_preview_has_no_ids_and_its_links_name_their_page);
    tcase_add_test(tests, a_string_is_a_string_of_javascript);
}

int main(void)
{
    return run_tests("scripts", add);
}
