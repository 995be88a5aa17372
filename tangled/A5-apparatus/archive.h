/* archive.h - a zip archive without the times of its making. */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

/* Sets the time of every file to 1 January 1980, 0:00. False, and the bytes
 * are then unspecified, if they are not a zip archive. */
bool archive_stamp(unsigned char *zip, size_t length);

#endif
