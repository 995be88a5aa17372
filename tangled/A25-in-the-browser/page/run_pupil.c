/* run_pupil.c - what the build sees: printed, and for a script, to a file. */
#include "pupil.h"
#include <stdio.h>

static void print_row(int step, float loss)
{
    char text[20] = "-";
    if (step > 0)
        snprintf(text, sizeof text, "%.9g", (double)loss);
    printf("%-5d %-11s  %08lx    %.40s\n", step, text,
           (unsigned long)pupil_hash(), pupil_write(1));
}

/* [step, loss, hash], and at times the letters that are written. */
static void print_script(FILE *out, int step, float loss)
{
    fprintf(out, "[%d,%.9g,%lu", step, (double)loss,
            (unsigned long)pupil_hash());
    if (step % 500 == 0)
        fprintf(out, ",\"%s\"", pupil_write(1));
    fprintf(out, "]%s\n", step < PUPIL_STEPS ? "," : "");
}

int main(int count, char *words[])
{
    FILE *out = count > 1 ? fopen(words[1], "w") : NULL;
    float loss = 0;
    if (out == NULL)
        return 2;
    pupil_begin(1);
    printf("step  loss         parameters  what it writes\n");
    for (int step = 0; step <= PUPIL_STEPS; step += 10) {
        if (step > 0)
            loss = pupil_ten();
        if (step % 500 == 0)
            print_row(step, loss);
        print_script(out, step, loss);
    }
    return fclose(out) != 0;
}
