/* measure_formats.c - two files byte by byte, and what graphs are made of. */
#include "dump.h"
#include "gpt2_file.h"
#include "gpt_step.h"
#include "npy.h"
#include "one_node.h"
#include "sample_golden.h"
#include "sample_graphs.h"
#include <stdio.h>
#include <string.h>

enum { GRAPHS = 1000, ENDS_MOST = 2 * RANDOM_WIRES };
static _Alignas(max_align_t) unsigned char block[1 << 24];

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

typedef struct Kinds { int count; const char *at[64]; } Kinds;

static void count_kinds(const OnnxGraph *g, Kinds *k)
{
    for (int i = 0; i < g->node.count; i++) {
        int j = 0;
        while (j < k->count && strcmp(k->at[j], g->node.at[i].op) != 0)
            j++;
        k->at[j] = g->node.at[i].op;
        k->count += j == k->count;
    }
}

/* The nodes that the functor makes of a term. */
static int nodes_of(const Term *t, Arena *a, Kinds *k)
{
    OnnxGraph g;
    static int in[ENDS_MOST], out[ENDS_MOST];
    onnx_begin(a, "counted", &g);
    graph_inputs(t, &g, in);
    onnx_apply(t, &g, in, out);
    const int nodes = g.node.count;
    graph_outputs(&g, t->output.count, out);
    count_kinds(&g, k);
    return nodes;
}

static void count_random(void)
{
    static RandomTerm r;
    static Source s;
    Kinds kinds = { 0 };
    int operations = 0, nodes = 0, rules = 0, met[GENERATOR_COUNT] = { 0 };
    for (int k = 0; k < GRAPHS; k++) {
        Arena a = arena_over(block, sizeof block);
        source_seed(&s, (uint64_t)k);
        r = (RandomTerm){ .range = { { 0 } } };
        term_begin(&a, "random", &r.t);
        random_term(&s, 12, &r);
        operations += r.t.operation.count;
        nodes += nodes_of(&r.t, &a, &kinds);
        for (int i = 0; i < r.t.operation.count; i++)
            met[r.t.operation.at[i].generator] = 1;
    }
    for (int i = 0; i < GENERATOR_COUNT; i++)
        rules += met[i];
    printf("graphs = %d\noperations = %d\nnodes = %d\nrules = %d\n"
           "operators = %d\n", GRAPHS, operations, nodes, rules, kinds.count);
}

static const GptShape shape = { { 2, 2, 8, 6, 11 }, GOLDEN_SEQUENCES, 6 };
static float weight[2048];

static void count_step(void)
{
    const Bracketing all = { .layers = 1 };
    Kinds kinds = { 0 };
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "step", &t);
    gpt_step(&shape, &all, &t);
    printf("step-operations = %d\nstep-nodes = %d\n", t.operation.count,
           nodes_of(&t, &a, &kinds));
}

/* All arrays as files of numpy's, with their headers. */
static int npy_bytes(void)
{
    char header[NPY_HEADER];
    int all = 0, n = 0;
    Sentence why;
    for (int i = 0; i < gpt_tensors(&golden_config); i++) {
        const GptTensor w = gpt_tensor(&golden_config, i);
        const SafeTensor x = safetensors_of(w.name, ELEMENT_F32, w.dims,
                                            weight);
        if (npy_header(&x, header, &n, &why) == OK)
            all += n + (int)safetensors_bytes(&x);
    }
    return all;
}

static size_t gpt2_bytes(void)
{
    Arena a = arena_over(block, sizeof block / 2);
    char config[GPT2_CONFIG_TEXT];
    SafeTensors t;
    Sentence why;
    size_t n = 0;
    gpt2_config_encode(&golden_config, config);
    if (gpt2_tensors(&golden_config, weight, &a, &t, &why) != OK
        || safetensors_encode(&t, sizeof block / 2, block + sizeof block / 2,
                              &n, &why) != OK)
        return 0;
    return n + strlen(config);
}

static void count_gpt(void)
{
    Arena a = arena_over(block, sizeof block);
    const size_t numbers = gpt_numbers(&golden_config);
    OnnxGraph g;
    Sentence why;
    size_t n = 0;
    printf("gpt-parameters = %zu\ngpt-numbers = %zu\n", numbers,
           numbers * sizeof *weight);
    printf("npy-bytes = %d\ngpt2-bytes = %zu\n", npy_bytes(), gpt2_bytes());
    onnx_begin(&a, "gpt", &g);
    if (onnx_gpt(&shape, weight, &g, &why) != OK
        || onnx_encode(&g, 0, NULL, &n, &why) != OK)
        return;
    printf("gpt-nodes = %d\ngpt-bytes = %zu\ngpt-columns = %d\n",
           g.node.count, n, GOLDEN_COLUMNS);
}

int main(void)
{
    dump_array();
    dump_graph();
    count_random();
    count_step();
    count_gpt();
    return 0;
}
