#include "parse.h"

#include <ctype.h>
#include <string.h>

static const char *skip_space(const char *s, int *line)
{
    for (;;) {
        const char *end = s;
        if (isspace((unsigned char)*s) || starts(s, "\\\n"))
            end = s + 1;
        else if (starts(s, "//"))
            end = s + strcspn(s, "\n");
        else if (starts(s, "/*"))
            end = strstr(s + 2, "*/") == NULL ? s + strlen(s)
                : strstr(s + 2, "*/") + 2;
        if (end == s)
            return s;
        for (; s < end; s++)
            *line += *s == '\n';
    }
}

static size_t quoted_length(const char *s)
{
    size_t n = 1;
    for (; s[n] != '\0' && s[n] != '\n' && s[n] != s[0]; n++)
        if (s[n] == '\\' && s[n + 1] != '\0')
            n++;
    return s[n] == s[0] ? n + 1 : n;
}

static size_t directive_length(const char *s)
{
    size_t n = 0;
    while (s[n] != '\0' && s[n] != '\n')
        n += s[n] == '\\' && s[n + 1] == '\n' ? 2 : 1;
    return n;
}

/* The macro that a directive defines; "" if none, or if it is a guard. */
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

static size_t lex_one(Lexemes *lexemes, const char *s, bool fresh, int line)
{
    Lexeme word = { MARK, line, NULL };
    size_t n = 1;
    if (*s == '#' && fresh) {
        n = directive_length(s);
        word.kind = DIRECTIVE;
        word.text = macro_of(lexemes->pool, s);
    } else if (*s == '"' || *s == '\'') {
        n = quoted_length(s);
        word.kind = STRING;
    } else if (is_name_part(*s)) {
        while (is_name_part(s[n]) || (isdigit((unsigned char)*s)
                && s[n] == '.'))
            n++;
        word.kind = isdigit((unsigned char)*s) ? NUMBER : NAME;
    }
    if (word.text == NULL)
        word.text = pool_copy(lexemes->pool, s, n);
    lexemes->at = pool_grow(lexemes->pool, lexemes->at, lexemes->count,
        sizeof *lexemes->at);
    lexemes->at[lexemes->count++] = word;
    return n;
}

void lex_c(const char *source, Lexemes *lexemes)
{
    int line = 1, last = 0;
    for (const char *s = skip_space(source, &line); *s != '\0';
            s = skip_space(s, &line)) {
        size_t n = lex_one(lexemes, s, line != last, line);
        last = line;
        for (; n > 0; n--, s++)
            line += *s == '\n';
    }
}

typedef struct Parser {
    const Lexeme *at;
    int count;
    const Listener *listener;
} Parser;

static bool is(const Parser *p, int i, const char *text)
{
    return i >= 0 && i < p->count && p->at[i].kind <= MARK
        && strcmp(p->at[i].text, text) == 0;
}

static bool is_kind(const Parser *p, int i, enum lexeme_kind kind)
{
    return i >= 0 && i < p->count && p->at[i].kind == kind;
}

static void define(const Parser *p, int i, const char *suffix,
    enum definition_kind kind, bool hidden)
{
    Text name = {0};
    text_format(&name, "%s%s", p->at[i].text, suffix);
    p->listener->defined(p->listener->state, name.at, kind, hidden,
        p->at[i].line);
    text_free(&name);
}

/* The place after the bracket that matches the one at i. */
static int after_bracket(const Parser *p, int i)
{
    int depth = 0;
    for (; i < p->count; i++) {
        if (is(p, i, "(") || is(p, i, "{") || is(p, i, "["))
            depth++;
        else if ((is(p, i, ")") || is(p, i, "}") || is(p, i, "]"))
                && --depth <= 0)
            return i + 1;
    }
    return p->count;
}

/* At file scope MACRO(name, ...) declares name with the suffix. */
static const struct {
    const char *macro, *suffix;
    enum definition_kind kind;
} DECLARERS[] = {
    { "ARROW", "", PROTOTYPE }, { "PARAMETRIC", "", PROTOTYPE },
    { "PARTIAL", "", PROTOTYPE }, { "LENS", "", PROTOTYPE },
    { "PAIRING", "", BODY }, { "SPACE", "", TYPE }, { "PRODUCT", "", TYPE },
    { "COMPOSE", "", BODY }, { "COMPOSE_WITH", "", BODY },
    { "COMPOSE_PARTIAL", "", BODY }, { "IDENTITY", "_identity", BODY },
    { "SAMPLED_SPACE", "_sample", BODY }, { "SAMPLED_SPACE", "_gap", BODY },
    { "SAMPLED_SPACE", "_print", BODY }, { "SAMPLED_PRODUCT", "_sample", BODY },
    { "SAMPLED_PRODUCT", "_gap", BODY }, { "SAMPLED_PRODUCT", "_print", BODY },
    { "SAMPLED", "_sample", PROTOTYPE }, { "SAMPLED", "_gap", PROTOTYPE },
    { "SAMPLED", "_print", PROTOTYPE },
    { "START_TEST", "", BODY },
};

/* PRODUCT(P, A, a, B, b) also declares the projections P_a and P_b. */
static void define_projections(const Parser *p, int i)
{
    int end = after_bracket(p, i + 1), commas = 0;
    for (int k = i + 2; k < end; k++) {
        commas += is(p, k, ",");
        if (is(p, k, ",") && commas % 2 == 0 && is_kind(p, k + 1, NAME)) {
            Text suffix = {0};
            text_format(&suffix, "_%s", p->at[k + 1].text);
            define(p, i + 2, suffix.at, PROTOTYPE, false);
            text_free(&suffix);
        }
    }
}

/* Declares what the macro at i declares; false if it is none of these. */
static bool use_macro(const Parser *p, int i, bool hidden)
{
    bool known = false;
    if (!is_kind(p, i, NAME) || !is(p, i + 1, "(") || !is_kind(p, i + 2, NAME))
        return false;
    for (size_t k = 0; k < sizeof DECLARERS / sizeof DECLARERS[0]; k++)
        if (strcmp(p->at[i].text, DECLARERS[k].macro) == 0) {
            known = true;
            define(p, i + 2, DECLARERS[k].suffix, DECLARERS[k].kind, hidden);
        }
    if (known && is(p, i, "PRODUCT"))
        define_projections(p, i);
    return known;
}

static void define_constants(const Parser *p, int i, int end)
{
    bool due = true;
    for (i++; i < end - 1; i++) {
        if (is(p, i, "(") || is(p, i, "{"))
            i = after_bracket(p, i) - 1;
        else if (due && is_kind(p, i, NAME))
            define(p, i, "", CONSTANT, false);
        due = is(p, i, ",") || (due && is_kind(p, i, DIRECTIVE));
    }
}

static bool is_tag_word(const Parser *p, int i)
{
    return is(p, i, "struct") || is(p, i, "union") || is(p, i, "enum");
}

/* From `struct`, `union` or `enum` to after its tag and its fields. */
static int parse_tagged(const Parser *p, int i)
{
    bool constants = is(p, i, "enum");
    i++;
    bool tag = is_kind(p, i, NAME);
    if (!is(p, i + tag, "{"))
        return i + tag;
    if (tag)
        define(p, i, "", TYPE, false);
    int end = after_bracket(p, i + tag);
    if (constants)
        define_constants(p, i + tag, end);
    return end;
}

static const char NO_TYPES[] = " return goto else case sizeof do while if "
    "switch break continue default ";

static bool is_type_word(const Parser *p, int i)
{
    if (!is_kind(p, i, NAME))
        return false;
    const char *found = strstr(NO_TYPES, p->at[i].text);
    size_t n = strlen(p->at[i].text);
    return found == NULL || found[-(found > NO_TYPES)] != ' '
        || found[n] != ' ';
}

/* `Type *name` with a mark after it that ends a declarator. */
static bool declares_local(const Parser *p, int i)
{
    if (!is_kind(p, i, NAME) || !(is(p, i + 1, ";") || is(p, i + 1, "=")
            || is(p, i + 1, ",") || is(p, i + 1, "[") || is(p, i + 1, ")")))
        return false;
    int before = i - 1;
    while (is(p, before, "*"))
        before--;
    return is_type_word(p, before);
}

static void tell_local(const Parser *p, int i, int first, int last)
{
    p->listener->local(p->listener->state, p->at[i].text, p->at[first].line,
        p->at[last].line);
}

/* The declarators after the first: , *name and = value, up to ; or ). */
static void more_locals(const Parser *p, int i, int first, int last)
{
    for (; i < last && !is(p, i, ";") && !is(p, i, ")"); i++) {
        if (is(p, i, "(") || is(p, i, "{") || is(p, i, "["))
            i = after_bracket(p, i) - 1;
        while (is(p, i, ",") && is(p, i + 1, "*"))
            i++;
        if ((is(p, i, ",") || is(p, i, "*")) && is_kind(p, i + 1, NAME))
            tell_local(p, i + 1, first, last);
    }
}

/* Whether a declaration may begin after the mark at i. */
static bool ends_before_local(const Parser *p, int i, bool parameters)
{
    if (parameters)
        return is(p, i, "(") || is(p, i, ",");
    return is(p, i, "{") || is(p, i, "}") || is(p, i, ";")
        || (is(p, i, "(") && is(p, i - 1, "for"));
}

/* From the parenthesis of the parameters, or from the brace. */
static void find_locals(const Parser *p, int first, int last)
{
    int body = is(p, first, "(") ? after_bracket(p, first) : first;
    for (int i = first; i < last; i++) {
        if (!ends_before_local(p, i, i < body))
            continue;
        int j = i + 1;
        while ((is_type_word(p, j) || is(p, j, "*")) && !declares_local(p, j))
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
} Declaration;

static void end_declarator(const Parser *p, Declaration *d)
{
    if (d->candidate >= 0 && d->words > 1)
        define(p, d->candidate, "", d->type ? TYPE
            : d->extern_ ? PROTOTYPE : VARIABLE, d->hidden);
    d->candidate = -1;
}

static void note_word(const Parser *p, int i, Declaration *d)
{
    d->hidden |= is(p, i, "static");
    d->type |= is(p, i, "typedef");
    d->extern_ |= is(p, i, "extern");
    d->candidate = i;
    d->words++;
}

/* At `(`: a function's parameters, or a pointer to a function. Returns the
 * place after it; *body is where the function's body begins, or -1. */
static int parse_parenthesis(const Parser *p, int i, Declaration *d, int *body)
{
    int end = after_bracket(p, i);
    *body = -1;
    if (is(p, i + 1, "*") && is_kind(p, i + 2, NAME)) {
        d->candidate = i + 2;
        d->words++;
        return is(p, end, "(") ? after_bracket(p, end) : end;
    }
    if (d->candidate != i - 1 || d->words < 2)
        return end;
    int after = end;
    while (is_kind(p, after, NAME) && is(p, after + 1, "("))
        after = after_bracket(p, after + 1);        /* __attribute__ ((...)) */
    if (is(p, after, "{"))
        *body = after;
    define(p, d->candidate, "", d->type ? TYPE : *body < 0 ? PROTOTYPE : BODY,
        d->hidden);
    d->candidate = -1;
    return after;
}

static int parse_macro(const Parser *p, int i)
{
    int end = after_bracket(p, i + 1);
    if (!is(p, end, "{"))
        return end;
    int after = after_bracket(p, end);
    find_locals(p, end, after - 1);
    return after;
}

static int skip_value(const Parser *p, int i)
{
    while (i < p->count && !is(p, i, ",") && !is(p, i, ";"))
        i = is(p, i, "(") || is(p, i, "{") || is(p, i, "[")
            ? after_bracket(p, i) : i + 1;
    return i;
}

static int parse_word(const Parser *p, int i, Declaration *d)
{
    if (is(p, i, "_Static_assert") || is(p, i, "__attribute__")) {
        return after_bracket(p, i + 1);
    } else if (is_tag_word(p, i)) {
        d->words++;
        d->candidate = -1;
        return parse_tagged(p, i);
    } else if (use_macro(p, i, d->hidden)) {
        d->words = 0;
        return parse_macro(p, i);
    }
    note_word(p, i, d);
    return i + 1;
}

/* Returns the place after what stands at i; *body as above. */
static int parse_step(const Parser *p, int i, Declaration *d, int *body)
{
    *body = -1;
    if (is_kind(p, i, NAME))
        return parse_word(p, i, d);
    if (is(p, i, "("))
        return parse_parenthesis(p, i, d, body);
    if (is(p, i, "="))
        return skip_value(p, i);
    if (is(p, i, "[") || is(p, i, "{"))
        return after_bracket(p, i);
    if (is(p, i, ","))
        end_declarator(p, d);
    return i + 1;
}

static int parse_declaration(const Parser *p, int i)
{
    Declaration d = { .candidate = -1 };
    while (i < p->count && !is(p, i, ";") && !is(p, i, "}")) {
        int at = i, body;
        if (is_kind(p, i, DIRECTIVE))
            return i;
        i = parse_step(p, i, &d, &body);
        if (body >= 0) {
            i = after_bracket(p, body);
            find_locals(p, at, i - 1);
            return i;
        }
        if (d.words == 0 && is(p, i - 1, "}"))
            return i;                   /* START_TEST (...) { ... } */
    }
    end_declarator(p, &d);
    return i + 1;
}

void parse_c(const Lexemes *lexemes, const Listener *listener)
{
    Parser p = { lexemes->at, lexemes->count, listener };
    for (int i = 0; i < p.count;) {
        if (is_kind(&p, i, DIRECTIVE)) {
            if (p.at[i].text[0] != '\0')
                define(&p, i, "", MACRO, false);
            i++;
        } else if (is(&p, i, "END_TEST") || is(&p, i, "}")) {
            i++;
        } else if (is(&p, i, "extern") && is_kind(&p, i + 1, STRING)) {
            i += 2 + is(&p, i + 2, "{");
        } else {
            i = parse_declaration(&p, i);
        }
    }
}
