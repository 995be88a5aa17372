#include "extras.h"
#include "dress.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct Sentence {
    Text now;                           /* read since the last one ended */
    bool has, whole;                    /* the term is in it; it has ended */
} Sentence;

static bool ends_sentence(const char *s, const char *end)
{
    if (strchr(".?!", *s) == NULL)
        return false;
    return s + 1 == end || strchr(" \t\r\n", s[1]) != NULL;
}

static void end_sentence(Sentence *t)
{
    t->whole = t->has;
    if (!t->has)
        t->now.length = 0;
}

static void read_text(Sentence *t, const char *s, const char *end)
{
    for (; s < end && !t->whole; s++) {
        text_add(&t->now, s, 1);
        if (ends_sentence(s, end))
            end_sentence(t);
    }
}

static void read_element(Page *page, int node, int term, Sentence *t)
{
    const char *words = node_words(page, node);
    node_write(page, node, &ELSEWHERE, &t->now);
    t->has = t->has || (node <= term && term < page->at[node].past);
    if (*words != '\0' && strcmp(page->at[node].name, "code") != 0
            && ends_sentence(words + strlen(words) - 1,
                words + strlen(words)))
        end_sentence(t);
}

static void read_block(Page *page, int block, int term, Sentence *t)
{
    for (int i = block + 1; i < page->at[block].past && !t->whole;
            i = page->at[i].past)
        if (page->at[i].name == NULL)
            read_text(t, page->at[i].from, page->at[i].close);
        else
            read_element(page, i, term, t);
}

/* The paragraph behind a block, or -1. */
static int next_paragraph(const Page *page, int block)
{
    int i = page->at[block].past;
    int past = page->at[page->at[block].parent].past;
    while (i < past && page->at[i].name == NULL)
        i++;
    bool there = i < past && strcmp(page->at[i].name, "p") == 0;
    return there ? i : -1;
}

static const char *sentence_of(Page *page, int term)
{
    static const char blocks[] = " p li td dd ";
    Sentence t = { {0}, false, false };
    int block = page->at[term].parent;
    while (block > 0 && strstr(blocks, pool_format(&page->pool, " %s ",
            page->at[block].name)) == NULL)
        block = page->at[block].parent;
    for (int b = block; b > 0 && !t.whole; b = next_paragraph(page, b)) {
        read_block(page, b, term, &t);
        text_put(&t.now, " ");
    }
    const char *s = text_string(&t.now);
    s += strspn(s, " \t\r\n");
    char *copy = pool_copy(&page->pool, s, strlen(s));
    for (size_t n = strlen(copy); n > 0 && copy[n - 1] == ' '; n--)
        copy[n - 1] = '\0';
    text_free(&t.now);
    return copy;
}

typedef struct Entry {
    const char *term, *sentence;
    Page *page;
    const char *id;
} Entry;

typedef struct Entries {
    Pool pool;
    Entry *at;
    int count;
    Table known;                        /* term -> its entry */
} Entries;

static int by_term(const void *x, const void *y)
{
    const Entry *a = x, *b = y;
    int order = strcasecmp(a->term, b->term);
    return order != 0 ? order : strcmp(a->term, b->term);
}

static void add_entry(Entries *e, const Entry *new, Report *errors)
{
    const char *path, *id = slug(&e->pool, new->term);
    int old = table_get(&e->known, id);
    if (old >= 0) {
        int line = chapter_line(&e->pool, new->page, new->term, &path);
        report(errors, path, line, NULL, "the term \"%s\" is already "
            "defined in %s", new->term, e->at[old].page->name);
        return;
    }
    table_set(&e->known, id, e->count);
    e->at = pool_grow(&e->pool, e->at, e->count, sizeof *e->at);
    e->at[e->count++] = *new;
}

static void read_terms(Entries *e, Page *page, Report *errors)
{
    for (int i = 1; (i = node_next(page, i, page->count, "span",
            "term")) >= 0; i++) {
        const char *entry = node_attribute(page, i, "data-entry");
        const char *id = node_attribute(page, i, "id");
        add_entry(e, &(Entry){ entry != NULL ? entry : node_words(page, i),
            sentence_of(page, i), page, id != NULL ? id : "" }, errors);
    }
}

static void put_term(Entries *e, const Entry *entry, Text *out)
{
    const char *number = page_number(entry->page);
    text_format(out, "<dt id=\"%s\"><a href=\"%s#%s\">%s</a></dt>\n"
        "<dd>%s <small><a href=\"%s\">%s</a></small></dd>\n",
        slug(&e->pool, entry->term), entry->page->name, entry->id,
        entry->term, entry->sentence, entry->page->name,
        *number != '\0' ? number : page_title(entry->page));
}

void glossary_write(Volume *v, Text *out, Report *errors)
{
    Entries e = {0};
    e.known.pool = &e.pool;
    for (int i = 0; i < v->page_count; i++)
        read_terms(&e, &v->pages[i], errors);
    if (e.count > 0)
        qsort(e.at, (size_t)e.count, sizeof *e.at, by_term);
    text_put(out, "Each entry is the sentence in which the book introduces "
        "the word. The number is the chapter's.\n\n"
        "```{=html}\n<dl class=\"glossary\">\n");
    for (int i = 0; i < e.count; i++)
        put_term(&e, &e.at[i], out);
    text_put(out, "</dl>\n```\n");
    pool_free(&e.pool);
}
