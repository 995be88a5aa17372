/* element.h - a finished page as its elements, to be read and written. */
#ifndef ELEMENT_H
#define ELEMENT_H

#include "text.h"

typedef struct Node {
    const char *name;                   /* NULL: text */
    const char *from, *inner;           /* in the source: its <, behind its > */
    const char *close;                  /* where what is inside ends */
    int parent, past;                   /* past: the first node behind it */
} Node;

typedef struct Page {
    Pool pool;
    const char *name, *source;          /* 02-arrows.html, and its text */
    Node *at;                           /* at[0] holds all the others */
    int count;
} Page;

/* Reads a page; what is wrong with its tags is reported. */
bool page_read(Page *page, const char *name, const char *html,
    Report *errors);
void page_free(Page *page);

/* The value of an attribute as it is written; NULL if there is none. */
const char *node_attribute(Page *page, int node, const char *name);
bool node_has_class(const Page *page, int node, const char *class);

/* The next element from node `from` on and before `past`, of that name and
 * class; NULL stands for any. -1 if there is none. */
int node_next(const Page *page, int from, int past, const char *name,
    const char *class);
int node_of_id(Page *page, const char *id);         /* -1 if there is none */

/* What stands in the node, as words: blanks folded, entities read, TeX
 * annotations left out, and what skip says. skip may be NULL. */
typedef bool Skip(const Page *page, int node);
void node_text(const Page *page, int node, Skip *skip, Text *out);
const char *node_words(Page *page, int node);       /* the same, in the pool */

enum keep { KEEP, UNWRAP, DROP };       /* UNWRAP: what is inside, only */

typedef struct Edit {
    enum keep (*keep)(void *state, Page *page, int node);
    /* Another name for the element, as h2 for h1. */
    const char *(*name)(void *state, Page *page, int node);
    /* The new value, or NULL to leave the attribute out. */
    const char *(*attribute)(void *state, Page *page, int node,
        const char *name, const char *value);
    void *state;
} Edit;

/* Each function of the edit may be NULL. */
void node_write(Page *page, int node, const Edit *edit, Text *out);
void inside_write(Page *page, int node, const Edit *edit, Text *out);

#endif
