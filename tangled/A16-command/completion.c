/* completion.c - the table of commands as a script for a shell. */
#include "completion.h"
#include <string.h>

/* "npy|gpt2|onnx": what the word can be */
static int takes_choice(const Option *o)
{
    return o->kind == ANY_WORD && strchr(o->value, '|') != NULL;
}

static void print_choices(FILE *out, const Option *o)
{
    for (const char *at = o->value; *at != '\0'; at++)
        fputc(*at == '|' ? ' ' : *at, out);
}

static int takes_word(const Option *o)
{
    return o->kind != OPERAND && o->kind != FLAG;
}

#define PROPOSE_FILES "local IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$word\"))"

/* "train --out") and what is proposed for its value */
static void bash_value(FILE *out, const Command *c, const Option *o)
{
    fprintf(out, "    \"%s --%s\") ", c->name, o->name);
    if (o->kind == A_PATH)
        fputs(PROPOSE_FILES, out);
    else if (takes_choice(o)) {
        fputs("COMPREPLY=($(compgen -W '", out);
        print_choices(out, o);
        fputs("' -- \"$word\"))", out);
    } else
        fputs("COMPREPLY=()", out);
    fputs("; return ;;\n", out);
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
    for (int i = 0; i < n; i++)
        for (int k = 0; k < command[i]->options; k++)
            if (takes_word(&command[i]->option[k]))
                bash_value(out, command[i], &command[i]->option[k]);
    fprintf(out, "    esac\n    case ${COMP_WORDS[1]} in\n");
    for (int i = 0; i < n; i++)
        bash_options(out, command[i]);
    fprintf(out, "    esac\n    [ $COMP_CWORD != 1 ] || words='");
    for (int i = 0; i < n; i++)
        fprintf(out, "%s ", command[i]->name);
    fprintf(out, "help --help --version --manual --completion'\n"
        "    case $COMP_CWORD:$word in\n"
        "    1:* | *:-*) COMPREPLY=($(compgen -W \"$words\" -- "
        "\"$word\")) ;;\n"
        "    *) " PROPOSE_FILES " ;;\n"
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
        if (takes_choice(o)) {
            fprintf(out, ":%s:(", o->name);
            print_choices(out, o);
            fputs(")", out);
        } else if (takes_word(o))
            fprintf(out, ":%s:%s", o->value, o->kind == A_PATH ? "_files"
                                                               : " ");
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
