/* bench_tokens.c - tokens of a text that was learned from, and of another. */
#include "tokenizer.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LONGEST = 1 << 23, ROUNDS = 5, ROWS = 5, WIDEST = 4096 };
static const int sizes[ROWS] = { 256, 512, 1024, 2048, WIDEST };
static unsigned char seen[LONGEST], unseen[LONGEST], back[LONGEST];
static int token[LONGEST];
static Merge merge[WIDEST];
static Arena arena;

static int load(const char *path, unsigned char *to)
{
    FILE *in = fopen(path, "rb");
    const int n = in == NULL ? -1 : (int)fread(to, 1, LONGEST, in);
    if (in != NULL)
        fclose(in);
    if (n <= 0 || n == LONGEST) {
        fprintf(stderr, "%s: expected a file of 1 to %d bytes\n", path,
                LONGEST - 1);
        exit(1);
    }
    return n;
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

static int tokens_of(const Tokenizer *t, int length,
                     const unsigned char *text)
{
    int bytes;
    const int n = tokenizer_encode(t, length, text, token, &arena);
    if (n < 0 || tokenizer_decode(t, n, token, LONGEST, back, &bytes) != OK
        || bytes != length || memcmp(back, text, (size_t)length) != 0)
        exit(1);
    return n;
}

static int pieces(const Tokenizer *t, int length, int *longest)
{
    int count = 0;
    *longest = 0;
    for (int end = length; end > 0; count++) {
        const int cut = tokenizer_last_cut(t, end, seen);
        *longest = end - cut > *longest ? end - cut : *longest;
        end = cut;
    }
    return count;
}

static void row(ApartRule *apart, int vocabulary, int length, int other)
{
    double train = 1e9, encode = 1e9;
    Tokenizer t;
    Sentence said;
    int longest, n = 0;
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(&arena);
        const double start = milliseconds();
        n = tokenizer_train(length, seen, apart, vocabulary, merge, &arena);
        const double end = milliseconds();
        train = end - start < train ? end - start : train;
        if (n < 0 || tokenizer_from_merges(n, merge, &arena, &t, &said) != OK)
            exit(1);
        const double from = milliseconds();
        tokenizer_encode(&t, length, seen, token, &arena);
        const double to = milliseconds();
        encode = to - from < encode ? to - from : encode;
    }
    const int count = pieces(&t, length, &longest);
    printf("%s,%d,%d,%d,%d,%d,%.1f,%.1f,%d,%d\n", apart ? "words" : "none",
           vocabulary, length, tokens_of(&t, length, seen), other,
           tokens_of(&t, other, unseen), train, encode, count, longest);
}

int main(int argc, char **argv)
{
    const size_t room = (size_t)1 << 29;
    if (argc != 3) {
        fprintf(stderr, "usage: bench_tokens SEEN UNSEEN\n");
        return 2;
    }
    void *block = malloc(room);
    if (block == NULL)
        return 1;
    arena = arena_over(block, room);
    const int length = load(argv[1], seen), other = load(argv[2], unseen);
    printf("rule,vocabulary,bytes,tokens,unseen_bytes,unseen_tokens,"
           "train_ms,encode_ms,pieces,longest\n");
    for (int i = 0; i < ROWS; i++) {
        row(end_of_word, sizes[i], length, other);
        row(NULL, sizes[i], length, other);
    }
    free(block);
    return 0;
}
