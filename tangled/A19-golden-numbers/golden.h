/* golden.h - the numbers that torch has made, and the model they are of. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "sample_golden.h"
#include "trainer.h"

enum { GOLDEN_STEPS = 10 };

/* golden_line - up to n numbers of the line that begins with a name
 *   returns  how many there were; 0 without file or line                  */
int golden_line(const char *name, int n, double numbers[]);

TrainingPlan golden_plan(void);

/* The seven numbers that stand for an array: sum, norm, the sum weighted by
 * place, four entries.                                                    */
void golden_summary(size_t n, const double x[], double seven[]);

#endif
