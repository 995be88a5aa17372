/* perceptron.h - a multi-layer perceptron as a term, from its widths. */
#ifndef PERCEPTRON_H
#define PERCEPTRON_H

#include "term.h"

/* W rows x columns, b rows, x columns x batch: relu (W x + b), or without
 * relu for the last layer; t is begun.                                     */
void dense(int rows, int columns, int batch, int last, Term *t);

/* Inputs: x width[0] x batch, labels batch, then W and b of each layer.
 * Outputs: the mean cross-entropy, a number, and the scores.
 *   width    [layers + 1]                                                 */
void perceptron(int layers, const int width[], int batch, Term *t);

#endif
