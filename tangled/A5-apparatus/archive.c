#include "archive.h"

#include <string.h>

enum { FILE_HEADER = 30, ENTRY = 46, END = 22 };

static size_t number(const unsigned char *s, int bytes)
{
    size_t n = 0;
    while (bytes-- > 0)
        n = n << 8 | s[bytes];
    return n;
}

static bool is_record(const unsigned char *zip, size_t length, size_t at,
    size_t size, const char *mark)
{
    return at <= length && size <= length - at
        && memcmp(zip + at, mark, 4) == 0;
}

static void stamp(unsigned char *time)
{
    memcpy(time, "\0\0\x21\0", 4);      /* 0:00; year 0, month 1, day 1 */
}

/* One entry of the directory; returns where the next one is, 0 if none. */
static size_t stamp_entry(unsigned char *zip, size_t length, size_t at)
{
    if (!is_record(zip, length, at, ENTRY, "PK\1\2"))
        return 0;
    size_t file = number(zip + at + 42, 4);
    if (!is_record(zip, length, file, FILE_HEADER, "PK\3\4"))
        return 0;
    stamp(zip + at + 12);
    stamp(zip + file + 10);
    return at + ENTRY + number(zip + at + 28, 2) + number(zip + at + 30, 2)
        + number(zip + at + 32, 2);
}

bool archive_stamp(unsigned char *zip, size_t length)
{
    if (length < END)
        return false;
    size_t end = length - END;
    while (end > 0 && !is_record(zip, length, end, END, "PK\5\6"))
        end--;
    if (!is_record(zip, length, end, END, "PK\5\6"))
        return false;
    size_t count = number(zip + end + 10, 2);
    size_t at = number(zip + end + 16, 4);
    for (; count > 0; count--)
        if ((at = stamp_entry(zip, length, at)) == 0)
            return false;
    return true;
}
