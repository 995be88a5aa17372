/* sample_objects.c - sampling, comparing and printing. */
#include "sample_objects.h"
#include <math.h>
#include <stdlib.h>

double real_gap(real a, real b)
{
    if (isnan(a) || isnan(b))
        return INFINITY;
    if (a == b)
        return !signbit(a) == !signbit(b) ? 0 : DBL_TRUE_MIN;
    return fabs((double)a - (double)b);
}

static double larger(double a, double b)
{
    return a > b ? a : b;
}

double reals_gap(int n, const real a[], const real b[])
{
    double gap = 0;
    for (int i = 0; i < n; i++)
        gap = larger(gap, real_gap(a[i], b[i]));
    return gap;
}

double matrix_gap(int m, int n, const real a[m][n], const real b[m][n])
{
    double gap = 0;
    for (int i = 0; i < m; i++)
        gap = larger(gap, reals_gap(n, a[i], b[i]));
    return gap;
}

static void real_print(FILE *out, real x)
{
    int digits = sizeof x == sizeof (float) ? FLT_DECIMAL_DIG
                                            : DBL_DECIMAL_DIG;
    fprintf(out, "%.*g", digits, (double)x);
}

void reals_print(FILE *out, int n, const real at[])
{
    for (int i = 0; i < n; i++) {
        fputs(i == 0 ? "(" : ", ", out);
        real_print(out, at[i]);
    }
    fputc(')', out);
}

void matrix_print(FILE *out, int m, int n, const real at[m][n])
{
    for (int i = 0; i < m; i++) {
        fputs(i == 0 ? "(" : ", ", out);
        reals_print(out, n, at[i]);
    }
    fputc(')', out);
}

static double int_gap(int a, int b)
{
    return fabs((double)a - (double)b);
}

static void int_print(FILE *out, int x)
{
    fprintf(out, "%d", x);
}

/* The gap and the print of an object with one field. */
#define ONE_FIELD(T, kind, field) \
    double T##_gap(const T *a, const T *b) \
    { return kind##_gap(a->field, b->field); } \
    void T##_print(FILE *out, const T *x) \
    { kind##_print(out, x->field); } \
    SAMPLED(T)

ONE_FIELD(Integer, int, value);
ONE_FIELD(Real, real, value);
ONE_FIELD(VocabularySize, int, count);
ONE_FIELD(TokenId, int, index);
ONE_FIELD(Loss, real, nats);
ONE_FIELD(LearningRate, real, value);

static int kept(int length)
{
    return length < 0 ? 0 : length > CAPACITY ? CAPACITY : length;
}

/* The gap and the print of a list of n elements E. */
#define LIST(T, n, E) \
    double T##_gap(const T *a, const T *b) \
    { \
        double gap = int_gap(a->n, b->n); \
        for (int i = 0; gap == 0 && i < kept(a->n); i++) \
            gap = E##_gap(&a->at[i], &b->at[i]); \
        return gap; \
    } \
    void T##_print(FILE *out, const T *x) \
    { \
        for (int i = 0; i < kept(x->n); i++) { \
            fputs(i == 0 ? "[" : " ", out); \
            E##_print(out, &x->at[i]); \
        } \
        fputs(kept(x->n) == 0 ? "[]" : "]", out); \
        if (x->n != kept(x->n)) \
            fprintf(out, " of %d", x->n); \
    } \
    SAMPLED(T)

LIST(Integers, length, Integer);
LIST(Sequence, length, TokenId);
LIST(TrainingSet, count, Example);

static double row_gap(const real a[], const real b[])
{
    return reals_gap(VOCABULARY, a, b);
}

static void row_print(FILE *out, const real at[])
{
    reals_print(out, VOCABULARY, at);
}

static double table_gap(const real a[][WIDTH], const real b[][WIDTH])
{
    return matrix_gap(VOCABULARY, WIDTH, a, b);
}

static void table_print(FILE *out, const real at[][WIDTH])
{
    matrix_print(out, VOCABULARY, WIDTH, at);
}

ONE_FIELD(Distribution, row, at);
ONE_FIELD(Embedding, table, at);

double Head_gap(const Head *a, const Head *b)
{
    return larger(matrix_gap(WIDTH, VOCABULARY, a->weight, b->weight),
                  row_gap(a->bias, b->bias));
}

void Head_print(FILE *out, const Head *x)
{
    matrix_print(out, WIDTH, VOCABULARY, x->weight);
    fputs(" + ", out);
    row_print(out, x->bias);
}

/* 0 .. VOCABULARY + 1, -1 or -2 */
void Integer_sample(Source *s, Integer *x)
{
    int n = draw_below(s, VOCABULARY + 4);
    x->value = n < VOCABULARY + 2 ? n : VOCABULARY + 1 - n;
}

static void mostly_token(Source *s, Integer *x)
{
    if (draw_below(s, 16) < 15)
        x->value = draw_below(s, VOCABULARY);
    else
        Integer_sample(s, x);
}

static int some_length(Source *s)
{
    int n = draw_below(s, 16);
    return n == 15 ? CAPACITY : n + 1;
}

static int raw_length(Source *s)
{
    int n = draw_below(s, 17);
    return n == 16 ? CAPACITY + 1 : n == 15 ? CAPACITY : n;
}

_Static_assert(CAPACITY >= 15, "the lengths above fit");

void Integers_sample(Source *s, Integers *x)
{
    x->length = raw_length(s);
    for (int i = 0; i < kept(x->length); i++)
        mostly_token(s, &x->at[i]);
}

void Real_sample(Source *s, Real *x)            /* -2 < x < 2, or infinity */
{
    x->value = draw_below(s, 16) == 15 ? (real)INFINITY : 2 * draw_real(s);
}

void VocabularySize_sample(Source *s, VocabularySize *x)
{
    x->count = 1 + draw_below(s, VOCABULARY);
}

void TokenId_sample(Source *s, TokenId *x)
{
    x->index = draw_below(s, VOCABULARY);
}

void Sequence_sample(Source *s, Sequence *x)
{
    x->length = some_length(s);
    for (int i = 0; i < x->length; i++)
        TokenId_sample(s, &x->at[i]);
}

void TrainingSet_sample(Source *s, TrainingSet *x)
{
    x->count = some_length(s);
    for (int i = 0; i < x->count; i++)
        Example_sample(s, &x->at[i]);
}

void Distribution_sample(Source *s, Distribution *x)
{
    double mass[VOCABULARY], sum = 0;
    for (int i = 0; i < VOCABULARY; i++)
        sum += mass[i] = fabs((double)draw_real(s));
    for (int i = 0; i < VOCABULARY; i++)
        x->at[i] = (real)(sum > 0 ? mass[i] / sum : i == 0);
}

void Loss_sample(Source *s, Loss *x)            /* 0 <= x < 8 */
{
    x->nats = 8 * (real)fabs((double)draw_real(s));
}

void LearningRate_sample(Source *s, LearningRate *x)    /* 0 < x < 2 */
{
    x->value = 1 + draw_real(s);
}

void reals_sample(Source *s, int n, real at[])
{
    for (int i = 0; i < n; i++)
        at[i] = draw_real(s);
}

void matrix_sample(Source *s, int m, int n, real at[m][n])
{
    for (int i = 0; i < m; i++)
        reals_sample(s, n, at[i]);
}

void Embedding_sample(Source *s, Embedding *x)
{
    matrix_sample(s, VOCABULARY, WIDTH, x->at);
}

void Head_sample(Source *s, Head *x)
{
    matrix_sample(s, WIDTH, VOCABULARY, x->weight);
    reals_sample(s, VOCABULARY, x->bias);
}
