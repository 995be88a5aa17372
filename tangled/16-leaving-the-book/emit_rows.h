/* emit_rows.h - one row for each generator: the kernel and its arguments. */
#ifndef EMIT_ROWS_H
#define EMIT_ROWS_H

#include "emit.h"
#include "memory_plan.h"

#define EMIT_MATMUL "matmul", "R0 r1 C0 x0 x1 y0"
#define EMIT_MATMUL_TN "matmul_tn", "r0 R0 C0 x0 x1 y0"
#define EMIT_MATMUL_NT "matmul_nt", "r0 r1 c0 x0 x1 y0"
#define EMIT_BIAS "bias", "r1 c1 x0 x1 y0"
#define EMIT_GAIN "gain", "r1 c1 x0 x1 y0"
#define EMIT_ADD "add", "n0 x0 x1 y0"
#define EMIT_MULTIPLY "multiply", "n0 x0 x1 y0"
#define EMIT_MASK "mask", "n0 x0 x1 y0"
#define EMIT_SCALE "scale", "n0 v0 x0 y0"
#define EMIT_MAP "", ""                 /* a call for each function */
#define EMIT_RELU "each_relu", "n0 x0 y0"
#define EMIT_GELU "each_gelu", "n0 x0 y0"
#define EMIT_TANH "each_tanh", "n0 x0 y0"
#define EMIT_SIGMOID "each_sigmoid", "n0 x0 y0"
#define EMIT_EXP "each_exp", "n0 x0 y0"
#define EMIT_LOG "each_log", "n0 x0 y0"
#define EMIT_SOFTMAX "softmax", "r0 c0 x0 y0"
#define EMIT_LOG_SUM_EXP "log_sum_exp", "r0 c0 x0 y0"
#define EMIT_CROSS_ENTROPY "cross_entropy", "r1 c1 x0 x1 y0"
#define EMIT_EXCESS "excess", "r1 c1 x0 x1 y0"
#define EMIT_NORMALISE "normalise", "r0 c0 x0 y0"
#define EMIT_DEVIATION "deviation", "r0 c0 x0 y0"
#define EMIT_GATHER "gather", "n0 c1 x0 x1 y0"
#define EMIT_SCATTER "scatter", "R0 r1 c1 x0 x1 y0"
#define EMIT_SUM "sum", "r0 c0 x0 y0"
#define EMIT_BROADCAST "broadcast", "R0 C0 x0 y0"
#define EMIT_TOTAL "total", "r0 c0 x0 y0"
#define EMIT_SPREAD "spread", "R0 C0 x0 y0"
#define EMIT_RESHAPE "copy", "n0 x0 y0"
#define EMIT_PERMUTE "permute", "p0 x0 y0"
#define EMIT_CONCATENATE "concatenate", "n0 n1 x0 x1 y0"
#define EMIT_SPLIT "split", "N0 N1 x0 y0 y1"
#define EMIT_CONSTANT "fill", "N0 v0 y0"
#define EMIT_ATTEND "attend", "a0 a1 a2 h0 s0 z0 b0 x0 x1 x2 y0 u0"
#define EMIT_ATTEND_BACK "attend_back", \
    "a0 a1 a2 h0 s0 z0 b0 x0 x1 x2 x3 y0 y1 y2 u0"

typedef struct EmitRow { const char *kernel, *arguments; } EmitRow;
EmitRow emit_row(enum generator g);

/* A function about to be printed: where its wires are. */
typedef struct EmitBody {
    const char *name;                   /* of the model */
    const Term *term;
    EmitInput *input;           /* in eight bits only where that is possible */
    MemoryPlan plan;
    size_t room;                /* where the plan's numbers end */
    size_t *at;                 /* by input: the number of its table, or the
                                 * numbers before it in the parameters */
} EmitBody;

/* emit_room - numbers that an operation works in, besides its wires */
size_t emit_room(const Operation *o);
/* wire_text - an expression for where the wire is */
enum { WIRE_TEXT = 128 };
void wire_text(const EmitBody *b, int wire, char text[WIRE_TEXT]);
/* emit_operation - the statements of operation i */
void emit_operation(FILE *out, const EmitBody *b, int i);
/* wire_input - the number of the input that a wire is, or NONE */
int wire_input(const Term *t, int wire);
/* is_read - by an operation, or also if it is an output */
int is_read(const Term *t, int wire, int outputs);
/* kernel_of - with the suffix for weights in eight bits */
const char *kernel_of(const EmitBody *b, const Operation *o);
/* has_labels - must its first input be rows of something? */
int has_labels(enum generator g);

#endif
