#include "svg.h"

#include "highlight.h"

#include <ctype.h>
#include <string.h>

typedef struct Attribute {
    const char *name, *value;           /* into the drawing */
    size_t name_length, value_length;
} Attribute;

/* Reads name="value" at s; NULL if there is none, else the place after it. */
static const char *read_attribute(const char *s, Attribute *a)
{
    a->name = s;
    a->name_length = strcspn(s, "=<>/ \t\r\n\"'");
    s += a->name_length;
    if (a->name_length == 0 || *s != '=' || (s[1] != '"' && s[1] != '\''))
        return NULL;
    const char *end = strchr(s + 2, s[1]);
    if (end == NULL)
        return NULL;
    a->value = s + 2;
    a->value_length = (size_t)(end - a->value);
    return end + 1;
}

static bool named(const Attribute *a, const char *name)
{
    return a->name_length == strlen(name)
        && strncmp(a->name, name, a->name_length) == 0;
}

static bool valued(const Attribute *a, const char *value)
{
    return a->value_length == strlen(value)
        && strncmp(a->value, value, a->value_length) == 0;
}

static bool is_black(const Attribute *a)
{
    return valued(a, "black") || valued(a, "#000000") || valued(a, "#000")
        || valued(a, "rgb(0,0,0)") || valued(a, "rgb(  0,   0,   0)");
}

static bool is_white(const Attribute *a)
{
    return valued(a, "white") || valued(a, "#ffffff") || valued(a, "#fff")
        || valued(a, "#FFFFFF") || valued(a, "rgb(255,255,255)");
}

/* The colour to write instead; NULL: as it is. */
static const char *recoloured(const Attribute *a)
{
    bool paint = named(a, "fill") || named(a, "stroke");
    if (named(a, "color") && (is_black(a) || valued(a, "currentColor")))
        return "inherit";
    if ((named(a, "color") || named(a, "flood-color")) && is_white(a))
        return "transparent";
    if (paint && is_black(a))
        return "currentColor";
    if (paint && is_white(a))
        return "none";
    return NULL;
}

static void put_value(const Attribute *a, const char *prefix, Text *out)
{
    bool refers = named(a, "href") || named(a, "xlink:href");
    const char *s = a->value, *end = a->value + a->value_length;
    if (named(a, "id")) {
        text_format(out, "%s-", prefix);
    } else if (refers && s < end && *s == '#') {
        text_format(out, "#%s-", prefix);
        s++;
    }
    while (s < end) {
        if ((size_t)(end - s) >= 5 && strncmp(s, "url(#", 5) == 0) {
            text_format(out, "url(#%s-", prefix);
            s += 5;
        } else if (*s == '"') {
            text_put(out, "&quot;");
            s++;
        } else {
            text_add(out, s++, 1);
        }
    }
}

static void put_attribute(const Attribute *a, const char *prefix, Text *out)
{
    const char *colour = recoloured(a);
    text_put(out, " ");
    text_add(out, a->name, a->name_length);
    text_put(out, "=\"");
    if (colour != NULL)
        text_put(out, colour);
    else
        put_value(a, prefix, out);
    text_put(out, "\"");
}

static void put_label(const char *alt, Text *out)
{
    text_put(out, " role=\"img\" fill=\"currentColor\" aria-label=\"");
    html_escape(alt, out);
    text_put(out, "\"");
}

/* Copies the tag at s, and returns the place after it. */
static const char *put_tag(const char *s, const char *prefix, const char *alt,
    Text *out)
{
    size_t n = strcspn(s + 1, " \t\r\n>") + 1;
    if (s[n - 1] == '/' && s[n] == '>' && n > 2)
        n--;
    text_add(out, s, n);
    bool root = n == 4 && starts(s, "<svg");
    if (root)
        put_label(alt, out);
    Attribute a;
    s += n + strspn(s + n, " \t\r\n");
    for (const char *end; (end = read_attribute(s, &a)) != NULL;
            s = end + strspn(end, " \t\r\n"))
        if (!(root && (named(&a, "fill") || named(&a, "role"))))
            put_attribute(&a, prefix, out);
    n = strcspn(s, ">");
    n += s[n] == '>';
    text_add(out, s, n);
    return s + n;
}

static const char *skip_element(const char *s)
{
    static const char *const pairs[][2] = {
        { "<!--", "-->" }, { "<title", "</title>" }, { "<desc", "</desc>" },
        { "<?", "?>" }, { "<!", ">" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (starts(s, pairs[i][0])) {
            const char *end = strstr(s, pairs[i][1]);
            return end == NULL ? s + strlen(s) : end + strlen(pairs[i][1]);
        }
    return s;
}

bool svg_inline(const char *svg, const char *prefix, const char *alt,
    Text *out)
{
    const char *s = strstr(svg, "<svg");
    if (s == NULL)
        return false;
    while (*s != '\0') {
        const char *after = skip_element(s);
        if (after != s) {
            s = after + (*after == '\n');
        } else if (starts(s, "</svg>")) {
            text_put(out, "</svg>\n");
            return true;
        } else if (*s == '<') {
            s = put_tag(s, prefix, alt, out);
        } else {
            if (!(*s == '\n' && out->length > 0
                    && out->at[out->length - 1] == '\n'))
                text_add(out, s, 1);
            s++;
        }
    }
    return true;
}
