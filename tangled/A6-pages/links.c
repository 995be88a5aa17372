#include "links.h"

#include "html.h"

#include <dirent.h>
#include <string.h>
#include <strings.h>

struct Link {
    const char *page, *target;
};

typedef struct Tag {
    const char *name;
    size_t name_length;
    const char *rest;                   /* its attributes, up to > */
} Tag;

static bool tag_is(const Tag *tag, const char *name)
{
    return tag->name_length == strlen(name)
        && strncasecmp(tag->name, name, tag->name_length) == 0;
}

static bool is_outside(const char *target)
{
    return starts(target, "http:") || starts(target, "https:")
        || starts(target, "//");
}

static bool may_lead_outside(Pool *pool, const Tag *tag)
{
    const char *s = tag->rest, *name, *value;
    bool canonical = false;
    while (take_attribute(pool, &s, '>', &name, &value))
        canonical |= value != NULL && strcmp(name, "rel") == 0
            && strcmp(value, "canonical") == 0;
    return tag_is(tag, "a") || (tag_is(tag, "link") && canonical);
}

static void add_id(Site *site, const char *page, const char *id,
    Report *errors)
{
    const char *key = pool_format(&site->pool, "%s#%s", page, id);
    if (table_get(&site->ids, key) >= 0)
        report(errors, page, 0, NULL, "the id \"%s\" stands twice", id);
    table_set(&site->ids, key, 1);
}

static void add_link(Site *site, const char *page, const char *target)
{
    site->links = pool_grow(&site->pool, site->links, site->count,
        sizeof *site->links);
    site->links[site->count++] = (struct Link){ page, target };
}

static void read_tag(Site *site, const char *page, const Tag *tag,
    Report *errors)
{
    const char *s = tag->rest, *name, *value;
    while (take_attribute(&site->pool, &s, '>', &name, &value)) {
        if (value == NULL)
            continue;
        if (strcmp(name, "id") == 0)
            add_id(site, page, value, errors);
        if (!listed(" href src xlink:href poster ", name, strlen(name)))
            continue;
        if (!is_outside(value))
            add_link(site, page, value);
        else if (strcmp(name, "src") == 0
                || !may_lead_outside(&site->pool, tag))
            report(errors, page, 0, NULL, "asks the outside for \"%s\"",
                value);
    }
}

static void read_style(const char *page, const char *style, size_t length,
    Report *errors)
{
    Text text = {0};
    text_add(&text, style, length);
    if (strstr(text.at, "@import") != NULL || strstr(text.at, "url(http")
            || strstr(text.at, "url(\"http") || strstr(text.at, "url(//"))
        report(errors, page, 0, NULL, "its style asks the outside");
    text_free(&text);
}

/* The place after the comment, the script or the style at s. */
static const char *skip_opaque(const char *s, const char *page,
    Report *errors)
{
    bool style = strncasecmp(s, "<style", 6) == 0;
    const char *close = starts(s, "<!--") ? "-->"
        : style ? "</style>" : "</script>";
    const char *end = strstr(s, close);
    size_t n = end == NULL ? strlen(s) : (size_t)(end - s);
    if (style)
        read_style(page, s, n, errors);
    return s + n;
}

void site_read(Site *site, const char *page, const char *html,
    Report *errors)
{
    site->ids.pool = site->files.pool = &site->pool;
    table_set(&site->files, page, 1);
    if (ends(page, ".css"))
        read_style(page, html, strlen(html), errors);
    if (!ends(page, ".html"))
        return;
    for (const char *s = strchr(html, '<'); s != NULL;
            s = strchr(s + 1, '<')) {
        Tag tag = { .name = s + 1 };
        tag.name_length = strspn(tag.name, "abcdefghijklmnopqrstuvwxyz"
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        tag.rest = tag.name + tag.name_length;
        if (tag.name_length > 0)
            read_tag(site, page, &tag, errors);
        if (starts(s, "<!--") || tag_is(&tag, "script")
                || tag_is(&tag, "style"))
            s = skip_opaque(s, page, errors);
        if (*s == '\0')
            break;
    }
}

/* dir/page.html and ../x.html#id give x.html#id. NULL outside the book. */
static const char *resolve(Pool *pool, const char *page, const char *target)
{
    if (target[0] == '#')
        return pool_format(pool, "%s%s", page, target);
    const char *slash = strrchr(page, '/');
    size_t keep = slash == NULL ? 0 : (size_t)(slash - page) + 1;
    while (starts(target, "../") || starts(target, "./")) {
        if (target[1] == '.') {
            if (keep == 0)
                return NULL;
            keep--;
            while (keep > 0 && page[keep - 1] != '/')
                keep--;
        }
        target = strchr(target, '/') + 1;
    }
    return pool_format(pool, "%.*s%s", (int)keep, page, target);
}

static bool leads_somewhere(Site *site, const struct Link *link,
    const char *place)
{
    if (starts(link->target, "data:") || starts(link->target, "mailto:"))
        return true;
    if (place == NULL || link->target[0] == '\0')
        return false;
    size_t n = strcspn(place, "#");
    if (place[n] == '#' && place[n + 1] != '\0')
        return table_get(&site->ids, place) >= 0;
    return table_get(&site->files, pool_copy(&site->pool, place, n)) >= 0;
}

static int line_with(const char *text, const char *target)
{
    const char *found = strstr(text, target);
    int line = 1;
    for (const char *s = text; found != NULL && s < found; s++)
        line += *s == '\n';
    return found == NULL ? 0 : line;
}

static void report_link(Site *site, const struct Link *link,
    const char *directory, const char *chapters, Report *errors)
{
    size_t n = strlen(link->page) - strlen(".html");
    const char *source = pool_format(&site->pool, "%s/%.*s.nw", chapters,
        (int)n, link->page);
    Text text = {0};
    int line = text_load(&text, source)
        ? line_with(text_string(&text), link->target) : 0;
    text_free(&text);
    report(errors, line > 0 ? source : pool_format(&site->pool, "%s/%s",
        directory, link->page), line, NULL,
        "link to \"%s\": no such place", link->target);
}

/* What a dead link is told of by: its page and target, or once for the whole
 * book the page that is missing. */
static const char *told_by(Site *site, const struct Link *link,
    const char *place)
{
    const char *page = place == NULL ? NULL
        : pool_copy(&site->pool, place, strcspn(place, "#"));
    return page != NULL && table_get(&site->files, page) < 0 ? page
        : pool_format(&site->pool, "%s %s", link->page, link->target);
}

void site_check(Site *site, const char *directory, const char *chapters,
    Report *errors)
{
    Table told = { .pool = &site->pool };
    for (int i = 0; i < site->count; i++) {
        const struct Link *link = &site->links[i];
        const char *place = resolve(&site->pool, link->page, link->target);
        if (leads_somewhere(site, link, place))
            continue;
        const char *key = told_by(site, link, place);
        if (table_get(&told, key) < 0)
            report_link(site, link, directory, chapters, errors);
        table_set(&told, key, 1);
    }
}

static void read_directory(Site *site, const char *directory,
    const char *under, Report *errors)
{
    DIR *open = opendir(pool_format(&site->pool, "%s/%s", directory, under));
    if (open == NULL)
        return;
    for (struct dirent *e; (e = readdir(open)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        const char *page = pool_format(&site->pool, "%s%s", under, e->d_name);
        const char *path = pool_format(&site->pool, "%s/%s", directory, page);
        DIR *inner = opendir(path);
        Text html = {0};
        if (inner != NULL) {
            closedir(inner);
            read_directory(site, directory, pool_format(&site->pool, "%s/",
                page), errors);
        } else if (text_load(&html, path)) {
            site_read(site, page, text_string(&html), errors);
        }
        text_free(&html);
    }
    closedir(open);
}

int links_check(const char *directory, const char *chapters, Report *errors)
{
    Site site = {0};
    read_directory(&site, directory, "", errors);
    if (site.files.count == 0)
        report(errors, directory, 0, NULL, "there is no page here");
    site_check(&site, directory, chapters, errors);
    int count = site.count;
    pool_free(&site.pool);
    return count;
}
