#include "svg.h"

#include "html.h"

#include <string.h>

/* The colour to write instead of the attribute's value; NULL: as it is. */
static const char *recoloured(const char *name, const char *value)
{
    size_t n = strlen(value);
    bool black = listed(" black #000000 #000 rgb(0,0,0) ", value, n)
        || strcmp(value, "rgb(  0,   0,   0)") == 0;
    bool white = listed(" white #ffffff #fff #FFFFFF rgb(255,255,255) ",
        value, n);
    bool colour = strcmp(name, "color") == 0;
    if (colour && (black || strcmp(value, "currentColor") == 0))
        return "inherit";
    if (white && (colour || strcmp(name, "flood-color") == 0))
        return "transparent";
    if (strcmp(name, "fill") != 0 && strcmp(name, "stroke") != 0)
        return NULL;
    return black ? "currentColor" : white ? "none" : NULL;
}

static void put_value(const char *name, const char *value, const char *prefix,
    Text *out)
{
    bool refers = strcmp(name, "href") == 0 || strcmp(name, "xlink:href") == 0;
    if (strcmp(name, "id") == 0)
        text_format(out, "%s-", prefix);
    else if (refers && *value == '#')
        text_format(out, "#%s-", prefix);
    value += refers && *value == '#';
    while (*value != '\0') {
        bool url = starts(value, "url(#");
        if (url)
            text_format(out, "url(#%s-", prefix);
        else if (*value == '"')
            text_put(out, "&quot;");
        else
            text_add(out, value, 1);
        value += url ? strlen("url(#") : 1;
    }
}

static void put_label(const char *alt, Text *out)
{
    text_put(out, " role=\"img\" fill=\"currentColor\" aria-label=\"");
    html_escape(alt, out);
    text_put(out, "\"");
}

/* Copies the tag at s, and returns the place after it. */
static const char *put_tag(Pool *pool, const char *s, const char *prefix,
    const char *alt, Text *out)
{
    size_t n = s[1] == '/' ? 2 : 1;
    const char *at = s + n + strcspn(s + n, " \t\r\n/>"), *name, *value;
    bool root = at - s == 4 && starts(s, "<svg");
    text_add(out, s, (size_t)(at - s));
    if (root)
        put_label(alt, out);
    while (take_attribute(pool, &at, '>', &name, &value)) {
        if (value == NULL || (root && listed(" fill role ", name,
                strlen(name))))
            continue;
        const char *colour = recoloured(name, value);
        text_format(out, " %s=\"%s", name, colour == NULL ? "" : colour);
        if (colour == NULL)
            put_value(name, value, prefix, out);
        text_put(out, "\"");
    }
    text_put(out, at[-1] == '/' ? "/" : "");
    text_add(out, at, *at == '>');
    return at + (*at == '>');
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
    Pool pool = {0};
    while (s != NULL && *s != '\0' && !starts(s, "</svg>")) {
        const char *after = skip_element(s);
        if (after != s) {
            s = after + (*after == '\n');
        } else if (*s == '<') {
            s = put_tag(&pool, s, prefix, alt, out);
        } else {
            if (!(*s == '\n' && out->length > 0
                    && out->at[out->length - 1] == '\n'))
                text_add(out, s, 1);
            s++;
        }
    }
    text_put(out, s != NULL && *s != '\0' ? "</svg>\n" : "");
    pool_free(&pool);
    return s != NULL;
}
