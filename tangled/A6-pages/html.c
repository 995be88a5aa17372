#include "html.h"

#include <string.h>

void html_escape_part(const char *text, size_t length, Text *out)
{
    for (size_t i = 0; i < length; i++) {
        switch (text[i]) {
        case '&': text_put(out, "&amp;"); break;
        case '<': text_put(out, "&lt;"); break;
        case '>': text_put(out, "&gt;"); break;
        case '"': text_put(out, "&quot;"); break;
        case '`': text_put(out, "&#96;"); break;
        case '|': text_put(out, "&#124;"); break;
        default: text_add(out, &text[i], 1);
        }
    }
}

void html_escape(const char *text, Text *out)
{
    html_escape_part(text, strlen(text), out);
}

bool take_attribute(Pool *pool, const char **at, char end, const char **name,
    const char **value)
{
    const char stops[] = { ' ', '\t', '\r', '\n', end, '=', '/', '\0' };
    const char *s = *at + strspn(*at, " \t\r\n/");
    size_t n = strcspn(s, stops);
    bool found = *s != '\0' && *s != end;
    *name = pool_copy(pool, s, n);
    *value = NULL;
    s += n;
    if (found && *s == '=') {
        const char quote[] = { s[1] == '\'' ? '\'' : '"', '\0' };
        bool quoted = *++s == *quote;
        s += quoted;
        n = strcspn(s, quoted ? quote : (char []){ ' ', '\t', '\r', '\n', end,
            '\0' });
        *value = pool_copy(pool, s, n);
        s += n;
        s += quoted && *s != '\0';
    }
    *at = s;
    return found;
}
