/* demo.c - two words and a rhyme, cut into tokens. */
#include "passes.h"
#include "rhyme.h"
#include <stdio.h>
#include <string.h>

enum { ROOM = 1 << 20, LONG = 1000, VOCABULARY_HERE = 300 };
static _Alignas(max_align_t) unsigned char block[ROOM];
static Merge merge[VOCABULARY_HERE];
static int token[LONG];
static Arena arena;
static Tokenizer t;

static const unsigned char *bytes(const char *text)
{
    return (const unsigned char *)text;
}

static int learn(const char *text, int vocabulary)
{
    Sentence said;
    arena = arena_over(block, ROOM);
    const int n = tokenizer_train((int)strlen(text), bytes(text), end_of_word,
                                  vocabulary, merge, &arena);
    return n < 0 || tokenizer_from_merges(n, merge, &arena, &t, &said) != OK;
}

/* A blank as _ and the end of a line as \n. */
static int show(int i)
{
    int width = 0;
    for (int j = t.start[i]; j < t.start[i + 1]; j++)
        width += t.text[j] == '\n' ? printf("\\n")
               : printf("%c", t.text[j] == ' ' ? '_' : t.text[j]);
    return width;
}

static int encode(const char *text)
{
    return tokenizer_encode(&t, (int)strlen(text), bytes(text), token,
                            &arena);
}

static void show_tokens(int n, const int at[])
{
    for (int i = 0; i < n; i++) {
        fputs(i > 0 ? "|" : "", stdout);
        show(at[i]);
    }
}

static void show_text(const char *text)
{
    show_tokens(encode(text), token);
}

/* How often the pair of merge k occurred when it was chosen. */
static int occurred(const char *text, int k)
{
    int length = (int)strlen(text), count = 0;
    for (int i = 0; i < length; i++)
        token[i] = (unsigned char)text[i];
    length = passes_encode(k, merge, length, token);
    for (int i = 0; i + 1 < length; i++)
        count += token[i] == merge[k].left && token[i + 1] == merge[k].right;
    return count;
}

static void show_merges(const char *what, const char *text, int most)
{
    printf("%s   joins     times   bytes\n", what);
    for (int k = 0; k < t.merges && k < most; k++) {
        printf("%5d %5d %5d %6d    ", BYTE_TOKENS + k, merge[k].left,
               merge[k].right, occurred(text, k));
        show(BYTE_TOKENS + k);
        putchar('\n');
    }
}

/* The lists of tokens that decode to a text: each last token leaves the
 * lists for what is before it. */
static unsigned long long lists(const char *text)
{
    unsigned long long ways[LONG + 1] = { 1 };
    for (int end = 1; text[end - 1] != '\0'; end++) {
        ways[end] = 0;
        for (int i = 0; i < t.count; i++) {
            const int n = t.start[i + 1] - t.start[i];
            if (n <= end && memcmp(text + end - n, t.text + t.start[i],
                                   (size_t)n) == 0)
                ways[end] += ways[end - n];
        }
    }
    return ways[strlen(text)];
}

static void show_canonical(int n, const int at[])
{
    char text[LONG];
    int length;
    if (tokenizer_decode(&t, n, at, LONG - 1, (unsigned char *)text, &length)
        != OK)
        return;
    text[length] = '\0';
    show_tokens(n, at);
    printf(" has the canonical form ");
    show_text(text);
    putchar('\n');
}

static void two_words(void)
{
    const char *const text = "banana bandana", *const of[] = { "ba", "nana",
        "banana" }, *const beginnings[] = { "b", "ba", "ban", "bana", "banan",
        "banana" };
    show_merges("token", text, 10);
    show_text(text);
    printf("\n== parts\n");
    for (int i = 0; i < 3; i++) {
        printf("%-8s", of[i]);
        show_text(of[i]);
        putchar('\n');
    }
    printf("== lists\nlists of tokens that decode to banana: %llu\n",
           lists("banana"));
    show_canonical(2, (int[]){ 'b', BYTE_TOKENS });
    show_canonical(4, (int[]){ 'b', BYTE_TOKENS, BYTE_TOKENS, 'a' });
    printf("== prefixes\n");
    for (int i = 0; i < 6; i++) {
        printf("%-8s", beginnings[i]);
        show_text(beginnings[i]);
        putchar('\n');
    }
}

int main(void)
{
    const char *const line = "That lay in the house that Jack built.\n";
    if (learn("banana bandana", VOCABULARY_HERE))
        return 1;
    two_words();
    if (learn(rhyme, VOCABULARY_HERE))
        return 1;
    printf("== rhyme\n");
    show_merges("rhyme", rhyme, 12);
    printf("== line\n");
    show_text(line);
    printf("\nlists of tokens that decode to this line: %llu\n", lists(line));
    printf("%d bytes, %d tokens\n", (int)strlen(rhyme), encode(rhyme));
    return 0;
}
