/* opinions.h - for tests: programs in Python, if they can be run. */
#ifndef OPINIONS_H
#define OPINIONS_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPINION_PATH = 400 };

/* The Python that can import the modules, or NULL. */
static inline const char *python_with(const char *modules)
{
    static const char *const pythons[] = { "/usr/bin/python3", "python3" };
    char command[OPINION_PATH];
    for (int i = 0; i < 2; i++) {
        snprintf(command, sizeof command, "%s -c 'import %s' 2> /dev/null",
                 pythons[i], modules);
        if (system(command) == 0)
            return pythons[i];
    }
    return NULL;
}

/* A new directory for files that such a program reads. */
static inline int opinion_directory(char path[OPINION_PATH])
{
    const char *out = getenv("OUT");
    snprintf(path, OPINION_PATH, "%.200s/opinion-XXXXXX", out ? out : "/tmp");
    return mkdtemp(path) != NULL;
}

/* Runs "python program directory"; 1 if it says yes. */
static inline int opinion_is_yes(const char *python, const char *program,
                                 const char *directory)
{
    char command[3 * OPINION_PATH];
    snprintf(command, sizeof command, "%s %s %s", python, program,
             directory);
    return system(command) == 0;
}

static inline void opinion_forget(const char *directory)
{
    char command[OPINION_PATH + 32];
    snprintf(command, sizeof command, "rm -rf '%s'", directory);
    if (system(command) != 0)
        puts("an old directory is left");
}

#endif
