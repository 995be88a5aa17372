/* emit_sample.c - prints a sample model; with two words, only its sizes. */
#include "sample_models.h"

int main(int count, char *words[]) { return sample_main(count, words); }
