/* command.c - tinycat: trains small models of language, and writes. */
#include "commands.h"

#ifndef BOOK
#define BOOK "chapters"                 /* where the book's chapters are */
#endif

int main(int count, char *words[])
{
    return command_run(count, words, BOOK);
}
