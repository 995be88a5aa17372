/* volume.h - the finished pages of the book, and the chunks on them. */
#ifndef VOLUME_H
#define VOLUME_H

#include "element.h"

typedef struct Piece {                  /* a chunk of code */
    int page, node;
    const char *id, *number, *name;     /* c-02-compose-h-2 2.5 compose.h */
    const char *file;                   /* compose.h; NULL if in none */
} Piece;

typedef struct Volume {
    Pool pool;
    Page *pages;
    int page_count;
    Piece *pieces;
    int piece_count;
} Volume;

/* Reads the pages at these paths, in this order. */
bool volume_read(Volume *v, int count, char **paths, Report *errors);
/* The same for one page that is at hand. */
bool volume_add(Volume *v, const char *name, const char *html,
    Report *errors);
void volume_free(Volume *v);

/* How a page is called: 3 A tiny model, and in parts: 3; A tiny model. */
const char *page_label(Page *page);
const char *page_number(Page *page);    /* "" if it has none */
const char *page_title(Page *page);
int page_main(Page *page);              /* <main>; 0 if it has none */
bool node_is_section(const Page *page, int node);   /* has a heading */

/* Calls tell for each name that the chunk defines, and for each it uses. */
typedef void Tell(void *state, const char *name, const char *target);
void piece_tell(Volume *v, int piece, Tell *defined, Tell *used,
    void *state);

#endif
