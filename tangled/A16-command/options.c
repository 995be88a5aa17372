/* options.c - a table of options, and what was chosen on a command line. */
#include "options.h"
#include "replacement.h"
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static enum status refuse_range(const Option *o, const char *word,
                                Sentence *why)
{
    const char *what = o->kind == NUMBER ? "a number" : o->kind == BYTES
        ? "bytes, such as 64M," : "an integer";
    return refuse_with(why, OUT_OF_RANGE, "--%s: expected %s from %.16g to "
        "%.16g, got \"%.40s\"", o->name, what, o->least, o->most, word);
}

static int shift_of(const char *unit)
{
    static const char units[] = "kMG";
    const char *at = strchr(units, unit[0]);
    if (unit[0] == '\0')
        return 0;
    return at == NULL || unit[1] != '\0' ? -1 : 10 * (int)(at - units + 1);
}

static enum status read_whole(const Option *o, const char *word, Chosen *c,
                              Sentence *why)
{
    char *end;
    errno = 0;
    const long long n = strtoll(word, &end, 10);
    const int shift = o->kind == BYTES ? shift_of(end) : *end == '\0' ? 0 : -1;
    if (end == word || !isdigit((unsigned char)end[-1]) || errno != 0
        || shift < 0 || isspace((unsigned char)word[0])
        || (double)n < o->least || ldexp((double)n, shift) > o->most)
        return refuse_range(o, word, why);
    c->whole = n < 0 ? n : (int64_t)((uint64_t)n << shift);
    return OK;
}

static enum status read_number(const Option *o, const char *word, Chosen *c,
                               Sentence *why)
{
    char *end;
    c->number = strtod(word, &end);
    return end == word || *end != '\0' || isspace((unsigned char)word[0])
        || !(c->number >= o->least && c->number <= o->most)
        ? refuse_range(o, word, why) : OK;
}

static enum status read_value(const Option *o, const char *word, Chosen *c,
                              Sentence *why)
{
    c->word = word;
    if (word[0] == '\0' && (o->kind == OPERAND || o->kind == A_PATH))
        return refuse_with(why, OUT_OF_RANGE, "%s%s: expected %s, got \"\"",
            o->kind == OPERAND ? "" : "--", o->name,
            o->kind == OPERAND ? "a name" : o->value);
    return o->kind == WHOLE || o->kind == BYTES ? read_whole(o, word, c, why)
        : o->kind == NUMBER ? read_number(o, word, c, why) : OK;
}

/* The row of "--name" or "--name=value"; equals: where its value begins. */
static int row_named(int rows, const Option row[], const char *word,
                     const char **equals)
{
    const size_t n = strcspn(word, "=");
    *equals = word[n] == '=' ? word + n + 1 : NULL;
    for (int i = 0; i < rows; i++)
        if (row[i].kind != OPERAND && strlen(row[i].name) + 2 == n
            && strncmp(word, "--", 2) == 0
            && strncmp(word + 2, row[i].name, n - 2) == 0)
            return i;
    return -1;
}

static enum status refuse_name(int rows, const Option row[],
                               const char *word, Sentence *why)
{
    int n = snprintf(why->text, sizeof why->text, "%.20s: expected",
                     word);
    for (int i = 0; i < rows && n < (int)sizeof why->text; i++)
        if (row[i].kind != OPERAND)
            n += snprintf(why->text + n, sizeof why->text - (size_t)n,
                          " --%s", row[i].name);
    if (n < (int)sizeof why->text)
        snprintf(why->text + n, sizeof why->text - (size_t)n, " --help");
    return OUT_OF_RANGE;
}

static enum status read_operand(int rows, const Option row[],
    const char *word, Chosen chosen[], Sentence *why)
{
    for (int i = 0; i < rows; i++)
        if (row[i].kind == OPERAND && !chosen[i].given) {
            chosen[i].given = 1;
            return read_value(&row[i], word, &chosen[i], why);
        }
    return refuse_with(why, OUT_OF_RANGE, "expected an option, got "
                       "\"%.80s\"", word);
}

/* The option at words[*i], and its value, which may be the next word. */
static enum status read_option(int rows, const Option row[], int count,
    char *const words[], int *i, Chosen chosen[], Sentence *why)
{
    const char *value;
    const int k = row_named(rows, row, words[*i], &value);
    if (k < 0)
        return refuse_name(rows, row, words[*i], why);
    chosen[k].given = 1;
    if (row[k].kind == FLAG)
        return value == NULL ? OK : refuse_with(why, OUT_OF_RANGE,
            "--%s: expected no value, got \"%.80s\"", row[k].name, value);
    if (value == NULL && *i + 1 < count)
        value = words[++*i];
    if (value == NULL)
        return refuse_with(why, OUT_OF_RANGE, "--%s: expected %s after it, "
                           "got nothing", row[k].name, row[k].value);
    return read_value(&row[k], value, &chosen[k], why);
}

enum status options_read(int rows, const Option row[], int count,
    char *const words[], Chosen chosen[], Sentence *why)
{
    enum status s = OK;
    int operands = 0;                   /* after "--" all words are */
    for (int i = 0; i < rows && s == OK; i++) {
        chosen[i] = (Chosen){ .given = 0 };
        if (row[i].begins != NULL)
            s = read_value(&row[i], row[i].begins, &chosen[i], why);
    }
    for (int i = 0; i < count && s == OK; i++)
        if (!operands && strcmp(words[i], "--") == 0)
            operands = 1;
        else if (operands || words[i][0] != '-' || words[i][1] == '\0')
            s = read_operand(rows, row, words[i], chosen, why);
        else
            s = read_option(rows, row, count, words, &i, chosen, why);
    return s;
}

void options_print(FILE *out, int rows, const Option row[])
{
    char name[80];
    for (int i = 0; i < rows; i++) {
        snprintf(name, sizeof name, "%s%s%s%s",
                 row[i].kind == OPERAND ? "" : "--", row[i].name,
                 row[i].kind == OPERAND || row[i].kind == FLAG ? "" : " ",
                 row[i].kind == OPERAND || row[i].kind == FLAG ? ""
                 : row[i].value);
        fprintf(out, "  %-16s  %s%s%s%s\n", name, row[i].sentence,
                row[i].begins == NULL ? "" : " (",
                row[i].begins == NULL ? "" : row[i].begins,
                row[i].begins == NULL ? "" : ")");
    }
}
