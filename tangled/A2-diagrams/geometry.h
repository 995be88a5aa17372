/* geometry.h - points, boxes, curves, and the width of words. In px. */
#ifndef GEOMETRY_H
#define GEOMETRY_H

typedef struct Point {
    double x, y;                        /* y grows downwards */
} Point;

typedef struct Box {
    Point middle;
    double half_width, half_height;
} Box;

/* A cubic from p[0] to p[3]. */
typedef struct Curve {
    Point p[4];
} Curve;

Point plus(Point a, Point b);
Point minus(Point a, Point b);
Point times(double s, Point a);
double size_of(Point a);
Point on_left(Point a);                 /* the unit vector to the left of a */
Point on_curve(const Curve *c, double t);

/* curve_part - the part of c from parameter t to parameter u. */
Curve curve_part(const Curve *c, double t, double u);

int in_box(Point p, const Box *b);
double boxes_overlap(const Box *a, const Box *b);      /* an area */
double curve_overlaps(const Curve *c, const Box *b);    /* a share, 0 to 1 */

/* text_width - of UTF-8, in a serif of this size; an estimate that is right
 * within a tenth for Latin Modern, Times, and DejaVu Serif Condensed.    */
double text_width(const char *text, double size);

#endif
