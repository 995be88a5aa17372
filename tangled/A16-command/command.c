/* command.c - tinycat: trains small models of language, and writes. */
#include "commands.h"
#include "crew.h"
#include "ranks.h"

#ifndef BOOK
#define BOOK "chapters"                 /* where the book's chapters are */
#endif

int main(int count, char *words[])
{
    static const Launcher ranks = { ranks_launched, ranks_begin, ranks_end };
    crew_launcher = &ranks;
    return command_run(count, words, BOOK);
}
