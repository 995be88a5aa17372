/* math.h - of the page: what a processor does in one instruction. */
#ifndef PAGE_MATH_H
#define PAGE_MATH_H

#define INFINITY __builtin_inff()
#define NAN __builtin_nanf("")
#define isfinite(x) __builtin_isfinite(x)
#define isnan(x) __builtin_isnan(x)
#define sqrt(x) __builtin_sqrt(x)
#define fabs(x) __builtin_fabs(x)
#define signbit(x) __builtin_signbit(x)

#endif
