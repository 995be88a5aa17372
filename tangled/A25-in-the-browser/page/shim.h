/* shim.h - the little of C's library that a page's program needs. */
#ifndef SHIM_H
#define SHIM_H

#include <stdarg.h>
#include <stddef.h>

/* shim_format - as vsnprintf, for %c %d %u %s %g %%, with l, ll, z, .n, .* */
size_t shim_format(char *to, size_t room, const char *form, va_list from);

/* page_number - a finite number as %.*g prints it, not ended by 0; its length.
 * The browser has it: it prints numbers anyway.                           */
#ifdef __wasm__
__attribute__((import_module("page"), import_name("number")))
#endif
int page_number(double value, int digits, char *to);

/* shim_begin  - all memory is free again, and nothing has been printed
 * shim_output - what has been printed since, ended by 0                   */
void shim_begin(void);
const char *shim_output(void);

#endif
