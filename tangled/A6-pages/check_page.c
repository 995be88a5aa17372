#include "check_tokens.h"
#include "mend.h"
#include "output.h"
#include "svg.h"
#include "weaver.h"

#include <stdlib.h>
#include <sys/stat.h>

static const char MODEL[] =
    "# A *model* in [[C]]\n"
    "\n"
    "It has []{.value key=size of=\"02-b\"} cells. It is small.\n"
    "\n"
    "The [[norm(x)]] calls [[<<scale it>>]], not `[]{.value key=x}` ``.\n"
    "\n"
    "## On [[norm]]\n"
    "\n"
    "```c\n[[not code]] []{.value key=none}\n```\n"
    "\n"
    "``` {.run of=demo from=\"== 2\" to='== 3'}\n```\n"
    "\n"
    "<<model.c>>=\n"
    "\n"
    "int norm(int x)\n"
    "{\n"
    "    <<scale it>>\n"
    "}\n"
    "@\n"
    "<<scale it>>=\n"
    "return x < 0 ? -x : x;\n"
    "@\n"
    "<<model.c>>=\n"
    "\n"
    "int twice(int x) { return norm(x); }\n"
    "@\n"
    "1. **Exercise 2.1.** Is [[norm]] total?\n"
    "\n"
    "<<exercises/2.1.c>>=\n<<exercises/check_2.1.c>>=\n"
    "<<demo.c>>=\nint main(void) { return norm(0); }\n"
    "<<Makefile>>=\nNEEDS = \n"
    "<<diagrams/square.dot>>=\n"
    "digraph { graph [caption=\"A [[norm]] of $x$.\", alt=\"A <square>\"] }\n"
    "";

static const char ANSWERS[] = "# Answers\n**Exercise 2.1.** So.\n\n"
    "<<answers/2.1.c>>=\nint a;\n";

typedef struct Bench {
    Web web;
    Names names;
    Book book;
    Report errors;
    Weaver w;
    char directory[32];
} Bench;

static void put_file(const Bench *b, const char *name, const char *text)
{
    Pool pool = {0};
    Text content = {0};
    text_put(&content, text);
    ck_assert(text_save(&content, pool_format(&pool, "%s/%s", b->directory,
        name)));
    text_free(&content);
    pool_free(&pool);
}

static void make_files(Bench *b)
{
    Pool pool = {0};
    strcpy(b->directory, "/tmp/weave-XXXXXX");
    ck_assert_ptr_ne(mkdtemp(b->directory), NULL);
    ck_assert_int_eq(mkdir(pool_format(&pool, "%s/02-b", b->directory), 0777),
        0);
    ck_assert_int_eq(mkdir(pool_format(&pool, "%s/02-b/out", b->directory),
        0777), 0);
    put_file(b, "02-b/out/demo.txt", "== 1\na\n== 2\nb < c\n== 3\nd\n");
    put_file(b, "02-b/out/measure_x.txt", "size = 1_609\nloss = 2\n");
    put_file(b, "02-b-square.svg", "<svg viewBox=\"0 0 1 1\"><g id=\"a\"/>"
        "</svg>\n");
    put_file(b, "02-b-square.verdict", "commutes on 10 samples\nseed 1\n");
    pool_free(&pool);
}

static void open_bench(Bench *b, const char *source)
{
    Text tokens = {0};
    *b = (Bench){0};
    make_files(b);
    put_tokens(&tokens, "chapters/02-b.nw", source);
    put_tokens(&tokens, "chapters/A3-c.nw", ANSWERS);
    ck_assert(web_read(&b->web, tokens.at, tokens.length, &b->errors));
    ck_assert(book_read(&b->book, "[book]\ntitle = \"A: book\"\n"
        "authors = [\"N. N.\"]\n[output.html]\nsite-url = \"https://x.org\"\n"
        "edit-url-template = \"https://x.org/{path}\"\n", "book.toml",
        &b->errors));
    names_read(&b->names, &b->web);
    b->w = (Weaver){ .web = &b->web, .names = &b->names, .book = &b->book,
        .build = b->directory, .figures = b->directory,
        .errors = &b->errors };
    weaver_open(&b->w, 0);
    text_free(&tokens);
}

static void close_bench(Bench *b)
{
    static const char *const files[] = { "02-b/out/demo.txt",
        "02-b/out/measure_x.txt", "02-b/out/measure_y.txt", "02-b-square.svg",
        "02-b-square.verdict", "02-b/out", "02-b", "" };
    for (int i = 0; i < 8; i++)
        remove(pool_format(&b->w.pool, "%s/%s", b->directory, files[i]));
    weaver_close(&b->w);
    names_free(&b->names);
    book_free(&b->book);
    web_free(&b->web);
    text_free(&b->errors.text);
}

static const char *const HELD[] = {
    "It has [1\\_609]{.value} cells.",
    "The `<code class=\"lang-c\"><a class=\"id\" href=\"#c-02-model-c\">norm"
        "</a>(x)</code>`{=html} calls",
    "`<code class=\"lang-c\"><a class=\"ref\" href=\"#c-02-scale-it\">⟨scale it"
        " <small>2.2</small>⟩</a></code>`{=html}, not `[]{.value key=x}` ``.\n",
    "## On `norm`\n",
    "```c\n[[not code]] []{.value key=none}\n```\n",
    "<samp>== 2\nb &lt; c\n</samp></pre>\n<figcaption>output of "
        "<a href=\"files/02-b/demo.c.html\"><code>demo</code></a>",
    "\n{\n    <a class=\"ref\" href=\"#c-02-scale-it\">⟨scale it"
        " <small>2.2</small>⟩</a>\n}",
    "<section class=\"chunk root\" id=\"c-02-model-c\" role=\"group\" "
        "aria-label=\"Chunk 2.1, model.c\">\n<header><a class=\"num\" "
        "href=\"#c-02-model-c\">2.1</a> <span class=\"name\"><b>model.c</b>"
        "</span> <span class=\"op\">≡</span>",
    "<span class=\"op\">+≡</span>\n<span class=\"hop\"><a href=\"#c-02-model-c"
        "\" title=\"previous part\">↑ 2.1</a></span>",
    "<code class=\"lang-c\"><span class=\"kw\">int</span> "
        "<span class=\"df\">norm</span>(",
    "tangled to <a class=\"file\" href=\"files/02-b/model.c.html#L2\">model.c"
        "</a>:2–5</span>",
    "tangled to <a class=\"file\" href=\"files/02-b/model.c.html#L4\">model.c"
        "</a>:4</span>\n<span class=\"usedin\">used in <a class=\"cnum\" "
        "href=\"#c-02-model-c\">2.1</a></span>",
    "<span class=\"continued\">continued in <a class=\"cnum\" "
        "href=\"#c-02-model-c-2\">2.3</a></span>",
    "<span class=\"defines\">defines <code>twice</code></span>",
    "<span class=\"uses\">uses <a class=\"id\" href=\"#c-02-model-c\"><code>"
        "norm</code></a> <small>2.1</small></span>",
    "1. [**Exercise 2.1.**]{#ex-2.1 .exercise} Is `<code",
    "[Run it with `make exercise-2.1`; there is an [answer](A3-c.html#"
        "c-A3-answers-2-1-c).]{.how}\n",
    "<figure id=\"fig-square\" class=\"diagram\">\n<svg role=\"img\" "
        "fill=\"currentColor\" aria-label=\"A &lt;square&gt;\"",
    "**Figure 2.1.** A `<code class=\"lang-c\"><a class=\"id\" "
        "href=\"#c-02-model-c\">norm</a></code>`{=html} of $x$.",
    "<p class=\"verdict commutes\"><span class=\"word\">commutes</span> on 10 "
        "samples<br>seed 1</p>",
    "<summary>source, chunk <span class=\"num\">2.8</span> <code>diagrams/"
        "square.dot</code></summary>\n<section class=\"chunk root\"",
};

START_TEST(a_page_holds_what_the_chapter_says)
{
    Bench b;
    Text page = {0};
    open_bench(&b, MODEL);
    weave_page(&b.w, &page);
    ck_assert_msg(b.errors.count == 0, "%s", text_string(&b.errors.text));
    ck_assert_msg(strstr(page.at, HELD[_i]) != NULL, "%s\nnot in\n%s",
        HELD[_i], page.at);
    ck_assert_ptr_eq(strstr(page.at, "# A *model*"), NULL);
    text_free(&page);
    close_bench(&b);
}
END_TEST

static const struct { const char *source, *said; } BROKEN[] = {
    { "# T\n\nSee []{.value key=none}.\n", "chapters/02-b.nw:3: value none: "
        "no measurement printed it\n" },
    { "# T\n[]{.value}\n", "02-b.nw:2: value : no key= is given\n" },
    { "# T\n[]{.value key=x\n", "02-b.nw:2: []{.value: is not closed" },
    { "# T\n[]{.value key=size of=01-x}\n", "02-b.nw:2: value size: no" },
    { "# T\n``` {.run of=none}\n```\n", "02-b.nw:2: output of none: there is "
        "no /tmp/weave-" },
    { "# T\n``` {.run}\n```\n", "02-b.nw:2: output of ?: no of= is given" },
    { "# T\n``` {.run of=demo from=\"x\"}\n```\n",
        "02-b.nw:2: output of demo: no line begins as from= says" },
    { "# T\n``` {.run of=demo to=\"x\"}\n```\n",
        "02-b.nw:2: output of demo: no line begins as to= says" },
    { "# T\n``` {.run of=demo as=html}\n```\n",
        "02-b.nw:2: {.run}: expected as=markdown, or no as=" },
    { "# T\n``` {.run of=demo}\ntyped\n```\n",
        "02-b.nw:3: {.run}: a fence that a run fills must be empty" },
    { "# T\n**Exercise 2.9.** Do.\n\n", "02-b.nw:3: exercise 2.9: no chapter "
        "has its answer, <<answers/2.9.c>>" },
    { "# T\n<<diagrams/no.dot>>=\ncaption=\"c\" alt=\"a\"\n",
        "02-b.nw:2: <<diagrams/no.dot>>: there is no /tmp/weave-" },
    { "# T\n<<plots/square.gp>>=\n# caption: c\n# alt: a\n", "" },
};

START_TEST(a_page_that_cannot_be_woven_is_refused)
{
    Bench b;
    Text page = {0};
    open_bench(&b, BROKEN[_i].source);
    weave_page(&b.w, &page);
    ck_assert_msg(strstr(text_string(&b.errors.text), BROKEN[_i].said)
        != NULL, "%s", text_string(&b.errors.text));
    ck_assert_int_eq(b.errors.count > 0, BROKEN[_i].said[0] != '\0');
    text_free(&page);
    close_bench(&b);
}
END_TEST

START_TEST(a_run_may_write_markdown)
{
    Bench b;
    Text page = {0};
    open_bench(&b, "# T\n``` {.run of=demo from=b to='==' as=markdown}\n"
        "```\n");
    weave_page(&b.w, &page);
    ck_assert_str_eq(text_string(&b.errors.text), "");
    ck_assert_ptr_nonnull(strstr(text_string(&page), "\n\nb < c\n\n"));
    text_free(&page);
    close_bench(&b);
}
END_TEST

START_TEST(measurements_that_disagree_are_refused)
{
    Bench b;
    const char *why;
    open_bench(&b, MODEL);
    put_file(&b, "02-b/out/measure_y.txt", "loss = 3\nsize = 1_609\n");
    ck_assert_pstr_eq(output_value(&b.w.pool, b.directory, "02-b", "loss",
        &why), NULL);
    ck_assert_str_eq(why, "two measurements printed it, and they disagree");
    ck_assert_pstr_eq(output_value(&b.w.pool, b.directory, "02-b", "size",
        &why), "1_609");
    close_bench(&b);
}
END_TEST

static const char *const METADATA[] = {
    "title: \"A *model* in `C`\"\npagetitle: \"A model in C\"\n",
    "kind: \"chapter\"\nlabel: \"Chapter 2\"\nnumber: \"2\"\n",
    "book-title: \"A\\\\: book\"\n", "book-authors:\n- \"N\\\\. N\\\\.\"\n",
    ("edit: \"https\\\\:\\\\/\\\\/x\\\\.org\\\\/chapters"
        "\\\\/02\\\\-b\\\\.nw\"\n"),
    "canonical: \"https\\\\:\\\\/\\\\/x\\\\.org\\\\/02\\\\-b\\\\.html\"\n",
    "prev:\n  url: \"index\\\\.html\"\n  title: \"A\\\\: book\"\n",
    ("next:\n  url: \"A3\\\\-c\\\\.html\"\n  title: \"Answers\"\n"
        "  label: \"Appendix A3\"\n"),
    "  number: \"2\"\n  here: true\n- url: \"A3",
    "  kind: \"appendix\"\n  number: \"A3\"\n  part: \"Appendices\"\n",
};

START_TEST(metadata_say_what_is_about_the_page)
{
    Bench b;
    Text yaml = {0};
    open_bench(&b, MODEL);
    weave_metadata(&b.w, &yaml);
    ck_assert_msg(strstr(yaml.at, METADATA[_i]) != NULL, "%s", yaml.at);
    text_free(&yaml);
    close_bench(&b);
}
END_TEST

static void weave_opening(Bench *b, const char *source, Text *page)
{
    open_bench(b, source);
    weaver_close(&b->w);
    weaver_open(&b->w, -1);
    weave_index(&b->w, page);
}

START_TEST(the_opening_page_has_the_first_sentences)
{
    Bench b;
    Text page = {0};
    weave_opening(&b, MODEL, &page);
    ck_assert_int_eq(b.errors.count, 0);
    ck_assert_msg(strstr(page.at, "[[2]{.n} A *model* in `C`](02-b.html)\n\n"
        "It has [1\\_609]{.value} cells.\n:::") != NULL, "%s", page.at);
    close_bench(&b);
    weave_opening(&b, "# T\nIt has []{.value key=none} cells.\n", &page);
    ck_assert_int_eq(b.errors.count, 1);
    ck_assert_ptr_ne(strstr(b.errors.text.at, "the first sentence has a value "
        "that nothing printed"), NULL);
    text_free(&page);
    close_bench(&b);
}
END_TEST

START_TEST(a_file_page_has_an_anchor_a_line)
{
    Bench b;
    Text html = {0};
    open_bench(&b, MODEL);
    int model = web_find(&b.web, 0, "model.c");
    weave_file(&b.w, model, &html);
    ck_assert_ptr_ne(strstr(html.at, "<span class=\"line\" id=\"L4\"><a "
        "class=\"ln\" href=\"../../02-b.html#c-02-scale-it\" title=\"2.2 scale "
        "it\">4</a>    <span class=\"kw\">return</span>"), NULL);
    ck_assert_ptr_ne(strstr(html.at, "<script src=\"../../book.js\">"), NULL);
    ck_assert_ptr_ne(strstr(html.at, "id=\"L7\""), NULL);
    ck_assert_ptr_eq(strstr(html.at, "id=\"L8\""), NULL);
    b.w.tangled = b.directory;
    weave_file(&b.w, model, &html);
    ck_assert_ptr_ne(strstr(b.errors.text.at, "model.c: tangle it"), NULL);
    put_file(&b, "02-b/model.c", "int norm(int x)\n");
    weave_file(&b.w, model, &html);
    ck_assert_ptr_ne(strstr(b.errors.text.at, "tangle it again"), NULL);
    remove(pool_format(&b.w.pool, "%s/02-b/model.c", b.directory));
    text_free(&html);
    close_bench(&b);
}
END_TEST

static const struct { const char *svg, *html; } DRAWINGS[] = {
    { "<?xml?>\n<!DOCTYPE svg>\n<!-- Graphviz 2.43 -->\n<svg width=\"8pt\">\n"
        "<title>x</title>\n<g/>\n</svg>\n", "<svg role=\"img\" fill=\""
        "currentColor\" aria-label=\"a &quot;b&quot;\" width=\"8pt\">\n<g/>\n"
        "</svg>\n" },
    { "<svg fill='black' role='x'></svg>", "<svg role=\"img\" fill=\""
        "currentColor\" aria-label=\"a &quot;b&quot;\"></svg>\n" },
    { "<svg><path id=\"p\" stroke=\"black\" fill='#ffffff'/></svg>", "<path "
        "id=\"f-p\" stroke=\"currentColor\" fill=\"none\"/>" },
    { "<svg><use xlink:href='#p' fill=\"url(#g)\"/></svg>",
        "<use xlink:href=\"#f-p\" fill=\"url(#f-g)\"/>" },
    { "<svg><g color=\"black\" stroke=\"currentColor\"></svg>",
        "<g color=\"inherit\" stroke=\"currentColor\">" },
    { "<svg><g color='#FFFFFF' stroke=\"currentColor\"></svg>",
        "<g color=\"transparent\" stroke=\"currentColor\">" },
    { "<svg><text>a</text></svg>", "<text>a</text></svg>\n" },
};

START_TEST(a_drawing_is_made_fit_for_a_page)
{
    Text html = {0};
    ck_assert(svg_inline(DRAWINGS[_i].svg, "f", "a \"b\"", &html));
    ck_assert_msg(strstr(html.at, DRAWINGS[_i].html) != NULL, "%s", html.at);
    text_free(&html);
}
END_TEST

START_TEST(what_is_no_drawing_is_refused)
{
    Text html = {0};
    ck_assert(!svg_inline("no drawing", "f", "", &html));
    text_free(&html);
}
END_TEST

#define UP "<mstyle mathvariant=\"normal\">"
#define INLINE "<math display=\"inline\">"
static const struct { const char *html, *mended; } FORMULAS[] = {
    { "stretchy=\"true\" <math>stretchy=\"true\"</math> stretchy=\"true\"",
        "stretchy=\"true\" <math>stretchy=\"false\"</math> "
        "stretchy=\"true\"" },
    { "<math>stretchy=\"true\"\\left(</math><math>stretchy=\"true\"",
        "<math>stretchy=\"true\"\\left(</math><math>stretchy=\"false\"" },
    { "<math>" UP "<mi>l</mi><mi>o</mi></mstyle></math>",
        "<math><mi>lo</mi></math>" },
    { "<math>" UP "<mi>d</mi></mstyle></math>",
        "<math><mi mathvariant=\"normal\">d</mi></math>" },
    { "<math>" UP "<mi>d</mi><mn>1</mn></mstyle></math>",
        "<math>" UP "<mi>d</mi><mn>1</mn></mstyle></math>" },
    { "<math><mo>ℓ</mo></math> <mo>ℓ</mo>",
        "<math><mi>ℓ</mi></math> <mo>ℓ</mo>" },
    { "<math><mo>(</mo><mo>−</mo><mi>x</mi></math>",
        "<math><mo>(</mo><mo form=\"prefix\">−</mo><mi>x</mi></math>" },
    { "<math><mo>,</mo><mo>+</mo><mn>1</mn></math>",
        "<math><mo>,</mo><mo form=\"prefix\">+</mo><mn>1</mn></math>" },
    { "<math><mo form=\"postfix\">)</mo><mo>−</mo></math>",
        "<math><mo form=\"postfix\">)</mo><mo>−</mo></math>" },
    { "<math><mo>!</mo><mo>−</mo></math>",
        "<math><mo>!</mo><mo>−</mo></math>" },
    { "<math><mo>=</mo><mo>∑</mo></math>",
        "<math><mo>=</mo><mo>∑</mo></math>" },
    { INLINE "x</math>), y", "<span style=\"white-space:nowrap\">" INLINE
        "x</math>),</span> y" },
    { INLINE "x</math> y.", INLINE "x</math> y." },
    { "<math display=\"block\">x</math>.",
        "<math display=\"block\">x</math>." },
    { "<p>" UP "<mi>d</mi></mstyle></p>", "<p>" UP "<mi>d</mi></mstyle></p>" },
};

START_TEST(a_formula_is_mended)
{
    Text out = {0};
    mend_page(FORMULAS[_i].html, &out);
    ck_assert_str_eq(out.at, FORMULAS[_i].mended);
    text_free(&out);
}
END_TEST

START_TEST(escaped_markdown_holds_the_same_text)
{
    Text out = {0};
    markdown_escape("a_b *c* 1--2 <d> \\ `e`", &out);
    ck_assert_str_eq(out.at, "a\\_b \\*c\\* 1\\-\\-2 \\<d\\> \\\\ \\`e\\`");
    text_free(&out);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, a_page_holds_what_the_chapter_says, 0,
        ROWS(HELD));
    tcase_add_loop_test(tests, a_page_that_cannot_be_woven_is_refused, 0,
        ROWS(BROKEN));
    tcase_add_test(tests, a_run_may_write_markdown);
    tcase_add_test(tests, measurements_that_disagree_are_refused);
    tcase_add_loop_test(tests, metadata_say_what_is_about_the_page, 0,
        ROWS(METADATA));
    tcase_add_test(tests, the_opening_page_has_the_first_sentences);
    tcase_add_test(tests, a_file_page_has_an_anchor_a_line);
    tcase_add_loop_test(tests, a_drawing_is_made_fit_for_a_page, 0,
        ROWS(DRAWINGS));
    tcase_add_test(tests, what_is_no_drawing_is_refused);
    tcase_add_loop_test(tests, a_formula_is_mended, 0, ROWS(FORMULAS));
    tcase_add_test(tests, escaped_markdown_holds_the_same_text);
}

int main(void)
{
    return run_tests("page", add_tests);
}
