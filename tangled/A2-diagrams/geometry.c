#include "geometry.h"
#include <math.h>

Point plus(Point a, Point b)
{
    return (Point){ a.x + b.x, a.y + b.y };
}

Point minus(Point a, Point b)
{
    return (Point){ a.x - b.x, a.y - b.y };
}

Point times(double s, Point a)
{
    return (Point){ s * a.x, s * a.y };
}

double size_of(Point a)
{
    return hypot(a.x, a.y);
}

Point on_left(Point a)
{
    double size = size_of(a);
    return size > 0 ? (Point){ a.y / size, -a.x / size } : (Point){ 0, -1 };
}

static Point mix(Point a, Point b, double t)
{
    return plus(times(1 - t, a), times(t, b));
}

Point on_curve(const Curve *c, double t)
{
    Point a = mix(c->p[0], c->p[1], t), b = mix(c->p[1], c->p[2], t);
    Point e = mix(c->p[2], c->p[3], t);
    return mix(mix(a, b, t), mix(b, e, t), t);
}

/* The blossom of the cubic: its polar form, symmetric in r, s and t. */
static Point blossom(const Curve *c, double r, double s, double t)
{
    Point a = mix(c->p[0], c->p[1], r), b = mix(c->p[1], c->p[2], r);
    Point e = mix(c->p[2], c->p[3], r);
    return mix(mix(a, b, s), mix(b, e, s), t);
}

Curve curve_part(const Curve *c, double t, double u)
{
    return (Curve){ { blossom(c, t, t, t), blossom(c, t, t, u),
                      blossom(c, t, u, u), blossom(c, u, u, u) } };
}

int in_box(Point p, const Box *b)
{
    return fabs(p.x - b->middle.x) < b->half_width
        && fabs(p.y - b->middle.y) < b->half_height;
}

double boxes_overlap(const Box *a, const Box *b)
{
    double x = a->half_width + b->half_width - fabs(a->middle.x - b->middle.x);
    double y = a->half_height + b->half_height
        - fabs(a->middle.y - b->middle.y);
    return x > 0 && y > 0 ? x * y : 0;
}

double curve_overlaps(const Curve *c, const Box *b)
{
    int inside = 0;
    for (int i = 0; i <= 100; i++)
        inside += in_box(on_curve(c, i / 100.0), b);
    return inside / 101.0;
}

/* Widths in Times, of the characters from 32 to 126, in thousandths. */
static const short width_of[95] = {
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333,
    250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278,
    564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944,
    722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444,
    333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541
};

double text_width(const char *text, double size)
{
    double width = 0;
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 32 && c < 127)
            width += width_of[c - 32];
        else if (c >= 0xC0)             /* the first byte of a longer one */
            width += 600;
    }
    return 1.12 * size * width / 1000;
}
