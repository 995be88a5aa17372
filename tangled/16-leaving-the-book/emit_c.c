/* emit_c.c - scheduled terms as one file of C. */
#include "emit_kernels.h"
#include "emit_prepare.h"
#include "int8_rows.h"
#include "print_code.h"
#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
static void print_statement(FILE *out, int steps, const char *form, ...)
{
    char line[CODE_LINE];
    va_list arguments;
    va_start(arguments, form);
    vsnprintf(line, sizeof line, form, arguments);
    va_end(arguments);
    print_line(out, steps, line);
}

static void print_floats(FILE *out, size_t n, const real x[])
{
    char text[32];
    for (size_t i = 0; i < n; i++) {
        float_text((float)x[i], text);
        fprintf(out, "%s%s,%s", i % 4 == 0 ? "    " : " ", text,
                i % 4 == 3 || i + 1 == n ? "\n" : "");
    }
}

static void print_table(FILE *out, const char *name, char kind, size_t i,
                        const char *of, size_t n, const real x[])
{
    fprintf(out, "\n/* %s */\nstatic const ROM float %s_%c%zu[] = {\n", of,
            name, kind, i);
    print_floats(out, n, x);
    fprintf(out, "};\n");
}

static enum status print_int8_table(FILE *out, const EmitDraft *d, int i,
                                    Arena *a)
{
    const EmitTable *t = &d->table[i];
    const size_t n = (size_t)dims_count(t->dims);
    const Arena before = *a;
    int8_t *code = arena_take(a, n, 1);
    real *step = arena_take(a, (size_t)dims_rows(t->dims), sizeof *step);
    if (a->exhausted)
        return TOO_LONG;
    quantise_rows(dims_rows(t->dims), dims_columns(t->dims),
                  t->input->value, code, step);
    fprintf(out, "\n/* %s */\nstatic const ROM int8_t %s_t%d[] = {\n",
            t->input->name, d->model->name, i);
    for (size_t k = 0; k < n; k++)
        fprintf(out, "%s%d,%s", k % 12 == 0 ? "    " : " ", code[k],
                k % 12 == 11 || k + 1 == n ? "\n" : "");
    fprintf(out, "};\n");
    print_table(out, d->model->name, 's', (size_t)i, "the step of each row",
                (size_t)dims_rows(t->dims), step);
    *a = before;
    return OK;
}

static enum status print_tables(FILE *out, const EmitDraft *d, Arena *a)
{
    enum status s = OK;
    for (int i = 0; i < d->tables && s == OK; i++) {
        const EmitInput *in = d->table[i].input;
        if (in->source == STORED_INT8)
            s = print_int8_table(out, d, i, a);
        else
            print_table(out, d->model->name, 't', (size_t)i, in->name,
                        (size_t)dims_count(d->table[i].dims), in->value);
    }
    for (int k = 0; k < d->bodies; k++)
        for (int i = 0; i < d->body[k].term->input.count; i++)
            if (d->body[k].input[i].source == GIVEN)
                print_table(out, d->model->name, k == 0 ? 'g' : 'h',
                    (size_t)i, "for the self-test", (size_t)dims_count(
                    term_in(d->body[k].term, i)), d->body[k].input[i].value);
    return s;
}

static void print_start(FILE *out, const EmitDraft *d)
{
    const EmitBody *b = &d->body[0];
    if (d->parameters == 0)
        return;
    fprintf(out, "\n/* the parameters, as they begin */\n"
            "static const ROM float %s_start[] = {\n", d->model->name);
    for (int i = 0; i < b->term->input.count; i++)
        if (b->input[i].source == TRAINED) {
            fprintf(out, "    /* %s */\n", b->input[i].name);
            print_floats(out, (size_t)dims_count(term_in(b->term, i)),
                         b->input[i].value);
        }
    fprintf(out, "};\n\nvoid %s_begin(float *parameters)\n{\n"
            "    copy(%zu, %s_start, parameters);\n}\n", d->model->name,
            d->parameters, d->model->name);
}

enum arguments { DECLARED, HANDED_ON, TESTED };

/* The inputs of a function, as they stand in parentheses. */
static int inputs_text(const EmitDraft *d, int body, enum arguments how,
                       char text[CODE_LINE])
{
    const EmitBody *b = &d->body[body];
    const char *between = "";
    int n = 0;
    if (d->parameters > 0) {
        n = sprintf(text, "%s", how != DECLARED ? "parameters" : body == 0
            ? "const ROM float *parameters" : "float *parameters");
        between = ", ";
    }
    for (int i = 0; i < b->term->input.count; i++) {
        if (b->input[i].source != GIVEN)
            continue;
        assert(n < CODE_LINE - 400);    /* for there are 1000 at most */
        n += how == TESTED ? sprintf(text + n, "%s%s_%c%d", between,
                d->model->name, body == 0 ? 'g' : 'h', i)
            : sprintf(text + n, "%s%sin_%d", between,
                how == DECLARED ? "const ROM float *" : "", i);
        between = ", ";
    }
    text[n] = '\0';
    return n;
}

/* What a function need not look at, so that no compiler wonders. */
static void print_unread(FILE *out, const EmitDraft *d, const EmitBody *b)
{
    int trained = 0;
    fprintf(out, "    (void)a;\n");
    for (int i = 0; i < b->term->input.count; i++) {
        const int read = is_read(b->term, b->term->input.at[i], 0);
        if (b->input[i].source == GIVEN && !read)
            fprintf(out, "    (void)in_%d;\n", i);
        trained |= b->input[i].source == TRAINED && read;
    }
    if (d->parameters > 0 && !trained)
        fprintf(out, "    (void)parameters;\n");
}

/* NAME_say or NAME_slope: all operations, over the arena. */
static void print_body(FILE *out, const EmitDraft *d, int body)
{
    const EmitBody *b = &d->body[body];
    char in[CODE_LINE];
    const int n = inputs_text(d, body, DECLARED, in);
    fprintf(out, "\n");
    print_statement(out, 0, "static int %s_%s(%s)", d->model->name,
                    body == 0 ? "say" : "slope", n > 0 ? in : "void");
    fprintf(out, "{\n    float *const a = %s_arena;\n", d->model->name);
    for (int i = 0; i < b->term->operation.count; i++)
        emit_operation(out, b, i);
    print_unread(out, d, b);
    fprintf(out, "    return 0;\n}\n");
}

static void print_outputs(FILE *out, const EmitBody *b)
{
    char text[WIRE_TEXT];
    for (int i = 0; i < b->term->output.count; i++) {
        wire_text(b, b->term->output.at[i], text);
        print_statement(out, 1, "copy(%d, %s, out_%d);",
                        dims_count(term_out(b->term, i)), text, i);
    }
}

/* How NAME_forward or NAME_train_step is declared, and what ends that. */
static void print_declared(FILE *out, const EmitDraft *d, int body,
                           const char *end)
{
    char text[CODE_LINE];
    int n = inputs_text(d, body, DECLARED, text);
    const int outputs = body == 0 ? d->body[0].term->output.count : 0;
    for (int i = 0; i < outputs; i++) {
        assert(n < CODE_LINE - 400);
        n += sprintf(text + n, "%sfloat *out_%d", n > 0 ? ", " : "", i);
    }
    print_statement(out, *end == ';', "int %s_%s(%s%s)%s", d->model->name,
                    body == 0 ? "forward" : "train_step",
                    n > 0 ? text : "void",
                    body == 0 ? "" : ", float rate, float *loss", end);
}

/* NAME_forward: the same, and the outputs where the caller wants them. */
static void print_forward(FILE *out, const EmitDraft *d)
{
    const EmitBody *b = &d->body[0];
    char in[CODE_LINE];
    inputs_text(d, 0, HANDED_ON, in);
    fprintf(out, "\n");
    print_declared(out, d, 0, "");
    fprintf(out, "{\n    float *const a = %s_arena;\n", d->model->name);
    print_statement(out, 1, "const int refused = %s_say(%s);",
                    d->model->name, in);
    fprintf(out, "    if (refused != 0)\n        return refused;\n");
    print_outputs(out, b);
    fprintf(out, "    (void)a;\n    return 0;\n}\n");
}

static void print_moves(FILE *out, const EmitBody *b)
{
    char slope[WIRE_TEXT];
    for (int i = 0, g = 0; i < b->term->input.count; i++)
        if (b->input[i].source == TRAINED) {
            wire_text(b, b->term->output.at[++g], slope);
            print_statement(out, 1, "descend(%d, rate, %s, parameters + "
                "%zu);", dims_count(term_in(b->term, i)), slope, b->at[i]);
        }
}

static void print_step(FILE *out, const EmitDraft *d)
{
    const EmitBody *b = &d->body[1];
    char in[CODE_LINE], loss[WIRE_TEXT];
    inputs_text(d, 1, HANDED_ON, in);
    wire_text(b, b->term->output.at[0], loss);
    fprintf(out, "\n");
    print_declared(out, d, 1, "");
    fprintf(out, "{\n    float *const a = %s_arena;\n", d->model->name);
    print_statement(out, 1, "const int refused = %s_slope(%s);",
                    d->model->name, in);
    fprintf(out, "    if (refused != 0)\n        return refused;\n");
    print_statement(out, 1, "*loss = *(%s);", loss);
    print_moves(out, b);
    fprintf(out, "    return 0;\n}\n");
}

static void print_hash(FILE *out, const EmitDraft *d)
{
    const EmitBody *b = &d->body[0];
    const char *name = d->model->name;
    char in[CODE_LINE], text[WIRE_TEXT];
    inputs_text(d, 0, TESTED, in);
    fprintf(out, "\nuint32_t %s_self_hash(%s)\n{\n"
            "    float *const a = %s_arena;\n"
            "    uint32_t hash = 0x%08lxU;\n", name,
            d->parameters > 0 ? "float *parameters" : "void", name,
            (unsigned long)EMIT_HASH);
    if (d->parameters > 0)
        fprintf(out, "    %s_begin(parameters);\n", name);
    print_statement(out, 1, "if (%s_say(%s) != 0) return 0;", name, in);
    for (int i = 0; i < b->term->output.count; i++) {
        const int k = wire_input(b->term, b->term->output.at[i]);
        wire_text(b, b->term->output.at[i], text);
        if (k != NONE && b->input[k].source == GIVEN)
            snprintf(text, sizeof text, "%s_g%d", name, k);
        print_statement(out, 1, "hash = hash_of(hash, %d, %s);",
                        dims_count(term_out(b->term, i)), text);
    }
}

static void print_self_test(FILE *out, const EmitDraft *d)
{
    const char *name = d->model->name;
    const int trained = d->parameters > 0;
    char in[CODE_LINE], rate[32];
    print_hash(out, d);
    if (d->bodies > 1) {
        inputs_text(d, 1, TESTED, in);
        float_text((float)d->model->rate, rate);
        fprintf(out, "    float loss;\n");
        print_statement(out, 1, "if (%s_train_step(%s, %s, &loss) != 0) "
                        "return 0;", name, in, rate);
        fprintf(out, "    hash = hash_of(hash, 1, &loss);\n"
                "    hash = hash_of(hash, %zu, parameters);\n",
                d->parameters);
    }
    fprintf(out, "    (void)a;\n    return hash;\n}\n\n"
            "int %s_self_test(%s)\n{\n"
            "    return %s_self_hash(%s) == 0x%08lxU ? 0 : 1;\n}\n", name,
            trained ? "float *parameters" : "void", name,
            trained ? "parameters" : "", (unsigned long)d->report.hash);
}

static void print_upper(FILE *out, const char *name)
{
    for (; *name != '\0'; name++)
        fputc(*name >= 'a' && *name <= 'z' ? *name - 'a' + 'A' : *name, out);
}

static void print_macro(FILE *out, const EmitDraft *d, const char *what,
                        size_t size)
{
    fprintf(out, "#define ");
    print_upper(out, d->model->name);
    fprintf(out, "_%s %zu\n", what, size);
}

static void print_argument(FILE *out, const EmitDraft *d, const char *what,
                           int i, const char *name, Dims dims)
{
    char shape[64] = "";
    if (dims.rank == 2)
        snprintf(shape, sizeof shape, "%d rows of %d columns",
                 dims_rows(dims), dims_columns(dims));
    else if (dims.rank > 2)
        dims_write(dims, sizeof shape, shape);
    fprintf(out, "#define ");
    print_upper(out, d->model->name);
    fprintf(out, "_%s_%d %d", what, i, dims_count(dims));
    if (*name != '\0' || *shape != '\0')
        fprintf(out, " /* %s%s%s */", name,
                *name != '\0' && *shape != '\0' ? ", " : "", shape);
    fprintf(out, "\n");
}

static void print_sizes(FILE *out, const EmitDraft *d)
{
    const Term *say = d->body[0].term;
    fprintf(out, "\n");
    print_macro(out, d, "RAM_BYTES", d->report.ram);
    print_macro(out, d, "TABLE_BYTES", d->report.tables);
    if (d->parameters > 0)
        print_macro(out, d, "PARAMETERS", d->parameters);
    for (int k = 0; k < d->bodies; k++) {
        const EmitBody *b = &d->body[k];
        for (int i = 0; i < b->term->input.count; i++)
            if (b->input[i].source == GIVEN)
                print_argument(out, d, k == 0 ? "IN" : "STEP_IN", i,
                               b->input[i].name, term_in(b->term, i));
    }
    for (int i = 0; i < say->output.count; i++)
        print_argument(out, d, "OUT", i, "", term_out(say, i));
}

static void print_declarations(FILE *out, const EmitDraft *d)
{
    const char *name = d->model->name;
    const char *with = d->parameters > 0 ? "float *parameters" : "void";
    if (d->parameters > 0)
        fprintf(out, "    void %s_begin(%s);\n", name, with);
    print_declared(out, d, 0, ";");
    if (d->bodies > 1)
        print_declared(out, d, 1, ";");
    fprintf(out, "    uint32_t %s_self_hash(%s);\n"
            "    int %s_self_test(%s);\n", name, with, name, with);
}

static void print_interface(FILE *out, int models, const EmitDraft d[])
{
    for (int i = 0; i < models; i++)
        print_sizes(out, &d[i]);
    fprintf(out, "\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
    for (int i = 0; i < models; i++)
        print_declarations(out, &d[i]);
    fprintf(out, "#ifdef __cplusplus\n}\n#endif\n");
}

static enum status print_model(FILE *out, const EmitDraft *d, Arena *a)
{
    if (print_tables(out, d, a) != OK)
        return TOO_LONG;
    print_start(out, d);
    fprintf(out, "\nstatic float %s_arena[%zu];\n", d->model->name,
            d->arena);
    for (int i = 0; i < d->bodies; i++)
        print_body(out, d, i);
    print_forward(out, d);
    if (d->bodies > 1)
        print_step(out, d);
    print_self_test(out, d);
    return OK;
}

static void need_all(const EmitDraft *d, KernelSet *s)
{
    need_kernel(s, "copy");
    need_kernel(s, "hash_of");
    if (d->bodies > 1)
        need_kernel(s, "descend");
    for (int k = 0; k < d->bodies; k++)
        for (int i = 0; i < d->body[k].term->operation.count; i++) {
            const Operation *o = &d->body[k].term->operation.at[i];
            need_kernel(s, kernel_of(&d->body[k], o));
            if (has_labels(o->generator))
                need_kernel(s, "labels_fit");
            for (int f = 0; o->generator == MAP && f < o->with.dims.rank; f++)
                need_kernel(s, emit_row((enum generator)
                                        o->with.dims.at[f]).kernel);
        }
}

static const char use[] =
    " *\n"
    " * C99 or C++; no library, no allocation, no input or output, though a\n"
    " * compiler may call memset and memcpy.  Compile it on its own, or\n"
    " * include it once: two such files in one have the same names.  What\n"
    " * nobody calls, say the self-test and its inputs, is left out by\n"
    " * -ffunction-sections -fdata-sections -Wl,--gc-sections.\n"
    " *\n"
    " * The results have the same bits wherever float is that of IEEE 754 and\n"
    " * a product and a sum are rounded each; gcc and clang are asked for\n"
    " * that below, other compilers have to be told.  exp, log, tanh and the\n"
    " * square root are below, in the arithmetic of floats and of 32 bits.\n";

static const char functions[] =
    " *\n"
    " * int NAME_forward(in_0, ..., out_0, ...)  0, or the number of the\n"
    " *     operation that refused a label, counted from 1; arrays have\n"
    " *     NAME_IN_0, ..., NAME_OUT_0, ... floats, row by row; labels are\n"
    " *     whole numbers from 0\n"
    " * int NAME_self_test()  0 if the stored inputs give the stored hash;\n"
    " *     NAME_self_hash() is the hash that they give here\n"
    " * int NAME_train_step(parameters, in_0, ..., rate, &loss)  moves the\n"
    " *     NAME_PARAMETERS floats of parameters; arrays have\n"
    " *     NAME_STEP_IN_0, ... floats.  Where it exists, parameters are the\n"
    " *     first argument of the others too, and NAME_begin(parameters) sets\n"
    " *     them.  The self-test does so and makes a step, it overwrites\n"
    " *     parameters: run it before training, or on another array\n"
    " *\n"
    " * One call at a time: all models work in static arenas.  Define ROM as\n"
    " * a qualifier if constants live apart from variables.\n";

static const char demands[] =
    "#include <stdint.h>\n\n#if defined __FAST_MATH__\n"
    "#error \"expected arithmetic as IEEE 754 has it, got -ffast-math\"\n"
    "#endif\n#if defined __FLT_EVAL_METHOD__ && __FLT_EVAL_METHOD__ != 0 \\\n"
    "    && __FLT_EVAL_METHOD__ != 16\n"
    "#error \"expected floats without extra digits; x86: "
    "-msse2 -mfpmath=sse\"\n#endif\n"
    "#if defined __AVR__ && defined __cplusplus && !defined ROM\n"
    "#error \"expected C on an AVR; or define ROM, and count the tables"
    " as RAM\"\n#endif\n"
    "#if defined __clang__\n#pragma STDC FP_CONTRACT OFF\n"
    "#elif defined __GNUC__ && defined __FP_FAST_FMAF\n"
    "#pragma GCC optimize (\"fp-contract=off\")\n#endif\n"
    "#if defined __AVR__\n#pragma GCC optimize (\"no-tree-ter\")\n"
    "#endif\n\n#ifndef ROM\n#if defined __AVR__\n#define ROM __memx\n"
    "#else\n#define ROM\n#endif\n#endif\n";

static void print_bytes(FILE *out, const EmitReport *all)
{
    fprintf(out, " *\n * RAM:   %zu bytes, and the stack", all->ram);
    if (all->parameters > 0)
        fprintf(out, ";\n *        %zu of its own and %zu of parameters, "
                "which the caller has", all->ram - all->parameters,
                all->parameters);
    fprintf(out, "\n * flash: %zu bytes of tables, and the code\n */\n",
            all->tables);
}

static void print_budget(FILE *out, const char *what, size_t bytes)
{
    fprintf(out, "#if defined MODEL_%s_BUDGET && MODEL_%s_BUDGET < %zu\n"
            "#error \"MODEL_%s_BUDGET: expected %zu bytes or more\"\n"
            "#endif\n", what, what, bytes, what, bytes);
}

static void print_head(FILE *out, const EmitFile *f, const EmitReport *all,
                       size_t largest)
{
    fprintf(out, "/* %s\n%s%s", f->title, use, functions);
    print_bytes(out, all);
    fprintf(out, "%s\n#define MODEL_RAM_BYTES %zu\n#define MODEL_TABLE_BYTES "
            "%zu\n", demands, all->ram, all->tables);
    print_budget(out, "RAM", all->ram);
    print_budget(out, "FLASH", all->tables);
    fprintf(out, "typedef char float_has_32_bits[sizeof (float) == 4 "
            "? 1 : -1];\ntypedef char int_counts_to_%zu[sizeof (int) > 2 "
            "|| %zu < 32768UL ? 1 : -1];\n", largest, largest);
}

static enum status within(const EmitFile *f, const EmitReport *all,
                          Complaint *why)
{
    const int ram = f->ram > 0 && all->ram > f->ram;
    if (!ram && (f->flash == 0 || all->tables <= f->flash))
        return OK;
    if (why != NULL)
        snprintf(why->text, sizeof why->text, "expected at most %zu bytes of "
            "%s, the model has %zu", ram ? f->ram : f->flash,
            ram ? "variables" : "tables", ram ? all->ram : all->tables);
    return TOO_LONG;
}

/* Is b the name a but for the case of letters, perhaps with _step? */
static int names_meet(const char *a, const char *b)
{
    const char *step = "_step";
    for (; *a != '\0'; a++, b++)
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return 0;
    if (*b == '\0')
        return 1;
    while (*step != '\0' && tolower((unsigned char)*b) == *step)
        b++, step++;
    return *b == *step;
}

static enum status names_differ(const EmitFile *f, int i, Complaint *why)
{
    const char *name = f->model[i].name, *other = NULL;
    if (f->models > 1 && names_meet("model", name))
        other = "model";
    for (int k = 0; k < f->models && other == NULL; k++)
        if (k != i && names_meet(f->model[k].name, name))
            other = f->model[k].name;
    if (other != NULL && why != NULL)
        snprintf(why->text, sizeof why->text, "the name \"%.40s\" meets "
            "\"%.40s\": expected more than another case, or _step",
            name, other);
    return other == NULL ? OK : OUT_OF_RANGE;
}

/* Every model, to be printed or for the sizes. */
static enum status prepare_all(const EmitFile *f, Arena *a,
    EmitDraft draft[], EmitReport *all, KernelSet *kernels, Complaint *why)
{
    enum status s = OK;
    for (int i = 0; i < f->models && s == OK; i++) {
        s = prepare_model(&f->model[i], a, &draft[i], why);
        if (s == OK)
            s = names_differ(f, i, why);
        if (s == OK)
            need_all(&draft[i], kernels);
        all->ram += draft[i].report.ram;
        all->parameters += draft[i].report.parameters;
        all->tables += draft[i].report.tables;
    }
    return s == OK ? within(f, all, why) : s;
}

/* The most numbers that an int has to count. */
static size_t largest_of(int models, const EmitDraft draft[])
{
    size_t most = 0;
    for (int i = 0; i < models; i++) {
        const EmitDraft *d = &draft[i];
        most = d->largest > most ? d->largest : most;
        most = d->arena > most ? d->arena : most;
        most = d->parameters > most ? d->parameters : most;
    }
    return most;
}

enum status emit_c(const EmitFile *f, Arena *a, FILE *out,
                   EmitReport report[], Complaint *why)
{
    KernelSet kernels = { { 0 } };
    EmitReport all = { 0 };
    EmitDraft *draft = arena_take(a, (size_t)f->models + 1, sizeof *draft);
    enum status s = draft == NULL ? TOO_LONG
        : prepare_all(f, a, draft, &all, &kernels, why);
    if (draft == NULL && why != NULL)
        snprintf(why->text, sizeof why->text, "expected room for %d models, "
            "but the arena of %zu bytes is exhausted", f->models, a->size);
    if (s != OK)
        return s;
    for (int i = 0; i < f->models; i++)
        report[i] = draft[i].report;
    print_head(out, f, &all, largest_of(f->models, draft));
    print_interface(out, f->models, draft);
    print_kernels(out, &kernels);
    for (int i = 0; i < f->models && s == OK; i++)
        s = print_model(out, &draft[i], a);
    return s;
}
