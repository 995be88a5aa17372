/* check_shim.c - the page's small printf, beside the library's. */
#include "page/shim_format.c"
#include "source.h"
#include "testing.h"
#include <stdio.h>
#include <string.h>

/* Where there is a library, it prints the numbers. */
int page_number(double value, int digits, char *to)
{
    return sprintf(to, "%.*g", digits, value);
}

static char ours[200], theirs[200];
static int differ(size_t room, const char *form, ...)
{
    va_list a, b;
    va_start(a, form);
    va_copy(b, a);
    memset(ours, 'x', sizeof ours);
    memset(theirs, 'x', sizeof theirs);
    const size_t n = shim_format(ours, room, form, a);
    const int m = vsnprintf(theirs, room, form, b);
    va_end(a);
    va_end(b);
    return n != (size_t)m || memcmp(ours, theirs, sizeof ours) != 0;
}

START_TEST(it_prints_as_the_library_prints)
{
    static Source s;
    source_seed(&s, (uint64_t)_i);
    const uint64_t w = source_word(&s) >> draw_below(&s, 64);
    const long long l = (long long)source_word(&s) >> draw_below(&s, 64);
    const double x = (double)draw_real(&s);
    const size_t room = (size_t)draw_below(&s, 90);
    ck_assert(!differ(room, "%d %ld %lld, %u %llu %zu", (int)l, (long)l, l,
                      (unsigned)w, (unsigned long long)w, (size_t)w));
    ck_assert(!differ(room, "%s: %.3s|%.*s %c %d%%", "loss", "seed",
                      draw_below(&s, 6), "word", 'c', draw_below(&s, 9)));
    ck_assert(!differ(room, "%g %.9g %.2g %.*g", x, x / 3, 1e9 * x, 7, x));
    ck_assert(!differ(room, ""));
}
END_TEST

int main(void)
{
    const Test tests[] = { { it_prints_as_the_library_prints, 300 } };
    return run_tests("shim", ROWS(tests), tests);
}
