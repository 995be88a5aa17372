/* run_pupil.c - what the build has seen: for the reader, or as a script. */
#include "pupil.h"
#include <stdio.h>

static void for_reader(int step, float loss)
{
    if (step % 500 == 0)
        printf("%4d  %.9g  %08lx  %.60s\n", step, (double)loss,
               (unsigned long)pupil_hash(), pupil_write(1));
}

static void for_script(int step, float loss)
{
    printf("%s[%d,%.9g,%lu%s%s%s]\n", step > 0 ? "," : "", step,
           (double)loss, (unsigned long)pupil_hash(),
           step % 500 == 0 ? ",\"" : "", step % 500 == 0
           ? pupil_write(1) : "", step % 500 == 0 ? "\"" : "");
}

int main(int count, char *words[])
{
    float loss = 0;
    (void)words;
    pupil_begin(1);
    for (int step = 0; step <= PUPIL_STEPS; step += 10) {
        if (step > 0)
            loss = pupil_ten();
        (count > 1 ? for_script : for_reader)(step, loss);
    }
    return 0;
}
