/* onnx.h - a term as a graph of ONNX's operators, and the graph as a file. */
#ifndef ONNX_H
#define ONNX_H

#include "gpt.h"

enum { ONNX_OPSET = 13, ONNX_IR = 7, ONNX_INPUTS = 3, ONNX_ATTRIBUTES = 2 };
enum onnx_type { ONNX_FLOAT = 1, ONNX_INT64 = 7, ONNX_BOOL = 9 };

typedef struct OnnxValue {
    const char *name;                   /* NULL: v and its number */
    enum { ONNX_INSIDE, ONNX_CONSTANT, ONNX_INPUT, ONNX_OUTPUT } role;
    enum onnx_type type;
    Dims dims;
    const void *data;                   /* of a constant, row after row */
} OnnxValue;
typedef struct OnnxNode {
    const char *op;
    int inputs, in[ONNX_INPUTS];        /* values */
    int outputs, out;                   /* values out, out + 1 */
    int attributes;
    struct OnnxAttribute {
        const char *name;
        int count, at[RANK];            /* count -1: one integer, no list */
    } with[ONNX_ATTRIBUTES];
} OnnxNode;
typedef struct OnnxGraph {
    const char *name;
    Arena *arena;                       /* exhausted: the graph is void */
    struct { OnnxValue *at; int count, room; } value;
    struct { OnnxNode *at; int count, room; } node;
} OnnxGraph;

/* Building; an exhausted arena is found out at the end, when it is written.
 * onnx_begin    - a graph without anything
 * onnx_input    - a value that comes from outside
 * onnx_constant - one that is known; data [dims] have to stay
 * onnx_node     - an operator with one output, of a type and a shape
 * onnx_output   - the value goes outside, under a name
 * onnx_integer, onnx_integers - an attribute of the last node             */
void onnx_begin(Arena *a, const char *name, OnnxGraph *g);
int onnx_input(OnnxGraph *g, const char *name, enum onnx_type t, Dims d);
int onnx_constant(OnnxGraph *g, const char *name, enum onnx_type t, Dims d,
                  const void *data);
int onnx_node(OnnxGraph *g, const char *op, enum onnx_type t, Dims d, int n,
              const int in[]);
int onnx_second_output(OnnxGraph *g, Dims d);   /* of the last node */
void onnx_output(OnnxGraph *g, const char *name, int value);
void onnx_integer(OnnxGraph *g, const char *name, int i);
void onnx_integers(OnnxGraph *g, const char *name, int n, const int at[]);

/* onnx_apply - the functor: all operations of t, as nodes
 *   in       [t->input.count] values of t's shapes, floats
 *   out (out) [t->output.count]                                           */
void onnx_apply(const Term *t, OnnxGraph *g, const int in[], int out[]);

/* onnx_gpt - input_ids [sequences][length], integers
 *            -> logits [sequences][length][vocabulary]; parameters are
 *            constants with GPT-2's names, and have to stay
 *   returns  OK; OUT_OF_RANGE if the shape does not fit; TOO_LONG if the
 *            arena is exhausted
 * onnx_encode - the file
 *   room     bytes at hand; 0: only the length is wanted
 *   length (out)  bytes of the file
 *   returns  OK; TOO_LONG if there is less room, the arena was exhausted,
 *            or the file would have 2^31 bytes or more                    */
MUST_CHECK enum status onnx_gpt(const GptShape *s, float weight[],
                                OnnxGraph *g, Sentence *why);
MUST_CHECK enum status onnx_encode(const OnnxGraph *g, size_t room,
    unsigned char at[], size_t *length, Sentence *why);
MUST_CHECK enum status onnx_save(const char *path, const OnnxGraph *g,
                                 Sentence *why);

#endif
