/* emitted_library.h - emitted C, compiled and called from the book. */
#ifndef EMITTED_LIBRARY_H
#define EMITTED_LIBRARY_H

#include "emit_prepare.h"
#include "int8_rows.h"
#include <assert.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EMITTED_FLAGS "-std=c99 -Wall -Wextra -Wpedantic -Wconversion " \
    "-Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror"

typedef struct EmittedLibrary { void *handle; } EmittedLibrary;
typedef int EmittedCall(const float *const in[], float *const out[]);
typedef int EmittedTest(void);

static inline const char *scratch_directory(void)
{
    const char *at = getenv("OUT");
    return at != NULL ? at : "/tmp";
}

/* int NAME_call(in, out): NAME_forward (in[0], ..., out[0], ...) */
static inline void print_call(FILE *out, const EmitModel *m)
{
    int n = 0;
    fprintf(out, "int %s_call(const float *const in[], float *const out[]);"
        "\nint %s_call(const float *const in[], float *const out[])\n"
        "{\n    (void)in, (void)out;\n    return %s_forward(", m->name,
        m->name, m->name);
    for (int i = 0; i < m->say.term->input.count; i++)
        if (m->say.input[i].source == GIVEN)
            fprintf(out, "%sin[%d]", n++ > 0 ? ", " : "", i);
    for (int i = 0; i < m->say.term->output.count; i++)
        fprintf(out, "%sout[%d]", n++ > 0 ? ", " : "", i);
    fprintf(out, ");\n}\n");
}

/* The path of a file in the scratch directory, this process's own. */
static inline void scratch_path(const char *name, char path[512])
{
    snprintf(path, 512, "%s/%s-%ld", scratch_directory(), name,
             (long)getpid());
}

/* compiled - NAME.c in the scratch directory, to NAME.so; 0 if it fails */
static inline int compiled(const char *compiler, const char *flags,
                           const char *path)
{
    char command[4096];
    snprintf(command, sizeof command, "%s " EMITTED_FLAGS " %s -shared "
             "-fPIC -o %s.so %s.c > %s.log 2>&1 || { cat %s.log >&2; false; }",
             compiler, flags, path, path, path, path);
    return system(command) == 0;
}

static inline void open_library(const char *path, EmittedLibrary *l)
{
    char name[600];
    snprintf(name, sizeof name, "%s.so", path);
    l->handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    assert(l->handle != NULL);
}

/* A function of the library; C has no cast from an object's address. */
#define FIND_IN(l, f, ...) do { \
        char find_name[80]; \
        snprintf(find_name, sizeof find_name, __VA_ARGS__); \
        void *find_at = dlsym((l)->handle, find_name); \
        assert(find_at != NULL); \
        memcpy(f, &find_at, sizeof find_at); \
    } while (0)

static inline void remove_library(const char *path, EmittedLibrary *l)
{
    static const char *const ends[] = { ".c", ".so", ".log" };
    char name[600];
    if (l->handle != NULL)
        dlclose(l->handle);
    l->handle = NULL;
    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}


/* What the file computes with, where it is given these numbers. */
static inline const real *as_emitted(const Term *t, int i,
                                     const EmitInput *in, Arena *a)
{
    const Dims d = term_in(t, i);
    const size_t n = (size_t)dims_count(d);
    if (in->source != STORED_INT8 || !only_as_matrix(t, t->input.at[i]))
        return in->value;
    int8_t *code = arena_take(a, n, 1);
    real *step = arena_take(a, n, sizeof *step);
    real *x = arena_take(a, n, sizeof *x);
    assert(!a->exhausted);
    quantise_rows(dims_rows(d), dims_columns(d), in->value, code, step);
    dequantise_rows(dims_rows(d), dims_columns(d), code, step, x);
    return x;
}

#endif
