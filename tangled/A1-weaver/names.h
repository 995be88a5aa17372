/* names.h - what the C of the book defines, where, and who may see it. */
#ifndef NAMES_H
#define NAMES_H

#include "parse.h"
#include "tangle.h"

typedef struct Definition {
    const char *name;
    enum definition_kind kind;
    bool hidden;                        /* static: seen in its file alone */
    bool aside;                         /* in a test, a demo or an exercise */
    int root;                           /* the file */
    Origin at;
    int same;                           /* an older one of this name, or -1 */
} Definition;

typedef struct Names {
    Pool pool;
    Definition *at;
    int count;
    Table newest;                       /* name -> its newest definition */
    Table locals;                       /* "chunk/name": declared in a body */
    int *file_of;                       /* chunk -> its file, or -1 */
    bool *sees;                         /* chapters: [reader][read] */
    int chapters;
} Names;

/* Finds the definitions of every C file of the web (which is finite). */
void names_read(Names *names, const Web *web);
void names_free(Names *names);

/* The best definition of a name for a reader in that chunk: of his chapter
 * if he can, else of one that his chapter needs; -1 if there is none.
 * Prose may look forward as well. */
int names_resolve(const Names *names, const Web *web, const char *name,
    int chunk, bool called);
#endif
