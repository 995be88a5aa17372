/* directory.h - the names of files, on the disk. */
#ifndef DIRECTORY_H
#define DIRECTORY_H

enum { PATH_MOST = 1024 };

/* flush_directory - 1 if the directory that holds the file is on the disk;
 * 0 and errno if not
 *   path  of the file, less than PATH_MOST bytes                           */
int flush_directory(const char *path);

#endif
