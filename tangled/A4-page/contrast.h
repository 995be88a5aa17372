/* contrast.h - how well two colours can be told apart (WCAG 2.2). */
#ifndef CONTRAST_H
#define CONTRAST_H

typedef struct { unsigned red, green, blue; } Colour;    /* each 0 to 255 */

/* luminance - relative luminance of a screen colour
 *   returns      0 for black to 1 for white, dimensionless
 *   source       WCAG 2.2, definition of relative luminance
 */
double luminance(Colour c);

/* contrast - ratio of the luminances, the lighter above
 *   returns      1 for equal colours to 21 for black and white
 *   source       WCAG 2.2, definition of contrast ratio
 */
double contrast(Colour a, Colour b);

#endif
