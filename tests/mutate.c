/* mutate.c - lists the small mistakes that could be made in a C file, and makes one.
 *
 *   mutate FILE          one line a mutant: number, line, function, change, text of the line
 *   mutate FILE NUMBER   the file with that mistake
 *
 * Arithmetic, relational, logical and bitwise operators are exchanged, a constant is
 * off by one, a condition negated, a statement deleted. A change is written "< -> <=",
 * "negated" or "deleted"; "(2)" after it: the second such change on an equal line of
 * the function (or macro), so that function, line and change name a mutant.
 *
 * Left alone: comments, strings, directives (but not the bodies of macros),
 * assert and _Static_assert, declared sizes of arrays, the last return of a function. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { WORD, NUMBER, CHARACTER, STRING, PUNCTUATOR };

typedef struct {
    enum kind kind;
    int at, length;             /* in the text */
    int line;
    int mate;                   /* of a bracket; else -1 */
    int owner;                  /* the place of the function's or macro's name; or -1 */
    bool frozen;                /* not to be changed */
    bool macro;                 /* in the body of a #define */
    bool block;                 /* of a brace: statements are inside */
    bool body;                  /* of a brace: a function's */
} Token;

enum { MOST = 60000, DEEPEST = 200 };

static char *text;
static int size;
static Token token[MOST];
static int tokens;

/* --- tokens ------------------------------------------------------------- */

static bool is(int t, const char *s)
{
    return 0 <= t && t < tokens && (int)strlen(s) == token[t].length &&
           strncmp(text + token[t].at, s, strlen(s)) == 0;
}

/* is_one_of - whether token t is one of the words in the list, " like this " */
static bool is_one_of(int t, const char *list)
{
    char word[64];
    if (t < 0 || t >= tokens || token[t].length > 60)
        return false;
    snprintf(word, sizeof word, " %.*s ", token[t].length, text + token[t].at);
    return strstr(list, word) != NULL;
}

static int word_end(int i)
{
    while (isalnum((unsigned char)text[i]) || text[i] == '_')
        i++;
    return i;
}

static int number_end(int i)
{
    while (isalnum((unsigned char)text[i]) || text[i] == '.' ||
           ((text[i] == '+' || text[i] == '-') &&
            strchr("eEpP", text[i - 1]) != NULL))
        i++;
    return i;
}

static int quoted_end(int i)
{
    char quote = text[i++];
    while (i < size && text[i] != quote)
        i += text[i] == '\\' ? 2 : 1;
    return i + 1;
}

static int punctuator_end(int i)
{
    static const char *const longest[] = {
        "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
        "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "##",
    };
    for (size_t k = 0; k < sizeof longest / sizeof *longest; k++)
        if (strncmp(text + i, longest[k], strlen(longest[k])) == 0)
            return i + (int)strlen(longest[k]);
    return i + 1;
}

static int comment_end(int i)
{
    const char *end = text[i + 1] == '*' ? strstr(text + i + 2, "*/") : NULL;
    if (end != NULL)
        return (int)(end - text) + 2;
    while (i < size && text[i] != '\n')
        i++;
    return i;
}

/* directive_end - the end of a directive's line; of #define NAME (...), the place
 * where the body begins */
static int directive_end(int i, int *macro)
{
    do i++; while (text[i] == ' ' || text[i] == '\t');
    *macro = -1;
    if (strncmp(text + i, "define", 6) == 0) {
        for (i += 6; text[i] == ' '; i++)
            ;
        *macro = i;
        i = word_end(i);
        if (text[i] == '(')
            while (text[i++] != ')')
                ;
        return i;
    }
    for (; i < size && text[i] != '\n'; i++) {
        if (text[i] == '\\' && text[i + 1] == '\n')
            i++;
        else if (text[i] == '/' && text[i + 1] == '*')
            i = comment_end(i) - 1;
    }
    return i;
}

static void add_token(enum kind kind, int from, int to, int line, int macro)
{
    if (tokens == MOST) {
        fprintf(stderr, "mutate: more than %d tokens\n", MOST);
        exit(2);
    }
    token[tokens++] = (Token) { .kind = kind, .at = from, .length = to - from,
                                .line = line, .mate = -1, .owner = macro,
                                .macro = macro >= 0 };
}

static void read_tokens(void)
{
    bool line_begins = true;
    int line = 1, next, macro = -1;
    for (int i = 0; i < size; i = next) {
        char c = text[i];
        bool space = isspace((unsigned char)c) || c == '\\', comment = false;
        next = i + 1;
        if (c == '\n')
            macro = i > 0 && text[i - 1] == '\\' ? macro : -1, line_begins = true;
        else if (c == '/' && (text[i + 1] == '*' || text[i + 1] == '/'))
            next = comment_end(i), comment = true;
        else if (c == '#' && line_begins && macro < 0)
            next = directive_end(i, &macro), comment = true;
        else if (isalpha((unsigned char)c) || c == '_')
            add_token(WORD, i, next = word_end(i), line, macro);
        else if (isdigit((unsigned char)c) ||
                 (c == '.' && isdigit((unsigned char)text[i + 1])))
            add_token(NUMBER, i, next = number_end(i + 1), line, macro);
        else if (c == '"' || c == '\'')
            add_token(c == '"' ? STRING : CHARACTER, i, next = quoted_end(i), line, macro);
        else if (!space)
            add_token(PUNCTUATOR, i, next = punctuator_end(i), line, macro);
        if (!space && !comment)
            line_begins = false;
        for (int k = i; k < next; k++)
            line += text[k] == '\n';
    }
}

/* --- structure ---------------------------------------------------------- */

/* opens_block - whether brace t, inside the innermost brace `outer`, holds statements */
static bool opens_block(int t, int outer)
{
    int p = t - 1;
    if (is_one_of(p, " else do ; { } : \\ ") || p < 0)
        return outer >= 0 && token[outer].block;
    if (!is(p, ")") || token[p].mate < 0)
        return false;
    if (is_one_of(token[p].mate - 1, " if for while switch "))
        return true;
    return outer < 0 || !token[outer].block ? token[p].mate > 0 : false;
}

static void find_structure(void)
{
    int open[DEEPEST], depth = 0;
    for (int t = 0; t < tokens; t++) {
        if (t > 0 && token[t].macro != token[t - 1].macro)
            depth = 0;
        if (is_one_of(t, " ( [ { ") && depth < DEEPEST) {
            int outer = depth - 1;
            while (outer >= 0 && !is(open[outer], "{"))
                outer--;
            outer = outer >= 0 ? open[outer] : -1;
            token[t].block = is(t, "{") && opens_block(t, outer);
            token[t].body = token[t].block && outer < 0;
            open[depth++] = t;
        } else if (is_one_of(t, " ) ] } ") && depth > 0) {
            int o = open[--depth];
            token[t].mate = o, token[o].mate = t;
            token[t].block = token[o].block, token[t].body = token[o].body;
        }
    }
}

static void find_owners(void)
{
    for (int t = 0; t < tokens; t++)
        if (token[t].body && token[t].mate > t && is(t - 1, ")") && !token[t].macro)
            for (int k = t; k < token[t].mate; k++)
                token[k].owner = token[token[t - 1].mate - 1].at;
}

static void freeze(void)
{
    for (int t = 0; t < tokens; t++) {
        if (is_one_of(t, " assert _Static_assert __attribute__ ") && is(t + 1, "("))
            for (int k = t; k <= token[t + 1].mate; k++)
                token[k].frozen = true;
        if (is(t, "[") && token[t].mate == t + 2 && token[t - 1].kind == WORD && t > 1 &&
            (token[t - 2].kind == WORD || is(t - 2, "*")) && !is_one_of(t - 2, " return case else "))
            token[t + 1].frozen = true;
    }
}

/* --- mutants ------------------------------------------------------------ */

static int wanted = -1;                 /* the number to make; -1 to list */
static int number;

/* occurrence - how many mutants of this function had this change on such a line,
 * with this one; `key` is changed by nobody else */
static int occurrence(const char *key)
{
    static char *earlier[MOST];
    static int count;
    int n = 1;
    for (int k = 0; k < count; k++)
        n += strcmp(earlier[k], key) == 0;
    earlier[count] = malloc(strlen(key) + 1);
    if (earlier[count] == NULL || count == MOST - 1)
        exit(2);
    strcpy(earlier[count++], key);
    return n;
}

/* line_of - the line around a place, without the blanks at its ends */
static char *line_of(int at, char *line, int most)
{
    int from = at, to = at;
    while (from > 0 && text[from - 1] != '\n')
        from--;
    while (to < size && text[to] != '\n')
        to++;
    while (from < to && isspace((unsigned char)text[from]))
        from++;
    while (from < to && strchr(" \t\\", text[to - 1]) != NULL)
        to--;
    snprintf(line, (size_t)most, "%.*s", to - from, text + from);
    return line;
}

/* mutant - the text [from, to), which begins with token t, becomes `by` */
static void mutant(const char *change, int t, int from, int to, const char *by)
{
    char line[200], key[400];
    int name = token[t].owner, n;
    number++;
    if (wanted < 0) {
        snprintf(key, sizeof key, "%.*s\t%s\t%s", name < 0 ? 1 : word_end(name) - name,
                 name < 0 ? "-" : text + name, change, line_of(token[t].at, line, sizeof line));
        n = occurrence(key);
        printf("%d\t%d\t%.*s", number, token[t].line, (int)(strrchr(key, '\t') - key), key);
        printf(n > 1 ? " (%d)" : "", n);
        printf("\t%s\n", line);
    } else if (wanted == number) {
        fwrite(text, 1, (size_t)from, stdout);
        fputs(by, stdout);
        fwrite(text + to, 1, (size_t)(size - to), stdout);
    }
}

static void replace(int t, const char *by)
{
    char change[200];
    snprintf(change, sizeof change, "%.*s -> %s", token[t].length, text + token[t].at,
             *by ? by : "nothing");
    mutant(change, t, token[t].at, token[t].at + token[t].length, by);
}

/* ends_operand - whether an operator after token t is a binary one */
static bool ends_operand(int t)
{
    if (t < 0)
        return false;
    if (token[t].kind == WORD)
        return !is_one_of(t, " return case else do sizeof goto in ");
    return token[t].kind != PUNCTUATOR || is_one_of(t, " ) ] ");
}

/* is_type - whether the word t is, by the book's habits, the name of a type */
static bool is_type(int t)
{
    static const char known[] = " void char short int long float double signed unsigned "
        "const real bool _Bool size_t struct enum union static FILE restrict "
        "uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t ";
    return is_one_of(t, known) ||
           (t >= 0 && token[t].kind == WORD && token[t].length > 1 &&
            isupper((unsigned char)text[token[t].at]) &&
            islower((unsigned char)text[token[t].at + 1]));
}

static bool is_pointer_star(int t)
{
    return is(t, "*") && (is_type(t - 1) || is_one_of(t + 1, " restrict const ) , * ") || is(t - 1, "*"));
}

static void change_operator(int t)
{
    static const struct { const char *from, *by; bool binary; } table[] = {
        { "+", "-", true },   { "-", "+", true },
        { "*", "/", true },   { "/", "*", true },
        { "%", "/", true },   { "+=", "-=", false },
        { "-=", "+=", false }, { "*=", "/=", false },
        { "/=", "*=", false }, { "++", "--", false },
        { "--", "++", false },
        { "<", "<=", true },  { "<=", "<", true },
        { ">", ">=", true },  { ">=", ">", true },
        { "==", "!=", true }, { "!=", "==", true },
        { "&&", "||", true },    { "||", "&&", true },
        { "&", "|", true },      { "|", "&", true },
        { "^", "&", true },      { "<<", ">>", true },
        { ">>", "<<", true },    { "&=", "|=", false },
        { "|=", "&=", false },   { "^=", "|=", false },
        { "<<=", ">>=", false }, { ">>=", "<<=", false },
    };
    if (is(t, "!"))
        replace(t, "");
    if (is(t, "-") && !ends_operand(t - 1))
        replace(t, "");
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if (is(t, table[k].from) && !is_pointer_star(t) &&
            (!table[k].binary || ends_operand(t - 1)))
            replace(t, table[k].by);
}

static void change_constant(int t)
{
    char old[64], new[96];
    const char *s = text + token[t].at;
    if (token[t].length > 60)
        return;
    snprintf(old, sizeof old, "%.*s", token[t].length, s);
    if (token[t].kind == CHARACTER && token[t].length == 3 && isalnum((unsigned char)s[1]))
        snprintf(new, sizeof new, "'%c'", s[1] + 1);
    else if (token[t].kind != NUMBER)
        return;
    else {
        char *rest;
        bool hex = s[0] == '0' && (s[1] == 'x' || s[1] == 'X');
        if (strpbrk(old, hex ? ".pP" : ".eE") != NULL) {
            double x = strtod(old, &rest);
            snprintf(new, sizeof new, "%.17g%s%s", x + 1, x + 1 == (double)(long)(x + 1) ? ".0" : "", rest);
        } else {
            unsigned long long x = strtoull(old, &rest, 0);
            snprintf(new, sizeof new, hex ? "0x%llx%s" : "%llu%s", x + 1, rest);
        }
    }
    replace(t, new);
}

/* negate - the condition of if, while and for */
static void negate(int t)
{
    int from, to;
    if (!is_one_of(t, " if while for ") || !is(t + 1, "(") || token[t + 1].mate < 0)
        return;
    from = t + 2, to = token[t + 1].mate;
    if (is(t, "for")) {
        for (; from < to && !is(from, ";"); from++)
            ;
        for (to = ++from; to < token[t + 1].mate && !is(to, ";"); to++)
            ;
    }
    if (from >= to)
        return;
    int a = token[from].at, b = token[to - 1].at + token[to - 1].length;
    char *by = malloc((size_t)(b - a) + 4);
    if (by == NULL)
        exit(2);
    sprintf(by, "!(%.*s)", b - a, text + a);
    mutant("negated", from, a, b, by);
    free(by);
}

/* is_label_colon - whether the colon t ends a label, rather than parts a choice */
static bool is_label_colon(int t)
{
    int p = t;
    while (p > 0 && !is_one_of(p - 1, " ; { } : "))
        if (is(--p, "?"))
            return false;
    return is(t, ":") && (is_one_of(p, " case default ") || p == t - 1);
}

/* begins_statement - whether an expression statement or a jump may begin at t */
static bool begins_statement(int t, int outer)
{
    int p = t - 1;
    if (outer < 0 || !token[outer].block || is_type(t) ||
        is_label_colon(t + 1) || is_one_of(t, " if for while switch do else case default goto ; { } typedef "))
        return false;
    if (token[t].kind == WORD && !is(t, "return") &&
        (token[t + 1].kind == WORD || (is(t + 1, "*") && token[t + 2].kind == WORD &&
                                       is_one_of(t + 3, " = ; , [ "))))
        return false;                               /* a declaration */
    if (is(t, "(") && is(t + 1, "void") && is(t + 4, ";"))
        return false;                               /* (void)unused; */
    return is_one_of(p, " ; { } else do ") || is_label_colon(p) ||
           (is(p, ")") && token[p].mate > 0 &&
            is_one_of(token[p].mate - 1, " if for while switch "));
}

static void delete_statement(int t, int outer)
{
    int end = t;
    if (!begins_statement(t, outer))
        return;
    while (end < tokens && !is(end, ";") && !is(end, "}"))
        end = token[end].mate > end ? token[end].mate + 1 : end + 1;
    if (!is(end, ";") || token[end].macro != token[t].macro)
        return;
    if (is(t, "return") && is(end + 1, "}") && token[end + 1].body)
        return;                                     /* the last of a function */
    mutant("deleted", t, token[t].at, token[end].at + 1, ";");
}

static void find_mutants(void)
{
    int open[DEEPEST], depth = 0;
    bool head = false;                              /* inside ( ) or [ ] */
    for (int t = 0; t < tokens; t++) {
        int outer = depth > 0 ? open[depth - 1] : -1;
        head = outer >= 0 && !is(outer, "{");
        if (!token[t].frozen) {
            change_operator(t);
            change_constant(t);
            negate(t);
            if (!head)
                delete_statement(t, outer);
        }
        if (token[t].mate > t && depth < DEEPEST)
            open[depth++] = t;
        else if (token[t].mate >= 0 && token[t].mate < t)
            depth--;
    }
}

static void read_file(const char *name)
{
    FILE *f = fopen(name, "rb");
    if (f == NULL || (text = malloc(1 << 20)) == NULL) {
        fprintf(stderr, "mutate: cannot read %s\n", name);
        exit(2);
    }
    size = (int)fread(text, 1, (1 << 20) - 8, f);
    memset(text + size, 0, 8);
    fclose(f);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: mutate FILE [NUMBER]\n");
        return 2;
    }
    if (argc > 2)
        wanted = atoi(argv[2]);
    read_file(argv[1]);
    read_tokens();
    find_structure();
    find_owners();
    freeze();
    find_mutants();
    return wanted > number ? 2 : 0;
}
