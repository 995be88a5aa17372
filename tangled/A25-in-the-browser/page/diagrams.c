/* diagrams.c - two diagrams of appendix A12, with any seed. */
#include "commute.h"
#include "shim.h"

/* The programs that commute has written, under names of their own; they
 * call seeded_main where they mean commute_main. */
int exactly_main(int count, char **words);
int homomorphism_main(int count, char **words);
int seeded_main(const CommuteDiagram *d, int count, char **words);
const char *diagram_run(int which, uint32_t seed);
static uint32_t the_seed;

int seeded_main(const CommuteDiagram *d, int count, char **words)
{
    CommuteDiagram other = *d;
    other.seed = the_seed;
    return commute_main(&other, count, words);
}

const char *diagram_run(int which, uint32_t seed)
{
    the_seed = seed;
    shim_begin();
    (which == 0 ? exactly_main : homomorphism_main)(0, NULL);
    return shim_output();
}
