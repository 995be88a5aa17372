#include "check_tokens.h"
#include "fuzz/feed.h"

#include <stdlib.h>

static const char SEED[] =
    "@file chapters/02-b.nw\n@begin docs 0\n@text # T\n@nl\n@text See \n"
    "@quote\n@text norm(x)\n@use a b\n@endquote\n@text  and []{.value key=x}\n"
    "@nl\n@text ``` {.run of=demo}\n@nl\n@text ```\n@nl\n"
    "@text **Exercise 2.1.** Do.\n@nl\n@end docs 0\n@begin code 1\n"
    "@defn model.c\n@nl\n@text int norm(int x) { /* \"\n@nl\n@text     \n"
    "@use a b\n@text  + \n@use a b\n@text ; */ return x; }\n@nl\n"
    "@end code 1\n@begin code 2\n@defn a b\n@nl\n@text #define X 'a'\n@nl\n"
    "@index defn X\n@index nl\n@end code 2\n@begin code 3\n"
    "@defn diagrams/d.dot\n@nl\n@text digraph { caption=\"c\" alt=\"a\" }\n"
    "@nl\n@end code 3\n@line 9\n@begin code 4\n@defn model.c\n@nl\n"
    "@text enum { A, B }; typedef struct T { int a; } T;\n@nl\n@end code 4\n"
    "@file A3-c.nw\n@begin code 0\n@defn plots/p.gp\n@nl\n"
    "@text # caption: c\n@nl\n@end code 0\n";

static const char *const TOKENS[] = { "@nl\n", "@begin code 7\n",
    "@end code 7\n", "@begin docs 7\n", "@end docs 7\n", "@defn a b\n",
    "@use a b\n", "@use model.c\n", "@quote\n", "@endquote\n", "@file x\n",
    "@text (\n", "@text {\"/*\n", "@fatal x y\n", "@index nl\n", "@line 3\n",
    "@text []{.value key=\"\n", "@text ```\n", "@text **Exercise 1.1.**\n" };

/* The start of a random line of the text. */
static size_t some_line(const Text *text, unsigned long long *seed)
{
    size_t at = random_below(seed, (unsigned)text->length + 1);
    while (at > 0 && text->at[at - 1] != '\n')
        at--;
    return at;
}

static void splice(Text *text, size_t at, size_t cut, const char *with,
    size_t length)
{
    Text made = {0};
    text_add(&made, text->at, at);
    text_add(&made, with, length);
    text_add(&made, text->at + at + cut, text->length - at - cut);
    text_free(text);
    *text = made;
}

static void mutate(Text *text, unsigned long long *seed)
{
    size_t line = some_line(text, seed), other = some_line(text, seed);
    size_t n = strcspn(text->at + line, "\n"), cut = n + (line + n
        < text->length), m = strcspn(text->at + other, "\n");
    const char *token = TOKENS[random_below(seed,
        sizeof TOKENS / sizeof TOKENS[0])];
    char byte = (char)random_below(seed, 256);
    switch (random_below(seed, 5)) {
    case 0: splice(text, line, cut, "", 0); break;
    case 1: splice(text, line, 0, token, strlen(token)); break;
    case 2: splice(text, line, cut, token, strlen(token)); break;
    case 3: splice(text, line + random_below(seed, (unsigned)n + 1), 0, &byte,
            1); break;
    default: {
        Text copy = {0};
        text_add(&copy, text->at + other, m + (other + m < text->length));
        splice(text, line, 0, text_string(&copy), copy.length);
        text_free(&copy);
    }
    }
}

START_TEST(no_mutated_stream_does_harm)
{
    unsigned long long seed = (unsigned long long)_i;
    for (int n = 0; n < 100; n++) {
        Text text = {0};
        text_put(&text, SEED);
        for (unsigned k = random_below(&seed, 8); k > 0; k--)
            mutate(&text, &seed);
        feed_tokens(text_string(&text), text.length);
        text_free(&text);
    }
}
END_TEST

static const char *const PIECES[] = { "[book]\n", "title = \"", "\"", "<a ",
    "href=\"#x\"", ">", "<math", "</math>", "<mstyle mathvariant=\"normal\">",
    "<mi>", "x", "</mi>", "</mstyle>", "<svg", " id='a'", "/>", "</svg>",
    "<!--", "-->", "<script", "\n", "a.c\t1\t2\tb/c.nw\t3\td\n", "a.c:1:",
    "[", "]", "=", "#", "<title", "'", "\\", "stretchy=\"true\"", "url(#",
    "<", "/", "../" };

START_TEST(no_mixture_of_pieces_does_harm)
{
    unsigned long long seed = (unsigned long long)_i;
    for (int n = 0; n < 100; n++) {
        Text text = {0};
        for (unsigned k = random_below(&seed, 40); k > 0; k--)
            text_put(&text, PIECES[random_below(&seed,
                sizeof PIECES / sizeof PIECES[0])]);
        feed_texts(text_string(&text));
        text_free(&text);
    }
}
END_TEST

/* A hundred inputs a case, 50 cases; or as many inputs as FUZZ says. */
static void add_tests(TCase *tests)
{
    const char *more = getenv("FUZZ");
    const int cases = more != NULL ? atoi(more) / 100 : 50;
    tcase_add_loop_test(tests, no_mutated_stream_does_harm, 0, cases);
    tcase_add_loop_test(tests, no_mixture_of_pieces_does_harm, 0, cases);
}

int main(void)
{
    return run_tests("fuzz", add_tests);
}
