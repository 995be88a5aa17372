/* check_merges.c - what is learned from a text. */
#include "passes.h"
#include "source.h"
#include "testing.h"
#include <string.h>

enum { ROOM = 1 << 22, LONG = 3000, MOST = 300 };
static _Alignas(max_align_t) unsigned char block[ROOM];
static unsigned char text[LONG];
static int token[LONG];
static Merge learned[MOST], expected[MOST];
static Source source;

static void random_words(int length, const char *letters)
{
    const int n = (int)strlen(letters);
    for (int i = 0; i < length; i++)
        text[i] = (unsigned char)letters[draw_below(&source, n)];
}

static int train(int length, ApartRule *apart, int vocabulary)
{
    Arena a = arena_over(block, ROOM);
    const int n = tokenizer_train(length, text, apart, vocabulary, learned,
                                  &a);
    ck_assert(a.used == 0);
    return n;
}

START_TEST(learning_agrees_with_counting)
{
    static const char *const letters[] = { "a", "ab", "a ", "ab \n", "abcde ",
        "the house that " };
    source_seed(&source, (uint64_t)_i);
    const int length = draw_below(&source, 160);
    random_words(length, letters[_i % 6]);
    ApartRule *const apart = _i % 4 == 0 ? NULL : end_of_word;
    const int vocabulary = BYTE_TOKENS + draw_below(&source, 30);
    const int n = train(length, apart, vocabulary);
    ck_assert_int_eq(n, passes_train(length, text, apart, vocabulary,
                                     expected, token));
    ck_assert(memcmp(learned, expected, (size_t)n * sizeof *learned) == 0);
}
END_TEST

START_TEST(banana_by_hand)
{
    const Merge three[] = { { 'a', 'n' }, { 'b', 256 }, { 256, 'a' } };
    memcpy(text, "banana bandana", 14);
    ck_assert_int_eq(train(14, end_of_word, 300), 3);
    ck_assert(memcmp(learned, three, sizeof three) == 0);
    ck_assert_int_eq(train(14, end_of_word, BYTE_TOKENS + 2), 2);
    ck_assert_int_eq(train(14, end_of_word, BYTE_TOKENS), 0);
}
END_TEST

START_TEST(no_token_has_the_end_of_a_word)
{
    Arena a = arena_over(block, ROOM);
    Tokenizer t;
    Sentence said;
    source_seed(&source, (uint64_t)_i);
    random_words(LONG, "ab\t\r \n");
    const int n = train(LONG, end_of_word, 400);
    ck_assert_int_gt(n, 50);
    ck_assert_int_eq(tokenizer_from_merges(n, learned, &a, &t, &said), OK);
    for (const char *p = "ab\t\r \n"; *p != '\0'; p++) {
        ck_assert(tokenizer_cuts(&t, 'a', *p) == (strchr("ab", *p) == NULL));
        ck_assert(tokenizer_cuts(&t, *p, ' ') == (strchr("ab", *p) != NULL));
    }
}
END_TEST

START_TEST(a_token_does_not_outgrow_its_limit)
{
    memset(text, 'x', LONG);
    ck_assert_int_eq(train(LONG, NULL, 300), 8);
    ck_assert_int_eq(passes_train(LONG, text, NULL, 300, expected, token), 8);
    ck_assert(memcmp(learned, expected, 8 * sizeof *learned) == 0);
}
END_TEST

/* The same merges in whatever room, or a refusal. */
START_TEST(every_shortage_says_so)
{
    source_seed(&source, 1);
    random_words(100, "abc ");
    const int n = train(100, end_of_word, 280);
    memcpy(expected, learned, sizeof learned);
    int refused = 0, m = -1;
    for (size_t size = 262144; m < 0 && size < ROOM; size += 20) {
        Arena a = arena_over(block, size);
        m = tokenizer_train(100, text, end_of_word, 280, learned, &a);
        ck_assert(a.exhausted ? m == -1 : m >= 0);
        refused += m < 0;
    }
    ck_assert_int_eq(m, n);
    ck_assert_int_gt(refused, 100);
    ck_assert(memcmp(learned, expected, (size_t)n * sizeof *learned) == 0);
}
END_TEST

/* With more than 32,768 tokens the table of what was met is longer. */
START_TEST(any_bytes_and_any_vocabulary)
{
    enum { MUCH = 65536, BYTES = 400 };
    static Merge many[MUCH];
    const int vocabulary = (int[]){ 320, 30000, MUCH }[_i % 3];
    Arena a = arena_over(block, ROOM);
    memset(block, 0x5a, ROOM);          /* what was there before is no help */
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < BYTES; i++) {
        const int d = draw_below(&source, 6);
        text[i] = (unsigned char)(draw_below(&source, 3) == 0 ? 255 - d : d);
    }
    const int n = tokenizer_train(BYTES, text, NULL, vocabulary, many, &a);
    const int m = passes_train(BYTES, text, NULL, 320, expected, token);
    ck_assert(m > 40 && n >= m);
    ck_assert(memcmp(many, expected, (size_t)m * sizeof *many) == 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { learning_agrees_with_counting, 240 },
        { banana_by_hand, 1 },
        { no_token_has_the_end_of_a_word, 5 },
        { a_token_does_not_outgrow_its_limit, 1 },
        { every_shortage_says_so, 1 },
        { any_bytes_and_any_vocabulary, 12 },
    };
    return run_tests("merges", ROWS(tests), tests);
}
