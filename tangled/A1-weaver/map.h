/* map.h - from lines of tangled files back to lines of chapters. */
#ifndef MAP_H
#define MAP_H

#include "tangle.h"

/* One line for every span of every file of the chapter:
 * file TAB first TAB last TAB chapter TAB line TAB chunk */
void map_write(const Web *web, int chapter, Text *out);

typedef struct MapLine {
    const char *file, *chapter, *chunk;
    int first, last, line;
} MapLine;

typedef struct Map {
    Pool pool;
    MapLine *at;
    int count;
} Map;

void map_read(Map *map, const char *text);          /* skips what it cannot */
void map_free(Map *map);

/* Where line `line` of the file comes from; NULL if the map has it not. */
const MapLine *map_find(const Map *map, const char *file, int line);

/* Copies the messages; after a line that mentions a tangled line it says
 * where that line stands in the book. */
void map_explain(const Map *map, const char *messages, Text *out);
#endif
