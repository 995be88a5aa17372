/* completion.c - the table of commands as a script for a shell. */
#include "completion.h"
#include <string.h>

static int takes_file(const Option *o)
{
    return o->kind == ANY_WORD
        && (strcmp(o->value, "FILE") == 0 || strcmp(o->value, "DIR") == 0);
}

static int takes_word(const Option *o)
{
    return o->kind != OPERAND && o->kind != FLAG;
}

/* "train --out" | "train --log" ): the options with such a value */
static void bash_case(FILE *out, int n, const Command *const command[],
                      int file, const char *action)
{
    const char *between = "    ";
    for (int i = 0; i < n; i++)
        for (int k = 0; k < command[i]->options; k++) {
            const Option *o = &command[i]->option[k];
            if (!takes_word(o) || takes_file(o) != file)
                continue;
            fprintf(out, "%s\"%s --%s\"", between, command[i]->name,
                    o->name);
            between = " | \\\n    ";
        }
    fprintf(out, ") %s; return ;;\n", action);
}

static void bash_options(FILE *out, const Command *c)
{
    fprintf(out, "    %s) words='", c->name);
    for (int k = 0; k < c->options; k++)
        if (c->option[k].kind != OPERAND)
            fprintf(out, "--%s ", c->option[k].name);
    fprintf(out, "--help' ;;\n");
}

static void print_bash(FILE *out, int n, const Command *const command[])
{
    fprintf(out, "# tinycat for bash; made by: tinycat --completion bash\n"
        "_tinycat () {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
        "    case \"${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}\" in\n");
    bash_case(out, n, command, 1,
              "COMPREPLY=($(compgen -f -- \"$word\"))");
    bash_case(out, n, command, 0, "COMPREPLY=()");
    fprintf(out, "    esac\n    case ${COMP_WORDS[1]} in\n");
    for (int i = 0; i < n; i++)
        bash_options(out, command[i]);
    fprintf(out, "    esac\n    [ $COMP_CWORD != 1 ] || words='");
    for (int i = 0; i < n; i++)
        fprintf(out, "%s ", command[i]->name);
    fprintf(out, "--help --version'\n"
        "    case $COMP_CWORD:$word in\n"
        "    1:* | *:-*) COMPREPLY=($(compgen -W \"$words\" -- "
        "\"$word\")) ;;\n"
        "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
        "    esac\n}\ncomplete -o filenames -F _tinycat tinycat\n");
}

/* Between single quotes, with what means something to _arguments escaped. */
static void print_quoted(FILE *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr(":[]\\", *text) != NULL)
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
}

static void zsh_option(FILE *out, const Option *o)
{
    if (o->kind == OPERAND)
        fprintf(out, " \\\n        '*:%s:_files'", o->name);
    else {
        fprintf(out, " \\\n        '--%s[", o->name);
        print_quoted(out, o->sentence);
        fputs("]", out);
        if (takes_word(o))
            fprintf(out, ":%s:%s", o->value, takes_file(o) ? "_files" : " ");
        fputs("'", out);
    }
}

static void print_zsh(FILE *out, int n, const Command *const command[])
{
    fprintf(out, "#compdef tinycat\n"
        "# tinycat for zsh; made by: tinycat --completion zsh\n"
        "if (( CURRENT == 2 )); then\n    local -a commands=(");
    for (int i = 0; i < n; i++) {
        fprintf(out, "\n        '%s:", command[i]->name);
        print_quoted(out, command[i]->summary);
        fputs("'", out);
    }
    fprintf(out, ")\n    _describe command commands\n    return\nfi\n"
        "local command=$words[2]\nshift words\n(( CURRENT-- ))\n"
        "case $command in\n");
    for (int i = 0; i < n; i++) {
        fprintf(out, "%s)\n    _arguments '--help[says more]'",
                command[i]->name);
        for (int k = 0; k < command[i]->options; k++)
            zsh_option(out, &command[i]->option[k]);
        fprintf(out, " ;;\n");
    }
    fprintf(out, "esac\n");
}

int completion_print(FILE *out, const char *shell, int n,
                     const Command *const command[])
{
    const int bash = strcmp(shell, "bash") == 0;
    const int zsh = strcmp(shell, "zsh") == 0;
    if (bash)
        print_bash(out, n, command);
    if (zsh)
        print_zsh(out, n, command);
    return bash || zsh;
}
