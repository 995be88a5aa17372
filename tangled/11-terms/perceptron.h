/* perceptron.h - layers with biases and rectifiers; descent as a term. */
#ifndef PERCEPTRON_H
#define PERCEPTRON_H

#include "term.h"

/* perceptron - parameters w0, b0, w1, b1, ..., data, and labels if wanted
 *   layers   >= 1 matrices
 *   sizes    [layers + 1] numbers in each layer
 *   t (out)  begun; gives the scores, or the loss of each example          */
void perceptron(int layers, const int sizes[], int batch, int with_loss,
                Term *t);

/* term_descent - P x X -> P x L from f : P x X -> L: one step downwards
 *   parameters  inputs of f that belong to P; they come first
 *   step (out)  begun                                                     */
void term_descent(const Term *f, int parameters, double rate, Term *step);

#endif
