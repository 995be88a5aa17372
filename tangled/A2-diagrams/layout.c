#include "layout.h"
#include <math.h>

enum { LINES = 24, PAD = 5, ROW = 66, LEAST_ARROW = 38 };

static double on_grid(const double line[], double at)
{
    int whole = (int)floor(at);
    double part = at - whole;
    return (1 - part) * line[whole] + part * line[whole + 1];
}

/* Push the grid's lines apart until `from` and `to` are `need` apart. */
static void widen(double line[], double from, double to, double need)
{
    double lack = need - (on_grid(line, to) - on_grid(line, from));
    int first = (int)floor(from), last = (int)ceil(to);
    if (lack <= 0 || last == first)
        return;
    for (int i = first + 1; i < LINES; i++)
        line[i] += lack / (to - from) * (i < last ? i - first : last - first);
}

/* The room an arrow from one node to another needs between them. */
static double room_for(const Diagram *d, const Edge *e)
{
    double label = text_width(e->label, LABEL_SIZE) + 20;
    if (d->node[e->from].row != d->node[e->to].row)
        return 0;
    return 2 * PAD + (label > LEAST_ARROW ? label : LEAST_ARROW);
}

static void set_columns(Layout *l)
{
    const Diagram *d = l->diagram;
    for (int i = 0; i < LINES; i++) {
        l->column[i] = 60 * l->stretch * i;
        l->row[i] = ROW * l->stretch * i;
    }
    for (int i = 0; i < d->node_count; i++)
        for (int k = 0; k < d->node_count; k++) {
            const Node *a = &d->node[i], *b = &d->node[k];
            double need = l->node[i].half_width + l->node[k].half_width;
            if (a->row == b->row && a->column < b->column)
                widen(l->column, a->column, b->column, need + 24);
        }
    for (int i = 0; i < d->edge_count; i++) {
        const Edge *e = &d->edge[i];
        int left = d->node[e->from].column < d->node[e->to].column
            ? e->from : e->to;
        int right = left == e->from ? e->to : e->from;
        double need = l->node[left].half_width + l->node[right].half_width;
        if (d->node[left].column < d->node[right].column && room_for(d, e) > 0)
            widen(l->column, d->node[left].column, d->node[right].column,
                  need + room_for(d, e) + 80 * (l->stretch - 1));
    }
}

static void set_nodes(Layout *l)
{
    const Diagram *d = l->diagram;
    for (int i = 0; i < d->node_count; i++)
        l->node[i] = (Box){ .half_height = NODE_SIZE * 0.5,
            .half_width = text_width(d->node[i].label, NODE_SIZE) / 2 };
    set_columns(l);
    for (int i = 0; i < d->node_count; i++)
        l->node[i].middle = (Point){ on_grid(l->column, d->node[i].column),
                                     on_grid(l->row, d->node[i].row) };
}

static int same_two(const Edge *e, const Edge *f)
{
    return (e->from == f->from && e->to == f->to)
        || (e->from == f->to && e->to == f->from);
}

/* Arrows between the same two nodes bend away from each other. */
static double fan_bend(const Diagram *d, int number)
{
    const Edge *e = &d->edge[number];
    int before = 0, all = 0;
    for (int i = 0; i < d->edge_count; i++)
        if (same_two(e, &d->edge[i])) {
            before += i < number;
            all++;
        }
    double bend = ((all - 1) / 2.0 - before) * (all == 2 ? 30 : 42);
    const Node *a = &d->node[e->from], *b = &d->node[e->to];
    int back = a->column > b->column
        || (a->column == b->column && a->row > b->row);
    return back ? -bend : bend;
}

static Point centre_of(const Layout *l)
{
    Point sum = { 0, 0 };
    int n = l->diagram->node_count;
    for (int i = 0; i < n; i++)
        sum = plus(sum, l->node[i].middle);
    return times(1.0 / n, sum);
}

static Curve bent_curve(Point a, Point b, double bend)
{
    Point middle = times(0.5, plus(a, b));
    Point top = plus(middle, times(2 * bend, on_left(minus(b, a))));
    return (Curve){ { a, plus(a, times(2.0 / 3, minus(top, a))),
                      plus(b, times(2.0 / 3, minus(top, b))), b } };
}

/* The loops of one node stand above and below it by turns. */
static Curve loop_curve(const Layout *l, const Box *box, int number)
{
    int below = box->middle.y > centre_of(l).y + 1;
    double up = (number % 2 == 0) == below ? 1 : -1;
    double reach = 46 + 13 * (number - number % 2);
    double spread = 30 + 7 * (number - number % 2);
    Point m = box->middle;
    m.y += up * box->half_height * 0.4;
    return (Curve){ { { m.x - up * 7, m.y },
                      { m.x - up * spread, m.y + up * reach },
                      { m.x + up * spread, m.y + up * reach },
                      { m.x + up * 7, m.y } } };
}

static int loops_before(const Diagram *d, int number)
{
    int before = 0;
    for (int i = 0; i < number; i++)
        before += d->edge[i].from == d->edge[number].from
            && d->edge[i].to == d->edge[number].from;
    return before;
}

/* Does the curve run through a node that is not one of its ends? */
static int meets_a_node(const Layout *l, int number)
{
    const Edge *e = &l->diagram->edge[number];
    for (int i = 0; i < l->diagram->node_count; i++)
        if (i != e->from && i != e->to
            && curve_overlaps(&l->curve[number], &l->node[i]) > 0)
            return 1;
    return 0;
}

static void set_curve(Layout *l, int number)
{
    const Edge *e = &l->diagram->edge[number];
    Point a = l->node[e->from].middle, b = l->node[e->to].middle;
    if (e->from == e->to) {
        l->curve[number] = loop_curve(l, &l->node[e->from],
                                      loops_before(l->diagram, number));
        l->bend[number] = 1;
        return;
    }
    double bend = e->bent ? e->bend
                          : l->stretch * fan_bend(l->diagram, number);
    l->curve[number] = bent_curve(a, b, bend);
    Point away = minus(times(0.5, plus(a, b)), centre_of(l));
    Point left = on_left(minus(b, a));
    double side = away.x * left.x + away.y * left.y < 0 ? -1 : 1;
    for (int i = 1; i < 4 && !e->bent && meets_a_node(l, number); i++) {
        bend = side * 24 * i;
        l->curve[number] = bent_curve(a, b, bend);
    }
    l->bend[number] = bend;
}

/* What is left of a curve outside the nodes at its ends. */
static Curve clipped(const Layout *l, int number)
{
    const Edge *e = &l->diagram->edge[number];
    const Curve *c = &l->curve[number];
    Box from = l->node[e->from], to = l->node[e->to];
    double t = 0, u = 1;
    from.half_width += PAD;
    to.half_width += PAD;
    from.half_height += PAD - 1;
    to.half_height += PAD - 1;
    while (t < 0.45 && in_box(on_curve(c, t), &from))
        t += 0.001;
    while (u > 0.55 && in_box(on_curve(c, u), &to))
        u -= 0.001;
    return curve_part(c, t, u);
}

static double crowd(const Layout *l, const Box *box, int labels)
{
    const Diagram *d = l->diagram;
    double cost = 0;
    Box wide = *box;
    wide.half_width += 3;
    wide.half_height += 2;
    for (int i = 0; i < d->node_count; i++) {
        Box node = l->node[i];
        node.half_width += PAD;
        cost += boxes_overlap(box, &node);
    }
    for (int i = 0; i < d->edge_count; i++)
        cost += 3000 * curve_overlaps(&l->ink[i], &wide);
    for (int i = 0; i < labels; i++)
        cost += boxes_overlap(box, &l->label[i]);
    for (int i = 0; i < l->mark_count; i++)
        cost += boxes_overlap(box, &l->mark[i]);
    return cost;
}

static Box label_at(const Layout *l, int number, double t, int side)
{
    const Edge *e = &l->diagram->edge[number];
    const Curve *c = &l->ink[number];
    Point way = minus(on_curve(c, t + 0.01), on_curve(c, t - 0.01));
    Point out = times(side, on_left(way));
    Box box = { .half_width = text_width(e->label, LABEL_SIZE) / 2,
                .half_height = LABEL_SIZE * 0.42 };
    double far = fabs(out.x) * box.half_width + fabs(out.y) * box.half_height;
    box.middle = plus(on_curve(c, t), times(far + 4, out));
    box.middle.y += out.y > 0 ? 2 * out.y : 0;  /* letters rise above it */
    return box;
}

static double cost_of_label(const Layout *l, int number, double t, int side)
{
    const Edge *e = &l->diagram->edge[number];
    Box box = label_at(l, number, t, side);
    double cost = crowd(l, &box, number) + 60 * fabs(t - 0.5);
    Point away = minus(on_curve(&l->ink[number], 0.5), centre_of(l));
    Point out = minus(box.middle, on_curve(&l->ink[number], t));
    double outward = away.x * out.x + away.y * out.y;
    if (l->bend[number] != 0)
        cost += side * l->bend[number] > 0 ? 0 : 40;
    else if (fabs(outward) > 20)
        cost += outward > 0 ? 0 : 15;
    else
        cost += out.y < 0 ? 0 : 8;
    return e->side == 0 || e->side == side ? cost : cost + 1e6;
}

static void set_label(Layout *l, int number)
{
    static const double along[] = { 0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71,
                                    0.24, 0.76 };
    double least = INFINITY;
    for (int i = 0; i < 9; i++)
        for (int side = 1; side >= -1; side -= 2) {
            double cost = cost_of_label(l, number, along[i], side);
            if (cost < least - 1e-6) {
                least = cost;
                l->label[number] = label_at(l, number, along[i], side);
            }
        }
}

/* A walk round a region, as points: an outline to find the middle of. */
typedef struct Outline {
    int count;
    Point at[2 * MOST_STEPS * 8];
} Outline;

static void outline_path(Outline *o, const Layout *l, const Path *p, int back)
{
    for (int i = 0; i < p->length; i++) {
        int edge = p->edge[back ? p->length - 1 - i : i];
        for (int k = 0; k < 8; k++) {
            double t = k / 8.0;
            o->at[o->count++] = on_curve(&l->curve[edge], back ? 1 - t : t);
        }
    }
}

static Point middle_of(const Outline *o)
{
    double area = 0;
    Point sum = { 0, 0 }, plain = { 0, 0 };
    for (int i = 0; i < o->count; i++) {
        Point a = o->at[i], b = o->at[(i + 1) % o->count];
        double part = a.x * b.y - a.y * b.x;
        area += part;
        sum = plus(sum, times(part / 3, plus(a, b)));
        plain = plus(plain, times(1.0 / o->count, a));
    }
    return fabs(area) > 200 ? times(1 / area, sum) : plain;
}

static void set_mark(Layout *l, const Pair *p)
{
    Outline o = { 0 };
    outline_path(&o, l, &p->path[0], 0);
    outline_path(&o, l, &p->path[1], 1);
    Box best = { middle_of(&o), MARK_SIZE * 0.4, MARK_SIZE * 0.4 };
    double least = INFINITY;
    Point middle = best.middle;
    for (int i = -4; i <= 4; i++)
        for (int k = -4; k <= 4; k++) {
            Box box = best;
            box.middle = plus(middle, (Point){ 6 * i, 6 * k });
            double cost = crowd(l, &box, 0) + i * i + k * k;
            if (cost < least) {
                least = cost;
                l->mark[l->mark_count] = box;
            }
        }
    l->mark_count++;
}

static double width_of_all(const Layout *l)
{
    double left = INFINITY, right = -INFINITY;
    for (int i = 0; i < l->diagram->node_count; i++) {
        left = fmin(left, l->node[i].middle.x - l->node[i].half_width);
        right = fmax(right, l->node[i].middle.x + l->node[i].half_width);
    }
    for (int i = 0; i < l->diagram->edge_count; i++) {
        left = fmin(left, l->label[i].middle.x - l->label[i].half_width);
        right = fmax(right, l->label[i].middle.x + l->label[i].half_width);
    }
    return right - left;
}

static void layout_once(Layout *l, const Paths *p)
{
    const Diagram *d = l->diagram;
    set_nodes(l);
    for (int i = 0; i < d->edge_count; i++)
        set_curve(l, i);
    for (int i = 0; i < d->edge_count; i++)
        l->ink[i] = clipped(l, i);
    for (int i = 0; i < p->count && l->mark_count < 8; i++)
        if (pair_fails(d, p->pair[i]))
            set_mark(l, p->pair[i]);
    for (int i = 0; i < d->edge_count; i++)
        set_label(l, i);
}

static double crowding(const Layout *l)
{
    double cost = 0;
    for (int i = 0; i < l->diagram->edge_count; i++)
        cost += crowd(l, &l->label[i], i);
    return cost;
}

double layout_find(Layout *l, const Diagram *d, const Paths *p)
{
    double least = INFINITY;
    for (double stretch = 1; stretch < 1.8 && least > 0; stretch += 0.15) {
        Layout tried = { .diagram = d, .stretch = stretch };
        layout_once(&tried, p);
        double cost = crowding(&tried);
        if (cost < 0.8 * least) {
            least = cost;
            *l = tried;
        }
    }
    return width_of_all(l);
}
