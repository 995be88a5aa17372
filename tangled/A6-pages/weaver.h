/* weaver.h - one page of the book: its chunks, its prose, what is about it. */
#ifndef WEAVER_H
#define WEAVER_H

#include "book.h"
#include "highlight.h"
#include "lint.h"
#include "names.h"

typedef struct Weaver {
    const Web *web;
    const Names *names;
    const Book *book;
    const char *build, *figures;        /* directories */
    const char *tangled;                /* the same; NULL: trust the web */
    int chapter;                        /* what is woven */
    int reader;                         /* the chapter it is read in, or -1 */
    const char *up;                     /* from there to the book: ../../ */
    Ranges ranges;                      /* of all its files */
    int figure_number;
    Pool pool;
    Report *errors;
} Weaver;

void weaver_open(Weaver *w, int chapter);           /* the rest is filled in */
void weaver_close(Weaver *w);

/* Where a reader of the page finds the chunk: #id or 02-arrows.html#id. */
const char *chunk_url(Weaver *w, int chunk);
const char *chunk_number(Weaver *w, int chunk);     /* 3.12 */

void weave_chunk(Weaver *w, int chunk, Text *out);
void weave_figure(Weaver *w, int chunk, Text *out);

/* A quotation [[...]] from a chunk of prose; uses are <<name>> in it. */
void weave_quote(Weaver *w, int chunk, const char *code, Text *out);

/* The name of a chunk, with the quotations in it as code. */
void weave_name(const char *name, Text *out);

/* Links from a line of code: the linker of its highlighter, and its state. */
typedef struct Linking {
    Weaver *w;
    int chunk, line;
    bool file;                          /* in the page of a tangled file */
    bool quiet;                         /* a quotation: note nothing */
    Table used;                         /* name -> 1 */
    const char **names;                 /* used and defined elsewhere */
    int *places;
    int count;
} Linking;

const char *link_name(void *linking, const char *name, bool called);

void weave_page(Weaver *w, Text *markdown);
void weave_sentence(Weaver *w, int chapter, Text *markdown);

/* A Markdown text that stands for exactly this text. */
void markdown_escape(const char *text, Text *out);

void weave_metadata(Weaver *w, Text *yaml);         /* chapter -1: index */
void weave_index(Weaver *w, Text *markdown);

/* The chapters in reading order; -1 after the last. */
const int *reading_order(const Web *web, Pool *pool);

void weave_file(Weaver *w, int root, Text *html);

#endif
