/* commands.h - the table of what the program can do. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "options.h"

enum exit_status { DONE = 0, FAILED = 1, MISUSED = 2, INTERRUPTED = 128 };
enum { OPTIONS_MOST = 16 };

typedef struct Command {
    const char *name, *operand, *summary, *more;
    int options;
    const Option *option;
    const char *example;
    int (*run)(const Chosen chosen[], const char *book);  /* exit status */
} Command;
extern const Command train_command, generate_command, info_command;
extern const Command export_command, emit_command;

/* command_run - the whole program; book: where its chapters are, if they are
 * not named; returns the exit status */
int command_run(int count, char *const words[], const char *book);
/* report_error - "tinycat: " and a sentence, on standard error; the status */
#ifdef __GNUC__
__attribute__((format(printf, 2, 3)))
#endif
int report_error(enum exit_status s, const char *form, ...);
/* same_file - 1 if both are there, and are one, by whatever names */
int same_file(const char *a, const char *b);

#endif
