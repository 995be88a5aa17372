/* module.c - a module of WebAssembly with one function. */
#include "model.h"

uint32_t exported_hash(void);
uint32_t exported_hash(void) { return model_hash(); }
