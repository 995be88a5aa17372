/* value.h - the values of attributes: whole numbers, truths, names. */
#ifndef VALUE_H
#define VALUE_H

#include "report.h"

int is_name_in_c(const char *text);

/* whole_value - attribute `name` of a graph or edge as an integer from
 * `least` to `most`; `otherwise` if it is absent, or wrong, which is said. */
long whole_value(Report *r, void *object, char *name, long otherwise,
                 long least, long most);

/* truth_value - the same for true and false. */
int truth_value(Report *r, void *object, char *name, int otherwise);

#endif
