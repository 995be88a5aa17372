/* onnx_write.c - a graph as a file, from its last byte to its first. */
#include "onnx.h"
#include "replacement.h"
#include "safety.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of fields, of the message that the name begins with. */
enum {
    MODEL_IR = 1, MODEL_PRODUCER = 2, MODEL_GRAPH = 7, MODEL_OPSET = 8,
    OPSET_VERSION = 2,
    GRAPH_NODE = 1, GRAPH_NAME = 2, GRAPH_CONSTANT = 5, GRAPH_INPUT = 11,
    GRAPH_OUTPUT = 12, GRAPH_INSIDE = 13,
    NODE_INPUT = 1, NODE_OUTPUT = 2, NODE_OP = 4, NODE_ATTRIBUTE = 5,
    ATTRIBUTE_NAME = 1, ATTRIBUTE_I = 3, ATTRIBUTE_INTS = 8,
    ATTRIBUTE_TYPE = 20, TYPE_IS_INT = 2, TYPE_IS_INTS = 7,
    CONSTANT_DIMS = 1, CONSTANT_TYPE = 2, CONSTANT_NAME = 8,
    CONSTANT_DATA = 9,
    VALUE_NAME = 1, VALUE_TYPE = 2, VALUE_TENSOR = 1, VALUE_ELEMENT = 1,
    VALUE_SHAPE = 2, VALUE_DIM = 1, VALUE_SIZE = 1
};
enum kind { INTEGER_FIELD = 0, LENGTH_FIELD = 2 };

/* What is written stands at the end of the room; without room it is counted. */
typedef struct Backwards {
    unsigned char *at;
    size_t room, used;
} Backwards;

static void put(Backwards *w, size_t n, const void *bytes)
{
    w->used += n;
    if (n > 0 && w->used <= w->room)
        memcpy(w->at + (w->room - w->used), bytes, n);
}

static void put_varint(Backwards *w, uint64_t n)
{
    unsigned char byte[10];
    size_t k = 0;
    for (; n > 127; n >>= 7)
        byte[k++] = (unsigned char)((n & 127) | 128);
    byte[k++] = (unsigned char)n;
    put(w, k, byte);
}

static void put_key(Backwards *w, int field, enum kind kind)
{
    put_varint(w, (uint64_t)(8 * field) + kind);
}

static void put_integer(Backwards *w, int field, uint64_t n)
{
    put_varint(w, n);
    put_key(w, field, INTEGER_FIELD);
}

static void put_bytes(Backwards *w, int field, size_t n, const void *bytes)
{
    put(w, n, bytes);
    put_varint(w, n);
    put_key(w, field, LENGTH_FIELD);
}

static void put_text(Backwards *w, int field, const char *text)
{
    put_bytes(w, field, strlen(text), text);
}

/* The message whose last byte was written when `used` was end. */
static void put_message(Backwards *w, int field, size_t end)
{
    put_varint(w, w->used - end);
    put_key(w, field, LENGTH_FIELD);
}

static void put_value_name(Backwards *w, int field, const OnnxGraph *g,
                           int value)
{
    char text[16];
    const char *name = g->value.at[value].name;
    snprintf(text, sizeof text, "v%d", value);
    put_text(w, field, name != NULL ? name : text);
}

static void put_attribute(Backwards *w, const struct OnnxAttribute *a)
{
    const size_t end = w->used;
    put_integer(w, ATTRIBUTE_TYPE, a->count < 0 ? TYPE_IS_INT : TYPE_IS_INTS);
    for (int i = a->count - 1; i >= 0; i--)
        put_integer(w, ATTRIBUTE_INTS, (uint64_t)a->at[i]);
    if (a->count < 0)
        put_integer(w, ATTRIBUTE_I, (uint64_t)a->at[0]);
    put_text(w, ATTRIBUTE_NAME, a->name);
    put_message(w, NODE_ATTRIBUTE, end);
}

static void put_node(Backwards *w, const OnnxGraph *g, const OnnxNode *o)
{
    const size_t end = w->used;
    for (int i = o->attributes - 1; i >= 0; i--)
        put_attribute(w, &o->with[i]);
    put_text(w, NODE_OP, o->op);
    for (int i = o->outputs - 1; i >= 0; i--)
        put_value_name(w, NODE_OUTPUT, g, o->out + i);
    for (int i = o->inputs - 1; i >= 0; i--)
        put_value_name(w, NODE_INPUT, g, o->in[i]);
    put_message(w, GRAPH_NODE, end);
}

static size_t bytes_of(const OnnxValue *v)
{
    return (size_t)dims_count(v->dims)
        * (v->type == ONNX_INT64 ? 8 : v->type == ONNX_FLOAT ? 4 : 1);
}

static void put_constant(Backwards *w, const OnnxGraph *g, int value)
{
    const OnnxValue *v = &g->value.at[value];
    const size_t end = w->used;
    put_bytes(w, CONSTANT_DATA, bytes_of(v), v->data);
    put_value_name(w, CONSTANT_NAME, g, value);
    put_integer(w, CONSTANT_TYPE, (uint64_t)v->type);
    for (int i = v->dims.rank - 1; i >= 0; i--)
        put_integer(w, CONSTANT_DIMS, (uint64_t)v->dims.at[i]);
    put_message(w, GRAPH_CONSTANT, end);
}

/* Name, type and shape of what is no constant. */
static void put_value(Backwards *w, int field, const OnnxGraph *g, int value)
{
    const OnnxValue *v = &g->value.at[value];
    const size_t end = w->used;
    for (int i = v->dims.rank - 1; i >= 0; i--) {
        const size_t last = w->used;
        put_integer(w, VALUE_SIZE, (uint64_t)v->dims.at[i]);
        put_message(w, VALUE_DIM, last);
    }
    put_message(w, VALUE_SHAPE, end);
    put_integer(w, VALUE_ELEMENT, (uint64_t)v->type);
    put_message(w, VALUE_TENSOR, end);
    put_message(w, VALUE_TYPE, end);
    put_value_name(w, VALUE_NAME, g, value);
    put_message(w, field, end);
}

static void put_values(Backwards *w, int field, const OnnxGraph *g, int role)
{
    for (int i = g->value.count - 1; i >= 0; i--)
        if ((int)g->value.at[i].role == role) {
            if (role == ONNX_CONSTANT)
                put_constant(w, g, i);
            else
                put_value(w, field, g, i);
        }
}

static void put_model(Backwards *w, const OnnxGraph *g)
{
    put_integer(w, OPSET_VERSION, ONNX_OPSET);
    put_message(w, MODEL_OPSET, 0);
    const size_t end = w->used;
    put_values(w, GRAPH_INSIDE, g, ONNX_INSIDE);
    put_values(w, GRAPH_OUTPUT, g, ONNX_OUTPUT);
    put_values(w, GRAPH_INPUT, g, ONNX_INPUT);
    put_values(w, GRAPH_CONSTANT, g, ONNX_CONSTANT);
    put_text(w, GRAPH_NAME, g->name);
    for (int i = g->node.count - 1; i >= 0; i--)
        put_node(w, g, &g->node.at[i]);
    put_message(w, MODEL_GRAPH, end);
    put_text(w, MODEL_PRODUCER, "tinycat");
    put_integer(w, MODEL_IR, ONNX_IR);
}

enum status onnx_encode(const OnnxGraph *g, size_t room, unsigned char at[],
                        size_t *length, Sentence *why)
{
    Backwards count = { NULL, 0, 0 };
    if (g->arena->exhausted)
        return refuse_with(why, TOO_LONG, "%.60s: expected room for its "
            "graph, but the arena of %zu bytes is exhausted", g->name,
            g->arena->size);
    if (safety_order(why) != OK)
        return BAD_FORMAT;
    put_model(&count, g);
    *length = count.used;
    if (count.used > INT32_MAX)
        return refuse_with(why, TOO_LONG, "%.60s: expected less than 2^31 "
            "bytes in a file of ONNX, got %zu", g->name, count.used);
    if (room == 0)
        return OK;
    if (count.used > room)
        return refuse_with(why, TOO_LONG, "expected room for %zu bytes, got "
                           "%zu", count.used, room);
    Backwards w = { at, count.used, 0 };
    put_model(&w, g);
    return OK;
}

enum status onnx_save(const char *path, const OnnxGraph *g, Sentence *why)
{
    Replacement file;
    size_t length = 0;
    enum status s = onnx_encode(g, 0, NULL, &length, why);
    unsigned char *at = s == OK ? malloc(length) : NULL;
    if (s == OK && at == NULL)
        s = refuse_with(why, TOO_LONG, "no memory for %zu bytes", length);
    if (s == OK)
        s = onnx_encode(g, length, at, &length, why);
    if (s == OK)
        s = replacement_begin(&file, path, why);
    if (s == OK) {
        replacement_put(&file, length, at);
        s = replacement_end(&file, why);
    }
    free(at);
    return s;
}
