/* check_onnx.c - graphs of terms, and their files. */
#include "checkpoint.h"
#include "evaluate.h"
#include "gpt_step.h"
#include "npy.h"
#include "one_node.h"
#include "opinions.h"
#include "sample_golden.h"
#include "sample_graphs.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { RANDOM_GRAPHS = 100, HIDDEN = 999, MOST_ENDS = 2 * RANDOM_WIRES,
       FILE_ROOM = 1 << 20 };
static _Alignas(max_align_t) unsigned char block[1 << 24];
static unsigned char file[FILE_ROOM];

/* The same bytes as in the text, by hand from ONNX's description. */
START_TEST(one_node_is_these_bytes)
{
    static const char expected[] = "\x08\7\x12\7tinycat\x3a\x3a"
        "\x0a\x0e\x0a\2x0\x12\2y0\x22\4Relu" "\x12\4relu"
        "\x5a\x10\x0a\2x0\x12\x0a\x0a\x08\x08\1\x12\4\x0a\2\x08\2"
        "\x62\x10\x0a\2y0\x12\x0a\x0a\x08\x08\1\x12\4\x0a\2\x08\2"
        "\x42\2\x10\x0d";
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    size_t n = 0;
    Sentence why;
    one_node(&a, "relu", &g);
    ck_assert_int_eq(onnx_encode(&g, FILE_ROOM, file, &n, &why), OK);
    ck_assert_int_eq((int)n, (int)sizeof expected - 1);
    ck_assert_mem_eq(file, expected, n);
    ck_assert_int_eq(onnx_encode(&g, n - 1, file, &n, &why), TOO_LONG);
    ck_assert(strstr(why.text, "expected room for 75 bytes, got 74"));
}
END_TEST

START_TEST(lengths_have_seven_bits_in_a_byte)
{
    static const struct { int n; const char *bytes; } rows[] = {
        { 127, "\x12\x7f" }, { 128, "\x12\x80\x01" }, { 300, "\x12\xac\x02" },
        { 16383, "\x12\xff\x7f" }, { 16384, "\x12\x80\x80\x01" } };
    static char name[20000];
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    size_t n = 0, at = 0;
    Sentence why;
    memset(name, 'n', sizeof name);
    name[rows[_i].n] = '\0';
    one_node(&a, name, &g);
    ck_assert_int_eq(onnx_encode(&g, FILE_ROOM, file, &n, &why), OK);
    while (at < n && file[at] != 'n')
        at++;
    at = (size_t)((unsigned char *)memchr(file + 20, 'n', n) - file);
    const size_t k = strlen(rows[_i].bytes);
    ck_assert_mem_eq(file + at - k, rows[_i].bytes, k);
    ck_assert(at + (size_t)rows[_i].n + 36 + 4 == n);
}
END_TEST

static void draw_term(int seed, Arena *a, RandomTerm *r)
{
    static Source s;
    source_seed(&s, (uint64_t)seed);
    *r = (RandomTerm){ .range = { { 0 } } };
    term_begin(a, "random", &r->t);
    random_term(&s, 1 + seed % 24, r);
    ck_assert_int_eq(r->t.status, OK);
}

static void apply_to(const Term *t, Arena *a, OnnxGraph *g, int out[])
{
    int in[MOST_ENDS];
    onnx_begin(a, "random", g);
    graph_inputs(t, g, in);
    onnx_apply(t, g, in, out);
}

START_TEST(shapes_are_those_of_the_term)
{
    static RandomTerm r;
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    int out[MOST_ENDS];
    draw_term(_i, &a, &r);
    apply_to(&r.t, &a, &g, out);
    ck_assert(!a.exhausted);
    for (int i = 0; i < r.t.output.count; i++)
        ck_assert(dims_equal(g.value.at[out[i]].dims, term_out(&r.t, i)));
}
END_TEST

START_TEST(a_small_arena_makes_no_file)
{
    static RandomTerm r;
    static unsigned char small[1 << 16];
    Arena a = arena_over(block, sizeof block);
    size_t n = 0, room = 0;
    enum status s = TOO_LONG;
    draw_term(_i, &a, &r);
    for (; s == TOO_LONG && room < sizeof small; room += 40) {
        Arena b = arena_over(small, room);
        OnnxGraph g;
        Sentence why;
        int out[MOST_ENDS];
        apply_to(&r.t, &b, &g, out);
        graph_outputs(&g, r.t.output.count, out);
        s = onnx_encode(&g, FILE_ROOM, file, &n, &why);
    }
    ck_assert_int_eq(s, OK);
    ck_assert_int_gt((int)room, 40);
}
END_TEST

enum { GOLDEN_NUMBERS = 2048 };
static float golden_weights[GOLDEN_NUMBERS];
static const GptShape golden_shape = { { 2, 2, 8, 6, 11 }, GOLDEN_SEQUENCES,
                                       6 };

static void golden_graph(Arena *a, OnnxGraph *g)
{
    static double exact[GOLDEN_NUMBERS];
    Sentence why = { "" };
    golden_parameters(exact);
    for (int i = 0; i < GOLDEN_NUMBERS; i++)
        golden_weights[i] = (float)exact[i];
    onnx_begin(a, "gpt", g);
    ck_assert_msg(onnx_gpt(&golden_shape, golden_weights, g, &why) == OK,
                  "%s", why.text);
}

START_TEST(the_golden_file_is_the_one_that_onnx_accepted)
{
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    size_t n = 0;
    Sentence why;
    golden_graph(&a, &g);
    ck_assert_int_eq(onnx_encode(&g, FILE_ROOM, file, &n, &why), OK);
    const uint64_t sum = fnv(FNV_BASIS, (int)n, file);
    ck_assert_msg(sum == 0x12de4a08f9341281, "%zu bytes, %016llx", n,
                  (unsigned long long)sum);
}
END_TEST

START_TEST(a_graph_of_no_gpt_is_refused)
{
    GptShape s = golden_shape;
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    Sentence why;
    s.length = 7;
    onnx_begin(&a, "gpt", &g);
    ck_assert_int_eq(onnx_gpt(&s, golden_weights, &g, &why), OUT_OF_RANGE);
    ck_assert(strstr(why.text, "length 7: expected from 1 to 6") != NULL);
    a = arena_over(block, 4000);
    onnx_begin(&a, "gpt", &g);
    ck_assert_int_eq(onnx_gpt(&golden_shape, golden_weights, &g, &why),
                     TOO_LONG);
}
END_TEST

static void save_array(const char *directory, char letter, int i,
                       enum element type, Dims d, const void *data)
{
    char path[OPINION_PATH + 32];
    Sentence why = { "" };
    union { const void *from; void *to; } same = { .from = data };
    const SafeTensor x = safetensors_of("array", type, d, same.to);
    snprintf(path, sizeof path, "%s/%c%d.npy", directory, letter, i);
    ck_assert_msg(npy_save(path, &x, &why) == OK, "%s", why.text);
}

static void graph_directory(const char *top, int k, const OnnxGraph *g,
                            char directory[])
{
    char path[OPINION_PATH + 32];
    Sentence why = { "" };
    snprintf(directory, OPINION_PATH, "%.300s/%03d", top, k);
    ck_assert(mkdir(directory, 0777) == 0);
    snprintf(path, sizeof path, "%s/model.onnx", directory);
    ck_assert_msg(onnx_save(path, g, &why) == OK, "%s", why.text);
}

/* A term, where it is evaluated, and its graph. */
static void save_term(const char *top, int k, const Term *t,
                      const real *const in[], Arena *a)
{
    char directory[OPINION_PATH];
    real *out[MOST_ENDS];
    int value[MOST_ENDS];
    OnnxGraph g;
    ck_assert_int_eq(evaluate(t, in, a, out, NULL), OK);
    apply_to(t, a, &g, value);
    graph_outputs(&g, t->output.count, value);
    graph_directory(top, k, &g, directory);
    for (int i = 0; i < t->input.count; i++)
        save_array(directory, 'x', i, ELEMENT_F32, term_in(t, i), in[i]);
    for (int i = 0; i < t->output.count; i++)
        save_array(directory, 'y', i, ELEMENT_F32, term_out(t, i), out[i]);
}

static void save_random(const char *top, int k, int met[])
{
    static Source s;
    static RandomTerm r;
    static real x[RANDOM_WIRES][RANDOM_NUMBERS];
    const real *in[RANDOM_WIRES];
    Arena a = arena_over(block, sizeof block);
    draw_term(k, &a, &r);
    for (int i = 0; i < r.t.operation.count; i++)
        met[r.t.operation.at[i].generator] = 1;
    source_seed(&s, (uint64_t)k);
    for (int i = 0; i < r.t.input.count; i++) {
        double numbers[RANDOM_NUMBERS];
        random_input(&s, &r, i, numbers);
        for (int j = 0; j < dims_count(term_in(&r.t, i)); j++)
            x[i][j] = (real)numbers[j];
        in[i] = x[i];
    }
    save_term(top, k, &r.t, in, &a);
}

/* ids, positions, targets, and the golden parameters */
static void golden_inputs(const real *in[])
{
    static double exact[3][GOLDEN_COLUMNS];
    static real rows[3][GOLDEN_COLUMNS];
    golden_batch(0, exact[0], exact[2]);
    for (int i = 0; i < GOLDEN_COLUMNS; i++) {
        exact[1][i] = i % 6;
        for (int k = 0; k < 3; k++)
            rows[k][i] = (real)exact[k][i], in[k] = rows[k];
    }
    for (int i = 0; i < gpt_tensors(&golden_config); i++)
        in[3 + i] = golden_weights + gpt_tensor(&golden_config, i).at;
}

/* Attention over two tokens; the first may not see the infinite value of
 * the second. */
static void save_hidden(const char *top, int k)
{
    static const real q[] = { 1, 1 }, v[] = { 2, INFINITY };
    const real *const in[] = { q, q, v };
    const Attributes causal = { .dims = DIMS(1, 2, 2), .value = 1 };
    Arena a = arena_over(block, sizeof block);
    Term t;
    int x[3];
    term_begin(&a, "hidden", &t);
    for (int i = 0; i < 3; i++)
        x[i] = term_input(&t, DIMS(1, 2));
    term_output(&t, term_apply(&t, ATTEND, &causal, 3, x));
    save_term(top, k, &t, in, &a);
}

static void save_step(const char *top, int k, const real *const in[])
{
    const Bracketing all = { .layers = 1 };
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "step", &t);
    gpt_step(&golden_shape, &all, &t);
    ck_assert_int_eq(t.status, OK);
    save_term(top, k, &t, in, &a);
}

static void save_gpt(const char *top, int k, const real *in[])
{
    enum { ROWS_OUT = GOLDEN_COLUMNS, V = 11 };
    char directory[OPINION_PATH];
    int64_t ids[ROWS_OUT];
    real *out[1], turned[ROWS_OUT][V];
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    Term t;
    golden_graph(&a, &g);
    graph_directory(top, k, &g, directory);
    term_begin(&a, "gpt", &t);
    gpt_logits(&golden_shape, &t);
    in[2] = in[1], in[1] = in[0];       /* without targets */
    ck_assert_int_eq(evaluate(&t, in + 1, &a, out, NULL), OK);
    for (int i = 0; i < ROWS_OUT; i++) {
        ids[i] = (int64_t)in[0][i];
        for (int j = 0; j < V; j++)
            turned[i][j] = out[0][j * ROWS_OUT + i];
    }
    save_array(directory, 'x', 0, ELEMENT_I64, DIMS(2, 6), ids);
    save_array(directory, 'y', 0, ELEMENT_F32, DIMS(2, 6, V), turned);
}

START_TEST(onnx_accepts_them_and_they_mean_the_same)
{
    char top[OPINION_PATH];
    const real *in[64];
    int met[GENERATOR_COUNT] = { 0 };
    Arena a = arena_over(block, sizeof block);
    OnnxGraph g;
    ck_assert(opinion_directory(top));
    golden_graph(&a, &g);               /* the parameters, too */
    golden_inputs(in);
    for (int k = 0; k < RANDOM_GRAPHS; k++)
        save_random(top, k, met);
    for (int i = 0; i < GENERATOR_COUNT; i++)
        ck_assert_msg(met[i], "no graph has %s", signature[i].name);
    save_step(top, RANDOM_GRAPHS, in);
    save_gpt(top, RANDOM_GRAPHS + 1, in);
    save_hidden(top, HIDDEN);
    ck_assert(opinion_is_yes(python_with("numpy, onnx"), "onnx_opinion.py",
                             top));
    opinion_forget(top);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { one_node_is_these_bytes, 1 },
        { lengths_have_seven_bits_in_a_byte, 5 },
        { shapes_are_those_of_the_term, 500 },
        { a_small_arena_makes_no_file, 20 },
        { the_golden_file_is_the_one_that_onnx_accepted, 1 },
        { a_graph_of_no_gpt_is_refused, 1 },
        { onnx_accepts_them_and_they_mean_the_same, 1 },
    };
    const int onnx = python_with("numpy, onnx") != NULL;
    if (!onnx)
        puts("skip: python3-onnx is not installed, and was not asked");
    return run_tests("onnx", ROWS(tests) - !onnx, tests);
}
