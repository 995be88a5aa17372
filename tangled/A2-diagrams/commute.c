/* commute - tests and draws commutative diagrams written in DOT. */
#include "draw.h"
#include "emit.h"
#include "ink.h"
#include <string.h>

static const char usage[] =
    "usage: commute test X.dot < context.i > X.c\n"
    "       commute draw X.dot | neato -n2 -Tsvg | commute ink X.dot > X.svg\n";

static int test(Diagram *d, const Paths *p, Report *r)
{
    Declared context;
    int failed = declared_read(&context, stdin);
    if (failed)
        complain(r, "cannot read the context from the standard input");
    else
        failed = emit_test(stdout, d, p, &context, r);
    declared_close(&context);
    return failed;
}

static int draw(Diagram *d, const Paths *p, Report *r)
{
    (void)r;
    draw_diagram(stdout, d, p);
    return 0;
}

static int ink(Diagram *d, const Paths *p, Report *r)
{
    (void)p;
    int failed = ink_svg(stdout, stdin, d->alt);
    if (failed)
        complain(r, "commute ink: the standard input is not SVG from neato");
    return failed;
}

typedef int Command(Diagram *d, const Paths *p, Report *r);

static Command *command_called(const char *name)
{
    return strcmp(name, "test") == 0 ? test
         : strcmp(name, "draw") == 0 ? draw
         : strcmp(name, "ink") == 0 ? ink : NULL;
}

static int run(Command *command, Report *r)
{
    Diagram d;
    Paths paths = { 0 };
    FILE *in = fopen(r->file, "r");
    if (in == NULL) {
        complain(r, "cannot be opened");
        return -1;
    }
    int failed = diagram_read(&d, in, r);
    fclose(in);
    if (!failed)
        failed = paths_find(&paths, &d, r);
    if (!failed)
        failed = command(&d, &paths, r);
    paths_close(&paths);
    diagram_close(&d);
    return failed;
}

int main(int argc, char **argv)
{
    Command *command = argc == 3 ? command_called(argv[1]) : NULL;
    if (command == NULL) {
        fputs(usage, stderr);
        return 2;
    }
    Report r = { .file = argv[2], .out = stderr };
    int failed = run(command, &r);
    return failed || fflush(stdout) != 0 || ferror(stdout) ? 1 : 0;
}
