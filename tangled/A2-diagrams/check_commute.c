/* check_commute.c - diagrams that pass, and diagrams that must not. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char where[256];                 /* a directory for this run */

/* What a command said: its exit status, and all it printed. */
typedef struct Said {
    int status;
    char text[8192];
} Said;

static const char *setting(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : otherwise;
}

static void run(Said *s, const char *command)
{
    FILE *p = popen(command, "r");
    ck_assert_ptr_nonnull(p);
    size_t n = fread(s->text, 1, sizeof s->text - 1, p);
    s->text[n] = '\0';
    s->status = pclose(p);
}

static void write_file(const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", where, name);
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    ck_assert_int_eq(fclose(f), 0);
}

/* Compile some files, in the words that all commands begin with. The flags
 * for brevity are one compiler's own, and the other's error.             */
static void compile(Said *s, const char *compiler, const char *what)
{
    char command[4096];
    snprintf(command, sizeof command, "W=%s; F=$(echo '%s' | sed "
             "'s/-f[a-z-]*macro-[a-z-]*=[0-9]*//'); %s $F -O0 "
             "-iquote fixtures %s -Ifixtures -Iruntime %s 2>&1", where,
             setting("CFLAGS_BOOK", "-std=c11 -D_POSIX_C_SOURCE=200809L"),
             compiler, setting("INCLUDES", "-I../01-objects -I../A2-diagrams"),
             what);
    run(s, command);
}

/* commute test d.dot, in the temporary directory. */
static void translate(Said *s, const char *dot)
{
    char command[1024];
    write_file("d.dot", dot);
    snprintf(command, sizeof command, "{ T=$(realpath %s) && cd %s && $T test "
             "d.dot < context.i > d.c; } 2>&1",
             setting("COMMUTE", "../../build/A2-diagrams/commute"), where);
    run(s, command);
}

/* Once: a directory, the context, and all that every program needs. */
static void prepare(void)
{
    static const char *const needed[] = {
        "-E -o $W/context.i fixtures/diagrams/context.h",
        "-c runtime/commute.c -o $W/a.o",
        "-c fixtures/world.c -o $W/b.o", "-c rounding.c -o $W/c.o",
        "-c ../01-objects/source.c -o $W/d.o" };
    Said s;
    snprintf(where, sizeof where, "%s/commute.XXXXXX", setting("OUT", "/tmp"));
    ck_assert_ptr_nonnull(mkdtemp(where));
    for (int i = 0; i < 5; i++) {
        compile(&s, setting("CC", "cc"), needed[i]);
        ck_assert_msg(s.status == 0, "%s", s.text);
    }
}

static void clean_up(void)
{
    Said s;
    char command[512];
    snprintf(command, sizeof command, "rm -rf '%s'", where);
    run(&s, command);
}

static const char link_all[] =
    "$W/d.c $W/*.o -o $W/d $(pkg-config --cflags --libs check) -lm";

/* Run d: its verdict, or, if there is none, what it printed. */
static void execute(Said *s)
{
    char command[1024];
    snprintf(command, sizeof command, "cd %s && rm -f v && if ./d v > log "
             "2>&1; then cat v; else cat log; test ! -e v && test ! -e v.part "
             "&& exit 1; echo 'a verdict was written'; fi", where);
    run(s, command);
}

static void expect(const Said *s, int good, const char *text)
{
    if ((s->status == 0) != good)
        ck_abort_msg("expected %s, got: %s", good ? "success" : "a refusal",
                     s->text);
    if (strstr(s->text, text) == NULL)
        ck_abort_msg("expected: %s\ngot: %s", text, s->text);
}

typedef struct Example {
    const char *attributes, *body, *expected;
} Example;

static void translate_example(Said *s, const Example *e)
{
    char dot[4096];
    snprintf(dot, sizeof dot, "digraph d { graph [caption=\"c\", alt=\"a\"%s]\n"
             "%s }\n", e->attributes, e->body);
    translate(s, dot);
}

/* Every node in these has the type Count, unless it says otherwise. */
#define COUNTS "node [type=Count]; "

static const Example good[] = {
    { "", COUNTS "A -> B [arrow=next]; B -> C [arrow=next]; "
      "A -> C [arrow=after_next]",
      "commutes: 2 paths from A to C, 1000 samples, seed 1, "
      "equal bit for bit\n" },
    { ", samples=7, seed=42", COUNTS "A -> B [arrow=next]; "
      "B -> D [arrow=after_next]; A -> C [arrow=after_next]; "
      "C -> D [arrow=next]",
      "commutes: 2 paths from A to D, 7 samples, seed 42, equal" },
    { "", COUNTS "A -> M [arrow=next]; M -> C [arrow=previous]; "
      "A -> C [arrow=same]; B -> N [arrow=next]; N -> C [arrow=next]; "
      "B -> C [arrow=after_next]",
      "commutes: 2 paths from A to C, 1000 samples, seed 1, equal bit for bit"
      "\ncommutes: 2 paths from B to C, 1000" },
    { "", COUNTS "A -> B [arrow=next]; B -> C [arrow=next]; "
      "A -> C [arrow=after_next]; A -> D [arrow=after_next]; "
      "D -> E [arrow=next]; E -> C [arrow=previous]",
      "commutes: 3 paths from A to C" },
    { "", "Count -> Half [arrow=halve]; Count -> Half [arrow=halve_bits]",
      "1000 samples (478 refused alike), seed 1, equal bit for bit" },
    { ", given=\"Step x; Step y;\"", COUNTS "A -> B [arrow=add, with=\"&x\"]; "
      "B -> D [arrow=add, with=\"&y\"]; A -> C [arrow=add, with=\"&y\"]; "
      "C -> D [arrow=add, with=\"&x\"]",
      "commutes: 2 paths from A to D" },
    { ", tolerance=\"4e-6: rounded once, not twice\"",
      "node [type=Number]; A -> B [arrow=fahrenheit]; "
      "A -> B [arrow=fahrenheit_long]",
      "within 4e-06 (rounded once, not twice); the worst gap was 3.8e-06\n" },
    { ", loops=2", "Count -> Count [arrow=next]; "
      "Count -> Count [arrow=after_next, turns=2]",
      "commutes: 2 paths from Count to Count in 2 turns" },
    { ", loops=1", COUNTS "A -> B [arrow=next]; B -> A [arrow=previous]",
      "commutes: 2 paths from A to A, 1000 samples" },
    { "", "Count -> Long [arrow=repeat]; Count -> Long [arrow=repeat_back]",
      "commutes: 2 paths from Count to Long" },
    { ", note=\"so it \\\"is\\\" ?\?=\"", COUNTS "A -> B [arrow=next_next]; "
      "A -> B [arrow=after_next]",
      "equal bit for bit\nnote: so it \"is\" ?\?=\n" },
    { ", definitional=true", COUNTS "A -> B [arrow=next_next]; "
      "A -> C [arrow=next]; C -> B [arrow=next]; A -> E [arrow=same]; "
      "E -> B [arrow=next_next]",
      "definitional: all paths from A to B are the primitives next, next; "
      "drawn, not tested\n" },
    { ", commutes=false", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]",
      "fails, as it should: next and late differ on sample 1 of 1000, seed 1, "
      "gap 615\n  input Count: 614\n  next gives 615\n  late gives 0\n" },
    { ", commutes=false", "Count -> Half [arrow=halve]; "
      "Count -> Half [arrow=halve_empty]",
      "  input Count: 1\n  halve refuses: OUT_OF_RANGE\n"
      "  halve_empty refuses: EMPTY\n" },
    { ", given=\"Step p\", commutes=false", COUNTS "A -> B [arrow=next]; "
      "A -> B [arrow=add, with=\"&p\"]",
      "  given p = 0\n  input Count: 0\n  next gives 1\n  add gives 0\n" },
    { ", fails=\"A -> C; A -> D; A -> E\"", COUNTS "A -> B [arrow=next]; "
      "A -> C [arrow=next]; B -> C [arrow=next]; C -> D [arrow=next]; "
      "D -> E [arrow=previous]; C -> E [arrow=same]",
      "next ; next ; previous gives 1\ncommutes: 2 paths from C to E" },
    { ", fails=\"A -> C\"", COUNTS "A -> B [arrow=next]; A -> C [arrow=next]; "
      "B -> C [arrow=next]; C -> D [arrow=zero]",
      "next gives 1\ncommutes: 2 paths from A to D" },
};
enum { GOOD = sizeof good / sizeof good[0] };

START_TEST(what_holds_is_confirmed)
{
    Said s;
    translate_example(&s, &good[_i]);
    expect(&s, 1, "");
    compile(&s, setting("CC", "cc"), link_all);
    expect(&s, 1, "");
    ck_assert_str_eq(s.text, "");       /* no warning */
    execute(&s);
    expect(&s, 1, good[_i].expected);
}
END_TEST

START_TEST(a_verdict_that_cannot_be_written_is_a_failure)
{
    Said s;
    char command[1024];
    translate_example(&s, &good[0]);
    compile(&s, setting("CC", "cc"), link_all);
    snprintf(command, sizeof command, "%s/d /nowhere/v", where);
    run(&s, command);
    expect(&s, 0, "cannot write the verdict to /nowhere/v");
    snprintf(command, sizeof command, "cd %s && mkfifo pipe && ./d pipe; "
             "e=$?; test -p pipe && exit $e", where);
    run(&s, command);
    expect(&s, 0, "cannot write the verdict to pipe: it is not a file");
    snprintf(command, sizeof command, "%s/d", where);
    run(&s, command);
    expect(&s, 1, good[0].expected);
    snprintf(command, sizeof command, "VERDICT=%s/w %s/d && cat %s/w", where,
             where, where);
    run(&s, command);
    expect(&s, 1, good[0].expected);
}
END_TEST

/* What commute itself refuses, and the sentence it says. */
static const Example bad[] = {
    { "", COUNTS "A -> B [arrow=next]; A -> B [arrow=nextt]",
      "d.dot: edge A -> B [arrow=nextt]: diagrams/context.h declares no arrow "
      "nextt\n" },
    { "", COUNTS "A -> B [arrow=next]; A -> B [arrow=not_an_arrow]",
      "not_an_arrow is a function, but not declared as an arrow" },
    { "", "Mute -> Count [arrow=speak]; Mute -> Count [arrow=speak]",
      "d.dot: object Mute has no sampler: diagrams/context.h declares no "
      "Mute_sample\nd.dot: object Mute has no sampler: diagrams/context.h "
      "declares no Mute_print\n" },
    { "", "Count -> Odd [arrow=odd]; Count -> Odd [arrow=odder]",
      "d.dot: object Odd has no sampler: diagrams/context.h declares no "
      "Odd_gap\n" },
    { "", "Count -> Nothing [arrow=next]; Count -> Nothing [arrow=late]",
      "object Nothing: diagrams/context.h declares no such type" },
    { ", given=\"Mute m\"", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]",
      "object Mute has no sampler" },
    { "", COUNTS "A -> B [arrow=next]; B -> A [arrow=previous]; "
      "A -> B [arrow=late]",
      "d.dot: the arrows A -> B -> A go round in a circle: say loops=N, if "
      "that is meant\n" },
    { "", "Count -> Count [arrow=next]", "the arrows Count -> Count go round" },
    { ", loops=1", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]",
      "loops=1, but no arrows go round in a circle" },
    { "", COUNTS "A -> B [arrow=next]; A -> C [arrow=next]",
      "d.dot: no two paths have the same ends: there is nothing to compare" },
    { "", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]; C",
      "d.dot: nothing joins C to A: one diagram a file" },
    { "", COUNTS "A -> B [arrow=next]; A -> C [arow=late]",
      "d.dot: edge A -> C: unknown attribute arow (an edge has" },
    { "", "A [typo=Count]; A -> B [arrow=next]; A -> B [arrow=late]",
      "d.dot: node A: unknown attribute typo (a node has" },
    { ", capture=\"c\"", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]",
      "d.dot: unknown attribute capture of the graph" },
    { "", COUNTS "A -> B [arrow=next]; A -> B", "edge A -> B: has no arrow=" },
    { "", "node [type=\"int x\"]; A -> B [arrow=next]; A -> B [arrow=late]",
      "node A: int x is not the name of a type" },
    { ", commutes=maybe", "", "commutes=\"maybe\": expected true or false" },
    { ", commutes=false, definitional=true", "", "it cannot be both" },
    { ", samples=0", "", "samples=\"0\": expected an integer from 1 to 10" },
    { ", samples=-5", "", "samples=\"-5\": expected an integer from 1 to" },
    { ", samples=\"1e3\"", "", "samples=\"1e3\": expected an integer" },
    { ", samples=99999999999999999999", "", "expected an integer from 1 to" },
    { ", seed=\"-1\"", "", "seed=\"-1\": expected an integer from 0 to" },
    { ", seed=4294967296", "", "seed=\"4294967296\": expected an integer" },
    { ", loops=9", "", "loops=\"9\": expected an integer from 1 to 8" },
    { ", tolerance=\"0.1\"", "", "expected a positive number and why" },
    { ", tolerance=\"0.1:\"", "", "expected a positive number and why" },
    { ", tolerance=\"-1: why\"", "", "expected a positive number and why" },
    { ", tolerance=\"nan: why\"", "", "expected a positive number and why" },
    { ", tolerance=\"1e999: why\"", "", "expected a positive number and why" },
    { ", given=\"Step\"", "", "given=\"Step\": expected a type and a name" },
    { ", given=\"Step p Step q\"", "", "expected a type and a name" },
    { ", fails=\"A -> X\"", COUNTS "A -> B [arrow=next]",
      "expected two nodes of the diagram" },
    { ", fails=\"B -> A\"", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]",
      "no paths between these two are compared" },
    { ", commutes=false", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]; "
      "B -> C [arrow=next]; B -> C [arrow=late]",
      "3 pairs of objects are compared (A -> B, A -> C, …): say which fails" },
    { "", "A [at=\"1\"]", "node A: at=\"1\": expected a column and a row" },
    { "", COUNTS "A -> B [arrow=next, place=up]", "expected left or right" },
    { "", COUNTS "A -> B [arrow=next, bend=\"1x\"]", "expected a number of" },
    { "", COUNTS "A -> B [arrow=next, style=dotted]", "expected dashed" },
    { "", COUNTS "A -> B [arrow=next, turns=x]", "turns=\"x\": expected" },
    { "", COUNTS "edge [arrow=next]; A -> B -> C -> D -> E -> F -> G; "
      "A -> B -> C -> D -> E -> F -> G; A -> B; A -> B; B -> C; C -> D;",
      "more than 64 paths from A to" },
    { ", loops=8", COUNTS "A -> B [arrow=next]; B -> C [arrow=next]; "
      "C -> A [arrow=next]",
      "d.dot: a path from A is longer than 24 arrows\n" },
    { "", "1; 2; 3; 4; 5; 6; 7; 8; 9; 10; 11; 12; 13; 14; 15; 16; 17",
      "more than 16 nodes" },
};
enum { BAD = sizeof bad / sizeof bad[0] };

START_TEST(what_is_malformed_is_refused_in_a_sentence)
{
    Said s;
    translate_example(&s, &bad[_i]);
    expect(&s, 0, bad[_i].expected);
}
END_TEST

START_TEST(unreadable_dot_is_refused_with_its_line)
{
    Said s;
    translate(&s, "digraph d {\n  A -> B [arrow=next];\n  A -> -> B;\n}\n");
    expect(&s, 0, "d.dot: line 3: cannot be read as a graph: syntax error "
           "near '->'\n");
    translate(&s, "digraph d { A -> B [arrow=\"next];\n");
    expect(&s, 0, "d.dot: ");
    translate(&s, "");
    expect(&s, 0, "d.dot: holds no graph\n");
    translate(&s, "graph d { A -- B }\n");
    expect(&s, 0, "is a graph without directions: write digraph, and ->\n");
    translate(&s, "digraph d { A } digraph e { B }\n");
    expect(&s, 0, "goes on after the end of its graph: one diagram a file\n");
    translate(&s, "digraph d { A } }\n");
    expect(&s, 0, "goes on after the end of its graph");
    translate(&s, "digraph { A }\n");
    expect(&s, 0, "has no name: write digraph NAME");
    translate(&s, "digraph d { graph [alt=\"a\"]; A }\n");
    expect(&s, 0, "d.dot: has no caption=");
    translate(&s, "digraph d { graph [caption=\"c\"]; A }\n");
    expect(&s, 0, "d.dot: has no alt=");
}
END_TEST

/* What the C compiler refuses. */
static const Example ill_typed[] = {
    { "", "Count -> Half [arrow=next]; Count -> Half [arrow=halve]",
      "diagram d: edge Count -> Half [arrow=next]: the codomain of next is "
      "not Half" },
    { "", "Count -> Half [arrow=halve]; Count -> M [arrow=hush]; "
      "M [type=Count]; M -> Half [arrow=halve]",
      "diagram d: edge Count -> M [arrow=hush]: the codomain of hush is not "
      "Count" },
    { "", "Count -> Mute [arrow=hush]; Mute -> B [arrow=next]; "
      "Count -> B [arrow=next]; B [type=Count]",
      "diagram d: edge Mute -> B [arrow=next]: the domain of next is not "
      "Mute" },
    { "", COUNTS "A -> B [arrow=next]; A -> B [arrow=add]",
      "diagram d: edge A -> B [arrow=add]: add takes parameters, and with= "
      "does not say which" },
    { ", given=\"Step p\"", COUNTS "A -> B [arrow=add, with=\"&p.by\"]; "
      "A -> B [arrow=next]",
      "edge A -> B [arrow=add]: the parameters &p.by are not those of add" },
    { ", given=\"Step p\"", COUNTS "A -> B [arrow=add, with=\"&p\"]; "
      "A -> B [arrow=next, with=\"&p\"]",
      "edge A -> B [arrow=next]: the parameters &p are not those of next" },
};
enum { ILL_TYPED = sizeof ill_typed / sizeof ill_typed[0] };

/* gcc and clang, or what there is of them, say which edge. */
START_TEST(what_is_ill_typed_does_not_compile)
{
    char compilers[256], *rest;
    Said s;
    translate_example(&s, &ill_typed[_i]);
    expect(&s, 1, "");
    snprintf(compilers, sizeof compilers, "%s", setting("COMPILERS", "cc"));
    for (char *c = strtok_r(compilers, " ", &rest); c != NULL;
         c = strtok_r(NULL, " ", &rest)) {
        compile(&s, c, "-fsyntax-only $W/d.c");
        expect(&s, 0, ill_typed[_i].expected);
    }
}
END_TEST

/* What compiles, and is refused by its run. */
static const Example refuted[] = {
    { "", COUNTS "A -> C [arrow=next]; C -> B [arrow=previous]; "
      "A -> B [arrow=next]",
      "diagram d: does not commute: next ; previous and next differ on sample "
      "1 of 1000, seed 1, gap 1\n  input Count: 0\n  next ; previous gives 0\n"
      "  next gives 1\n" },
    { "", COUNTS "A -> B [arrow=next]; A -> B [arrow=late]",
      "  input Count: 614\n  next gives 615\n  late gives 0\n" },
    { "", COUNTS "A -> B [arrow=next_next]; A -> C [arrow=next]; "
      "C -> B [arrow=next]",
      "next_next and next ; next are both the primitives next, next: the "
      "diagram proves nothing; mark it definitional=true if it is meant to be "
      "drawn only\n" },
    { "", COUNTS "A -> B [arrow=next]; A -> C [arrow=same]; "
      "C -> B [arrow=next]",
      "next and same ; next are both the primitive next: the diagram proves" },
    { ", loops=1", COUNTS "A -> A [arrow=same, turns=0]",
      "nothing and same are both no primitives at all" },
    { ", definitional=true", COUNTS "A -> B [arrow=next_next]; "
      "A -> B [arrow=after_next]",
      "marked definitional, but next_next is the primitives next, next and "
      "after_next is the primitive after_next" },
    { "", "Count -> Half [arrow=never]; Count -> Half [arrow=never_ever]",
      "all 1000 samples were refused: nothing was compared" },
    { "", "Count -> Half [arrow=halve]; Count -> Half [arrow=halve_empty]",
      "halve refuses: OUT_OF_RANGE\n  halve_empty refuses: EMPTY" },
    { ", commutes=false", COUNTS "A -> B [arrow=next]; B -> C [arrow=next]; "
      "A -> C [arrow=after_next]",
      "is drawn to fail, but commutes: 2 paths from A to C, 1000 samples" },
    { ", commutes=false, tolerance=\"1: a count\"", COUNTS
      "A -> B [arrow=next]; A -> B [arrow=after_next]",
      "is drawn to fail, but commutes: 2 paths from A to B, 1000 samples, "
      "seed 1, within 1 (a count); the worst gap was 1" },
    { ", given=\"Step p; Step q\"", COUNTS "A -> B [arrow=add, with=\"&p\"]; "
      "A -> B [arrow=add, with=\"&q\"]",
      "\n  given p = 1\n  given q = 0\n  input Count: 0\n" },
    { ", fails=\"A -> C\"", COUNTS "A -> B [arrow=next]; A -> C [arrow=next]; "
      "B -> C [arrow=next]; C -> D [arrow=next]",
      "d: does not commute: next ; next ; next and next ; next differ" },
    { ", fails=\"A -> C; A -> D\"", COUNTS "A -> B [arrow=next]; "
      "A -> C [arrow=next]; B -> C [arrow=next]; C -> D [arrow=next]; "
      "C -> D [arrow=late]",
      "diagram d: does not commute: next and late differ" },
    { "", COUNTS "A -> B [arrow=forgetful]; A -> B [arrow=absent]",
      "does not commute: forgetful and absent differ" },
};
enum { REFUTED = sizeof refuted / sizeof refuted[0] };

START_TEST(what_does_not_hold_is_refuted)
{
    Said s;
    translate_example(&s, &refuted[_i]);
    expect(&s, 1, "");
    compile(&s, setting("CC", "cc"), link_all);
    expect(&s, 1, "");
    execute(&s);
    expect(&s, 0, refuted[_i].expected);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("commute");
    TCase *tests = tcase_create("diagrams");
    tcase_set_timeout(tests, 120);
    tcase_add_unchecked_fixture(tests, prepare, clean_up);
    tcase_add_loop_test(tests, what_holds_is_confirmed, 0, GOOD);
    tcase_add_test(tests, a_verdict_that_cannot_be_written_is_a_failure);
    tcase_add_loop_test(tests, what_is_malformed_is_refused_in_a_sentence, 0,
                        BAD);
    tcase_add_loop_test(tests, what_is_ill_typed_does_not_compile, 0,
                        ILL_TYPED);
    tcase_add_loop_test(tests, what_does_not_hold_is_refuted, 0, REFUTED);
    tcase_add_test(tests, unreadable_dot_is_refused_with_its_line);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}
