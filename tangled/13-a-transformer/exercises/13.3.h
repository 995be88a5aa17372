/* n parts of count[i] > 0 tokens, with mean[i] each: the mean of all */
double mean_of_parts(int n, const double mean[], const int count[]);
