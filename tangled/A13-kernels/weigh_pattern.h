/* weigh_pattern.h - weights by EXPONENTIAL, for WEIGH with WEIGH_BUILT before
 * it: a pattern, included twice for each set of instructions. */
WEIGH_BUILT static void WEIGH(int keys, int base, float scale, float *s,
                              float *total)
{
    WEIGH_FUSE
    for (int i = 0; i < QUERIES; i += LANES, s += LANES, total += LANES) {
        const int seen = base + i + 1, all = seen < keys ? seen : keys;
        const VECTOR most = scale * NAME(largest_seen)(keys, all, i, base, s);
        VECTOR sum = { 0 };
        float *row = s;
        for (int j = 0; j < all; j++, row += QUERIES) {
            const VECTOR e = EXPONENTIAL(scale * LOAD(row) - most);
            sum += e;
            STORE(row, e);
        }
        for (int j = all; j < keys; j++, row += QUERIES) {
            const VECTOR e = EXPONENTIAL(scale * LOAD(row) - most);
            const MASK seen_by = NAME(sees)(i, j, base);
            const VECTOR some = (VECTOR)((MASK)e & seen_by);
            sum += some;
            STORE(row, some);
        }
        STORE(total, sum);
    }
}
#undef WEIGH
#undef WEIGH_BUILT
#undef WEIGH_FUSE
#undef EXPONENTIAL
