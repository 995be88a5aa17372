/* book.h - book.toml, in mdBook's schema: the keys that the book honours. */
#ifndef BOOK_H
#define BOOK_H

#include "text.h"

typedef struct Book {
    Pool pool;
    const char *title, *description, *language, *direction, *source;
    const char **authors;
    int author_count;
    const char *build;
    const char *theme, *dark_theme, *repository, *edit, *site;
} Book;

/* Reads the text of book.toml; path is for the messages. */
bool book_read(Book *book, const char *text, const char *path,
    Report *errors);
void book_free(Book *book);

/* The value of a string key such as build.build-dir; NULL if it has none. */
const char *book_value(const Book *book, const char *key);
#endif
