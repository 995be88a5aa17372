/* passes.c - merging as it is defined. */
#include "passes.h"

int passes_encode(int merges, const Merge merge[], int length, int token[])
{
    for (int k = 0; k < merges; k++) {
        int made = 0;
        for (int i = 0; i < length; i++) {
            const bool here = i + 1 < length && token[i] == merge[k].left
                                             && token[i + 1] == merge[k].right;
            token[made++] = here ? BYTE_TOKENS + k : token[i];
            i += here;
        }
        length = made;
    }
    return length;
}

/* The first or the last byte of a token, and how many there are. */
static int end_of(const Merge merge[], int token, bool last)
{
    while (token >= BYTE_TOKENS)
        token = last ? merge[token - BYTE_TOKENS].right
                     : merge[token - BYTE_TOKENS].left;
    return token;
}

static int bytes_of(const Merge merge[], int token)
{
    if (token < BYTE_TOKENS)
        return 1;
    return bytes_of(merge, merge[token - BYTE_TOKENS].left)
         + bytes_of(merge, merge[token - BYTE_TOKENS].right);
}

static int count_of(Merge m, int length, const int token[])
{
    int count = 0;
    for (int i = 0; i + 1 < length; i++)
        count += token[i] == m.left && token[i + 1] == m.right;
    return count;
}

/* 0 if the pair may not be merged. */
static int worth(const Merge merge[], Merge m, ApartRule *apart, int length,
                 const int token[])
{
    if (bytes_of(merge, m.left) + bytes_of(merge, m.right) > TOKEN_BYTES
        || (apart != NULL && apart(end_of(merge, m.left, true),
                                   end_of(merge, m.right, false))))
        return 0;
    return count_of(m, length, token);
}

static int most_frequent(const Merge merge[], ApartRule *apart, int length,
                         const int token[], Merge *best)
{
    int most = 0;
    for (int i = 0; i + 1 < length; i++) {
        const Merge m = { token[i], token[i + 1] };
        const int count = worth(merge, m, apart, length, token);
        if (count > most || (count == most && (m.left < best->left
            || (m.left == best->left && m.right < best->right))))
            most = count, *best = m;
    }
    return most;
}

int passes_train(int length, const unsigned char text[], ApartRule *apart,
                 int vocabulary, Merge merge[], int token[])
{
    for (int i = 0; i < length; i++)
        token[i] = text[i];
    for (int k = 0; k < vocabulary - BYTE_TOKENS; k++) {
        Merge best = { 0, 0 };
        if (most_frequent(merge, apart, length, token, &best) < 2)
            return k;
        merge[k] = best;
        int made = 0;
        for (int i = 0; i < length; i++) {
            const bool here = i + 1 < length && token[i] == best.left
                                             && token[i + 1] == best.right;
            token[made++] = here ? BYTE_TOKENS + k : token[i];
            i += here;
        }
        length = made;
    }
    return vocabulary - BYTE_TOKENS;
}
