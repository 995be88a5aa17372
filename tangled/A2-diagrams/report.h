/* report.h - what is wrong with a diagram, one sentence a line. */
#ifndef REPORT_H
#define REPORT_H

#include <stdio.h>

typedef struct Report {
    const char *file;                   /* the diagram, as named by the user */
    FILE *out;
    int count;                          /* sentences so far */
} Report;

/* complain - write "file: sentence" and count it. */
void complain(Report *r, const char *format, ...)
#if defined __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

#endif
