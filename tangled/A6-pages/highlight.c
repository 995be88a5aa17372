#include "highlight.h"

#include <ctype.h>
#include <string.h>

static const char C_KEYWORDS[] = " auto break case char const continue "
    "default do double else enum extern float for goto if inline int long "
    "register restrict return short signed sizeof static struct switch "
    "typedef union unsigned void volatile while _Bool _Generic _Noreturn "
    "_Static_assert _Thread_local _Alignas _Alignof _Atomic ";
static const char SH_KEYWORDS[] = " if then else elif fi for in do done while "
    "until case esac function ";
static const char AWK_KEYWORDS[] = " BEGIN END function if else for while do "
    "in next exit return print printf getline delete ";
static const char JS_KEYWORDS[] = " break case catch class const continue "
    "default delete do else false finally for function if in instanceof let "
    "new null of return switch this throw true try typeof undefined var void "
    "while async await ";
static const char DOT_KEYWORDS[] = " digraph graph node edge subgraph strict ";
static const char GNUPLOT_KEYWORDS[] = " set unset plot splot replot using "
    "with title every index notitle ";

static const Language LANGUAGES[] = {
    { "c", " .c .h ", { "//" }, "/*", "*/", "\"'", false, C_KEYWORDS },
    { "dot", " .dot .gv ", { "//", "#" }, "/*", "*/", "\"", true,
        DOT_KEYWORDS },
    { "make", " Makefile .mk ", { "#" }, NULL, NULL, "", false, NULL },
    { "sh", " .sh ", { "#" }, NULL, NULL, "\"'", true, SH_KEYWORDS },
    { "awk", " .awk ", { "#" }, NULL, NULL, "\"", false, AWK_KEYWORDS },
    { "css", " .css ", { NULL }, "/*", "*/", "\"'", false, NULL },
    { "js", " .js ", { "//" }, "/*", "*/", "\"'`", false, JS_KEYWORDS },
    { "html", " .html .svg .xml ", { NULL }, "<!--", "-->", "", false, NULL },
    { "gnuplot", " .gp ", { "#" }, NULL, NULL, "\"'", false,
        GNUPLOT_KEYWORDS },
    { "toml", " .toml ", { "#" }, NULL, NULL, "\"'", false, NULL },
    { "text", " ", { NULL }, NULL, NULL, "", false, NULL },
};

const Language *language_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *base = slash == NULL ? file : slash + 1;
    const char *dot = strrchr(base, '.');
    const char *suffix = dot == NULL ? base : dot;
    int i = 0;
    while (i < ROWS(LANGUAGES) - 1
            && !listed(LANGUAGES[i].suffixes, suffix, strlen(suffix)))
        i++;
    return &LANGUAGES[i];
}

static void span(const char *class, const char *text, size_t n, Text *out)
{
    text_format(out, "<span class=\"%s\">", class);
    html_escape_part(text, n, out);
    text_put(out, "</span>");
}

static const char C_TYPES[] = " NULL FILE bool true false real EXIT_SUCCESS "
    "EXIT_FAILURE INFINITY NAN ";

static bool is_type(const char *word, size_t n)
{
    return listed(C_TYPES, word, n)
        || (n > 2 && word[n - 2] == '_' && word[n - 1] == 't');
}

static void put_name(Highlighter *h, const char *word, size_t n, Text *out)
{
    bool c = strcmp(h->language->name, "c") == 0;
    bool member = h->before == '.' || (h->before == '>');
    const char *tag = NULL;
    Text name = {0};
    text_add(&name, word, n);
    if (c && !member && h->linker != NULL)
        tag = h->linker(h->state, name.at,
            word[n + strspn(word + n, " \t")] == '(');
    text_free(&name);
    if (tag != NULL) {
        text_put(out, tag);
        html_escape_part(word, n, out);
        text_put(out, starts(tag, "<a") ? "</a>" : "</span>");
    } else if (c && is_type(word, n)) {
        span("ty", word, n, out);
    } else {
        html_escape_part(word, n, out);
    }
}

static size_t put_comment(Highlighter *h, const char *s, Text *out)
{
    const Language *l = h->language;
    const char *end = strstr(h->open == '*' ? s : s + strlen(l->open),
        l->close);
    size_t n = end == NULL ? strlen(s) : (size_t)(end - s) + strlen(l->close);
    h->open = end == NULL ? '*' : 0;
    span("co", s, n, out);
    return n;
}

static size_t put_string(Highlighter *h, const char *s, Text *out)
{
    char quote = h->open != 0 ? h->open : *s;
    size_t n = h->open == 0;
    while (s[n] != '\0' && s[n] != quote)
        n += s[n] == '\\' && s[n + 1] != '\0' ? 2 : 1;
    bool closed = s[n] == quote;
    h->open = !closed && (h->language->multiline || quote == '`') ? quote : 0;
    n += closed;
    span("st", s, n, out);
    return n;
}

static size_t put_directive(Highlighter *h, const char *s, Text *out)
{
    size_t n = 1 + strspn(s + 1, " \t");
    size_t word = strspn(s + n, "abcdefghijklmnopqrstuvwxyz");
    bool include = word == 7 && strncmp(s + n, "include", 7) == 0;
    n += word;
    span("pp", s, n, out);
    size_t gap = strspn(s + n, " \t");
    if (include && s[n + gap] == '<') {
        size_t length = strcspn(s + n + gap, ">");
        length += s[n + gap + length] == '>';
        html_escape_part(s + n, gap, out);
        span("st", s + n + gap, length, out);
        n += gap + length;
    }
    h->before = '#';
    return n;
}

static size_t put_word(Highlighter *h, const char *s, Text *out)
{
    bool number = isdigit((unsigned char)*s);
    size_t n = 1;
    while (is_name_part(s[n]) || (number && s[n] == '.'))
        n++;
    if (number)
        span("nu", s, n, out);
    else if (listed(h->language->keywords, s, n))
        span("kw", s, n, out);
    else
        put_name(h, s, n, out);
    h->before = *s;
    return n;
}

static size_t put_mark(Highlighter *h, const char *s, Text *out)
{
    html_escape_part(s, 1, out);
    if (*s == '>' && h->before != '-')
        h->before = ' ';                /* greater than, no arrow */
    else if (!isspace((unsigned char)*s))
        h->before = *s;
    return 1;
}

static bool line_comment(const Highlighter *h, const char *s, bool first)
{
    for (int i = 0; i < 2; i++) {
        const char *mark = h->language->line_comment[i];
        if (mark != NULL && starts(s, mark)
                && (first || mark[0] != '#' || isspace((unsigned char)s[-1])))
            return true;
    }
    return false;
}

static size_t put_piece(Highlighter *h, const char *s, bool first, Text *out)
{
    const Language *l = h->language;
    if (h->open == '*' || (h->open == 0 && l->open != NULL
            && starts(s, l->open)))
        return put_comment(h, s, out);
    if (h->open != 0)
        return put_string(h, s, out);
    if (line_comment(h, s, first)) {
        span("co", s, strlen(s), out);
        return strlen(s);
    }
    if (strchr(l->quotes, *s) != NULL)
        return put_string(h, s, out);
    if (*s == '#' && h->before == 0 && strcmp(l->name, "c") == 0)
        return put_directive(h, s, out);
    return is_name_part(*s) ? put_word(h, s, out) : put_mark(h, s, out);
}

void highlight(Highlighter *h, const char *text, Text *out)
{
    const char *s = text;
    while (*s != '\0')
        s += put_piece(h, s, s == text, out);
}

void highlight_newline(Highlighter *h, Text *out)
{
    h->before = 0;
    text_put(out, "\n");
}
