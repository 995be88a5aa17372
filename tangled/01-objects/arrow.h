/* arrow.h - objects are struct types, arrows are functions between them. */
#ifndef ARROW_H
#define ARROW_H

#include "status.h"
#include <float.h>
#include <stddef.h>

#ifndef REAL
#define REAL float
#endif
typedef REAL real;
#define REAL_EPSILON \
    (sizeof (real) == sizeof (float) ? (double)FLT_EPSILON : DBL_EPSILON)

/* The space of n reals called A; its elements are finite. */
#define SPACE(A, n) \
    enum { A##_dim = (n) }; \
    typedef struct A { real at[n]; } A

/* The object with one element: the parameters of an arrow without any. */
typedef struct Unit { char unused; } Unit;

/* What every declaration records about f. */
#define ARROW_TYPE(f, P, A, B, may_refuse) \
    enum { f##_refuses = (may_refuse) }; \
    typedef P f##_par; \
    typedef A f##_dom; \
    typedef B f##_cod

/* 1 if A and B are the same struct type, else 0; known to the compiler. */
#define SAME_SPACE(A, B) _Generic((A *)0, B *: 1, default: 0)

/* The primitives that an arrow is made of, each with the address of the
 * parameters it was given (NULL if none).  Identities add nothing. */
enum { TRACE_MAX = 64 };
typedef struct Trace {
    int length;                         /* may exceed TRACE_MAX */
    struct { const char *name; const void *with; } at[TRACE_MAX];
} Trace;

static inline void trace_note(Trace *t, const char *name, const void *with)
{
    if (t->length < TRACE_MAX) {
        t->at[t->length].name = name;
        t->at[t->length].with = with;
    }
    t->length++;
}

#if defined __GNUC__
#define INLINE __attribute__((unused)) static inline
#else
#define INLINE static inline
#endif

/* The uniform call of f, and its type. */
#define TOTAL_CALL(f, A, B) \
    INLINE enum status f##_apply(const Unit *restrict p, \
        const A *restrict x, B *restrict y) \
    { (void)p; f(x, y); return OK; } \
    ARROW_TYPE(f, Unit, A, B, 0)
#define PARAMETRIC_CALL(f, P, A, B) \
    INLINE enum status f##_apply(const P *restrict p, \
        const A *restrict x, B *restrict y) \
    { f(p, x, y); return OK; } \
    ARROW_TYPE(f, P, A, B, 0)
#define PARTIAL_CALL(f, P, A, B) \
    INLINE enum status f##_apply(const P *restrict p, \
        const A *restrict x, B *restrict y) \
    { return f(p, x, y); } \
    ARROW_TYPE(f, P, A, B, 1)

/* f : A -> B, total.                    void f (const A *, B *)
 * f : A -> B with parameters P, total.  void f (const P *, const A *, B *)
 * f : A -> B, P may be Unit; it may refuse.
 *                        enum status f (const P *, const A *, B *)      */
#define ARROW(f, A, B) \
    void f(const A *restrict x, B *restrict y); \
    INLINE void f##_trace(const Unit *p, Trace *t) \
    { (void)p; trace_note(t, #f, NULL); } \
    TOTAL_CALL(f, A, B)
#define PARAMETRIC(f, P, A, B) \
    void f(const P *restrict p, const A *restrict x, B *restrict y); \
    INLINE void f##_trace(const P *p, Trace *t) { trace_note(t, #f, p); } \
    PARAMETRIC_CALL(f, P, A, B)
#define PARTIAL(f, P, A, B) \
    MUST_CHECK enum status f(const P *restrict p, \
        const A *restrict x, B *restrict y); \
    INLINE void f##_trace(const P *p, Trace *t) { trace_note(t, #f, p); } \
    PARTIAL_CALL(f, P, A, B)

#endif
