/* flow.h - drawings of linear maps as terms, and what they compute. */
#ifndef FLOW_H
#define FLOW_H

#include "objects.h"
#include "refusals.h"
#include <stdint.h>

enum { MOST_WIRES = 6, MOST_NODES = 64 };
enum flow_kind { WIRES, CROSS, COPY, DISCARD, ADD, ZERO, SCALE, THEN, BESIDE };

/* A term; a part is named by its node, parts come before wholes. */
typedef struct {
    int count;
    struct {
        enum flow_kind kind;
        int a, b, inputs, outputs;      /* a, b: parts, or numbers */
    } node[MOST_NODES];
    enum status status;                 /* the first refusal, kept */
    Sentence said;
} Flow;

/* Each returns the new node, 0 once something has been refused:
 *   TOO_LONG    more than MOST_NODES nodes or MOST_WIRES wires
 *   BAD_FORMAT  a composite whose middle does not fit */
int flow_generator(Flow *x, enum flow_kind kind, int number);
int flow_then(Flow *x, int a, int b);
int flow_beside(Flow *x, int a, int b);

typedef struct { int count; uint32_t at[MOST_WIRES]; } Signal;
typedef struct {                        /* x goes to x W */
    int rows, columns;
    uint32_t at[MOST_WIRES][MOST_WIRES];
} Matrix;
PRODUCT(FlowInput, Flow, flow, Signal, input);  /* of the whole: last node */
PRODUCT(MatrixInput, Matrix, matrix, Signal, input);

void flow_matrix(const Flow *x, int node, Matrix *y);
ARROW(flow_run, FlowInput, Signal);
ARROW(to_matrix, FlowInput, MatrixInput);
ARROW(multiplied, MatrixInput, Signal);

/* What is no drawing: a wire that cuts off negative numbers. */
ARROW(added, IntegerPair, Integer);
ARROW(rectified, Integer, Integer);
ARROW(rectified_both, IntegerPair, IntegerPair);

#endif
