#include "mend.h"

#include <string.h>

static const char UPRIGHT[] = "<mstyle mathvariant=\"normal\">";

/* The length of <mi>x</mi> at s, x being no tag; 0 if there is none. */
static size_t identifier_length(const char *s)
{
    if (!starts(s, "<mi>"))
        return 0;
    size_t n = 4 + strcspn(s + 4, "<");
    return n > 4 && starts(s + n, "</mi>") ? n + 5 : 0;
}

/* Joins <mstyle ...><mi>l</mi><mi>o</mi></mstyle> at s into <mi>lo</mi>.
 * Returns what it read; 0 if that is not what stands there. */
static size_t join_letters(const char *s, Text *out)
{
    if (!starts(s, UPRIGHT))
        return 0;
    Text word = {0};
    size_t at = strlen(UPRIGHT), n;
    int letters = 0;
    for (; (n = identifier_length(s + at)) > 0; at += n, letters++)
        text_add(&word, s + at + 4, n - 9);
    bool whole = letters > 0 && starts(s + at, "</mstyle>");
    if (whole)
        text_format(out, "<mi%s>%s</mi>",
            letters == 1 ? " mathvariant=\"normal\"" : "", word.at);
    text_free(&word);
    return whole ? at + strlen("</mstyle>") : 0;
}

static bool grows(const char *math, size_t length)
{
    static const char *const signs[] = { "\\left", "matrix", "cases",
        "array" };
    Text copy = {0};
    bool found = false;
    text_add(&copy, math, length);
    for (int i = 0; i < 4; i++)
        found |= strstr(copy.at, signs[i]) != NULL;
    text_free(&copy);
    return found;
}

/* Whether s, which closes an operator, goes on with a sign: its length, and
 * the form it needs is written; 0 if it does not, or there is a term before. */
static size_t prefix_sign(const char *math, const char *s, Text *out)
{
    static const char *const signs[] = { "−", "+" };
    static const char between[] = "</mo><mo>";
    const char *open = s;
    if (!starts(s, between))
        return 0;
    while (open > math && !starts(open, "<mo"))
        open--;
    if (starts(open, "<mo>!"))
        return 0;
    const char *form = strstr(open, "form=\"postfix\"");
    size_t n = strlen(between);
    for (int i = 0; i < ROWS(signs); i++)
        if (starts(s + n, signs[i]) && (form == NULL || form > s)) {
            text_put(out, "</mo><mo form=\"prefix\">");
            return n;
        }
    return 0;
}

static void mend_formula(const char *math, size_t length, Text *out)
{
    static const struct { const char *wrong, *right; } repairs[] = {
        { "<mo>ℓ</mo>", "<mi>ℓ</mi>" },
        { "stretchy=\"true\"", "stretchy=\"false\"" },
    };
    int count = grows(math, length) ? 1 : ROWS(repairs);
    for (size_t i = 0; i < length;) {
        size_t n = join_letters(math + i, out);
        if (n == 0)
            n = prefix_sign(math, math + i, out);
        for (int k = 0; k < count && n == 0; k++)
            if (starts(math + i, repairs[k].wrong)) {
                text_put(out, repairs[k].right);
                n = strlen(repairs[k].wrong);
            }
        if (n == 0)
            text_add(out, math + i++, 1);
        i += n;
    }
}

/* Mends the formula at math, with the marks after it; returns their end. */
static const char *mend_phrase(const char *math, Text *out)
{
    static const char close[] = "</math>";
    const char *end = strstr(math, close);
    if (end == NULL) {
        mend_formula(math, strlen(math), out);
        return math + strlen(math);
    }
    end += strlen(close);
    size_t marks = starts(math, "<math display=\"inline\"")
        ? strspn(end, ".,;:!?)") : 0;
    text_put(out, marks > 0 ? "<span style=\"white-space:nowrap\">" : "");
    mend_formula(math, (size_t)(end - math), out);
    text_add(out, end, marks);
    text_put(out, marks > 0 ? "</span>" : "");
    return end + marks;
}

void mend_page(const char *html, Text *out)
{
    const char *math;
    while ((math = strstr(html, "<math")) != NULL) {
        text_add(out, html, (size_t)(math - html));
        html = mend_phrase(math, out);
    }
    text_put(out, html);
}
