/* directory.c - the names of files, on the disk. */
#include "directory.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int flush_directory(const char *path)
{
    char name[PATH_MOST];
    const char *slash = strrchr(path, '/');
    const int length = slash == NULL ? 0 : (int)(slash - path) + 1;
    snprintf(name, sizeof name, "%.*s.", length, path);
    const int directory = open(name, O_RDONLY);
    const int flushed = directory >= 0 && fsync(directory) == 0;
    if (directory >= 0)
        close(directory);
    return flushed;
}
