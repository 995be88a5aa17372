/* emit_target.c - prints a sample model, or its sizes and hash. */
#include "sample_models.h"

int main(int count, char *words[]) { return sample_main(count, words); }
