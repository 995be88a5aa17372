/* golden.h - the numbers that torch has made, and the model they are of. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "trainer.h"

extern const GptConfig golden_config;
enum { GOLDEN_SEQUENCES = 2, GOLDEN_COLUMNS = 12, GOLDEN_STEPS = 10 };

/* golden_line - up to n numbers of the line that begins with a name
 *   returns  how many there were; 0 without file or line                  */
int golden_line(const char *name, int n, double numbers[]);

void golden_parameters(double parameters[]);            /* [gpt_numbers] */
void golden_batch(int step, double ids[], double targets[]);
TrainingPlan golden_plan(void);

/* The seven numbers that stand for an array: sum, norm, the sum weighted by
 * place, four entries.                                                    */
void golden_summary(size_t n, const double x[], double seven[]);

#endif
