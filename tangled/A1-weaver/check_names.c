#include "check_tokens.h"
#include "names.h"
#include "parse.h"

#include <stdlib.h>

static const char *const KINDS[] = { "prototype", "body", "type", "constant",
    "macro", "variable" };

typedef struct Told {
    Text *definitions, *locals;
} Told;

static void tell_definition(void *state, const char *name,
    enum definition_kind kind, bool hidden, int line)
{
    text_format(((Told *)state)->definitions, "%d %s%s %s;", line, hidden ? "static " : "",
        KINDS[kind], name);
}

static void tell_local_name(void *state, const char *name, int first, int last)
{
    text_format(((Told *)state)->locals, "%s in %d-%d;", name, first, last);
}

static void parse_text(const char *source, Text *definitions, Text *locals)
{
    Pool pool = {0};
    Lexemes lexemes = { .pool = &pool };
    Told told = { definitions, locals };
    Listener listener = { tell_definition, tell_local_name, &told };
    lex_c(source, &lexemes);
    parse_c(&lexemes, &listener);
    pool_free(&pool);
}

static const struct { const char *source, *told; } DECLARATIONS[] = {
    { "int x;", "1 variable x;" },
    { "static const int a[3] = { 1, b(2) }, *c;",
        "1 static variable a;1 static variable c;" },
    { "extern int y;", "1 prototype y;" },
    { "int f(int a,\n  int b);\nint f(int a, int b) { return a; }",
        "1 prototype f;3 body f;" },
    { "static inline void g(void)\n{\n    int x = 1;\n}\nint h;",
        "1 static body g;5 variable h;" },
    { "MUST_CHECK enum status f(const P *p);", "1 prototype f;" },
    { "typedef struct T { int a; } T;", "1 type T;1 type T;" },
    { "typedef struct T T;", "1 type T;" },
    { "struct T { int a; };", "1 type T;" },
    { "struct T;", "" },
    { "typedef int (*F)(int, char);", "1 type F;" },
    { "typedef const char *F(void *);", "1 type F;" },
    { "int (*p)(int) = f;", "1 variable p;" },
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
    { "int a, b = 2, c[4];", "1 variable a;1 variable b;1 variable c;" },
    { "unsigned long long n;", "1 variable n;" },
    { "}\nint y;", "2 variable y;" },
    { "int f(", "1 prototype f;" },
    { "int x", "1 variable x;" },
    { "{", "" }, { "(", "" }, { "=", "" }, { "", "" }, { "enum {", "" },
    { "#define", "" }, { "/*", "" }, { "\"", "" }, { "typedef", "" },
};

static const struct { const char *source, *told; } HOUSE[] = {
    { "ARROW(softmax, Logits, Distribution);", "1 prototype softmax;" },
    { "static inline ARROW(f, A, B);", "1 static prototype f;" },
    { "SPACE(Vector, WIDTH);\nint y;", "1 type Vector;2 variable y;" },
    { "IDENTITY(Vector);", "1 body Vector_identity;" },
    { "COMPOSE(h, f, g);", "1 body h;" },
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
};

static void compare_definitions(const char *source, const char *expected)
{
    Text definitions = {0}, locals = {0};
    parse_text(source, &definitions, &locals);
    ck_assert_str_eq(text_string(&definitions), expected);
    text_free(&definitions);
    text_free(&locals);
}

START_TEST(a_declaration_defines_what_c_says)
{
    compare_definitions(DECLARATIONS[_i].source, DECLARATIONS[_i].told);
}
END_TEST

START_TEST(a_macro_of_the_house_defines_what_it_says)
{
    compare_definitions(HOUSE[_i].source, HOUSE[_i].told);
}
END_TEST

static const struct { const char *source, *told; } LOCALS[] = {
    { "void f(int a, const char *b)\n{\n}", "a in 1-3;b in 1-3;" },
    { "void f(void) { int x = 1, *y, z[3]; g(x * w, v); }",
        "x in 1-1;y in 1-1;z in 1-1;" },
    { "void f(void) { for (int i = 0; i < n; i++) return k; }",
        "i in 1-1;" },
    { "void f(void) { return x; }", "" },
    { "void f(T t[2]) { goto out; out: ; }", "t in 1-1;" },
    { "int f(int a);", "" },
    { "START_TEST(t) { Text out = {0}; }", "out in 1-1;" },
};

START_TEST(locals_are_told_apart)
{
    Text definitions = {0}, locals = {0};
    parse_text(LOCALS[_i].source, &definitions, &locals);
    ck_assert_str_eq(text_string(&locals), LOCALS[_i].told);
    text_free(&definitions);
    text_free(&locals);
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
    if (SEEN[_i].file == NULL) {
        ck_assert_int_eq(found, -1);
    } else {
        ck_assert_int_ge(found, 0);
        ck_assert_str_eq(web.chunks[names.at[found].root].name, SEEN[_i].file);
        ck_assert_int_eq(names.at[found].at.line, SEEN[_i].line);
    }
    names_free(&names);
    web_free(&web);
}
END_TEST

static void tell_name(void *state, const char *name, enum definition_kind kind,
    bool hidden, int line)
{
    (void)kind;
    (void)hidden;
    (void)line;
    table_set(state, name, 1);
}

static void no_local(void *state, const char *name, int first, int last)
{
    (void)state;
    (void)name;
    (void)first;
    (void)last;
}

static void read_sources(Pool *pool, Table *found)
{
    FILE *list = popen("ls *.c *.h", "r");
    Text files = {0};
    Listener listener = { tell_name, no_local, found };
    ck_assert(list != NULL && text_read(&files, list) && pclose(list) == 0);
    for (const char *s = text_string(&files); *s != '\0';) {
        size_t n = strcspn(s, "\n");
        Text source = {0};
        Lexemes lexemes = { .pool = pool };
        ck_assert(text_load(&source, pool_copy(pool, s, n)));
        lex_c(text_string(&source), &lexemes);
        parse_c(&lexemes, &listener);
        text_free(&source);
        s += n + 1;
    }
    text_free(&files);
}

/* All of the weaver in one object file, and the names nm reads in it. */
static void read_symbols(Text *symbols)
{
    const char *out = getenv("OUT"), *compiler = getenv("CC");
    Pool pool = {0};
    const char *object = pool_format(&pool, "%s/names.o",
        out == NULL ? "/tmp" : out);
    FILE *nm = popen(pool_format(&pool, "%s -std=c11 -D_POSIX_C_SOURCE=200809L"
        " -r -nostdlib -w -o %s $(ls *.c | grep -v _)"
        " && nm %s && rm %s", compiler == NULL ? "cc" : compiler, object,
        object, object), "r");
    ck_assert(nm != NULL && text_read(symbols, nm) && pclose(nm) == 0);
    pool_free(&pool);
}

START_TEST(every_symbol_of_the_weaver_is_found)
{
    Pool pool = {0};
    Table found = { .pool = &pool };
    Text symbols = {0};
    int count = 0;
    read_sources(&pool, &found);
    read_symbols(&symbols);
    for (const char *s = text_string(&symbols); *s != '\0';) {
        size_t n = strcspn(s, "\n");
        const char *name = pool_copy(&pool, s, n);
        s += n + 1;
        if (n < 20 || strchr("tTdDbBrR", name[17]) == NULL
                || strchr(name, '.') != NULL || strcmp(name + 19, "main") == 0)
            continue;
        ck_assert_msg(table_get(&found, name + 19) >= 0, "%s is missed",
            name + 19);
        count++;
    }
    ck_assert_int_gt(count, 300);
    text_free(&symbols);
    pool_free(&pool);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("names");
    TCase *parsing = tcase_create("parsing"), *seeing = tcase_create("seeing");
    tcase_add_loop_test(parsing, a_declaration_defines_what_c_says, 0,
        sizeof DECLARATIONS / sizeof DECLARATIONS[0]);
    tcase_add_loop_test(parsing, a_macro_of_the_house_defines_what_it_says, 0,
        sizeof HOUSE / sizeof HOUSE[0]);
    tcase_add_loop_test(parsing, locals_are_told_apart, 0,
        sizeof LOCALS / sizeof LOCALS[0]);
    tcase_add_loop_test(seeing, a_name_is_resolved_where_it_can_be_seen, 0,
        sizeof SEEN / sizeof SEEN[0]);
    tcase_set_timeout(seeing, 60);
    tcase_add_test(seeing, every_symbol_of_the_weaver_is_found);
    suite_add_tcase(suite, parsing);
    suite_add_tcase(suite, seeing);
    return run_suite(suite);
}
