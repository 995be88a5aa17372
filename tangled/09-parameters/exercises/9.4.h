int most_rank(int m, int n);            /* m, n >= 1; 0 if there is none */
