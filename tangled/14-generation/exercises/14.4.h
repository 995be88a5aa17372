enum { KINDS = 5 };
typedef struct Seen { int now, last[KINDS]; } Seen;     /* all 0: nothing */

/* the answer for the token, and what is kept of the text with it */
int seen_ago(Seen *kept, int token);
