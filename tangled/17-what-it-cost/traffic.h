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

#endif
