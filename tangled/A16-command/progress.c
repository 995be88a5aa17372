/* progress.c - what a training run says while it runs. */
#include "progress.h"
#include <math.h>

void print_seconds(size_t size, char text[], double seconds)
{
    const double s = seconds < 9e15 ? floor(seconds + 0.5) : 9e15;
    if (s < 60)
        snprintf(text, size, "%.0f s", s);
    else if (s < 3600)
        snprintf(text, size, "%.0f min %.0f s", floor(s / 60), fmod(s, 60));
    else
        snprintf(text, size, "%.0f h %.0f min", floor(s / 3600),
                 floor(fmod(s, 3600) / 60));
}

/* Tokens in a second, since the run began. */
static double speed(const Progress *p, int64_t step, double now)
{
    const double seconds = now - p->began;
    return seconds > 0 ? (double)(step - p->first) * p->tokens / seconds : 0;
}

static int print_step(Progress *p, int64_t step, double loss,
                      double validation)
{
    int n = fprintf(p->out, "step %lld of %lld, loss %.4f", (long long)step,
                    (long long)p->last, loss);
    if (!isnan(validation))
        n += fprintf(p->out, ", validation %.4f", validation);
    return n;
}

/* The speed, and the time that is left if it stays. */
static int print_pace(Progress *p, int64_t step, double now)
{
    const double pace = speed(p, step, now);
    char left[40];
    if (pace <= 0)
        return 0;
    print_seconds(sizeof left, left, (double)(p->last - step) * p->tokens
                  / pace);
    return fprintf(p->out, ", %.0f tokens a second, %s left", pace, left);
}

/* The line that changes is written over; what is longer is wiped out. */
static void wipe(Progress *p, int n)
{
    for (int i = n; i < p->length; i++)
        fputc(' ', p->out);
    p->length = n;
}

void progress_step(Progress *p, int64_t step, double loss, double now)
{
    if (p->out == NULL || !p->terminal || now - p->told < 0.2)
        return;
    fputc('\r', p->out);
    wipe(p, print_step(p, step, loss, (double)NAN)
         + print_pace(p, step, now));
    fflush(p->out);
    p->told = now;
}

void progress_mark(Progress *p, int64_t step, double loss,
                   double validation, double now)
{
    if (p->out == NULL)
        return;
    if (p->terminal)
        fputc('\r', p->out);
    int n = print_step(p, step, loss, validation);
    if (p->terminal)
        n += print_pace(p, step, now);
    wipe(p, n);
    fputc('\n', p->out);
    fflush(p->out);
    p->length = 0;
}

void progress_end(Progress *p, int64_t step, double now)
{
    char took[40];
    if (p->out == NULL || step == p->first)
        return;
    print_seconds(sizeof took, took, now - p->began);
    fprintf(p->out, "%s%lld steps in %s, %.0f tokens a second\n",
            p->length > 0 ? "\n" : "", (long long)(step - p->first), took,
            speed(p, step, now));
    p->length = 0;
}
