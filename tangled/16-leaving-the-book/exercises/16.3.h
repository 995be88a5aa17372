/* x with fmaf (x, x, -(x x)) other than 0, and from 1 to 2 */
float a_square_less_itself(void);
