/* traffic.h - bytes and products of terms and programs, as they stand. */
#ifndef TRAFFIC_H
#define TRAFFIC_H

#include "program.h"

/* bytes that its operations, or instructions, read and write one by one */
double term_traffic(const Term *t);
double program_traffic(const Program *p);
/* operations in products of matrices and in attention */
double term_products(const Term *t);
double program_products(const Program *p);
/* bytes of attention's weights that are kept: written once and read once */
double program_kept(const Program *p);
/* the most bytes that one instruction reads and writes */
double program_widest(const Program *p);

#endif
