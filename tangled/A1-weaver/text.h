/* text.h - memory by the pool, growing text, and reports of what is wrong. */
#ifndef TEXT_H
#define TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#if defined __GNUC__
#define PRINTS(f, a) __attribute__((format(printf, f, a)))
#else
#define PRINTS(f, a)
#endif
#define ROWS(table) ((int)(sizeof (table) / sizeof (table)[0]))

/* A pool owns what is taken from it, and gives it all back at once. */
typedef struct Pool {
    struct PoolBlock *blocks;
    size_t left;                        /* bytes free in the newest block */
} Pool;

void *pool_take(Pool *pool, size_t bytes);          /* zeroed */
char *pool_copy(Pool *pool, const char *text, size_t length);
char *pool_format(Pool *pool, const char *format, ...) PRINTS(2, 3);
void *pool_grow(Pool *pool, void *array, int count, size_t size);
void  pool_free(Pool *pool);

/* A text grows; `at` is always ended by a zero byte, or is NULL if empty. */
typedef struct Text {
    char *at;
    size_t length, room;
} Text;

void text_add(Text *text, const char *piece, size_t length);
void text_put(Text *text, const char *piece);
void text_format(Text *text, const char *format, ...) PRINTS(2, 3);
void text_fill(Text *text, char c, int count);
bool text_read(Text *text, FILE *in);
bool text_load(Text *text, const char *path);
bool text_save(const Text *text, const char *path);
const char *text_string(const Text *text);          /* "" if empty */
char *text_keep(Text *text, Pool *pool);            /* moves it to the pool */
char *take_line(Pool *pool, const char **at);       /* NULL after the last */
void text_free(Text *text);

/* Sentences for the reader of the terminal, each with its place. */
typedef struct Report {
    Text text;
    int count;
} Report;

void report(Report *report, const char *path, int line, const char *chunk,
    const char *format, ...) PRINTS(5, 6);

/* A table sends a key to a number; its keys live in the pool. */
typedef struct Table {
    Pool *pool;
    struct TableSlot *slots;
    int count, room;                    /* room is 0 or a power of two */
} Table;

int  table_get(const Table *table, const char *key);        /* -1 if absent */
void table_set(Table *table, const char *key, int value);

bool starts(const char *text, const char *prefix);
bool ends(const char *text, const char *suffix);
bool is_name_start(char c);
bool is_name_part(char c);
bool is_blank(const char *text);
bool listed(const char *list, const char *word, size_t n);  /* " if else " */

#endif
