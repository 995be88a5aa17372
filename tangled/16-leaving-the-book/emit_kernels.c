/* emit_kernels.c - the kernels that a file needs, and printing them. */
#include "emit_kernels.h"
#include "print_code.h"
#include <assert.h>
#include <ctype.h>
#include <string.h>

void need_kernel(KernelSet *s, const char *name)
{
    for (int i = 0; i < kernel_texts(); i++)
        if (strcmp(kernel_text(i).name, name) == 0)
            s->has[i] = 1;
}

/* Does the word stand in the text, at the begin of a word? */
static int has_word(const char *text, const char *word)
{
    for (const char *at = strstr(text, word); at != NULL;
         at = strstr(at + 1, word))
        if (at == text || (!isalnum((unsigned char)at[-1]) && at[-1] != '_')
            || !isalpha((unsigned char)word[0]))
            return 1;
    return 0;
}

static int calls(KernelText caller, KernelText called)
{
    char name[64];
    snprintf(name, sizeof name, "%s(", called.name);
    return has_word(caller.text, name) || has_word(caller.text, called.call);
}

static int is_elementary(KernelText k)
{
    return strncmp(k.name, "elementary_", 11) == 0;
}

/* Adds what is called; are there elementary functions? */
static int complete(KernelSet *s)
{
    int elementary = 0;
    assert(kernel_texts() <= KERNELS_MOST);
    for (int i = kernel_texts() - 1; i >= 0; i--) {
        if (!s->has[i])
            continue;
        for (int k = 0; k < i; k++)
            if (calls(kernel_text(i), kernel_text(k)))
                s->has[k] = 1;
        if (!elementary && is_elementary(kernel_text(i))) {
            need_kernel(s, "bits_of");
            need_kernel(s, "float_of");
            elementary = 1;
        }
    }
    return elementary;
}

static void print_constant(FILE *out, KernelConstant c)
{
    char text[32];
    float_text(c.value, text);
    if (c.bits != 0)
        fprintf(out, "#define %s 0x%08lxU\n", c.name, (unsigned long)c.bits);
    else
        fprintf(out, "#define %s (%s)\n", c.name, text);
}

static int is_used(const KernelSet *s, const char *name)
{
    for (int i = 0; i < kernel_texts(); i++)
        if (s->has[i] && has_word(kernel_text(i).text, name))
            return 1;
    return 0;
}

static void print_words(FILE *out, const KernelSet *s)
{
    fprintf(out, "\n%s", elementary_words);
    for (int i = 0; i < kernel_constants(); i++)
        if (is_used(s, kernel_constant(i).name))
            print_constant(out, kernel_constant(i));
}

static void take_back_words(FILE *out, const KernelSet *s)
{
    static const char define[] = "#define ";
    fprintf(out, "\n");
    for (const char *at = strstr(elementary_words, define); at != NULL;
         at = strstr(at + 1, define)) {
        const char *word = at + strlen(define);
        fprintf(out, "#undef %.*s\n", (int)strcspn(word, "( "), word);
    }
    for (int i = 0; i < kernel_constants(); i++)
        if (is_used(s, kernel_constant(i).name))
            fprintf(out, "#undef %s\n", kernel_constant(i).name);
}

void print_kernels(FILE *out, KernelSet *s)
{
    const int elementary = complete(s);
    int words = 0;
    for (int i = 0; i < kernel_texts(); i++) {
        const int with = elementary && is_elementary(kernel_text(i));
        if (with && !words)
            print_words(out, s);
        if (!with && words)
            take_back_words(out, s);
        words = with;
        if (s->has[i])
            print_code(out, kernel_text(i).text);
    }
}
