/* inject_faults.h - for tests of what is saved: a directory of one's own, a
 * full disk, and death. */
#ifndef INJECT_FAULTS_H
#define INJECT_FAULTS_H

#include "testing.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATH = 512 };

static inline void make_directory(char path[PATH], char file[PATH])
{
    const char *out = getenv("OUT");
    snprintf(path, PATH / 2, "%s/check-XXXXXX", out ? out : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(path));
    snprintf(file, PATH, "%.250s/state", path);
}

static inline void remove_directory(const char *path, const char *file)
{
    char part[PATH + 8];
    snprintf(part, sizeof part, "%s.part", file);
    unlink(part);
    unlink(file);
    ck_assert_msg(rmdir(path) == 0, "something was left in %s", path);
}

/* From here on no file may be longer than so many bytes; what was before. */
static inline struct rlimit fill_disk(rlim_t bytes)
{
    struct rlimit usual, full;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &usual);
    full = (struct rlimit){ bytes, usual.rlim_max };
    setrlimit(RLIMIT_FSIZE, &full);
    return usual;
}

/* The child has so many nanoseconds to live. */
static inline void let_die(pid_t child, long nanoseconds)
{
    const struct timespec life = { 0, nanoseconds };
    int ended;
    ck_assert(child > 0);
    nanosleep(&life, NULL);
    kill(child, SIGKILL);
    ck_assert(waitpid(child, &ended, 0) == child);
    ck_assert_msg(WIFSIGNALED(ended), "it ended by itself");
}

#endif
