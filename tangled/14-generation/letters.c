/* letters.c - a text of 26 letters and spaces. */
#include "letters.h"

static const char the_text[] =
    "the model reads the text and says which token may come next and how "
    "likely each of them is then one of them is drawn and written behind the "
    "text and the model reads the text again the longer the text the longer "
    "it reads and all that it reads it has read before but for one token so "
    "let it keep what it has made of the tokens that it has read the keys "
    "and the values of each layer do not change when another token comes "
    "because no token looks at those behind it what is kept is a list that "
    "grows by one at each step and the step needs the list and the new token "
    "and nothing else a second model that is small and fast may write a "
    "draft of a few tokens and the large model reads the draft in one pass "
    "and says of each token whether it would have written it as often as the "
    "small one did if so the token stays and if not another is drawn from "
    "what the large model likes better than the small one the rest of the "
    "draft is thrown away and the text that comes out has the law of the "
    "large model whatever the small one has written the better the draft the "
    "more tokens stay and the fewer times the large model has to be asked ";

int letters_read(int text[LETTERS_MOST])
{
    int n = 0;
    for (; the_text[n] != '\0'; n++)
        text[n] = the_text[n] == ' ' ? 0 : the_text[n] - 'a' + 1;
    return n;
}

char letter_of(int token)
{
    return token == 0 ? ' ' : (char)('a' + token - 1);
}
