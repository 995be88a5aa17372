#include "check_tokens.h"
#include "lint.h"

#define HEAD "# Title\n\n"
static const struct { const char *source, *said; } FAULTS[] = {
    { "No title\n", "c.nw:1: the first line is not the chapter's # Title" },
    { HEAD "<<x.c>>=\n\n  <<no such>>\n", "c.nw:5: <<no such>>: no chunk of "
        "this name is defined in this chapter" },
    { HEAD "<<not used>>=\n", "c.nw:3: <<not used>>: defined, but never used" },
    { HEAD "<<modle>>=\n", "c.nw:3: <<modle>>: neither used nor a file (a "
        "file's name has a dot or a slash): misspelt?" },
    { HEAD "<<../../x.c>>=\n", "c.nw:3: <<../../x.c>>: is no name for a "
        "file: letters, digits and ._/+- only, and inside tangled/" },
    { HEAD "<</tmp/x.c>>=\n", "c.nw:3: <</tmp/x.c>>: is no name" },
    { HEAD "<<x;y.c>>=\n", "c.nw:3: <<x;y.c>>: is no name" },
    { HEAD "<<x.c>>=\n<<a b>>\n@\n<<a b>>=\n<<a b>>\n", "c.nw:6: <<a b>>: "
        "uses itself, by way of what it uses" },
    { HEAD "```\ncode\n@ oops\n```\n", "c.nw:3: the Markdown fence is cut "
        "by a line 5 that begins with @" },
    { HEAD "~~~\n<<x.c>>=\n@\n", "c.nw:3: the Markdown fence is not closed "
        "before line 4" },
    { HEAD "```\n", "c.nw:3: the Markdown fence is not closed" },
    { HEAD "- x\n\n  ```\n@ y\n  ```\n", "c.nw:5: the Markdown fence is cut" },
    { HEAD "<<diagrams/d.dot>>=\n", "c.nw:3: <<diagrams/d.dot>>: is empty" },
    { HEAD "<<diagrams/d.dot>>=\ndigraph { graph [caption=\"c\"] }\n",
        "<<diagrams/d.dot>>: has no alt (graph [alt=\"...\"])" },
    { HEAD "<<pictures/d.dot>>=\ndigraph { // caption=\"c\"\n alt=\"a\" }\n",
        "<<pictures/d.dot>>: has no caption (graph [caption=\"...\"])" },
    { HEAD "<<plots/p.gp>>=\n# caption: c\nplot x\n",
        "<<plots/p.gp>>: has no alt (a comment: # alt: ...)" },
    { HEAD "**Exercise 3.1.** Do it.\n\n<<exercises/3.1.c>>=\n",
        "c.nw:3: <<exercises/check_3.1.c>>: exercise 3.1 has no test: this "
        "chunk is missing" },
    { HEAD "1. **Exercise 3.1.** Do it.\n\n<<exercises/check_3.1.c>>=\n",
        "c.nw:3: <<exercises/3.1.c>>: exercise 3.1 has no stub: this chunk "
        "is missing" },
    { HEAD "<<diagrams/d.dot>>=\n/* alt=\"a\" caption=\"c\" */ x\n"
        "<<plots/d.gp>>=\n# alt: a\n# caption: c\n",
        "<<plots/d.gp>>: another figure of this chapter is called so" },
};

START_TEST(a_fault_is_found_and_said)
{
    Trial t;
    try_source(&t, "c.nw", FAULTS[_i].source);
    ck_assert_int_gt(lint_web(&t.web, &t.errors), 0);
    assert_said(&t, FAULTS[_i].said);
    end_trial(&t);
}
END_TEST

static const char GOOD[] = HEAD
    "```c\n[[0]]\n```\n\n"
    "**Exercise 3.1.** Do it.\n\n"
    "<<main.c>>=\n<<a b>>\n@\n<<a b>>=\nint x;\n"
    "<<Makefile>>=\nNEEDS = 01-objects\n"
    "<<../chapter.mk>>=\nall:\n"
    "<<exercises/3.1.c>>=\n"
    "<<exercises/check_3.1.c>>=\n"
    "@\n**Exercise 3.2.** So.\n\n   ```\n   code\n   ```\n"
    "<<answers/3.2.c>>=\n"
    "<<diagrams/d.dot>>=\n"
    "digraph d {\n graph [caption=\"What it \\\"says\\\",\n on two lines.\",\n"
    " alt=\"An alt\"]\n}\n"
    "<<plots/p.gp>>=\n# caption: A curve.\n# alt: It falls.\nplot x\n";

START_TEST(a_chapter_without_fault_passes)
{
    static const char *const names[] = { "../chapter.mk", "Makefile",
        "answers/3.2.c", "diagrams/d.dot", "exercises/3.1.c",
        "exercises/check_3.1.c", "main.c", "plots/p.gp" };
    Trial t;
    int *roots;
    try_source(&t, "c.nw", GOOD);
    lint_web(&t.web, &t.errors);
    ck_assert_str_eq(text_string(&t.errors.text), "");
    ck_assert_int_eq(web_roots(&t.web, 0, &t.pool, &roots), ROWS(names));
    for (int i = 0; i < ROWS(names); i++)
        ck_assert_str_eq(t.web.chunks[roots[i]].name, names[i]);
    end_trial(&t);
}
END_TEST

static const struct { const char *source, *caption; } ATTRIBUTES[] = {
    { "digraph { graph [caption=\"a \\\"b\\\" c\"] }", "a \"b\" c" },
    { "caption = \"one\n two\"", "one  two" },
    { "caption=\"one \\\ntwo\"", "one two" },
    { "label=\"caption=no\" caption=\"yes\"", "yes" },
    { "# caption=\"no\"\ncaption=\"yes\"", "yes" },
    { "/* caption=\"no\" */ // caption=\"no\"\ncaption=\"yes\"", "yes" },
    { "captions=\"no\" my_caption=\"no\" caption=\"yes\"", "yes" },
    { "caption=\"never closed", "never closed" },
    { "caption", NULL },
    { "caption=", NULL },
};

START_TEST(an_attribute_is_read_as_graphviz_reads_it)
{
    Pool pool = {0};
    const char *found = figure_attribute(&pool, ATTRIBUTES[_i].source,
        "caption", true);
    ck_assert_pstr_eq(found, ATTRIBUTES[_i].caption);
    pool_free(&pool);
}
END_TEST

static const struct { const char *line, *name; } EXERCISES[] = {
    { "**Exercise 3.1.** Do", "3.1" },
    { "  2. **Exercise A1.12.** x", "A1.12" },
    { "12) **Exercise 3.1.**", "3.1" }, { "**Exercise 3.1** x", NULL },
    { "See **Exercise 3.1.**", NULL }, { "**Exercise .**", NULL },
    { "**Exercise", NULL }, { "", NULL },
};

START_TEST(an_exercise_is_known_by_its_beginning)
{
    Pool pool = {0};
    ck_assert_pstr_eq(exercise_of(&pool, EXERCISES[_i].line),
        EXERCISES[_i].name);
    pool_free(&pool);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, a_fault_is_found_and_said, 0, ROWS(FAULTS));
    tcase_add_test(tests, a_chapter_without_fault_passes);
    tcase_add_loop_test(tests, an_attribute_is_read_as_graphviz_reads_it, 0,
        ROWS(ATTRIBUTES));
    tcase_add_loop_test(tests, an_exercise_is_known_by_its_beginning, 0,
        ROWS(EXERCISES));
}

int main(void)
{
    return run_tests("lint", add_tests);
}
