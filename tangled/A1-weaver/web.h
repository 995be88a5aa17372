/* web.h - the chapters as noweb reads them: prose and named chunks of code. */
#ifndef WEB_H
#define WEB_H

#include "text.h"

enum piece_kind { WORDS, USE, NEWLINE, QUOTE, ENDQUOTE };

typedef struct Piece {
    enum piece_kind kind;
    int line;                           /* of the chapter, from 1 */
    const char *text;                   /* the words, or the name used */
} Piece;

typedef struct Chunk {
    const char *name;                   /* NULL: prose */
    int chapter, line;                  /* where <<name>>= stands */
    Piece *pieces;                      /* without the last newline */
    int count;
    int number;                         /* k in 3.k, from 1; prose: 0 */
    int first, next, last, part;        /* parts of one name; next -1: none */
    bool used;                          /* known of the first part */
    const char *id;                     /* in the page: c-03-slug */
} Chunk;

typedef struct Chapter {
    const char *path;                   /* chapters/03-a-tiny-model.nw */
    const char *name;                   /* 03-a-tiny-model */
    const char *key, *number;           /* 03 and 3; A1 and A1 */
    const char *title;                  /* "" if there is none */
    int first, end;                     /* its chunks, prose included */
} Chapter;

typedef struct Web {
    Pool pool;
    Chapter *chapters;
    int chapter_count;
    Chunk *chunks;
    int chunk_count;
    Table names, ids;
} Web;

/* Reads noweb's tokens. False, with the reason reported, if the stream is
 * not one that markup writes. The web is to be freed in either case. */
bool web_read(Web *web, const char *stream, size_t length, Report *errors);
void web_free(Web *web);

/* The first part of the chunk of that name in the chapter; -1 if none. */
int web_find(const Web *web, int chapter, const char *name);
int web_chapter(const Web *web, const char *name);          /* -1 if none */

/* A chunk that no chunk uses and whose name is a path is a file. */
bool web_is_root(const Web *web, int chunk);
bool name_is_path(const char *name);

const char *chunk_path(const Web *web, int chunk);

#endif
