/* letters.h - a text of 26 letters and spaces, and its tokens. */
#ifndef LETTERS_H
#define LETTERS_H

#include "ngrams.h"

enum { LETTERS = 27, LETTERS_MOST = 2048 };     /* 0 is the space */

int letters_read(int text[LETTERS_MOST]);       /* how many there are */
char letter_of(int token);

#endif
