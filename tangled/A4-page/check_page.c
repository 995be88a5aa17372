#include "palette.h"
#include "text.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(a) ((int)(sizeof (a) / sizeof *(a)))

enum { ROOM = 1 << 16 };
static char css[ROOM], js[ROOM], html[ROOM];
static Palette palette;

static void read_page(void)
{
    ck_assert(text_read("book.css", ROOM, css));
    ck_assert(text_read("book.js", ROOM, js));
    ck_assert(text_read("page.html", ROOM, html));
    ck_assert_int_eq(palette_read(css, &palette), 0);
}

START_TEST(every_ink_is_legible_on_every_paper)
{
    const Entry *e = &palette.at[_i / THEMES];
    enum theme t = _i % THEMES ? DARK : LIGHT;

    if (_i / THEMES >= palette.count || !is_ink(e))
        return;
    ck_assert_msg(palette_least(&palette, e, t) >= 4.5,
        "--%s has contrast %.2f on some paper in the %s", e->name,
        palette_least(&palette, e, t), t == DARK ? "dark" : "light");
}
END_TEST

START_TEST(there_are_inks_and_papers)
{
    int inks = 0, papers = 0;

    for (int i = 0; i < palette.count; i++) {
        inks += is_ink(&palette.at[i]);
        papers += is_paper(&palette.at[i]);
    }
    ck_assert_int_ge(inks, 8);
    ck_assert_int_ge(papers, 3);
}
END_TEST

START_TEST(no_colour_stands_outside_the_palette)
{
    int line = stray_colour(css);

    ck_assert_msg(line == 0, "book.css:%d: a colour that is no ink on ink's "
                  "place or no paper on paper's", line);
}
END_TEST

START_TEST(braces_close)
{
    int open = 0;

    for (const char *s = css; *s != '\0'; s++) {
        open += (*s == '{') - (*s == '}');
        ck_assert_int_ge(open, 0);
    }
    ck_assert_int_eq(open, 0);
}
END_TEST

static const char *const requests[] = {
    "://", "\"//", "url(", "@import", "@font-face", "fetch(", "import(",
    "XMLHttpRequest", "WebSocket", "sendBeacon", "<iframe", "<img",
};

START_TEST(nothing_is_asked_of_the_network)
{
    const char *const files[] = {css, js, html};

    for (int f = 0; f < 3; f++)
        ck_assert_msg(strstr(files[f], requests[_i]) == NULL,
                      "%s in file %d", requests[_i], f);
}
END_TEST

START_TEST(the_browser_is_told_the_colour_of_the_paper)
{
    const Colour *c = palette.at[0].in;
    char meta[100];

    ck_assert_str_eq(palette.at[0].name, "paper");
    for (enum theme t = LIGHT; t < THEMES; t++) {
        snprintf(meta, sizeof meta, "content=\"#%02x%02x%02x\" media="
            "\"(prefers-color-scheme: %s)\"", c[t].red, c[t].green,
            c[t].blue, t == DARK ? "dark" : "light");
        ck_assert_msg(strstr(html, meta) != NULL, "no meta %s", meta);
    }
}
END_TEST

static const char *const variables[] = {
    "$lang$", "$dir$", "$title$", "$pagetitle$", "$kind$", "$label$",
    "$number$", "$book-title$", "$book-authors$", "$description$", "$home$",
    "$prev.url$", "$prev.title$", "$prev.label$", "$next.url$",
    "$next.title$", "$next.label$", "$nav.url$", "$nav.number$",
    "$nav.title$", "$if(nav.here)$", "$nav.part$", "$toc$", "$body$",
    "$default-theme$", "$preferred-dark-theme$", "$repository$", "$edit$",
    "$canonical$",
};

START_TEST(the_template_uses_what_the_weaver_hands_it)
{
    ck_assert_msg(strstr(html, variables[_i]) != NULL, "no %s", variables[_i]);
}
END_TEST

static int times(const char *text, const char *word)
{
    int n = 0;

    for (; (text = strstr(text, word)) != NULL; text++)
        n++;
    return n;
}

START_TEST(what_is_opened_is_closed)
{
    ck_assert_int_eq(times(html, "$if("), times(html, "$endif$"));
    ck_assert_int_eq(times(html, "$for("), times(html, "$endfor$"));
    ck_assert_int_eq(times(html, "<nav"), times(html, "</nav>"));
    ck_assert_int_eq(times(html, "<main"), 1);
    ck_assert_int_eq(times(html, "<h1"), 1);
}
END_TEST

START_TEST(the_script_finds_its_elements)
{
    char name[20], id[30];
    int found = 0;

    for (const char *s = js; (s = strstr(s, "find(\"")) != NULL; s++) {
        ck_assert_int_eq(sscanf(s, "find(\"%19[a-z]\")", name), 1);
        snprintf(id, sizeof id, "id=\"%s\"", name);
        ck_assert_msg(strstr(html, id) != NULL, "the template has no %s", id);
        found++;
    }
    ck_assert_int_ge(found, 3);
}
END_TEST

START_TEST(the_frame_is_light)
{
    ck_assert_uint_le(strlen(css) + strlen(js) + strlen(html), 40960);
}
END_TEST

START_TEST(a_file_is_read_whole_or_not_at_all)
{
    char text[] = "...............................................";

    ck_assert(text_read("Makefile", 23, text));
    ck_assert_str_eq(text, "include ../chapter.mk\n");
    ck_assert(!text_read("Makefile", 22, text));
    ck_assert(!text_read("no such file", 23, text));
}
END_TEST

static TCase *style_sheet(void)
{
    TCase *t = tcase_create("style sheet");

    tcase_add_checked_fixture(t, read_page, NULL);
    tcase_add_loop_test(t, every_ink_is_legible_on_every_paper,
                        0, ENTRIES * THEMES);
    tcase_add_test(t, there_are_inks_and_papers);
    tcase_add_test(t, no_colour_stands_outside_the_palette);
    tcase_add_test(t, braces_close);
    return t;
}

static TCase *template(void)
{
    TCase *t = tcase_create("template");

    tcase_add_checked_fixture(t, read_page, NULL);
    tcase_add_loop_test(t, nothing_is_asked_of_the_network,
                        0, LENGTH(requests));
    tcase_add_test(t, the_browser_is_told_the_colour_of_the_paper);
    tcase_add_loop_test(t, the_template_uses_what_the_weaver_hands_it,
                        0, LENGTH(variables));
    tcase_add_test(t, what_is_opened_is_closed);
    tcase_add_test(t, the_script_finds_its_elements);
    tcase_add_test(t, the_frame_is_light);
    tcase_add_test(t, a_file_is_read_whole_or_not_at_all);
    return t;
}

int main(void)
{
    Suite *s = suite_create("page");
    SRunner *sr = srunner_create(s);
    int failed;

    suite_add_tcase(s, style_sheet());
    suite_add_tcase(s, template());
    srunner_run_all(sr, CK_ENV);
    failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
