/* text.h - a small file, whole. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>

/* text_read - the characters of a file, ended by 0
 *   returns      false if there is no such file, or it needs more room
 */
bool text_read(const char *name, int room, char *text);

#endif
