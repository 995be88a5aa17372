/* tokenizer.h - bytes to tokens and back, by merging pairs; Gage 1994. */
#ifndef TOKENIZER_H
#define TOKENIZER_H

#include "arena.h"
#include "refusals.h"
#include <stdbool.h>

enum {
    BYTE_TOKENS = 256,                  /* token b below 256 is the byte b */
    TOKEN_BYTES = 256,                  /* in the longest token */
    MERGES_MOST = 1 << 20,
    NO_MERGE = -1
};
typedef struct Merge { int left, right; } Merge;        /* two tokens */

typedef struct Tokenizer {
    int merges, count;                  /* tokens 0 .. count - 1 */
    const Merge *merge;                 /* token 256 + k is merge[k] */
    const int *start;                   /* [count + 1]; token i is the bytes */
    const unsigned char *text;          /* text[start[i] .. start[i + 1]) */
    int slots, *slot;                   /* merges by their pairs; or NO_MERGE */
    unsigned char (*joined)[BYTE_TOKENS / 8];   /* byte pairs inside tokens */
} Tokenizer;

/* tokenizer_from_merges - the tokenizer with these merges; with 0, that of
 * the bytes
 *   merge    [n], and copied
 *   a        where it lives
 *   returns  OK; OUT_OF_RANGE for n or for a token that is not there yet;
 *            BAD_FORMAT for a pair that is merged twice; TOO_LONG for a
 *            token of more than TOKEN_BYTES bytes, or if a is exhausted    */
MUST_CHECK enum status tokenizer_from_merges(int n, const Merge merge[],
    Arena *a, Tokenizer *y, Sentence *said);

/* tokenizer_encode - the tokens of a text
 *   text        [length] any bytes
 *   token (out) [length], as many of them as are needed
 *   work        24 bytes for each byte of a block and for each merge; given
 *               back.  A block is ENCODED_AT_ONCE bytes, or as many as it
 *               takes to reach a cut
 *   returns     how many tokens; -1 if work is exhausted
 *   cost        O (length + merges) for each block                         */
enum { ENCODED_AT_ONCE = 1 << 16 };
int tokenizer_encode(const Tokenizer *t, int length,
    const unsigned char text[], int token[], Arena *work);

/* tokenizer_decode - the bytes of tokens, one token after the other
 *   text (out)   [room]
 *   length (out) of the text, also if it does not fit
 *   returns      OK; OUT_OF_RANGE if an integer is no token; TOO_LONG      */
MUST_CHECK enum status tokenizer_decode(const Tokenizer *t, int n,
    const int token[], int room, unsigned char text[], int *length);

/* The merge of these two tokens, or NO_MERGE. */
int tokenizer_merge(const Tokenizer *t, int left, int right);

/* May a text be cut between these two bytes?  Then it may be encoded in
 * parts.  last_cut: the bytes before the last such place, or 0.            */
bool tokenizer_cuts(const Tokenizer *t, int before, int after);
int tokenizer_last_cut(const Tokenizer *t, int length,
    const unsigned char text[]);

/* tokenizer_train - merges learned from a text, the most frequent pair first;
 * of equals the one with the smaller left token, then right token
 *   apart       bytes that shall never be side by side in a token; or NULL
 *   vocabulary  256 and the merges that are wanted
 *   merge (out) [vocabulary - 256]
 *   work        24 bytes for each byte, at most 112 for each pair that is
 *               met, and 256 kB; given back
 *   returns     how many merges: fewer if no pair is left that occurs twice
 *               and is not too long; -1 if work is exhausted               */
typedef bool ApartRule(int before, int after);
ApartRule end_of_word;                  /* a blank after what is no blank */
int tokenizer_train(int length, const unsigned char text[], ApartRule *apart,
    int vocabulary, Merge merge[], Arena *work);

#endif
