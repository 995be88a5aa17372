/* measure_laws.c - kernels, paths, and the drafts that are accepted. */
#include "all_kernels.h"
#include "every_path.h"
#include "gpt.h"
#include "letter_languages.h"
#include <stdio.h>

static void show_drafts(int ahead)
{
    const Tally t = write_letters(ahead, 14);
    printf("%5d%16.1f%12.1f%16.2f\n", ahead, 100.0 * t.accepted / t.judged,
           100 * t.predicted / t.judged, (double)t.written / t.rounds);
}

static void show_paths(void)
{
    static Source source;
    FewLanguages f;
    double law[FEW_TEXTS], wanted[FEW_TEXTS];
    source_seed(&source, 14);
    few_languages(&f, &source);
    printf("paths = %d\n", law_of_speculating(&f, 2, law));
    law_of_target(&f, wanted);
    printf("first = %d\nlaw-gap = %.0e\n", FIRST, law_distance(law, wanted));
}

int main(void)
{
    int sure = 0;
    const int letters = count_letters();
    printf("%5s%16s%12s%16s\n", "ahead", "accepted, %", "predicted",
           "letters a call");
    for (int ahead = 1; ahead <= AHEAD; ahead *= 2)
        show_drafts(ahead);
    printf("== keys\n");
    show_paths();
    for (int i = 0; i < QUARTER_KERNELS; i++) {
        const MarkovKernel f = quarter_kernel(i);
        sure += markov_is_sure(&f);
    }
    const GptConfig c = { 6, 6, 384, 256, 1024 };
    printf("cache-c = %.1f\n", 2.0 * c.layers * c.width * c.context
           * sizeof (float) / (1 << 20));
    printf("kernels-tried = %d\nkernels-sure = %d\nletters = %d\n"
           "written = %d\n", QUARTER_KERNELS, sure, letters, WRITTEN);
    return 0;
}
