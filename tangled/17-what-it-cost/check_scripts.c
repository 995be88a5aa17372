/* check_scripts.c - the scripts of tables, on files whose answers are known. */
#include "testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define RUN "task step-a 2e9 0 0\npeak library 1 100\npeak library 2 200\n" \
    "seconds step-a 1 0.025\nseconds step-a-2 2 0.02\n"
#define FN(f, n) "fn=" f "\n7 " n "\n"
static const struct { const char *script, *input, *said; int status; }
CASES[] = {
    { "goals", RUN "|bar|x|share|step-a|>=|0.8\n", "0.8    >= 0.8  met", 0 },
    { "goals", RUN "|bar|x|share|step-a|>=|1.6\n", "50 % off", 0 },
    { "goals", RUN "|bar|x|share|step-a-2|>=|0.6\n", "17 % off", 0 },
    { "goals", RUN "|goal|x|ms|step-a|<=|20\n", "25     <= 20  25 % off", 0 },
    { "goals", RUN "|goal|x|ms|step-a|<=|25\n", "goals-met = 1", 0 },
    { "goals", RUN "|goal|x|50|step-a|>=|1\n", "2      >= 1  met", 0 },
    { "goals", RUN "|goal|x|us|step-z|<=|25\n", "  open  ", 0 },
    { "goals", RUN "|goal|x|us|step-a|<|25\n", "expected <= or >=", 1 },
    { "goals", RUN "|goal|x|hours|step-a|<=|25\n", "expected share", 1 },
    { "goals", RUN "|goal|x|ms|step-a|<=\n", "expected six fields", 1 },
    { "counted", FN("by_hand", "1") FN("tiles.avx2", "5") "calls=3 0\n7 900\n"
      FN("avx2_rows", "2"), "instructions,t,products,7\n", 0 },
    { "seen", "predicted,gradient-a,,4000000\nfetched,gradient-a,1048576,"
      "6000000\n", "1.00        4.00      6.00    1.50", 0 },
    { "seen", "instructions,t,rest,1\ninstructions,t,products,3\n",
      "instructions-t-products = 75", 0 },
    { "reached", "00 <f>:\n 1: mov a\n 2: call 9 <g>\n\n09 <g>:\n 9: ret\n"
      "\n0a <h>:\n a: ret\n", "3\n", 0 },
    { "reached", "00 <f>:\n 1: call 5 <f+0x5>\n 2: R_X86_64_PLT32 g-0x4\n"
      " 5: nop\n\n09 <g>:\n 9: ret\n\n09 <g>:\n 9: ret\n", "2\n", 0 },
    { "reached", "00 <f>:\n 1: jmp 4 <f+0x4>\n 4: call 0 <f>\n", "2\n", 0 },
};

/* What begins with | is of goals.txt, and read after the rest. */
static void write_command(const char *script, const char *path, size_t n,
                          char to[])
{
    const char *const given = strcmp(script, "seen") == 0 ? "-F," : "";
    snprintf(to, n, "sed '/^|/d' %s > %s.1; sed -n 's/^|//p' %s > %s.2; "
             "awk %s -v f=f -v task=t -f %s.awk %s.1 FS='|' %s.2 2>&1",
             path, path, path, path, given, script, path, path);
}

START_TEST(scripts_say_what_is_known)
{
    char path[1024], command[8192], said[4096];
    ck_assert_ptr_nonnull(getenv("OUT"));
    snprintf(path, sizeof path, "%s/script-%d", getenv("OUT"), _i);
    FILE *f = fopen(path, "w");
    ck_assert_ptr_nonnull(f);
    fputs(CASES[_i].input, f);
    ck_assert_int_eq(fclose(f), 0);
    write_command(CASES[_i].script, path, sizeof command, command);
    FILE *script = popen(command, "r");
    ck_assert_ptr_nonnull(script);
    said[fread(said, 1, sizeof said - 1, script)] = '\0';
    ck_assert_int_eq(WEXITSTATUS(pclose(script)) != 0, CASES[_i].status);
    ck_assert_msg(strstr(said, CASES[_i].said) != NULL, "%s", said);
}
END_TEST

int main(void)
{
    const Test test = { scripts_say_what_is_known, ROWS(CASES) };
    return run_tests("scripts", 1, &test);
}
