/* completion.h - the table of commands as a script for a shell. */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "commands.h"

/* completion_print - for "bash" or "zsh"; 0 if the shell is another */
int completion_print(FILE *out, const char *shell, int n,
                     const Command *const command[]);

#endif
