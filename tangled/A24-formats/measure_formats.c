/* measure_formats.c - two files byte by byte, and what graphs are made of. */
#include "gpt_step.h"
#include "npy.h"
#include "one_node.h"
#include "sample_golden.h"
#include "sample_graphs.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { GRAPHS = 1000, ENDS_MOST = 2 * RANDOM_WIRES };
static _Alignas(max_align_t) unsigned char block[1 << 24];

static void dump(size_t n, const unsigned char at[])
{
    for (size_t i = 0; i < n; i += 16) {
        printf("%05zu ", i);
        for (size_t k = i; k < i + 16; k++)
            k < n ? printf(" %02x", at[k]) : printf("   ");
        printf("  ");
        for (size_t k = i; k < i + 16 && k < n; k++)
            putchar(isprint(at[k]) ? at[k] : '.');
        putchar('\n');
    }
}

static void dump_array(void)
{
    float x[2][3] = { { 1, 2, 3 }, { -0.5f, 0.25f, 0 } };
    const SafeTensor t = safetensors_of("x", ELEMENT_F32, DIMS(2, 3), x);
    unsigned char file[NPY_HEADER + sizeof x];
    int n = 0;
    Sentence why;
    if (npy_header(&t, (char *)file, &n, &why) != OK)
        return;
    memcpy(file + n, x, sizeof x);
    dump((size_t)n + sizeof x, file);
    puts("==");
}

static void dump_graph(void)
{
    unsigned char file[256];
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    Sentence why;
    size_t n = 0;
    one_node(&a, "relu", &g);
    if (onnx_encode(&g, sizeof file, file, &n, &why) != OK)
        return;
    puts("== relu");
    dump(n, file);
    puts("== counts");
}

/* The nodes that the functor makes of a term. */
static int nodes_of(const Term *t, Arena *a)
{
    OnnxGraph g;
    static int in[ENDS_MOST], out[ENDS_MOST];
    onnx_begin(a, "counted", &g);
    graph_inputs(t, &g, in);
    onnx_apply(t, &g, in, out);
    return g.node.count;
}

static void count_random(void)
{
    static RandomTerm r;
    static Source s;
    int operations = 0, nodes = 0, rules = 0, met[GENERATOR_COUNT] = { 0 };
    for (int k = 0; k < GRAPHS; k++) {
        Arena a = arena_over(block, sizeof block);
        source_seed(&s, (uint64_t)k);
        r = (RandomTerm){ .range = { { 0 } } };
        term_begin(&a, "random", &r.t);
        random_term(&s, 12, &r);
        operations += r.t.operation.count;
        nodes += nodes_of(&r.t, &a);
        for (int i = 0; i < r.t.operation.count; i++)
            met[r.t.operation.at[i].generator] = 1;
    }
    for (int i = 0; i < GENERATOR_COUNT; i++)
        rules += met[i];
    printf("graphs = %d\noperations = %d\nnodes = %d\nrules = %d\n", GRAPHS,
           operations, nodes, rules);
}

static void count_gpt(void)
{
    static float weight[2048];
    const GptShape shape = { golden_config, GOLDEN_SEQUENCES, 6 };
    const Bracketing all = { .layers = 1 };
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    Sentence why;
    Term t;
    size_t n = 0;
    term_begin(&a, "step", &t);
    gpt_step(&shape, &all, &t);
    printf("step-operations = %d\nstep-nodes = %d\n", t.operation.count,
           nodes_of(&t, &a));
    onnx_begin(&a, "gpt", &g);
    if (onnx_gpt(&shape, weight, &g, &why) != OK
        || onnx_encode(&g, 0, NULL, &n, &why) != OK)
        return;
    printf("gpt-nodes = %d\ngpt-bytes = %zu\ngpt-numbers = %zu\n",
           g.node.count, n, 4 * gpt_numbers(&golden_config));
}

int main(void)
{
    dump_array();
    dump_graph();
    count_random();
    count_gpt();
    return 0;
}
