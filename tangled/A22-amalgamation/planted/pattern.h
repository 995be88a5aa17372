/* pattern.h - for each NAME, and FACTOR. */
static int NAME(twice)(int x)
{
    return FACTOR * x;
}
