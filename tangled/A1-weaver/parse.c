#include "parse.h"

#include <ctype.h>
#include <string.h>

enum { SPACE = ' ', NAME = 'a', NUMBER = '0', STRING = '"', DIRECTIVE = '#' };

/* The length of what stands at s; fresh: nothing before it on its line. */
static size_t piece_length(const char *s, bool fresh, char *kind)
{
    size_t n = 1;
    *kind = *s;
    if (isspace((unsigned char)*s) || starts(s, "\\\n") || starts(s, "//")) {
        n = *s == '/' ? strcspn(s, "\n") : 1;
        *kind = SPACE;
    } else if (starts(s, "/*")) {
        const char *end = strstr(s + 2, "*/");
        n = end == NULL ? strlen(s) : (size_t)(end - s) + 2;
        *kind = SPACE;
    } else if (*s == '#' && fresh) {
        while (s[n] != '\0' && s[n] != '\n')
            n += starts(s + n, "\\\n") ? 2 : 1;
    } else if (*s == '"' || *s == '\'') {
        *kind = STRING;
        while (s[n] != '\0' && s[n] != '\n' && s[n] != *s)
            n += s[n] == '\\' && s[n + 1] != '\0' ? 2 : 1;
        n += s[n] == *s;
    } else if (is_name_part(*s)) {
        *kind = isdigit((unsigned char)*s) ? NUMBER : NAME;
        while (is_name_part(s[n]) || (*kind == NUMBER && s[n] == '.'))
            n++;
    }
    return n;
}

static const char *macro_of(Pool *pool, const char *s)
{
    s += 1 + strspn(s + 1, " \t");
    if (!starts(s, "define"))
        return "";
    s += 6 + strspn(s + 6, " \t");
    size_t n = 0;
    while (is_name_part(s[n]))
        n++;
    const char *name = pool_copy(pool, s, n);
    bool guard = ends(name, "_H") && (s[n] == '\n' || s[n] == '\0');
    return guard ? "" : name;
}

typedef struct Word {
    char kind;
    int line;                           /* of the file, from 1 */
    const char *text;                   /* of DIRECTIVE: its macro, or "" */
} Word;

typedef struct Parser {
    Word *at;
    int count;
    Symbols *out;
} Parser;

static void cut_words(Parser *p, const char *s)
{
    bool fresh = true;
    for (int line = 1; *s != '\0';) {
        Pool *pool = p->out->pool;
        Word word = { .line = line };
        size_t n = piece_length(s, fresh, &word.kind);
        if (word.kind != SPACE) {
            word.text = word.kind == DIRECTIVE ? macro_of(pool, s)
                : pool_copy(pool, s, n);
            p->at = pool_grow(pool, p->at, p->count, sizeof *p->at);
            p->at[p->count++] = word;
            fresh = false;
        }
        for (; n > 0; n--, s++)
            if (*s == '\n') {
                line++;
                fresh = true;
            }
    }
}

static char kind(const Parser *p, int i)
{
    return i >= 0 && i < p->count ? p->at[i].kind : '\0';
}

static bool is(const Parser *p, int i, const char *text)
{
    return kind(p, i) == NAME && strcmp(p->at[i].text, text) == 0;
}

static bool among(const char *marks, char mark)
{
    return mark != '\0' && strchr(marks, mark) != NULL;
}

/* The place after the word at i, or after the bracket that opens there. */
static int after(const Parser *p, int i)
{
    int depth = 0;
    for (; i < p->count; i++) {
        depth += among("([{", kind(p, i)) - among(")]}", kind(p, i));
        if (depth <= 0)
            return i + 1;
    }
    return p->count;
}

static void tell(const Parser *p, Symbol symbol)
{
    Symbols *o = p->out;
    o->at = pool_grow(o->pool, o->at, o->count, sizeof *o->at);
    o->at[o->count++] = symbol;
}

static void define(const Parser *p, int i, const char *suffix,
    enum definition_kind of, bool hidden)
{
    tell(p, (Symbol){ pool_format(p->out->pool, "%s%s", p->at[i].text,
        suffix), of, hidden, p->at[i].line, p->at[i].line });
}

/* At file scope MACRO(name, ...) declares name with each of the suffixes. */
static const struct {
    const char *macro;
    enum definition_kind kind;
    const char *suffixes[3];
} DECLARERS[] = {
    { "ARROW", PROTOTYPE, { "" } }, { "PARAMETRIC", PROTOTYPE, { "" } },
    { "PARTIAL", PROTOTYPE, { "" } }, { "LENS", PROTOTYPE, { "" } },
    { "PAIRING", BODY, { "" } }, { "SPACE", TYPE, { "" } },
    { "PRODUCT", TYPE, { "" } }, { "COMPOSE", BODY, { "" } },
    { "COMPOSE_WITH", BODY, { "" } }, { "COMPOSE_PARTIAL", BODY, { "" } },
    { "IDENTITY", BODY, { "_identity" } }, { "START_TEST", BODY, { "" } },
    { "SAMPLED_SPACE", BODY, { "_sample", "_gap", "_print" } },
    { "SAMPLED_PRODUCT", BODY, { "_sample", "_gap", "_print" } },
    { "SAMPLED", PROTOTYPE, { "_sample", "_gap", "_print" } },
};

/* PRODUCT(P, A, a, B, b) also declares the projections P_a and P_b. */
static void define_projections(const Parser *p, int i)
{
    int end = after(p, i + 1), commas = 0;
    for (int k = i + 2; k < end; k++) {
        commas += kind(p, k) == ',';
        if (kind(p, k) == ',' && commas % 2 == 0 && kind(p, k + 1) == NAME)
            define(p, i + 2, pool_format(p->out->pool, "_%s",
                p->at[k + 1].text), PROTOTYPE, false);
    }
}

/* Declares what the macro at i declares; false if it is none of these. */
static bool use_macro(const Parser *p, int i, bool hidden)
{
    int row = 0;
    while (row < ROWS(DECLARERS) && !is(p, i, DECLARERS[row].macro))
        row++;
    if (row == ROWS(DECLARERS) || kind(p, i + 1) != '('
            || kind(p, i + 2) != NAME)
        return false;
    for (int k = 0; k < 3 && DECLARERS[row].suffixes[k] != NULL; k++)
        define(p, i + 2, DECLARERS[row].suffixes[k], DECLARERS[row].kind,
            hidden);
    if (is(p, i, "PRODUCT"))
        define_projections(p, i);
    return true;
}

static void define_constants(const Parser *p, int i, int end)
{
    bool due = true;
    for (i++; i < end - 1; i = after(p, i)) {
        if (due && kind(p, i) == NAME)
            define(p, i, "", CONSTANT, false);
        due = kind(p, i) == ',' || (due && kind(p, i) == DIRECTIVE);
    }
}

/* From `struct`, `union` or `enum` to after its tag and its fields. */
static int parse_tagged(const Parser *p, int i)
{
    bool constants = is(p, i, "enum"), tag = kind(p, i + 1) == NAME;
    int brace = i + 1 + tag;
    if (kind(p, brace) != '{')
        return brace;
    if (tag)
        define(p, i + 1, "", TYPE, false);
    if (constants)
        define_constants(p, brace, after(p, brace));
    return after(p, brace);
}

static const char NO_TYPES[] = " return goto else case sizeof do while if "
    "switch break continue default ";

static bool is_type_word(const Parser *p, int i)
{
    return kind(p, i) == NAME && !listed(NO_TYPES, p->at[i].text,
        strlen(p->at[i].text));
}

/* `Type *name` with a mark after it that ends a declarator. */
static bool declares_local(const Parser *p, int i)
{
    int before = i - 1;
    while (kind(p, before) == '*')
        before--;
    return kind(p, i) == NAME && among(";=,[)", kind(p, i + 1))
        && is_type_word(p, before);
}

/* Whether a declaration may begin after the mark at i. */
static bool ends_before_local(const Parser *p, int i, bool parameters)
{
    return among(parameters ? "(," : "{};", kind(p, i))
        || (kind(p, i) == '(' && is(p, i - 1, "for"));
}

static void tell_local(const Parser *p, int i, int first, int last)
{
    tell(p, (Symbol){ p->at[i].text, LOCAL, true, p->at[first].line,
        p->at[last].line });
}

/* The declarators after the first: , *name and = value, up to ; or ). */
static void more_locals(const Parser *p, int i, int first, int last)
{
    for (; i < last && !among(";)", kind(p, i)); i = after(p, i)) {
        while (kind(p, i) == ',' && kind(p, i + 1) == '*')
            i++;
        if (among(",*", kind(p, i)) && kind(p, i + 1) == NAME)
            tell_local(p, i + 1, first, last);
    }
}

/* From the parenthesis of the parameters, or from the brace. */
static void find_locals(const Parser *p, int first, int last)
{
    int body = kind(p, first) == '(' ? after(p, first) : first;
    for (int i = first; i < last; i++) {
        if (!ends_before_local(p, i, i < body))
            continue;
        int j = i + 1;
        while ((is_type_word(p, j) || kind(p, j) == '*')
                && !declares_local(p, j))
            j++;
        if (j == i + 1 || !declares_local(p, j))
            continue;
        tell_local(p, j, first, last);
        if (i >= body)
            more_locals(p, j + 1, first, last);
    }
}

typedef struct Declaration {
    int candidate;                      /* the last name; -1: none */
    int words;                          /* words of the type, so far */
    bool hidden, type, extern_;
    int head, body;                     /* of a function: its ( and its { */
} Declaration;

static void end_declarator(const Parser *p, Declaration *d)
{
    if (d->candidate >= 0 && d->words > 1)
        define(p, d->candidate, "", d->type ? TYPE
            : d->extern_ ? PROTOTYPE : VARIABLE, d->hidden);
    d->candidate = -1;
}

static int note_word(const Parser *p, int i, Declaration *d)
{
    d->hidden |= is(p, i, "static");
    d->type |= is(p, i, "typedef");
    d->extern_ |= is(p, i, "extern");
    d->candidate = i;
    d->words++;
    return i + 1;
}

static int parse_parenthesis(const Parser *p, int i, Declaration *d)
{
    int end = after(p, i);
    if (kind(p, i + 1) == '*' && kind(p, i + 2) == NAME) {
        d->candidate = i + 2;
        d->words++;
        return kind(p, end) == '(' ? after(p, end) : end;
    }
    if (d->candidate != i - 1 || d->words < 2)
        return end;
    while (kind(p, end) == NAME && kind(p, end + 1) == '(')
        end = after(p, end + 1);                    /* __attribute__ ((...)) */
    bool body = kind(p, end) == '{';
    define(p, d->candidate, "", d->type ? TYPE : body ? BODY : PROTOTYPE,
        d->hidden);
    d->candidate = -1;
    d->head = i;
    d->body = body ? end : -1;
    return end;
}

static int parse_word(const Parser *p, int i, Declaration *d)
{
    if (is(p, i, "_Static_assert") || is(p, i, "__attribute__"))
        return after(p, i + 1);
    if (is(p, i, "struct") || is(p, i, "union") || is(p, i, "enum")) {
        d->words++;
        d->candidate = -1;
        return parse_tagged(p, i);
    }
    if (!use_macro(p, i, d->hidden))
        return note_word(p, i, d);
    int end = after(p, i + 1);
    d->words = 0;
    d->head = end;
    d->body = kind(p, end) == '{' ? end : -1;
    return end;
}

static int parse_step(const Parser *p, int i, Declaration *d)
{
    if (kind(p, i) == NAME)
        return parse_word(p, i, d);
    if (kind(p, i) == '(')
        return parse_parenthesis(p, i, d);
    if (kind(p, i) == '=') {
        while (i < p->count && !among(",;", kind(p, i)))
            i = after(p, i);
        return i;
    }
    if (kind(p, i) == ',')
        end_declarator(p, d);
    return after(p, i);
}

static int parse_declaration(const Parser *p, int i)
{
    Declaration d = { .candidate = -1, .body = -1 };
    while (i < p->count && !among(";}", kind(p, i))) {
        if (kind(p, i) == DIRECTIVE)
            return i;
        i = parse_step(p, i, &d);
        if (d.body >= 0) {
            find_locals(p, d.head, after(p, d.body) - 1);
            return after(p, d.body);
        }
    }
    end_declarator(p, &d);
    return i + 1;
}

void parse_c(const char *source, Symbols *symbols)
{
    Parser p = { .out = symbols };
    cut_words(&p, source);
    for (int i = 0; i < p.count;) {
        if (kind(&p, i) == DIRECTIVE && p.at[i].text[0] != '\0')
            define(&p, i, "", MACRO, false);
        if (is(&p, i, "extern") && kind(&p, i + 1) == STRING)
            i += 2 + (kind(&p, i + 2) == '{');
        else if (among("#}", kind(&p, i)) || is(&p, i, "END_TEST"))
            i++;
        else
            i = parse_declaration(&p, i);
    }
}
