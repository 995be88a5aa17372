/* check_tokenizer.c - bytes to tokens and back; cuts; what is refused. */
#include "sample_tokens.h"
#include "testing.h"
#include <limits.h>

enum { ROOM = 1 << 23, LONG = 200000, MOST = 400 };
static _Alignas(max_align_t) unsigned char block[ROOM];
static unsigned char text[LONG], back[LONG];
static int token[LONG], other[LONG];
static Merge merges[MOST];
static Source source;
static Sentence said;

/* A tokenizer of n random merges of a few letters, or of any bytes. */
static Tokenizer random_tokenizer(int n, int letters, Arena *a)
{
    Tokenizer t;
    source_seed(&source, (uint64_t)(1000 * n + letters));
    draw_merges(&source, n, merges);
    for (int k = 0; k < n && letters > 4; k++)
        if (merges[k].left < BYTE_TOKENS)
            merges[k].left = (k * 7 + letters) % BYTE_TOKENS;
    const enum status s = tokenizer_from_merges(n, merges, a, &t, &said);
    ck_assert_msg(s == OK || s == BAD_FORMAT || s == TOO_LONG, "%s",
                  said.text);
    return s == OK ? t : random_tokenizer(n - 1, letters, a);
}

static void random_text(int length, int letters)
{
    for (int i = 0; i < length; i++)
        text[i] = letters == BYTE_TOKENS
            ? (unsigned char)draw_below(&source, BYTE_TOKENS)
            : (unsigned char)('a' + draw_below(&source, letters));
}

static int passes(const Tokenizer *t, int length)
{
    for (int i = 0; i < length; i++)
        other[i] = text[i];
    return passes_encode(t->merges, t->merge, length, other);
}

/* The tokens are those of the definition, and decode to the text. */
static int check_encoding(const Tokenizer *t, int length, Arena *a)
{
    const int n = tokenizer_encode(t, length, text, token, a);
    int bytes = -1, mergeable = 0;
    for (int i = 0; i + 1 < n; i++)
        mergeable += tokenizer_merge(t, token[i], token[i + 1]) != NO_MERGE;
    ck_assert_int_eq(mergeable, 0);
    ck_assert_int_eq(n, passes(t, length));
    ck_assert(memcmp(token, other, (size_t)n * sizeof *token) == 0);
    ck_assert_int_eq(tokenizer_decode(t, n, token, LONG, back, &bytes), OK);
    ck_assert_int_eq(bytes, length);
    ck_assert(memcmp(text, back, (size_t)length) == 0);
    return n;
}

START_TEST(any_bytes_come_back)
{
    Arena a = arena_over(block, ROOM);
    const int letters = (int[]){ 1, 2, 4, 26, BYTE_TOKENS }[_i % 5];
    const Tokenizer t = random_tokenizer(_i % 40, letters, &a);
    const size_t used = a.used;
    random_text(_i * 7 % 500, letters);
    check_encoding(&t, _i * 7 % 500, &a);
    ck_assert(a.used == used);
}
END_TEST

START_TEST(each_byte_is_a_token_of_its_own)
{
    Arena a = arena_over(block, ROOM);
    Tokenizer t;
    ck_assert_int_eq(tokenizer_from_merges(0, NULL, &a, &t, &said), OK);
    ck_assert_int_eq(t.count, BYTE_TOKENS);
    for (int b = 0; b < BYTE_TOKENS; b++)
        text[b] = (unsigned char)b;
    ck_assert_int_eq(check_encoding(&t, BYTE_TOKENS, &a), BYTE_TOKENS);
    for (int b = 0; b < BYTE_TOKENS; b++)
        ck_assert_int_eq(token[b], b);
    ck_assert_int_eq(check_encoding(&t, 0, &a), 0);
}
END_TEST

START_TEST(the_order_of_merges_counts_and_not_the_length)
{
    Arena a = arena_over(block, ROOM);
    const Merge three[] = { { 'b', 'c' }, { 'a', 'b' }, { 257, 'c' } };
    Tokenizer t;
    ck_assert_int_eq(tokenizer_from_merges(3, three, &a, &t, &said), OK);
    memcpy(text, "abc", 3);
    ck_assert_int_eq(check_encoding(&t, 3, &a), 2);
    ck_assert(token[0] == 'a' && token[1] == 256);
    ck_assert(memcmp(t.text + t.start[258], "abc", 3) == 0);
}
END_TEST

START_TEST(a_zero_is_a_byte_like_others)
{
    Arena a = arena_over(block, ROOM);
    const Merge zeros[] = { { 0, 0 } };
    Tokenizer t;
    ck_assert_int_eq(tokenizer_from_merges(1, zeros, &a, &t, &said), OK);
    memset(text, 0, 5);
    ck_assert_int_eq(check_encoding(&t, 5, &a), 3);
}
END_TEST

START_TEST(long_texts_are_encoded_in_blocks)
{
    Arena a = arena_over(block, ROOM);
    const Merge two[] = { { 'a', 'a' }, { 256, 256 }, { 'b', 'a' } };
    Tokenizer t;
    const int length = (int[]){ LONG, ENCODED_AT_ONCE - 1, ENCODED_AT_ONCE,
        ENCODED_AT_ONCE + 1, ENCODED_AT_ONCE + 2 }[_i % 5];
    ck_assert_int_eq(tokenizer_from_merges(3, two, &a, &t, &said), OK);
    memset(text, 'a', LONG);
    if (_i / 5 == 1)
        text[100001] = 'b';
    if (_i / 5 == 2)
        for (int i = 3; i < LONG; i += 1 + i % 11)
            text[i] = 'b';
    check_encoding(&t, length, &a);
    ck_assert(_i / 5 == 2 || tokenizer_last_cut(&t, length, text)
        == (_i / 5 == 1 && length > 100001 ? 100001 : 0));
}
END_TEST

START_TEST(a_block_needs_no_more_than_it_says)
{
    const Merge one[] = { { 'a', 'b' } };
    Arena a = arena_over(block, ROOM), work;
    Tokenizer t;
    ck_assert_int_eq(tokenizer_from_merges(1, one, &a, &t, &said), OK);
    memset(text, 'c', LONG);
    work = arena_over(block + ROOM / 2, 24 * (ENCODED_AT_ONCE + 1));
    ck_assert_int_eq(tokenizer_encode(&t, LONG, text, token, &work), LONG);
    memset(text, 'a', LONG);
    for (int i = 1; i < LONG; i += 2)
        text[i] = 'b';
    work = arena_over(block + ROOM / 2, 24 * (ENCODED_AT_ONCE + 1));
    ck_assert_int_eq(tokenizer_encode(&t, LONG, text, token, &work),
                     LONG / 2);
    work = arena_over(block + ROOM / 2, 24 * ENCODED_AT_ONCE - 1);
    ck_assert_int_eq(tokenizer_encode(&t, LONG, text, token, &work), -1);
}
END_TEST

START_TEST(a_block_ends_at_the_first_cut_behind_its_end)
{
    const Merge two[] = { { 'a', 'a' }, { 'b', 'a' } };
    const int cut = ENCODED_AT_ONCE + 30000;
    Arena a = arena_over(block, ROOM), work;
    Tokenizer t;
    ck_assert_int_eq(tokenizer_from_merges(2, two, &a, &t, &said), OK);
    memset(text, 'a', LONG);
    text[cut] = 'b';
    work = arena_over(block + ROOM / 2, (size_t)24 * (size_t)(cut + 2));
    ck_assert_int_gt(tokenizer_encode(&t, 2 * cut, text, token, &work), 0);
    work = arena_over(block + ROOM / 2, (size_t)24 * (size_t)(cut + 2) - 1);
    ck_assert_int_eq(tokenizer_encode(&t, 2 * cut, text, token, &work), -1);
}
END_TEST

START_TEST(a_cut_text_has_the_same_tokens)
{
    Arena a = arena_over(block, ROOM);
    const Tokenizer t = random_tokenizer(4 + _i % 6, 4, &a);
    const int length = 60;
    int cuts = 0;
    random_text(length, 4);
    const int whole = tokenizer_encode(&t, length, text, other, &a);
    for (int i = 1; i < length; i++) {
        if (!tokenizer_cuts(&t, text[i - 1], text[i]))
            continue;
        const int n = tokenizer_encode(&t, i, text, token, &a);
        const int m = tokenizer_encode(&t, length - i, text + i, token + n,
                                       &a);
        ck_assert_int_eq(n + m, whole);
        ck_assert(memcmp(token, other, (size_t)whole * sizeof *token) == 0);
        ck_assert_int_eq(tokenizer_last_cut(&t, i + 1, text), i);
        cuts++;
    }
    ck_assert(cuts > 0);
}
END_TEST

START_TEST(bytes_are_joined_if_a_token_has_them_side_by_side)
{
    static unsigned char seen[BYTE_TOKENS][BYTE_TOKENS];
    Arena a = arena_over(block, ROOM);
    const Tokenizer t = random_tokenizer(_i, _i % 2 ? 4 : BYTE_TOKENS, &a);
    int wrong = 0;
    memset(seen, 0, sizeof seen);
    for (int i = 0; i < t.count; i++)
        for (int j = t.start[i] + 1; j < t.start[i + 1]; j++)
            seen[t.text[j - 1]][t.text[j]] = 1;
    for (int b = 0; b < BYTE_TOKENS; b++)
        for (int c = 0; c < BYTE_TOKENS; c++)
            wrong += tokenizer_cuts(&t, b, c) == seen[b][c];
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* Reading into a window, encoding up to its last cut. */
START_TEST(a_text_can_be_encoded_through_a_window)
{
    enum { WINDOW = 64 };
    Arena a = arena_over(block, ROOM);
    const Tokenizer t = random_tokenizer(5, 4, &a);
    unsigned char window[WINDOW];
    int held = 0, read = 0, n = 0;
    random_text(5000, 4);
    while (read < 5000 || held > 0) {
        while (held < WINDOW && read < 5000)
            window[held++] = text[read++];
        int ready = read == 5000 ? held
                                 : tokenizer_last_cut(&t, held, window);
        ck_assert_int_gt(ready, 0);
        n += tokenizer_encode(&t, ready, window, token + n, &a);
        held -= ready;
        memmove(window, window + ready, (size_t)held);
    }
    ck_assert_int_eq(n, passes(&t, 5000));
    ck_assert(memcmp(token, other, (size_t)n * sizeof *token) == 0);
}
END_TEST

static const struct {
    int n;
    Merge merge[3];
    enum status status;
    const char *said;
} faults[] = {
    { -1, { { 0, 0 } }, OUT_OF_RANGE, "-1 merges: expected from 0 to "
      "1048576" },
    { MERGES_MOST + 1, { { 0, 0 } }, OUT_OF_RANGE, "1048577 merges: "
      "expected from 0 to 1048576" },
    { MERGES_MOST, { { 0, 0 } }, TOO_LONG, "a tokenizer of 1048576 merges: "
      "expected room for it, but the arena is exhausted" },
    { 1, { { 97, 256 } }, OUT_OF_RANGE, "merge 0 joins 97 and 256: expected "
      "tokens from 0 to 255" },
    { 2, { { 97, 98 }, { 257, 3 } }, OUT_OF_RANGE, "merge 1 joins 257 and 3: "
      "expected tokens from 0 to 256" },
    { 1, { { -1, 3 } }, OUT_OF_RANGE, "merge 0 joins -1 and 3: expected "
      "tokens from 0 to 255" },
    { 1, { { 3, INT_MIN } }, OUT_OF_RANGE, "merge 0 joins 3 and -2147483648: "
      "expected tokens from 0 to 255" },
    { 3, { { 1, 2 }, { 2, 1 }, { 1, 2 } }, BAD_FORMAT, "merge 2 joins 1 and "
      "2, as merge 0 does: expected each pair once" },
};

START_TEST(hostile_merges_are_refused)
{
    Arena a = arena_over(block, ROOM);
    Tokenizer t;
    ck_assert_int_eq(tokenizer_from_merges(faults[_i].n, faults[_i].merge, &a,
                                           &t, &said), faults[_i].status);
    ck_assert_str_eq(said.text, faults[_i].said);
}
END_TEST

START_TEST(a_token_has_256_bytes_and_not_257)
{
    Arena a = arena_over(block, ROOM);
    Merge twice[9] = { { 'a', 'a' } };
    Tokenizer t;
    for (int k = 1; k < 8; k++)
        twice[k] = (Merge){ 255 + k, 255 + k };
    ck_assert_int_eq(tokenizer_from_merges(8, twice, &a, &t, &said), OK);
    ck_assert_int_eq(t.start[t.count] - t.start[t.count - 1], TOKEN_BYTES);
    twice[8] = (Merge){ 'a', 263 };
    ck_assert_int_eq(tokenizer_from_merges(9, twice, &a, &t, &said), TOO_LONG);
    ck_assert_str_eq(said.text, "merge 8 makes a token of 257 bytes: "
                                "expected at most 256");
}
END_TEST

/* Some refer to a token that is not there yet; some pairs come twice. */
static void draw_any_merges(int n)
{
    for (int k = 0; k < n; k++)
        for (int side = 0; side < 2; side++) {
            const int i = draw_below(&source, 6 + k);
            *(side ? &merges[k].right : &merges[k].left) =
                i < 5 ? 'a' + i : i - 5 + BYTE_TOKENS;
        }
}

START_TEST(merges_are_refused_or_work)
{
    Arena a = arena_over(block, ROOM);
    Tokenizer t;
    memset(block, 0x5a, 1 << 15);       /* what was there before is no help */
    source_seed(&source, (uint64_t)_i);
    const int n = draw_below(&source, 12);
    draw_any_merges(n);
    if (tokenizer_from_merges(n, merges, &a, &t, &said) != OK) {
        ck_assert(strstr(said.text, ": expected ") != NULL);
        return;
    }
    ck_assert_int_eq(t.merges, n);
    ck_assert((t.slots & (t.slots - 1)) == 0);
    ck_assert(t.slots > 2 * n && t.slots <= 4 * n + 2);
    random_text(100, 5);
    check_encoding(&t, 100, &a);
    for (int k = 0; k < n; k++)
        ck_assert_int_eq(tokenizer_merge(&t, merges[k].left,
                                         merges[k].right), k);
    ck_assert_int_eq(tokenizer_merge(&t, 'z', 'z'), NO_MERGE);
}
END_TEST

START_TEST(what_is_no_token_is_not_decoded)
{
    Arena a = arena_over(block, ROOM);
    const Tokenizer t = random_tokenizer(3, 4, &a);
    const int wrong[] = { -1, t.count, INT_MAX, INT_MIN };
    int two[] = { 'a', wrong[_i] }, bytes;
    ck_assert_int_eq(tokenizer_decode(&t, 2, two, LONG, back, &bytes),
                     OUT_OF_RANGE);
    two[1] = t.count - 1;
    const int length = 1 + t.start[t.count] - t.start[t.count - 1];
    ck_assert_int_eq(tokenizer_decode(&t, 2, two, length, back, &bytes), OK);
    ck_assert_int_eq(bytes, length);
    back[length - 1] = 7;
    ck_assert_int_eq(tokenizer_decode(&t, 2, two, length - 1, back, &bytes),
                     TOO_LONG);
    ck_assert_int_eq(bytes, length);
    ck_assert_int_eq(back[length - 1], 7);
}
END_TEST

START_TEST(every_shortage_is_a_refusal)
{
    const Merge two[] = { { 'a', 'b' }, { 256, 'c' } };
    Tokenizer t;
    enum status s;
    size_t size = 0;
    do {
        Arena a = arena_over(block, size);
        block[size] = 7;
        s = tokenizer_from_merges(2 * _i, two, &a, &t, &said);
        if (block[size] != 7 || s == OK || s != TOO_LONG || !a.exhausted
            || strstr(said.text, ": expected room for it") == NULL)
            break;
    } while (size++ < ROOM);
    ck_assert_int_eq(s, OK);
    ck_assert_int_eq(block[size], 7);
    ck_assert(size > 9000 && size < 12000);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { any_bytes_come_back, 200 },
        { each_byte_is_a_token_of_its_own, 1 },
        { the_order_of_merges_counts_and_not_the_length, 1 },
        { a_zero_is_a_byte_like_others, 1 },
        { long_texts_are_encoded_in_blocks, 15 },
        { a_block_needs_no_more_than_it_says, 1 },
        { a_block_ends_at_the_first_cut_behind_its_end, 1 },
        { a_cut_text_has_the_same_tokens, 50 },
        { bytes_are_joined_if_a_token_has_them_side_by_side, 20 },
        { a_text_can_be_encoded_through_a_window, 1 },
        { hostile_merges_are_refused, ROWS(faults) },
        { a_token_has_256_bytes_and_not_257, 1 },
        { merges_are_refused_or_work, 500 },
        { what_is_no_token_is_not_decoded, 4 },
        { every_shortage_is_a_refusal, 2 },
    };
    return run_tests("tokenizer", ROWS(tests), tests);
}
