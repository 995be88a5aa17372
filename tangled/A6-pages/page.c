#include "weaver.h"

#include "output.h"

#include <string.h>

void markdown_escape(const char *text, Text *out)
{
    for (; *text != '\0'; text++) {
        bool mark = strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", *text) != NULL;
        text_add(out, "\\", mark);
        text_add(out, *text == '\n' ? " " : text, 1);
    }
}

typedef struct Prose {
    Weaver *w;
    Text *out;
    int chunk, line;
    bool title;                         /* # Title was passed */
    const char *fence;                  /* the mark of an open one, or NULL */
    bool run;                           /* it was to be filled */
    const char *exercise;               /* whose paragraph is open, or NULL */
} Prose;

static void complain(Prose *p, const char *about, const char *why)
{
    report(p->w->errors, p->w->web->chapters[p->w->chapter].path, p->line,
        NULL, "%s: %s", about, why);
}

static const char MISSING[] = "\uFFFD";           /* in place of a value */

static void put_value(Prose *p, const char *braces)
{
    Pool *pool = &p->w->pool;
    const char *key = brace_attribute(pool, braces, "key");
    const char *of = brace_attribute(pool, braces, "of");
    const char *why = "no key= is given";
    const char *value = key == NULL ? NULL : output_value(pool, p->w->build,
        of != NULL ? of : p->w->web->chapters[p->w->chapter].name, key, &why);
    if (value == NULL) {
        text_put(p->out, MISSING);
        complain(p, pool_format(pool, "value %s", key == NULL ? "" : key),
            why);
        return;
    }
    text_put(p->out, "[");
    markdown_escape(value, p->out);
    text_put(p->out, "]{.value}");
}

/* The length of the code span `...` at s; of its backticks if none closes. */
static size_t span_length(const char *s)
{
    size_t marks = strspn(s, "`"), n = marks;
    while (s[n] != '\0') {
        size_t run = strspn(s + n, "`");
        n += run > 0 ? run : 1;
        if (run == marks)
            return n;
    }
    return marks;
}

static void put_filled(Prose *p, const char *s)
{
    static const char begin[] = "[]{.value";
    while (*s != '\0') {
        size_t n = *s == '`' ? span_length(s) : 1;
        if (starts(s, begin)) {
            n = strcspn(s, "}");
            if (s[n] == '\0') {
                complain(p, begin, "is not closed on its line");
                return;
            }
            put_value(p, s + strlen(begin));
            n++;
        } else {
            text_add(p->out, s, n);
        }
        s += n;
    }
}

static void put_transcript(Prose *p, const char *program, const char *lines)
{
    Text *out = p->out;
    const Web *web = p->w->web;
    const char *file = pool_format(&p->w->pool, "%s.c", program);
    if (web_find(web, p->w->chapter, file) < 0)
        file = pool_format(&p->w->pool, "%s.sh", program);
    bool known = web_find(web, p->w->chapter, file) >= 0;
    text_put(out, "```{=html}\n<figure class=\"run\"><pre class=\"run\" "
        "tabindex=\"0\"><samp>");
    html_escape(lines, out);
    text_put(out, "</samp></pre>\n<figcaption>output of ");
    if (known)
        text_format(out, "<a href=\"files/%s/%s.html\">",
            web->chapters[p->w->chapter].name, file);
    text_put(out, "<code>");
    html_escape(program, out);
    text_format(out, "</code>%s</figcaption></figure>\n```\n",
        known ? "</a>" : "");
}

static void put_output(Prose *p, const char *program, const char *lines,
    const char *as)
{
    if (as == NULL)
        put_transcript(p, program, lines);
    else if (strcmp(as, "markdown") == 0)
        text_format(p->out, "\n%s\n", lines);
    else
        complain(p, "{.run}", "expected as=markdown, or no as=");
}

static void fill_fence(Prose *p, const char *braces)
{
    Pool *pool = &p->w->pool;
    const char *program = brace_attribute(pool, braces, "of");
    const char *why = "no of= is given", *lines = NULL;
    Text transcript = {0};
    if (program != NULL) {
        const char *path = pool_format(pool, "%s/%s/out/%s.txt", p->w->build,
            p->w->web->chapters[p->w->chapter].name, program);
        why = pool_format(pool, "there is no %s", path);
        if (text_load(&transcript, path))
            lines = output_lines(pool, text_string(&transcript),
                brace_attribute(pool, braces, "from"),
                brace_attribute(pool, braces, "to"), &why);
    }
    if (lines == NULL)
        complain(p, pool_format(pool, "output of %s",
            program == NULL ? "?" : program), why);
    else
        put_output(p, program, lines, brace_attribute(pool, braces, "as"));
    text_free(&transcript);
}

/* True if the line belongs to a fence, opens one or closes one. */
static bool fence_line(Prose *p, const char *line)
{
    const char *mark = fence_of(line);
    if (p->fence != NULL) {
        bool closes = mark != NULL && strcmp(mark, p->fence) == 0;
        if (!p->run)
            text_put(p->out, line);
        else if (!closes && !is_blank(line))
            complain(p, "{.run}", "a fence that a run fills must be empty");
        if (closes)
            p->fence = NULL;
        return true;
    }
    if (mark == NULL)
        return false;
    p->fence = mark;
    const char *braces = line + strspn(line, "`~ ");
    p->run = starts(braces, "{.run");
    if (p->run)
        fill_fence(p, braces);
    else
        text_put(p->out, line);
    return true;
}

static void end_exercise(Prose *p)
{
    const Web *web = p->w->web;
    if (p->exercise == NULL)
        return;
    const char *answer = pool_format(&p->w->pool, "answers/%s.c", p->exercise);
    int found = -1;
    for (int i = 0; i < web->chapter_count && found < 0; i++)
        found = web_find(web, i, answer);
    text_format(p->out, "[Run it with `make exercise-%s`", p->exercise);
    if (found >= 0)
        text_format(p->out, "; there is an [answer](%s)",
            chunk_url(p->w, found));
    else
        complain(p, pool_format(&p->w->pool, "exercise %s", p->exercise),
            pool_format(&p->w->pool, "no chapter has its answer, <<%s>>",
                answer));
    text_put(p->out, ".]{.how}\n");
    p->exercise = NULL;
}

static bool exercise_line(Prose *p, const char *line)
{
    const char *exercise = exercise_of(&p->w->pool, line);
    if (exercise == NULL || web_find(p->w->web, p->w->chapter,
            pool_format(&p->w->pool, "answers/%s.c", exercise)) >= 0)
        return false;                   /* none, or here is its answer */
    end_exercise(p);
    const char *bold = strstr(line, "**");
    const char *after = strstr(bold + 2, "**") + 2;
    text_add(p->out, line, (size_t)(bold - line));
    text_put(p->out, "[");
    text_add(p->out, bold, (size_t)(after - bold));
    text_format(p->out, "]{#ex-%s .exercise}", exercise);
    put_filled(p, after);
    p->exercise = exercise;
    return true;
}

static void prose_line(Prose *p, const char *line, bool newline)
{
    if (fence_line(p, line)) {
        text_put(p->out, newline && !p->run ? "\n" : "");
        return;
    }
    bool title = !p->title && starts(line, "# ");
    if (is_blank(line))
        end_exercise(p);
    if (title)
        p->title = true;
    else if (!exercise_line(p, line))
        put_filled(p, line);
    text_put(p->out, newline ? "\n" : "");
}

static void put_quote(Prose *p, const char *code, Text *line)
{
    if (p->fence != NULL) {
        text_format(line, "[[%s]]", code);
    } else if (starts(text_string(line), "#")) {
        text_format(line, "`%s`", code);
    } else {
        text_put(line, "`");
        weave_quote(p->w, p->chunk, code, line);
        text_put(line, "`{=html}");
    }
}

/* Reads the quotation that opens at piece i; returns where it ends. */
static int read_quote(Prose *p, const Chunk *c, int i, Text *line)
{
    Text code = {0};
    for (i++; i < c->count && c->pieces[i].kind != ENDQUOTE; i++) {
        const Piece *piece = &c->pieces[i];
        if (piece->kind == USE)
            text_format(&code, "<<%s>>", piece->text);
        else
            text_put(&code, piece->kind == NEWLINE ? " " : piece->text);
    }
    put_quote(p, text_string(&code), line);
    text_free(&code);
    return i;
}

static void weave_prose(Prose *p, int chunk)
{
    const Chunk *c = &p->w->web->chunks[chunk];
    Text line = {0};
    p->chunk = chunk;
    for (int i = 0; i < c->count; i++) {
        const Piece *piece = &c->pieces[i];
        p->line = piece->line;
        if (piece->kind == QUOTE) {
            i = read_quote(p, c, i, &line);
        } else if (piece->kind == NEWLINE) {
            prose_line(p, text_string(&line), true);
            text_free(&line);
        } else {
            text_put(&line, piece->text);
        }
    }
    if (line.length > 0)
        prose_line(p, text_string(&line), false);
    text_free(&line);
    end_exercise(p);
}

void weave_page(Weaver *w, Text *markdown)
{
    const Chapter *c = &w->web->chapters[w->chapter];
    Prose p = { .w = w, .out = markdown };
    for (int i = c->first; i < c->end; i++) {
        const Chunk *chunk = &w->web->chunks[i];
        if (chunk->name == NULL)
            weave_prose(&p, i);
        else if (web_is_root(w->web, i) && chunk->part == 1
                && figure_of(chunk->name) != NO_FIGURE)
            weave_figure(w, i, markdown);
        else
            weave_chunk(w, i, markdown);
    }
}

/* Cuts a Markdown text to the first sentence of its first paragraph. */
static void cut_sentence(const char *s, Text *out)
{
    s += strspn(s, "\n");
    for (; *s != '\0' && !starts(s, "\n\n"); s++) {
        text_add(out, *s == '\n' ? " " : s, 1);
        if (strchr(".?!", *s) != NULL && (s[1] == ' ' || s[1] == '\n'))
            break;
    }
}

void weave_sentence(Weaver *w, int chapter, Text *out)
{
    const Chapter *c = &w->web->chapters[chapter];
    Report mine = {0}, *errors = w->errors;
    Text prose = {0}, sentence = {0};
    int before = w->chapter;
    w->errors = &mine;
    w->chapter = chapter;
    if (c->first < c->end && w->web->chunks[c->first].name == NULL)
        weave_prose(&(Prose){ .w = w, .out = &prose }, c->first);
    w->errors = errors;
    w->chapter = before;
    cut_sentence(text_string(&prose), &sentence);
    if (strstr(text_string(&sentence), MISSING) != NULL)
        report(errors, c->path, c->first, NULL,
            "the first sentence has a value that nothing printed");
    text_put(out, text_string(&sentence));
    text_free(&sentence);
    text_free(&prose);
    text_free(&mine.text);
}
