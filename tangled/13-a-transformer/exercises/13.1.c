/* Exercise 13.1: how many parameters there are. */
#include "13.1.h"

size_t gpt_parameter_count(const GptConfig *c)
{
    const size_t width = (size_t)c->width, layers = (size_t)c->layers;
    const size_t tables = (size_t)(2 * c->vocabulary + c->context) * width;
    return tables + layers * (12 * width * width + 13 * width) + 2 * width;
}
