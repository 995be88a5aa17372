/* check_saying.c - what is said while a run runs. */
#include "progress.h"
#include "testing.h"
#include "text_stream.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What was written to a temporary file. */
static const char *written(FILE *f)
{
    static char text[4096];
    rewind(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

static const struct { double seconds; const char *text; } times[] = {
    { 0, "0 s" }, { 59.4, "59 s" }, { 59.6, "1 min 0 s" },
    { 185, "3 min 5 s" }, { 3599, "59 min 59 s" }, { 3600, "1 h 0 min" },
    { 90061, "25 h 1 min" },
};

START_TEST(times_are_said_in_words)
{
    char text[40];
    print_seconds(sizeof text, text, times[_i].seconds);
    ck_assert_str_eq(text, times[_i].text);
}
END_TEST

static Progress begin(int terminal)
{
    return (Progress){ .out = tmpfile(), .terminal = terminal, .first = 10,
                       .last = 30, .tokens = 50, .began = 100 };
}

START_TEST(lines_for_a_file_have_no_times)
{
    Progress p = begin(0);
    progress_step(&p, 11, 3.5, 101);
    progress_mark(&p, 12, 2.25, 2.5, 102);
    progress_mark(&p, 14, 2, (double)NAN, 110);
    ck_assert_str_eq(written(p.out), "step 12 of 30, loss 2.2500, validation "
        "2.5000\nstep 14 of 30, loss 2.0000\n");
}
END_TEST

START_TEST(a_terminal_has_a_line_that_changes)
{
    Progress p = begin(1);
    progress_step(&p, 11, 3.5, 101);
    progress_step(&p, 12, 3.25, 101.1);
    progress_step(&p, 20, 3, 200);
    progress_mark(&p, 20, 3, (double)NAN, 200);
    progress_end(&p, 20, 200);
    ck_assert_str_eq(written(p.out),
        "\rstep 11 of 30, loss 3.5000, 50 tokens a second, 19 s left"
        "\rstep 20 of 30, loss 3.0000, 5 tokens a second, 1 min 40 s left"
        "\rstep 20 of 30, loss 3.0000, 5 tokens a second, 1 min 40 s left\n"
        "10 steps in 1 min 40 s, 5 tokens a second\n");
}
END_TEST

START_TEST(a_shorter_line_wipes_the_longer_out)
{
    Progress p = begin(1);
    progress_step(&p, 11, 1000.5, 101);
    progress_step(&p, 12, 3.5, 102);
    ck_assert(strstr(written(p.out), "18 s left   ") != NULL);
    p = begin(1);
    p.out = NULL;
    progress_step(&p, 11, 1, 101);
    progress_mark(&p, 11, 1, 1, 101);
    progress_end(&p, 11, 101);
}
END_TEST

#define BAD "\xef\xbf\xbd"
static const struct { const char *bytes, *shown; } streams[] = {
    { "plain\n\ttext", "plain\n\ttext" },
    { "\xc3\xa9 \xe2\x86\x92 \xf0\x9f\x90\x88",
      "\xc3\xa9 \xe2\x86\x92 \xf0\x9f\x90\x88" },
    { "\033[2J", BAD "[2J" }, { "\x7f\r", BAD BAD },
    { "\xc2\x9b" "2J", BAD "2J" }, { "\xc2\xa0", "\xc2\xa0" },
    { "\x80" "a", BAD "a" }, { "\xc3" "a", BAD "a" },
    { "\xe2\x86" "a", BAD "a" }, { "\xe0\x80\x80", BAD BAD BAD },
    { "\xed\xa0\x80", BAD BAD BAD }, { "\xf0\x80", BAD BAD },
    { "\xf4\x90", BAD BAD }, { "\xc0\xaf\xf5\xff", BAD BAD BAD BAD },
    { "\xe2\xc3\xa9", BAD "\xc3\xa9" }, { "a\xe2\x86", "a" BAD },
};

START_TEST(a_terminal_gets_whole_characters)
{
    TextStream s = { .out = tmpfile(), .terminal = 1 };
    for (const char *at = streams[_i].bytes; *at != '\0'; at++)
        ck_assert(stream_put(&s, 1, (const unsigned char *)at));
    ck_assert(stream_end(&s));
    ck_assert_str_eq(written(s.out), streams[_i].shown);
    s = (TextStream){ .out = tmpfile() };
    ck_assert(stream_put(&s, strlen(streams[_i].bytes),
                         (const unsigned char *)streams[_i].bytes));
    ck_assert(stream_end(&s));
    ck_assert_str_eq(written(s.out), streams[_i].bytes);
}
END_TEST

START_TEST(what_cannot_be_written_is_told)
{
    TextStream s = { .out = fopen("/dev/full", "w") };
    ck_assert_ptr_nonnull(s.out);
    ck_assert(!stream_put(&s, 1, (const unsigned char *)"a"));
    fclose(s.out);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { times_are_said_in_words, ROWS(times) },
        { lines_for_a_file_have_no_times, 1 },
        { a_terminal_has_a_line_that_changes, 1 },
        { a_shorter_line_wipes_the_longer_out, 1 },
        { a_terminal_gets_whole_characters, ROWS(streams) },
        { what_cannot_be_written_is_told, 1 },
    };
    return run_tests("saying", ROWS(tests), tests);
}
