#include "report.h"
#include <stdarg.h>

void complain(Report *r, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(r->out, "%s: ", r->file);
    vfprintf(r->out, format, arguments);
    fputc('\n', r->out);
    va_end(arguments);
    r->count++;
}
