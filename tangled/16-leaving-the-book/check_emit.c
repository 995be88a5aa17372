/* check_emit.c - emitted C has the bits of the reference, or is refused. */
#include "emit_gpt.h"
#include "emitted_terms.h"
#include "sample_models.h"
#include "testing.h"
#include <math.h>

enum { FEW = 60 };
static EmittedTerms e;
static unsigned char block[1 << 22];

static const char *first_compiler(void)
{
    const char *cc = getenv("CC");
    return cc != NULL ? cc : "cc";
}

/* Does a command on the file succeed?  The file is the last word. */
static int runs(const char *command, const char *at)
{
    char line[4096];
    snprintf(line, sizeof line, "%s %s.c > %s.log 2>&1", command, at, at);
    return system(line) == 0;
}

#define AS_CPP "c++ -x c++ -std=c++98 -Wall -Wextra -Wpedantic " \
    "-Wconversion -Wshadow -Wmissing-declarations -Werror "

static int has_cpp(void)
{
    return system("command -v c++ > /dev/null") == 0;
}

START_TEST(terms_agree_with_the_reference)
{
    ck_assert(open_emitted(&e, FEW, 5000, first_compiler(), "-O1"));
    for (int i = 0; i < FEW; i++)
        ck_assert_msg(agree(&e, i) == BOTH_ANSWER && passes(&e, i),
                      "term %d", i);
    ck_assert_int_gt(e.operations, 8 * FEW);
    ck_assert(runs("grep '^    matmul_int8('", e.path));
    ck_assert(runs("grep '^    matmul_tn_int8('", e.path));
    ck_assert(runs("grep '^    gather_int8('", e.path));
    if (has_cpp())
        ck_assert(runs(AS_CPP "-fsyntax-only", e.path));
    close_emitted(&e);
}
END_TEST

static const real odd[] = { -1, (real)0.5, 64, (real)1e10, (real)-0.25, 0 };

START_TEST(labels_are_refused_as_the_reference_does)
{
    int tried = 0, kinds[3] = { 0 };
    ck_assert(open_emitted(&e, FEW, 6000, first_compiler(), "-O0"));
    for (int i = 0; i < FEW; i++) {
        const RandomTerm *r = &e.drawn[i];
        for (int k = 0; k < r->t.input.count; k++) {
            real *const x = e.x[i][k], was = x[0];
            if (r->range[r->t.input.at[k]].below == 0
                || e.input[i][k].source != GIVEN)
                continue;
            x[0] = tried % 7 == 6 ? NAN : odd[tried % 7];
            const int how = agree(&e, i);
            ck_assert_msg(how != DIFFERENT, "term %d", i);
            tried++, kinds[how]++;
            x[0] = was;
        }
    }
    ck_assert_int_gt(kinds[BOTH_REFUSE], FEW / 4);
    ck_assert_int_gt(kinds[BOTH_ANSWER], 1);
    close_emitted(&e);
}
END_TEST

static const char *const samples[] = { "perceptron", "gpt", "gpt-int8",
                                       "gpt-step" };

/* A sample model in a file; returns its path without the ending. */
static void write_sample(const char *name, char at[512], EmitReport *report)
{
    char file[600];
    Complaint why = { "" };
    Arena a = arena_over(malloc(TERMS_ROOM), TERMS_ROOM);
    ck_assert(a.at != NULL);
    scratch_path(name, at);
    snprintf(file, sizeof file, "%s.c", at);
    FILE *out = fopen(file, "w");
    ck_assert(out != NULL);
    ck_assert_msg(sample_model(name, &a, out, report, &why) == OK, "%s",
                  why.text);
    ck_assert_int_eq(fclose(out), 0);
    free(a.at);
}

/* Functions that C and C++ call by the same name. */
static const char *const linked[] = { "forward", "self_test", "self_hash",
                                      NULL };

START_TEST(samples_are_clean_in_c_and_cpp)
{
    EmittedLibrary none = { NULL };
    EmitReport report;
    char at[512], command[1024];
    write_sample(samples[_i], at, &report);
    ck_assert(runs("cc " EMITTED_FLAGS " -fsyntax-only", at));
    if (has_cpp()) {
        ck_assert(runs(AS_CPP "-S -o -", at));
        for (const char *const *f = linked; *f != NULL; f++) {
            snprintf(command, sizeof command, "grep -Eq '^_?%.*s_%s:' %s.log",
                     (int)strcspn(samples[_i], "-"), samples[_i], *f, at);
            ck_assert_msg(system(command) == 0, "%s", command);
        }
    }
    ck_assert(runs("! grep -n '.\\{80\\}'", at));
    ck_assert(runs("! grep -nE 'include <[^s]|alloc[(]|printf|[\t]'", at));
    remove_library(at, &none);
}
END_TEST

START_TEST(a_smaller_budget_does_not_compile)
{
    EmittedLibrary none = { NULL };
    EmitReport report;
    char at[512], command[1024];
    write_sample(samples[_i / 4], at, &report);
    const int ram = _i % 2 == 0, less = _i / 2 % 2;
    const size_t bytes = (ram ? report.ram : report.tables)
        - (size_t)less;
    snprintf(command, sizeof command, "cc -fsyntax-only -DMODEL_%s_BUDGET="
             "%zu", ram ? "RAM" : "FLASH", bytes);
    ck_assert_int_eq(runs(command, at), !less);
    snprintf(command, sizeof command, "grep -q 'BUDGET: expected %zu bytes"
             " or more' %s.log", bytes + 1, at);
    ck_assert(!less || system(command) == 0);
    remove_library(at, &none);
}
END_TEST

/* Appends a line to the file, and compiles it. */
static int fits(const char *line, const char *at)
{
    char command[2048];
    snprintf(command, sizeof command, "echo '%s' >> %s.c", line, at);
    return system(command) == 0 && runs("cc -fsyntax-only", at);
}

START_TEST(ram_is_the_arena_and_the_parameters)
{
    EmittedLibrary none = { NULL };
    EmitReport report;
    char at[512], line[600];
    const int n = (int)strcspn(samples[_i], "-"), trains = _i % 3 == 0;
    write_sample(samples[_i], at, &report);
    snprintf(line, sizeof line, "typedef char all[sizeof %.*s_arena + "
             "sizeof (float[%s]) == MODEL_RAM_BYTES + %d ? 1 : -1];", n,
             samples[_i], _i == 0 ? "PERCEPTRON_PARAMETERS"
             : trains ? "GPT_PARAMETERS" : "1", trains ? 0 : 4);
    ck_assert_msg(fits(line, at), "%s", line);
    snprintf(line, sizeof line, "typedef char here[MODEL_RAM_BYTES == %zu "
             "? 1 : -1];", report.ram);
    ck_assert_msg(fits(line, at), "%s", line);
    remove_library(at, &none);
}
END_TEST

static const char *const said[] = {
    "^#define GPT_IN_0 16 /[*] ids [*]/$", "^#define GPT_OUT_0 768 "
    "/[*] 48 rows of 16 columns [*]/$", "^#define GPT_STEP_IN_2 16 "
    "/[*] targets [*]/$", "^ [*] +parameters: run it before training",
    "out_0 logits, a row for each token", "of its own and 17344 of para",
};

START_TEST(what_a_caller_has_to_know_is_said)
{
    EmittedLibrary none = { NULL };
    EmitReport report;
    char at[512], command[2048];
    write_sample("gpt-step", at, &report);
    for (int i = 0; i < ROWS(said); i++) {
        snprintf(command, sizeof command, "grep -E '%s'", said[i]);
        ck_assert_msg(runs(command, at), "%s", said[i]);
    }
    ck_assert(runs("cc -dM -E", at));
    snprintf(command, sizeof command, "echo '#include <stdint.h>' | cc -dM "
        "-E - > %s.so; grep -Ev ' (ROM|MODEL_.*|GPT_.*)( |$)' %s.log | "
        "grep -vxFf %s.so", at, at, at);
    ck_assert(system(command) != 0);
    remove_library(at, &none);
}
END_TEST

typedef int TrainedTest(float *);

START_TEST(samples_pass_their_tests_without_a_flag)
{
    static real parameters[1 << 13];
    EmittedLibrary l;
    EmitReport report;
    EmittedTest *test;
    TrainedTest *trained;
    char at[512];
    write_sample(samples[_i], at, &report);
    ck_assert(report.parameters <= sizeof parameters);
    ck_assert(compiled(first_compiler(), "-std=gnu99 -O2 -march=native", at));
    open_library(at, &l);
    FIND_IN(&l, &test, "%.*s_self_test", (int)strcspn(samples[_i], "-"),
            samples[_i]);
    memcpy(&trained, &test, sizeof test);
    ck_assert((report.parameters > 0 ? trained(parameters) : test()) == 0);
    remove_library(at, &l);
}
END_TEST

#define DIGITS "-U__FLT_EVAL_METHOD__ -D__FLT_EVAL_METHOD__="
static const struct { const char *flags, *said; } machines[] = {
    { "", NULL }, { DIGITS "16", NULL }, { DIGITS "0", NULL },
    { DIGITS "2", "floats without extra digits" },
    { DIGITS "-1", "floats without extra digits" },
    { "-ffast-math", "IEEE 754 has it" },
    { "-x c++ -D__AVR__", "expected C on an AVR" },
    { "-x c++ -D__AVR__ -DROM=", NULL },
};

START_TEST(a_machine_with_other_bits_is_refused)
{
    EmittedLibrary none = { NULL };
    EmitReport report;
    char at[512], command[1024];
    if (strstr(machines[_i].flags, "c++") != NULL && !has_cpp())
        return;
    write_sample("perceptron", at, &report);
    snprintf(command, sizeof command, "cc -w -fsyntax-only %s",
             machines[_i].flags);
    ck_assert_int_eq(runs(command, at), machines[_i].said == NULL);
    snprintf(command, sizeof command, "grep -q '%s' %s.log",
             machines[_i].said != NULL ? machines[_i].said : "", at);
    ck_assert(machines[_i].said == NULL || system(command) == 0);
    remove_library(at, &none);
}
END_TEST

typedef int StepCall(float *, const float *, const float *, float, float *);
typedef void BeginCall(float *);

static const real four[] = { 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0 };
static const real labels[] = { 0, 1, 2, 0 };

START_TEST(an_emitted_step_learns)
{
    EmittedLibrary l;
    EmitReport report;
    char at[512];
    real parameters[67], loss[2];
    StepCall *step;
    BeginCall *begin;
    TrainedTest *test;
    write_sample("perceptron", at, &report);
    ck_assert(compiled(first_compiler(), "-O1", at));
    open_library(at, &l);
    FIND_IN(&l, &step, "perceptron_train_step");
    FIND_IN(&l, &begin, "perceptron_begin");
    FIND_IN(&l, &test, "perceptron_self_test");
    ck_assert(test(parameters) == 0);
    begin(parameters);
    ck_assert(step(parameters, four, labels, (real)0.5, &loss[0]) == 0);
    for (int i = 0; i < 200; i++)
        ck_assert(step(parameters, four, labels, (real)0.5, &loss[1]) == 0);
    ck_assert(loss[1] < loss[0] / 20);
    remove_library(at, &l);
}
END_TEST

/* x -> relu x, to be emitted with something wrong. */
static enum status emit_small(const char *name, const real *x,
    enum emit_source source_of_x, size_t ram, size_t arena, Complaint *why)
{
    Arena a = arena_over(block, arena);
    const EmitInput in = { source_of_x, "x", x };
    EmitReport report;
    Term t;
    term_begin(&a, "small", &t);
    term_output(&t, APPLY(&t, RELU, term_input(&t, DIMS(2))));
    if (t.status != OK)
        return t.status;
    const EmitModel m = { name, { &t, &in }, NULL, 0 };
    const EmitFile f = { "Small.", 1, &m, ram, ram };
    FILE *out = tmpfile();
    ck_assert(out != NULL);
    const enum status s = emit_c(&f, &a, out, &report, why);
    ck_assert(s == OK || ftell(out) == 0);
    fclose(out);
    return s;
}

START_TEST(a_name_is_a_name_in_c)
{
    static const char *const names[] = { "", "9a", "a-b", "a b", "ä",
        "a23456789012345678901234567890123456789_1" };
    const real x[] = { 1, -1 };
    Complaint why;
    ck_assert(emit_small(names[_i], x, GIVEN, 0, sizeof block, &why)
              == OUT_OF_RANGE);
    ck_assert(strncmp(why.text, "name \"", 6) == 0);
}
END_TEST

START_TEST(what_is_wrong_is_said_before_a_line_is_printed)
{
    const real good[] = { 1, -1 }, bad[] = { 1, INFINITY };
    Complaint why;
    ck_assert(emit_small("a", good, GIVEN, 8, sizeof block, &why) == OK);
    ck_assert(emit_small("9a", good, GIVEN, 0, sizeof block, &why)
              == OUT_OF_RANGE);
    ck_assert_str_eq(why.text, "name \"9a\": expected 1 to 40 letters, "
                     "digits and _, no digit first");
    ck_assert(emit_small("a", bad, STORED, 0, sizeof block, &why)
              == NOT_FINITE);
    ck_assert_str_eq(why.text, "x: expected finite numbers, got inf at 1");
    ck_assert(emit_small("a", good, GIVEN, 7, sizeof block, &why)
              == TOO_LONG);
    ck_assert_str_eq(why.text, "expected at most 7 bytes of variables, the "
                     "model has 8");
    ck_assert(emit_small("a", good, STORED, 7, sizeof block, &why)
              == TOO_LONG);
}
END_TEST

/* So many inputs, of which the first is the output. */
static enum status emit_wide(int inputs, const char *at, Complaint *why)
{
    static EmitInput in[1000];
    const real x = 1;
    Arena a = arena_over(block, sizeof block);
    EmitReport report;
    Term t;
    char name[600];
    term_begin(&a, "wide", &t);
    for (int i = 0; i < inputs; i++) {
        in[i] = (EmitInput){ GIVEN, "x", &x };
        term_input(&t, DIMS(1));
    }
    term_output(&t, t.input.at[0]);
    const EmitModel m = { "a23456789012345678901234567890123456789_", { &t,
                          in }, NULL, 0 };
    const EmitFile f = { "Wide.", 1, &m, 0, 0 };
    snprintf(name, sizeof name, "%s.c", at);
    FILE *out = fopen(name, "w");
    ck_assert(out != NULL && t.status == OK);
    const enum status s = emit_c(&f, &a, out, &report, why);
    fclose(out);
    return s;
}

START_TEST(a_function_has_a_thousand_arguments)
{
    EmittedLibrary none = { NULL };
    Complaint why = { "" };
    char at[512];
    scratch_path("wide", at);
    ck_assert(emit_wide(999, at, &why) == OK);
    ck_assert(runs("cc " EMITTED_FLAGS " -fsyntax-only", at));
    ck_assert(emit_wide(1000, at, &why) == OUT_OF_RANGE);
    ck_assert_str_eq(why.text, "a23456789012345678901234567890123456789_: "
                     "expected at most 1000 arguments of a function, got 1001");
    remove_library(at, &none);
}
END_TEST

static const struct { const char *one, *other; int fit; } twins[] = {
    { "t", "t", 0 }, { "t", "T", 0 }, { "t", "t_step", 0 },
    { "t_Step", "T", 0 }, { "t", "model", 0 }, { "Model_step", "t", 0 },
    { "t", "t_steps", 1 }, { "t", "t_1", 1 }, { "t_1", "t_10", 1 },
};

START_TEST(two_models_have_two_names)
{
    const real x = 1;
    const EmitInput in = { GIVEN, "x", &x };
    Arena a = arena_over(block, sizeof block);
    EmitReport report[2];
    Complaint why;
    Term t;
    term_begin(&a, "t", &t);
    term_output(&t, term_input(&t, DIMS(1)));
    const EmitModel m[] = { { twins[_i].one, { &t, &in }, NULL, 0 },
                            { twins[_i].other, { &t, &in }, NULL, 0 } };
    const EmitFile f = { "Two.", 2, m, 0, 0 };
    FILE *out = tmpfile();
    ck_assert(out != NULL);
    ck_assert_int_eq(emit_c(&f, &a, out, report, &why),
                     twins[_i].fit ? OK : OUT_OF_RANGE);
    ck_assert(twins[_i].fit || (ftell(out) == 0
        && strncmp(why.text, "the name \"", 10) == 0));
    fclose(out);
}
END_TEST

/* Attention of two rows, one query, three keys, or its way back. */
static void build_attention(int back, Term *t)
{
    const Attributes with = { DIMS(1, 1, 3), 0 };
    int wire[4];
    for (int i = 0; i < 3 + back; i++)
        wire[i] = term_input(t, DIMS(2, i % 3 == 0 ? 1 : 3));
    const int y = term_apply(t, back ? ATTEND_BACK : ATTEND, &with, 3 + back,
                             wire);
    for (int i = 0; i < 1 + 2 * back; i++)
        term_output(t, y + i);
}

START_TEST(attention_has_room_for_its_weights)
{
    const real x[6] = { 1, 2, 3, 4, 5, 6 };
    const EmitInput in = { GIVEN, "x", x };
    const EmitInput all[] = { in, in, in, in };
    Arena a = arena_over(block, sizeof block);
    EmitReport report;
    Term t;
    term_begin(&a, "attention", &t);
    build_attention(_i, &t);
    const EmitModel m = { "m", { &t, all }, NULL, 0 };
    const EmitFile f = { "Attention.", 1, &m, 0, 0 };
    FILE *out = tmpfile();
    ck_assert(out != NULL && emit_c(&f, &a, out, &report, NULL) == OK);
    /* y and a weight a key; or dq, dk, dv and two weights a key */
    ck_assert_uint_eq(report.ram, _i ? 4 * (2 + 6 + 6 + 2 * 3) : 4 * (2 + 3));
    fclose(out);
}
END_TEST

START_TEST(every_shortage_is_a_refusal)
{
    const real x[] = { 1, -1 };
    size_t size = 0;
    Complaint why;
    while (emit_small("a", x, STORED, 0, size, &why) == TOO_LONG)
        size++;
    ck_assert(emit_small("a", x, STORED, 0, size, &why) == OK);
    ck_assert(size > 500 && size < 8000);
}
END_TEST

static const struct { GptConfig c; int trains, int8; size_t ram, flash;
                      const char *why; } gpts[] = {
    { { 1, 2, 4, 4, 8 }, 0, 0, 100, 0,
      "expected at most 100 bytes of variables, the model has " },
    { { 1, 2, 4, 4, 8 }, 0, 0, 0, 100,
      "expected at most 100 bytes of tables, the model has " },
    { { 1, 2, 4, 4, 8 }, 1, 1, 0, 0, "a step and eight bits: expected one "
      "of them, for descent needs finer steps than a code" },
    { { 1, 3, 4, 4, 8 }, 0, 0, 0, 0, "3 heads of a width of 4: expected "
      "heads that divide the width" },
};

START_TEST(a_gpt_that_does_not_fit_is_refused)
{
    static real w[1000];
    Arena a = arena_over(block, sizeof block);
    const EmitGpt g = { gpts[_i].c, w, "g", gpts[_i].trains, gpts[_i].int8,
                        gpts[_i].ram, gpts[_i].flash };
    EmitReport report;
    Complaint why = { "" };
    FILE *out = tmpfile();
    ck_assert(out != NULL && emit_gpt(&g, &a, out, &report, &why) != OK);
    ck_assert_msg(strncmp(why.text, gpts[_i].why, strlen(gpts[_i].why)) == 0,
                  "%s", why.text);
    ck_assert(ftell(out) == 0);
    fclose(out);
}
END_TEST

/* A step that is right if wrong is 0. */
static void build_moves(int wrong, Term *step)
{
    const int p = term_input(step, DIMS(wrong == 1 ? 2 : 3));
    const int total = APPLY(step, SUM, p);
    if (wrong == 2)
        term_input(step, DIMS(2));
    term_output(step, wrong == 3 ? p : total);
    if (wrong != 4)
        term_output(step, wrong == 5 ? total : p);
    if (wrong == 6)
        term_output(step, p);
}

START_TEST(a_step_has_the_gradients_of_the_parameters)
{
    Arena a = arena_over(block, sizeof block);
    Term say, step;
    const real x[] = { 1, 2, 3, 4 };
    const EmitInput in[] = { { TRAINED, "p", x }, { TRAINED, "q", x } };
    EmitReport report;
    Complaint why;
    term_begin(&a, "say", &say);
    term_begin(&a, "step", &step);
    term_output(&say, APPLY(&say, SCALE, term_input(&say, DIMS(3))));
    build_moves(_i, &step);
    const EmitFunction moves = { &step, in };
    const EmitModel m = { "m", { &say, in }, &moves, 1 };
    const EmitFile f = { "Steps.", 1, &m, 0, 0 };
    FILE *out = tmpfile();
    ck_assert(out != NULL);
    ck_assert_int_eq(emit_c(&f, &a, out, &report, &why),
                     _i == 0 ? OK : OUT_OF_RANGE);
    fclose(out);
}
END_TEST

START_TEST(matrices_have_eight_bits_and_nothing_else_has)
{
    const GptConfig c = { 1, 2, 16, 16, 48 };   /* as in the sample */
    EmittedLibrary none = { NULL };
    EmitReport report;
    char at[512];
    size_t bytes = 4 * 16, floats = bytes;      /* the positions */
    for (int i = 0; i < gpt_tensors(&c); i++) {
        const GptTensor t = gpt_tensor(&c, i);
        const size_t n = (size_t)dims_count(t.dims);
        bytes += t.decayed ? n + 4 * (size_t)dims_rows(t.dims) : 4 * n;
        floats += 4 * n;
    }
    write_sample("gpt-int8", at, &report);
    ck_assert_uint_eq(report.tables, bytes);
    ck_assert_uint_eq(report.unquantised, floats);
    remove_library(at, &none);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { terms_agree_with_the_reference, 1 },
        { labels_are_refused_as_the_reference_does, 1 },
        { samples_are_clean_in_c_and_cpp, ROWS(samples) },
        { a_smaller_budget_does_not_compile, 8 },
        { ram_is_the_arena_and_the_parameters, ROWS(samples) },
        { what_a_caller_has_to_know_is_said, 1 },
        { samples_pass_their_tests_without_a_flag, ROWS(samples) },
        { a_machine_with_other_bits_is_refused, ROWS(machines) },
        { a_function_has_a_thousand_arguments, 1 },
        { two_models_have_two_names, ROWS(twins) },
        { an_emitted_step_learns, 1 },
        { a_name_is_a_name_in_c, 6 },
        { what_is_wrong_is_said_before_a_line_is_printed, 1 },
        { every_shortage_is_a_refusal, 1 },
        { attention_has_room_for_its_weights, 2 },
        { a_gpt_that_does_not_fit_is_refused, ROWS(gpts) },
        { a_step_has_the_gradients_of_the_parameters, 7 },
        { matrices_have_eight_bits_and_nothing_else_has, 1 },
    };
    return run_tests("emit", ROWS(tests), tests);
}
