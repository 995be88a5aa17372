#include "text.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *must(void *memory)
{
    if (memory == NULL) {
        fputs("weave: out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

enum { SMALLEST_BLOCK = 1 << 10, LARGEST_BLOCK = 1 << 20 };

struct PoolBlock {
    struct PoolBlock *older;
    size_t size;
    max_align_t bytes[];
};

void *pool_take(Pool *pool, size_t bytes)
{
    const size_t unit = sizeof (max_align_t);
    bytes = (bytes + unit - 1) / unit * unit;
    if (pool->blocks == NULL || bytes > pool->left) {
        size_t size = pool->blocks == NULL ? SMALLEST_BLOCK
            : pool->blocks->size < LARGEST_BLOCK ? 2 * pool->blocks->size
            : LARGEST_BLOCK;
        size = bytes > size ? bytes : size;
        struct PoolBlock *block = must(calloc(1, sizeof *block + size));
        block->older = pool->blocks;
        block->size = size;
        pool->blocks = block;
        pool->left = size;
    }
    char *end = (char *)pool->blocks->bytes + pool->blocks->size;
    void *taken = end - pool->left;
    pool->left -= bytes;
    return taken;
}

void pool_free(Pool *pool)
{
    while (pool->blocks != NULL) {
        struct PoolBlock *older = pool->blocks->older;
        free(pool->blocks);
        pool->blocks = older;
    }
    pool->left = 0;
}

char *pool_copy(Pool *pool, const char *text, size_t length)
{
    char *copy = pool_take(pool, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *pool_format(Pool *pool, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *made = pool_take(pool, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(made, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return made;
}

void *pool_grow(Pool *pool, void *array, int count, size_t size)
{
    if ((count & (count - 1)) != 0)
        return array;                   /* not a power of two: there is room */
    size_t room = count == 0 ? 1 : 2 * (size_t)count;
    void *larger = pool_take(pool, room * size);
    if (count > 0)
        memcpy(larger, array, (size_t)count * size);
    return larger;
}

static void text_reserve(Text *text, size_t more)
{
    if (text->length + more + 1 <= text->room)
        return;
    text->room = 2 * text->room + more + 64;
    text->at = must(realloc(text->at, text->room));
}

void text_add(Text *text, const char *piece, size_t length)
{
    text_reserve(text, length);
    if (length > 0)
        memcpy(text->at + text->length, piece, length);
    text->length += length;
    text->at[text->length] = '\0';
}

void text_put(Text *text, const char *piece)
{
    text_add(text, piece, strlen(piece));
}

void text_fill(Text *text, char c, int count)
{
    while (count-- > 0)
        text_add(text, &c, 1);
}

const char *text_string(const Text *text)
{
    return text->at == NULL ? "" : text->at;
}

void text_free(Text *text)
{
    free(text->at);
    *text = (Text){0};
}

char *text_keep(Text *text, Pool *pool)
{
    char *kept = pool_copy(pool, text_string(text), text->length);
    text_free(text);
    return kept;
}

static void text_vformat(Text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    text_reserve(text, (size_t)length);
    vsnprintf(text->at + text->length, (size_t)length + 1, format, arguments);
    text->length += (size_t)length;
}

void text_format(Text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_vformat(text, format, arguments);
    va_end(arguments);
}

char *take_line(Pool *pool, const char **at)
{
    if (**at == '\0')
        return NULL;
    size_t n = strcspn(*at, "\n");
    char *line = pool_copy(pool, *at, n);
    *at += n + ((*at)[n] != '\0');
    return line;
}

bool text_read(Text *text, FILE *in)
{
    char block[1 << 14];
    size_t got;
    while ((got = fread(block, 1, sizeof block, in)) > 0)
        text_add(text, block, got);
    return !ferror(in);
}

bool text_load(Text *text, const char *path)
{
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return false;
    bool whole = text_read(text, in);
    return fclose(in) == 0 && whole;
}

bool text_save(const Text *text, const char *path)
{
    Text old = {0};
    bool same = text_load(&old, path) && old.length == text->length
        && (old.length == 0 || memcmp(old.at, text->at, old.length) == 0);
    text_free(&old);
    if (same)
        return true;
    FILE *out = fopen(path, "wb");
    if (out == NULL)
        return false;
    bool whole = fwrite(text_string(text), 1, text->length, out)
        == text->length;
    return fclose(out) == 0 && whole;
}

void report(Report *report, const char *path, int line, const char *chunk,
    const char *format, ...)
{
    report->count++;
    if (path != NULL)
        text_put(&report->text, path);
    if (path != NULL && line > 0)
        text_format(&report->text, ":%d", line);
    if (path != NULL)
        text_put(&report->text, ": ");
    if (chunk != NULL)
        text_format(&report->text, "<<%s>>: ", chunk);
    va_list arguments;
    va_start(arguments, format);
    text_vformat(&report->text, format, arguments);
    va_end(arguments);
    text_put(&report->text, "\n");
}

struct TableSlot {
    const char *key;
    int value;
};

static struct TableSlot *slot_of(const Table *table, const char *key)
{
    uint32_t hash = 2166136261u;                    /* FNV-1a */
    for (const char *c = key; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    uint32_t mask = (uint32_t)table->room - 1, i = hash & mask;
    while (table->slots[i].key != NULL
            && strcmp(table->slots[i].key, key) != 0)
        i = (i + 1) & mask;
    return &table->slots[i];
}

int table_get(const Table *table, const char *key)
{
    if (table->room == 0)
        return -1;
    const struct TableSlot *slot = slot_of(table, key);
    return slot->key == NULL ? -1 : slot->value;
}

static void table_double(Table *table)
{
    struct TableSlot *old = table->slots;
    int room = table->room;
    table->room = room == 0 ? 64 : 2 * room;
    table->slots = pool_take(table->pool,
        (size_t)table->room * sizeof *table->slots);
    for (int i = 0; i < room; i++)
        if (old[i].key != NULL)
            *slot_of(table, old[i].key) = old[i];
}

void table_set(Table *table, const char *key, int value)
{
    if (2 * table->count >= table->room)
        table_double(table);
    struct TableSlot *slot = slot_of(table, key);
    if (slot->key == NULL) {
        slot->key = pool_copy(table->pool, key, strlen(key));
        table->count++;
    }
    slot->value = value;
}

bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool ends(const char *text, const char *suffix)
{
    size_t n = strlen(text), m = strlen(suffix);
    return n >= m && strcmp(text + n - m, suffix) == 0;
}

bool is_name_start(char c)
{
    return isalpha((unsigned char)c) || c == '_';
}

bool is_name_part(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

bool listed(const char *list, const char *word, size_t n)
{
    for (const char *s = list; s != NULL; s = strchr(s + 1, ' '))
        if (strncmp(s + 1, word, n) == 0 && s[1 + n] == ' ')
            return true;
    return false;
}
