/* palette.h - the colours of a style sheet, read back from it. */
#ifndef PALETTE_H
#define PALETTE_H

#include "contrast.h"
#include <stdbool.h>

enum theme { LIGHT, DARK, THEMES };
enum { ENTRIES = 32, NAME = 24 };

typedef struct { char name[NAME]; Colour in[THEMES]; } Entry;
typedef struct { int count; Entry at[ENTRIES]; } Palette;

bool is_ink(const Entry *e);
bool is_paper(const Entry *e);

/* palette_read - the pairs light-dark(#rrggbb, #rrggbb) of a style sheet
 *   returns      0, or the number of the line that cannot be read
 */
int palette_read(const char *css, Palette *p);

/* palette_least - least contrast of an ink over the papers of a theme */
double palette_least(const Palette *p, const Entry *ink, enum theme t);

/* stray_colour - is there a colour that the palette does not know?
 *   returns      0, or the number of a line that has one
 */
int stray_colour(const char *css);

#endif
