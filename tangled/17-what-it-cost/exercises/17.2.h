/* 17.2.h - the roof over writing several texts. */
#include "tasks.h"

/* tokens a second of all texts together, at best
 *   bits     of a weight
 *   seen     tokens of each text so far, 1 .. context, the new one included;
 *            its keys and values are written, those before are read        */
double most_tokens(Machine m, const GptConfig *c, int bits, int texts,
                   int seen);
