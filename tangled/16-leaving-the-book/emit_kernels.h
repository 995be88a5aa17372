/* emit_kernels.h - the kernels that a file needs, and printing them. */
#ifndef EMIT_KERNELS_H
#define EMIT_KERNELS_H

#include "kernel_texts.h"
#include <stdio.h>

enum { KERNELS_MOST = 96 };
typedef struct KernelSet { unsigned char has[KERNELS_MOST]; } KernelSet;

void need_kernel(KernelSet *s, const char *name);
void print_kernels(FILE *out, KernelSet *s);    /* and what they need */

#endif
