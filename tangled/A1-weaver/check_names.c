#include "check_tokens.h"
#include "names.h"

#include <stdlib.h>

static const char *const KINDS[] = { "prototype", "body", "type", "constant",
    "macro", "variable", "local" };

static void put_symbols(const char *source, Text *told)
{
    Pool pool = {0};
    Symbols symbols = { .pool = &pool };
    parse_c(source, &symbols);
    for (int i = 0; i < symbols.count; i++) {
        const Symbol *s = &symbols.at[i];
        if (s->kind == LOCAL)
            text_format(told, "%s in %d-%d;", s->name, s->line, s->last);
        else
            text_format(told, "%d %s%s %s;", s->line, s->hidden ? "static "
                : "", KINDS[s->kind], s->name);
    }
    pool_free(&pool);
}

static const struct { const char *source, *told; } DECLARATIONS[] = {
    { "int x;", "1 variable x;" },
    { "static const int a[3] = { 1, b(2) }, *c;",
        "1 static variable a;1 static variable c;" },
    { "extern int y;", "1 prototype y;" },
    { "int f(int,\n  int);\nint f(int a, int b) { return a; }",
        "1 prototype f;3 body f;a in 3-3;b in 3-3;" },
    { "static inline void g(void)\n{\n    int x = 1;\n}\nint h;",
        "1 static body g;x in 1-4;5 variable h;" },
    { "MUST_CHECK enum status f(const P *p);", "1 prototype f;" },
    { "typedef struct T { int a; } T;", "1 type T;1 type T;" },
    { "typedef struct T T;", "1 type T;" },
    { "struct T { int a; };", "1 type T;" }, { "struct T;", "" },
    { "typedef int (*F)(int, char);", "1 type F;" },
    { "typedef const char *F(void *);", "1 type F;" },
    { "int (*p)(int) = f;", "1 variable p;" },
    { "int a, b = 2, c[4];", "1 variable a;1 variable b;1 variable c;" },
    { "enum e { A, B = 2, C = (1, 2) };",
        "1 type e;1 constant A;1 constant B;1 constant C;" },
    { "enum {\n#ifdef X\n A,\n#endif\n B };", "3 constant A;5 constant B;" },
    { "#define M(x) \\\n  x y\nint z;", "1 macro M;3 variable z;" },
    { "  # define N 1", "1 macro N;" },
    { "#include <x.h>", "" }, { "#define X_H\nint y;", "2 variable y;" },
    { "_Static_assert(sizeof (int) == 4, \"x\"); int y;", "1 variable y;" },
    { "extern \"C\" {\nint f(void);\n}\nint y;",
        "2 prototype f;4 variable y;" },
    { "void f(void) __attribute__((noreturn));\nint y;",
        "1 prototype f;2 variable y;" },
    { "/* int x; */ // int y;\nint z;", "2 variable z;" },
    { "char *s = \"int x;\"; char c = '\"'; int y;",
        "1 variable s;1 variable c;1 variable y;" },
    { "unsigned long long n;", "1 variable n;" },
    { "}\nint y;", "2 variable y;" },
    { "int f(", "1 prototype f;" }, { "int x", "1 variable x;" },
    { "{", "" }, { "(", "" }, { "=", "" }, { "", "" }, { "enum {", "" },
    { "#define", "" }, { "/*", "" }, { "\"", "" }, { "typedef", "" },
    { "ARROW(softmax, Logits, Distribution);", "1 prototype softmax;" },
    { "static inline ARROW(f, A, B);", "1 static prototype f;" },
    { "SPACE(Vector, WIDTH);\nint y;", "1 type Vector;2 variable y;" },
    { "IDENTITY(Vector);", "1 body Vector_identity;" },
    { "COMPOSE_WITH(h, P, f, &p->f, g, NULL);", "1 body h;" },
    { "PARTIAL(window, Unit, Sequence, TrainingSet);\n"
        "PARAMETRIC(embed, Embedding, TokenId, Vector);",
        "1 prototype window;2 prototype embed;" },
    { "SAMPLED_SPACE(V);", "1 body V_sample;1 body V_gap;1 body V_print;" },
    { "START_TEST(a_claim)\n{\n  x = 1;\n}\nEND_TEST\nint y;",
        "1 body a_claim;6 variable y;" },
    { "PRODUCT(P, A, a, B, b);",
        "1 type P;1 prototype P_a;1 prototype P_b;" },
    { "UNKNOWN(x, y);\nint z;", "2 variable z;" },
    { "void f(int a, const char *b)\n{\n}", "1 body f;a in 1-3;b in 1-3;" },
    { "void f(void) { int x = 1, *y, z[3]; g(x * w, v); }",
        "1 body f;x in 1-1;y in 1-1;z in 1-1;" },
    { "void f(void) { for (int i = 0; i < n; i++) return k; }",
        "1 body f;i in 1-1;" },
    { "void f(T t[2]) { goto out; out: return x; }", "1 body f;t in 1-1;" },
    { "int f(int a);", "1 prototype f;" },
    { "START_TEST(t) { Text out = {0}; }", "1 body t;out in 1-1;" },
};

START_TEST(a_declaration_defines_what_c_says)
{
    Text told = {0};
    put_symbols(DECLARATIONS[_i].source, &told);
    ck_assert_str_eq(text_string(&told), DECLARATIONS[_i].told);
    text_free(&told);
}
END_TEST

static void read_book(Web *web, Names *names)
{
    static const struct { const char *path, *source; } chapters[] = {
        { "01-a.nw", "<<a.h>>=\nint shared(void);\nextern int seen;\n"
            "ARROW(embed, A, B);\n@\n<<a.c>>=\nint shared(void) { return 1; }\n"
            "static int quiet;\n@\n" },
        { "02-b.nw", "<<b.c>>=\nint shared(void) { return 2; }\n"
            "<<use them>>\n@\n<<use them>>=\nint use(int seen) {\n"
            "return shared() + seen + quiet + embed_dom; }\n@\n"
            "<<Makefile>>=\nNEEDS = 01-a\n" },
        { "03-c.nw", "Prose.\n<<c.c>>=\nint c = shared(), d = later;\n@\n"
            "<<Makefile>>=\nNEEDS = 01-a\n" },
        { "04-d.nw", "<<d.c>>=\nint later;\n" },
    };
    Text tokens = {0};
    Report errors = {0};
    for (int i = 0; i < 4; i++)
        put_tokens(&tokens, chapters[i].path, chapters[i].source);
    ck_assert(web_read(web, tokens.at, tokens.length, &errors));
    names_read(names, web);
    text_free(&tokens);
}

static const struct { int chapter; const char *chunk, *name; bool called;
    const char *file; int line; } SEEN[] = {
    { 1, "use them", "shared", true, "b.c", 2 },
    { 2, "c.c", "shared", true, "a.c", 7 },
    { 1, "use them", "seen", false, NULL, 0 },
    { 2, "c.c", "seen", false, "a.h", 3 },
    { 1, "use them", "quiet", false, NULL, 0 },
    { 1, "use them", "embed_dom", false, "a.h", 4 },
    { 1, "use them", "use", true, "b.c", 6 },
    { 2, "c.c", "later", false, NULL, 0 },
    { 2, "c.c", "use", true, NULL, 0 },
    { 2, NULL, "later", false, "d.c", 2 },
    { 2, NULL, "quiet", false, NULL, 0 },
    { 2, NULL, "use", false, "b.c", 6 },
    { 2, NULL, "nothing", false, NULL, 0 },
};

START_TEST(a_name_is_resolved_where_it_can_be_seen)
{
    Web web;
    Names names;
    read_book(&web, &names);
    int chunk = SEEN[_i].chunk == NULL ? web.chapters[SEEN[_i].chapter].first
        : web_find(&web, SEEN[_i].chapter, SEEN[_i].chunk);
    int found = names_resolve(&names, &web, SEEN[_i].name, chunk,
        SEEN[_i].called);
    ck_assert_int_eq(found >= 0, SEEN[_i].file != NULL);
    if (found >= 0) {
        ck_assert_str_eq(web.chunks[names.at[found].root].name, SEEN[_i].file);
        ck_assert_int_eq(names.at[found].at.line, SEEN[_i].line);
    }
    names_free(&names);
    web_free(&web);
}
END_TEST

static void run(const char *command, Text *out)
{
    FILE *pipe = popen(command, "r");
    ck_assert(pipe != NULL && text_read(out, pipe) && pclose(pipe) == 0);
}

static void read_sources(Pool *pool, Table *found)
{
    Text files = {0};
    run("ls *.c *.h", &files);
    const char *list = text_string(&files), *file;
    while ((file = take_line(pool, &list)) != NULL) {
        Text source = {0};
        Symbols symbols = { .pool = pool };
        ck_assert(text_load(&source, file));
        parse_c(text_string(&source), &symbols);
        for (int i = 0; i < symbols.count; i++)
            if (symbols.at[i].kind != LOCAL)
                table_set(found, symbols.at[i].name, 1);
        text_free(&source);
    }
    text_free(&files);
}

/* All of the weaver in one object file, and the names nm reads in it. */
static void read_symbols(Pool *pool, Text *symbols)
{
    const char *out = getenv("OUT"), *compiler = getenv("CC");
    const char *object = pool_format(pool, "%s/names.o",
        out == NULL ? "/tmp" : out);
    run(pool_format(pool, "%s -std=c11 -D_POSIX_C_SOURCE=200809L"
        " -r -nostdlib -w -o %s $(ls *.c | grep -v _) && nm %s | "
        "sed -n 's/^[0-9a-f]* [tTdDbBrR] \\([^.]*\\)$/\\1/p' && rm %s",
        compiler == NULL ? "cc" : compiler, object, object, object), symbols);
}

START_TEST(every_symbol_of_the_weaver_is_found)
{
    Pool pool = {0};
    Table found = { .pool = &pool };
    Text symbols = {0};
    int count = 0;
    read_sources(&pool, &found);
    read_symbols(&pool, &symbols);
    const char *list = text_string(&symbols), *name;
    for (; (name = take_line(&pool, &list)) != NULL; count++)
        ck_assert_msg(strcmp(name, "main") == 0
            || table_get(&found, name) >= 0, "%s is missed", name);
    ck_assert_int_gt(count, 140);
    text_free(&symbols);
    pool_free(&pool);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, a_declaration_defines_what_c_says, 0,
        ROWS(DECLARATIONS));
    tcase_add_loop_test(tests, a_name_is_resolved_where_it_can_be_seen, 0,
        ROWS(SEEN));
    tcase_add_test(tests, every_symbol_of_the_weaver_is_found);
}

int main(void)
{
    return run_tests("names", add_tests);
}
