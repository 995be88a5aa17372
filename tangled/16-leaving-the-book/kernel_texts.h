/* kernel_texts.h - the text of each function that an emitted file may need. */
#ifndef KERNEL_TEXTS_H
#define KERNEL_TEXTS_H

#include <stdint.h>

typedef struct KernelText {
    const char *name;                   /* of the function */
    const char *call;                   /* how its name stands in a call */
    const char *text;                   /* of all of it, in one line */
} KernelText;
int kernel_texts(void);
KernelText kernel_text(int i);          /* callers come after the called */

/* The constants of the elementary functions; bits if value is 0. */
typedef struct KernelConstant {
    const char *name;
    float value;
    uint32_t bits;
} KernelConstant;
int kernel_constants(void);
KernelConstant kernel_constant(int i);
int elementary_texts(void);             /* those of appendix A12 */
KernelText elementary_text(int i);
extern const char elementary_words[];   /* macros, in lines */

float kernel_root(float x);             /* as an emitted file computes it */

#endif
