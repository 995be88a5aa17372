#include "element.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char BLANK[] = " \t\r\n";

static const char *tag_end(const char *s)
{
    char quote = '\0';
    for (; *s != '\0' && (quote != '\0' || *s != '>'); s++)
        if (quote != '\0')
            quote = *s == quote ? '\0' : quote;
        else if (*s == '"' || *s == '\'')
            quote = *s;
    return *s == '>' ? s + 1 : s;
}

static bool in_list(const char *list, const char *name)
{
    Text key = {0};
    text_format(&key, " %s ", name);
    bool there = strstr(list, key.at) != NULL;
    text_free(&key);
    return there;
}

static bool is_void(const char *name)
{
    return in_list(" area base br col embed hr img input link meta source"
        " track wbr ", name);
}

static int add_node(Page *page, const char *name, const char *from,
    const char *inner, int parent)
{
    page->at = pool_grow(&page->pool, page->at, page->count,
        sizeof *page->at);
    page->at[page->count] = (Node){ name, from, inner, inner, parent,
        page->count + 1 };
    return page->count++;
}

static void close_node(Page *page, int node, const char *close)
{
    page->at[node].close = close;
    page->at[node].past = page->count;
}

static int line_of(const Page *page, const char *place)
{
    int line = 1;
    for (const char *s = page->source; s < place; s++)
        line += *s == '\n';
    return line;
}

static const char *read_open(Page *page, const char *s, int *open)
{
    size_t n = strcspn(s + 1, " \t\r\n/>");
    const char *name = pool_copy(&page->pool, s + 1, n), *end = tag_end(s);
    int node = add_node(page, name, s, end, *open);
    if (is_void(name) || (end - s > 2 && end[-2] == '/'))
        return end;
    if (strcmp(name, "script") == 0 || strcmp(name, "style") == 0) {
        const char *stop = strstr(end, "</");
        stop = stop != NULL ? stop : end + strlen(end);
        close_node(page, node, stop);
        return tag_end(stop);
    }
    *open = node;
    return end;
}

static const char *read_close(Page *page, const char *s, int *open,
    Report *errors)
{
    size_t n = strcspn(s + 2, " \t\r\n>");
    Node *node = &page->at[*open];
    if (*open > 0 && strlen(node->name) == n
            && strncmp(node->name, s + 2, n) == 0) {
        close_node(page, *open, s);
        *open = page->at[*open].parent;
    } else {
        report(errors, page->name, line_of(page, s), NULL,
            "</%.*s> where %s%s%s is open", (int)n, s + 2,
            *open > 0 ? "<" : "", *open > 0 ? node->name : "nothing",
            *open > 0 ? ">" : "");
    }
    return tag_end(s);
}

static const char *read_piece(Page *page, const char *s, int *open,
    Report *errors)
{
    if (starts(s, "<!--")) {
        const char *end = strstr(s, "-->");
        return end != NULL ? end + 3 : s + strlen(s);
    }
    if (starts(s, "<!") || starts(s, "<?"))
        return tag_end(s);
    if (starts(s, "</"))
        return read_close(page, s, open, errors);
    if (*s == '<' && isalpha((unsigned char)s[1]))
        return read_open(page, s, open);
    const char *end = s + 1 + strcspn(s + 1, "<");
    int text = add_node(page, NULL, s, s, *open);
    page->at[text].close = end;
    return end;
}

bool page_read(Page *page, const char *name, const char *html,
    Report *errors)
{
    int before = errors->count, open = 0;
    *page = (Page){0};
    page->name = pool_copy(&page->pool, name, strlen(name));
    page->source = html = pool_copy(&page->pool, html, strlen(html));
    add_node(page, "", html, html, -1);
    while (*html != '\0')
        html = read_piece(page, html, &open, errors);
    for (; open > 0; open = page->at[open].parent) {
        report(errors, name, line_of(page, page->at[open].from), NULL,
            "<%s> is not closed", page->at[open].name);
        close_node(page, open, html);
    }
    close_node(page, 0, html);
    return errors->count == before;
}

void page_free(Page *page)
{
    pool_free(&page->pool);
}

typedef struct Attribute {
    const char *name, *value;           /* value NULL: it has none */
    size_t name_length, length;
} Attribute;

/* Reads one attribute from s on; NULL at the end of the tag. */
static const char *next_attribute(const char *s, Attribute *a)
{
    s += strspn(s, " \t\r\n/");
    a->name = s;
    a->name_length = strcspn(s, "= \t\r\n/>");
    s += a->name_length;
    a->value = NULL;
    a->length = 0;
    if (a->name_length == 0 || *s != '=')
        return a->name_length > 0 ? s : NULL;
    s++;
    const char quote[] = { *s == '"' || *s == '\'' ? *s : '\0', '\0' };
    s += quote[0] != '\0';
    a->value = s;
    a->length = strcspn(s, quote[0] != '\0' ? quote : " \t\r\n>");
    s += a->length;
    return s + (quote[0] != '\0' && *s == quote[0]);
}

static const char *first_attribute(const Node *node)
{
    return node->from + 1 + strlen(node->name);
}

static bool find_attribute(const Node *node, const char *name, Attribute *a)
{
    if (node->name == NULL || node->from == node->inner)
        return false;
    for (const char *s = first_attribute(node);
            (s = next_attribute(s, a)) != NULL;)
        if (a->name_length == strlen(name)
                && strncmp(a->name, name, a->name_length) == 0)
            return true;
    return false;
}

const char *node_attribute(Page *page, int node, const char *name)
{
    Attribute a;
    if (!find_attribute(&page->at[node], name, &a))
        return NULL;
    return pool_copy(&page->pool, a.value != NULL ? a.value : "", a.length);
}

bool node_has_class(const Page *page, int node, const char *class)
{
    Attribute a;
    size_t n = strlen(class);
    if (!find_attribute(&page->at[node], "class", &a) || a.value == NULL)
        return false;
    for (const char *s = a.value, *end = s + a.length; s < end;) {
        size_t word = strcspn(s, " \t\r\n\"'>");
        if (word == n && strncmp(s, class, n) == 0)
            return true;
        s += word + 1;
    }
    return false;
}

int node_next(const Page *page, int from, int past, const char *name,
    const char *class)
{
    for (int i = from; i < past; i++)
        if (page->at[i].name != NULL
                && (name == NULL || strcmp(page->at[i].name, name) == 0)
                && (class == NULL || node_has_class(page, i, class)))
            return i;
    return -1;
}

int node_of_id(Page *page, const char *id)
{
    Attribute a;
    for (int i = 1; i < page->count; i++)
        if (find_attribute(&page->at[i], "id", &a) && a.value != NULL
                && a.length == strlen(id)
                && strncmp(a.value, id, a.length) == 0)
            return i;
    return -1;
}

static void put_code_point(Text *out, unsigned long c)
{
    char s[5] = {0};
    if (c < 0x80) {
        s[0] = (char)c;
    } else if (c < 0x800) {
        s[0] = (char)(0xc0 | c >> 6);
        s[1] = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        s[0] = (char)(0xe0 | c >> 12);
        s[1] = (char)(0x80 | (c >> 6 & 0x3f));
        s[2] = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x110000) {
        s[0] = (char)(0xf0 | c >> 18);
        s[1] = (char)(0x80 | (c >> 12 & 0x3f));
        s[2] = (char)(0x80 | (c >> 6 & 0x3f));
        s[3] = (char)(0x80 | (c & 0x3f));
    }
    text_put(out, s);
}

/* Reads what begins with &; returns how long it is, 0 if it is no entity. */
static size_t put_entity(Text *out, const char *s)
{
    static const struct { const char *name; unsigned long c; } known[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
        { "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", 0xa0 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (starts(s, known[i].name)) {
            put_code_point(out, known[i].c);
            return strlen(known[i].name);
        }
    if (s[1] != '#')
        return 0;
    char *end;
    bool hex = s[2] == 'x' || s[2] == 'X';
    unsigned long c = strtoul(s + 2 + hex, &end, hex ? 16 : 10);
    if (*end != ';' || end == s + 2 + hex || c == 0)
        return 0;
    put_code_point(out, c);
    return (size_t)(end - s) + 1;
}

static void put_blank(Text *out)
{
    if (out->length > 0 && out->at[out->length - 1] != ' ')
        text_put(out, " ");
}

static void put_folded(Text *out, const char *s, const char *end)
{
    while (s < end) {
        size_t n = *s == '&' ? put_entity(out, s) : 0;
        if (n == 0 && strchr(BLANK, *s) != NULL)
            put_blank(out);
        else if (n == 0)
            text_add(out, s, 1);
        s += n > 0 ? n : 1;
    }
}

static bool is_block(const char *name)
{
    return in_list(" p li td th tr h1 h2 h3 h4 h5 h6 section div pre figure"
        " figcaption header footer dd dt br summary details ul ol table"
        " aside nav main small ", name);
}

static void put_words(const Page *page, int node, Skip *skip, Text *out)
{
    const Node *n = &page->at[node];
    if (n->name == NULL) {
        put_folded(out, n->from, n->close);
        return;
    }
    if (in_list(" annotation script style ", n->name)
            || (skip != NULL && skip(page, node)))
        return;
    if (is_block(n->name))
        put_blank(out);
    for (int i = node + 1; i < n->past; i = page->at[i].past)
        put_words(page, i, skip, out);
    if (is_block(n->name))
        put_blank(out);
}

void node_text(const Page *page, int node, Skip *skip, Text *out)
{
    put_words(page, node, skip, out);
    while (out->length > 0 && out->at[out->length - 1] == ' ')
        out->at[--out->length] = '\0';
}

const char *node_words(Page *page, int node)
{
    Text text = {0};
    node_text(page, node, NULL, &text);
    const char *words = pool_copy(&page->pool, text_string(&text),
        text.length);
    text_free(&text);
    return words;
}

static void put_value(Text *out, const char *value)
{
    for (; *value != '\0'; value++)
        if (*value == '"')
            text_put(out, "&quot;");
        else if (*value == '<')
            text_put(out, "&lt;");
        else
            text_add(out, value, 1);
}

/* Is there an attribute of the same name before this one? */
static bool repeated(const Node *node, const Attribute *a)
{
    Attribute b;
    const char *s = first_attribute(node);
    while ((s = next_attribute(s, &b)) != NULL && b.name < a->name)
        if (b.name_length == a->name_length
                && strncmp(a->name, b.name, b.name_length) == 0)
            return true;
    return false;
}

static const char *written_name(Page *page, int node, const Edit *edit)
{
    return edit->name == NULL ? page->at[node].name
        : edit->name(edit->state, page, node);
}

static void put_tag(Page *page, int node, const Edit *edit, Text *out)
{
    const Node *n = &page->at[node];
    Attribute a;
    text_format(out, "<%s", written_name(page, node, edit));
    for (const char *s = first_attribute(n);
            (s = next_attribute(s, &a)) != NULL;) {
        if (repeated(n, &a))
            continue;
        const char *name = pool_copy(&page->pool, a.name, a.name_length);
        const char *value = pool_copy(&page->pool,
            a.value != NULL ? a.value : "", a.length);
        if (edit->attribute != NULL)
            value = edit->attribute(edit->state, page, node, name, value);
        if (value != NULL) {
            text_format(out, " %s=\"", name);
            put_value(out, value);
            text_put(out, "\"");
        }
    }
    text_put(out, is_void(n->name) ? " />" : ">");
}

void inside_write(Page *page, int node, const Edit *edit, Text *out)
{
    const Node *n = &page->at[node];
    if (n->past == node + 1)            /* a script, or nothing */
        text_add(out, n->inner, (size_t)(n->close - n->inner));
    for (int i = node + 1; i < page->at[node].past; i = page->at[i].past)
        node_write(page, i, edit, out);
}

void node_write(Page *page, int node, const Edit *edit, Text *out)
{
    const char *name = page->at[node].name;
    if (name == NULL) {
        inside_write(page, node, edit, out);
        return;
    }
    enum keep keep = edit->keep == NULL ? KEEP
        : edit->keep(edit->state, page, node);
    if (keep == DROP)
        return;
    if (keep == KEEP)
        put_tag(page, node, edit, out);
    inside_write(page, node, edit, out);
    if (keep == KEEP && !is_void(name))
        text_format(out, "</%s>", written_name(page, node, edit));
}
