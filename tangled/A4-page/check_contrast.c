#include "contrast.h"
#include "palette.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(a) ((int)(sizeof (a) / sizeof *(a)))

static Colour grey(unsigned byte)
{
    return (Colour){byte, byte, byte};
}

START_TEST(black_on_white_is_21)
{
    ck_assert_double_eq_tol(contrast(grey(0), grey(255)), 21, 1e-12);
    ck_assert_double_eq_tol(contrast(grey(90), grey(90)), 1, 1e-12);
}
END_TEST

START_TEST(the_lightest_legible_grey_is_76)
{
    ck_assert_double_eq_tol(contrast(grey(0x76), grey(255)), 4.54, 5e-3);
    ck_assert_double_eq_tol(contrast(grey(0x77), grey(255)), 4.48, 5e-3);
}
END_TEST

START_TEST(the_eye_weighs_the_three_lights)
{
    ck_assert_double_eq_tol(luminance((Colour){255, 0, 0}), 0.2126, 1e-12);
    ck_assert_double_eq_tol(luminance((Colour){0, 255, 0}), 0.7152, 1e-12);
    ck_assert_double_eq_tol(luminance((Colour){0, 0, 255}), 0.0722, 1e-12);
}
END_TEST

START_TEST(the_order_of_two_colours_does_not_matter)
{
    Colour a = grey((unsigned)_i), b = {200, (unsigned)_i, 30};

    ck_assert(!(contrast(a, b) < contrast(b, a)));
    ck_assert(!(contrast(a, b) < 1));
}
END_TEST

START_TEST(the_old_bound_gives_the_same_light)
{
    double s = _i / 255.0;
    double old = s <= 0.03928 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);

    ck_assert_double_eq_tol(luminance(grey((unsigned)_i)), old, 1e-12);
}
END_TEST

static const char two_lines[] =
    ":root {\n  --ink-key: light-dark(#102030, #a0b0c0);\n}\n";

START_TEST(a_pair_is_read_as_it_is_written)
{
    Palette p;

    ck_assert_int_eq(palette_read(two_lines, &p), 0);
    ck_assert_int_eq(p.count, 1);
    ck_assert_str_eq(p.at[0].name, "ink-key");
    ck_assert(is_ink(&p.at[0]) && !is_paper(&p.at[0]));
    ck_assert_uint_eq(p.at[0].in[LIGHT].red, 0x10);
    ck_assert_uint_eq(p.at[0].in[LIGHT].green, 0x20);
    ck_assert_uint_eq(p.at[0].in[LIGHT].blue, 0x30);
    ck_assert_uint_eq(p.at[0].in[DARK].red, 0xa0);
    ck_assert_uint_eq(p.at[0].in[DARK].green, 0xb0);
    ck_assert_uint_eq(p.at[0].in[DARK].blue, 0xc0);
}
END_TEST

static const char *const unreadable[] = {
    "--ink: light-dark(#123, #456);",           /* three digits */
    "--ink: light-dark(#123456, #789abc)",      /* no semicolon */
    "--ink: light-dark(#123456);",              /* one colour */
    "--ink: light-dark(black, white);",         /* names */
    "--ink: light-dark(#123456, #789abc)}",     /* a brace for it */
    "color: light-dark(#123456, #789abc);",     /* not in the table */
    "--abcdefghijklmnopqrstuvwx: light-dark(#123456, #789abc);",
};

START_TEST(any_other_form_is_refused_with_its_line)
{
    char css[160];
    Palette p;

    snprintf(css, sizeof css, "%s\n%s", two_lines, unreadable[_i]);
    ck_assert_int_eq(palette_read(css, &p), 5);
}
END_TEST

START_TEST(a_palette_that_is_too_long_is_refused)
{
    static char css[sizeof two_lines * (ENTRIES + 1)];
    Palette p;

    for (int i = 0; i < ENTRIES; i++)
        strcat(css, two_lines);
    ck_assert_int_eq(palette_read(css, &p), 0);
    ck_assert_int_eq(p.count, ENTRIES);
    strcat(css, two_lines);
    ck_assert_int_eq(palette_read(css, &p), 3 * ENTRIES + 2);
}
END_TEST

START_TEST(the_least_contrast_is_over_papers_of_one_theme)
{
    static const char css[] =
        "--paper: light-dark(#777777, #000000);\n"
        "--paper-b: light-dark(#ffffff, #777777);\n"
        "--rule: light-dark(#000000, #ffffff);\n"
        "--ink: light-dark(#000000, #ffffff);\n";
    Palette p;

    ck_assert_int_eq(palette_read(css, &p), 0);
    ck_assert_double_eq_tol(palette_least(&p, &p.at[3], LIGHT), 4.69, 5e-3);
    ck_assert_double_eq_tol(palette_least(&p, &p.at[3], DARK), 4.48, 5e-3);
    p.at[0] = p.at[1] = p.at[2];                  /* no paper is left */
    ck_assert_double_eq_tol(palette_least(&p, &p.at[3], DARK), 21, 1e-12);
}
END_TEST

static const struct { const char *css; int line; } strays[] = {
    { "a { color: var(--ink); background: var(--paper-hit); }", 0 },
    { "a { color: inherit; background: none; }\n#side, #fade-in {}", 0 },
    { ":root { color-scheme: dark; border-color: red; }", 0 },
    { "light-dark(#123456, #789abc)", 0 },
    { "\na { color: red; }", 2 },
    { "\n\na { border: 1px solid #abc; }", 3 },
    { "--x: light-dark(#123456, #789abc); #fffefb", 1 },
    { "a { color:var(--paper); }", 1 },
    { "a { background: var(--ink); }", 1 },
    { "a { color: inherit }\na { opacity: 0.5; }", 2 },
    { "a { background-color: inherit; }", 1 },
    { "#abc", 1 }, { "a {}\nfill: red", 2 }, { "rgb(1 2 3)", 1 },
    { "\na color: red", 2 },
};

START_TEST(a_stray_colour_is_found_on_its_line)
{
    ck_assert_int_eq(stray_colour(strays[_i].css), strays[_i].line);
}
END_TEST

static TCase *formula(void)
{
    TCase *t = tcase_create("formula");

    tcase_add_test(t, black_on_white_is_21);
    tcase_add_test(t, the_lightest_legible_grey_is_76);
    tcase_add_test(t, the_eye_weighs_the_three_lights);
    tcase_add_loop_test(t, the_order_of_two_colours_does_not_matter, 0, 256);
    tcase_add_loop_test(t, the_old_bound_gives_the_same_light, 0, 256);
    return t;
}

static TCase *reader(void)
{
    TCase *t = tcase_create("reader");

    tcase_add_test(t, a_pair_is_read_as_it_is_written);
    tcase_add_loop_test(t, any_other_form_is_refused_with_its_line,
                        0, LENGTH(unreadable));
    tcase_add_test(t, a_palette_that_is_too_long_is_refused);
    tcase_add_test(t, the_least_contrast_is_over_papers_of_one_theme);
    tcase_add_loop_test(t, a_stray_colour_is_found_on_its_line,
                        0, LENGTH(strays));
    return t;
}

int main(void)
{
    Suite *s = suite_create("colours");
    SRunner *sr = srunner_create(s);
    int failed;

    suite_add_tcase(s, formula());
    suite_add_tcase(s, reader());
    srunner_run_all(sr, CK_ENV);
    failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
