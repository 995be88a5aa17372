/* demo.c - the smallest program of the book */
#include <stdio.h>

int main(void)
{
    puts("Category Theory for Tiny Machine Learning in C");
    return 0;
}
