/* The mean of what a round writes; 0 <= alpha <= 1, ahead >= 0. */
double tokens_of_a_round(double alpha, int ahead);
/* The number of drafts, 0 .. 64, with the most tokens for 1 + cost ahead;
 * the smallest if there are several. */
int best_ahead(double alpha, double cost);
