/* commands.c - the table of what the program can do. */
#include "commands.h"
#include "completion.h"
#include "recipes.h"
#include "tinycat.h"
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

static const Command *const command[] = {
    &train_command, &generate_command, &info_command, &export_command,
    &emit_command
};
enum { COMMANDS = (int)(sizeof command / sizeof command[0]) };

int report_error(enum exit_status s, const char *form, ...)
{
    va_list arguments;
    fputs("tinycat: ", stderr);
    va_start(arguments, form);
    vfprintf(stderr, form, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    return (int)s;
}

int same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_ino == y.st_ino
        && x.st_dev == y.st_dev;
}

static void print_help(void)
{
    printf("usage: tinycat COMMAND [OPTION ...]\n\n"
        "Trains small models of language, and writes with them.\n\n");
    for (int i = 0; i < COMMANDS; i++)
        printf("  %-10s %s\n", command[i]->name, command[i]->summary);
    printf("\nExamples:\n\n");
    for (int i = 0; i < COMMANDS; i++)
        printf("  %s\n", command[i]->example);
    printf("\ntinycat COMMAND --help says more of each, tinycat --version "
        "which one\nthis is; tinycat --manual prints its manual page, and "
        "--completion bash\nor zsh a script for that shell.\n\nThe exit "
        "status is 0 if all went well, 1 if something outside of\nthe "
        "command did not, 2 if the command was misused, and 128 and the\n"
        "number of a signal that stopped a run.\n");
}

static void print_command_help(const Command *c)
{
    printf("usage: tinycat %s [OPTION ...] %s\n\nIt %s.\n%s\n\n", c->name,
           c->operand, c->summary, c->more);
    options_print(stdout, c->options, c->option);
    if (c == &train_command) {
        printf("\n");
        recipes_print(stdout);
    }
    printf("\nExample:\n\n  %s\n", c->example);
}

/* In the language of man pages a dash and a dot at a line's begin mean
 * something else. */
static void print_roff(const char *text)
{
    for (; *text != '\0'; text++)
        switch (*text) {
        case '-': fputs("\\-", stdout); break;
        case '\\': fputs("\\e", stdout); break;
        case '.': fputs("\\&.", stdout); break;
        default: putchar(*text);
        }
}

static void print_roff_option(const Option *o)
{
    printf(".TP\n");
    if (o->kind == OPERAND)
        printf(".I %s\n", o->name);
    else {
        printf(".B \\-\\-%s", o->name);
        printf(o->kind == FLAG ? "\n" : " \\fI%s\\fR\n", o->value);
    }
    print_roff(o->sentence);
    if (o->begins != NULL) {
        printf(" (");
        print_roff(o->begins);
        printf(")");
    }
    printf("\n");
}

static void print_roff_command(const Command *c)
{
    printf(".SH TINYCAT %s\n", c->name);
    printf("It ");
    print_roff(c->summary);
    printf(". ");
    print_roff(c->more);
    printf("\n");
    for (int i = 0; i < c->options; i++)
        print_roff_option(&c->option[i]);
    if (c == &train_command) {
        printf(".PP\n.nf\n.ft CW\n");
        recipes_print(stdout);
        printf(".ft R\n.fi\n");
    }
    printf(".PP\nExample:\n.PP\n.RS\n.nf\n");
    print_roff(c->example);
    printf("\n.fi\n.RE\n");
}

static void print_manual(void)
{
    printf(".TH TINYCAT 1 \"\" \"tinycat %s\"\n.SH NAME\ntinycat \\- "
        "trains small models of language, and writes with them\n"
        ".SH SYNOPSIS\n", TC_VERSION);
    for (int i = 0; i < COMMANDS; i++)
        printf(".B tinycat %s\n[\\fIoption\\fR ...] \\fI%s\\fR\n.br\n",
               command[i]->name, command[i]->operand);
    for (int i = 0; i < COMMANDS; i++)
        print_roff_command(command[i]);
    printf(".SH OTHER OPTIONS\n.B tinycat \\-\\-manual\nprints this page, "
        "and\n.B tinycat \\-\\-completion\n.I bash\nor\n.I zsh\na script "
        "that completes words in that shell.\n");
    printf(".SH EXIT STATUS\n0 if all went well, 1 if something outside of "
        "the command did not, 2 if the command was misused, 128 and the "
        "number of a signal that stopped a run.\n");
}

/* What was printed has to have arrived. */
static int arrived(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    return errno == EPIPE ? DONE
        : report_error(FAILED, "standard output: %s", strerror(errno));
}

static int asks_for_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static int run_one(const Command *c, int count, char *const words[],
                   const char *book)
{
    Chosen chosen[OPTIONS_MOST];
    Sentence why;
    for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++)
        if (asks_for_help(words[i])) {
            print_command_help(c);
            return DONE;
        }
    if (options_read(c->options, c->option, count, words, chosen, &why)
        != OK)
        return report_error(MISUSED, "%s; tinycat %s --help says more",
                        why.text, c->name);
    return c->run(chosen, book);
}

static int refuse_command(const char *word)
{
    char names[200] = "";
    for (int i = 0, n = 0; i < COMMANDS; i++)
        n += snprintf(names + n, sizeof names - (size_t)n, "%s%s",
            i == 0 ? "" : i < COMMANDS - 1 ? ", " : " or ", command[i]->name);
    return report_error(MISUSED, "expected %s, got %.80s; tinycat --help says "
                        "more", names, word);
}

static int print_completion(const char *shell)
{
    if (completion_print(stdout, shell, COMMANDS, command))
        return DONE;
    return report_error(MISUSED, "--completion: expected bash or zsh, got "
                        "%.80s", shell);
}

int command_run(int count, char *const words[], const char *book)
{
    static char help[] = "--help";
    char *const asked[] = { help };
    const char *first = count > 1 ? words[1] : "nothing";
    const int about = count > 2 && strcmp(first, "help") == 0;
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(about ? words[2] : first, command[i]->name) == 0)
            return arrived(about ? run_one(command[i], 1, asked, book)
                : run_one(command[i], count - 2, words + 2, book));
    if (about)
        return refuse_command(words[2]);
    if (asks_for_help(first) || strcmp(first, "help") == 0)
        print_help();
    else if (strcmp(first, "--version") == 0)
        printf("tinycat %s\n", TC_VERSION);
    else if (strcmp(first, "--manual") == 0)
        print_manual();
    else if (strcmp(first, "--completion") == 0)
        return arrived(print_completion(count > 2 ? words[2] : "nothing"));
    else
        return refuse_command(first);
    return arrived(DONE);
}
