/* check_command.c - the program, as it is typed. */
#include "session.h"
#include "testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What every row begins with: a directory of its own, and short names. */
static const char prelude[] =
    "cd \"$ROW\" || exit 99\n"
    "t () { \"$OUT/command\" \"$@\"; }\n"
    "small='--config layers=1,width=16,context=8,batch=2 --exact --every 5'\n"
    "seq 300 > text\n"
    "set -m\n";

typedef struct Typed {
    const char *script;
    int status;                         /* of its last command */
    const char *said;                   /* an extended regular expression */
} Typed;

/* Runs a script; 1 if it ends and prints as it should. */
static int row_passes(const Typed *r, int number)
{
    char row[1000], command[4000];
    snprintf(row, sizeof row, "%s/rows/%d", getenv("OUT"), number);
    setenv("ROW", row, 1), setenv("SCRIPT", r->script, 1);
    setenv("SAID", r->said, 1), setenv("PRELUDE", prelude, 1);
    snprintf(command, sizeof command, "%d", r->status);
    setenv("SKIPPED", command, 1);
    snprintf(command, sizeof command, "rm -rf \"$ROW\" && mkdir -p \"$ROW\" "
        "&& { bash -c \"$PRELUDE$SCRIPT\" > \"$ROW/said\" 2>&1; s=$?; "
        "cat \"$ROW/said\"; [ $s = %d ] || echo \"status $s\"; "
        "[ $s = %d ] && { tr '\\n\\r' '  ' < \"$ROW/said\"; echo; } "
        "| grep -Eq -- \"$SAID\"; }", r->status, r->status);
    const int status = system(command);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#define ROW_TEST(name, table) \
    START_TEST(name) \
    { \
        ck_assert_msg(row_passes(&table[_i], 100 * __LINE__ + _i), \
                      "%s", table[_i].script); \
    } \
    END_TEST

static const Typed help[] = {
    { "t --help", 0, "^usage: tinycat COMMAND .* train .* generate .* info " },
    { "t train --help", 0, "--resume FILE +goes on .*layers +heads .*Example"
        },
    { "t --help > a; t help > b; t -h > c; cmp a b && cmp a c; t train --help "
        "> a; t help train > b; t train text -h > c; cmp a b && cmp a c", 0,
        "^ ?$" },
    { "t help trian", 2, "expected train, .* got trian" },
    { "t generate x --help", 0, "--top-k K +of the K likeliest" },
    { "t info --help", 0, "^usage: tinycat info " },
    { "t --version", 0, "^tinycat [0-9.]+ $" },
    { "[ \"$(t --version)\" = \"tinycat $(sed -n 's/^#define TC_VERSION "
        "\"\\(.*\\)\".*/\\1/p' \"$TREE/A11-library/tinycat.h\")\" ]", 0, "" },
    { "t --help > /dev/full", 1, "standard output: No space left" },
    { "t train -- --help", 1, "--help: No such file" },
};
ROW_TEST(help_is_printed, help)

/* A row passes, and says so, where a program is not installed. */
#define WANTS(program) "command -v " program " > x || { echo skip: no " \
    program "; exit $SKIPPED; }; "
static const Typed written[] = {
    { "seq 400 > notes.txt; tinycat () { t \"$@\"; }; t --help | sed -n "
        "'/^Examples:/,/^tinycat/s/^  \\(tinycat .*\\)/\\1/p' > typed; "
        "cat typed; while read -r line; do echo \"$line\"; eval \"$line\" "
        "> out || exit 90; case $line in *.onnx | *'>'*) ;; *) [ -s out ] || "
        "exit 91 ;; esac; done < typed; [ -s notes.onnx ] && [ -s notes.c ]", 0,
        "tinycat train .*tinycat generate .*tinycat info " },
    { "t --help | sed -n 's/^  \\([a-z]*\\)  .*/\\1/p' > names; while read -r "
        "name; do t $name --help | grep -A 2 '^Example:$' | grep \"^  tinycat "
        "$name \" || exit 90; t --manual | grep -F \".SH TINYCAT $name\" || "
        "exit 91; for s in bash zsh; do t --completion $s | grep -Fq \"$name\" "
        "|| exit 92; done; done < names; wc -l < names", 0, " [3-9] $" },
    { WANTS("groff") "t --manual | groff -man -ww -Tutf8 -P-cbou "
        "> page 2> warnings; cat warnings page; [ ! -s warnings ]", 0,
        "TINYCAT.*NAME.*train.*--resume.*layers +heads|skip" },
    { WANTS("man") "t --manual > tinycat.1; man --warnings -l "
        "tinycat.1 2> warnings > page; cat warnings page; [ ! -s warnings ]",
        0, "TINYCAT.*--resume|skip" },
    { WANTS("mandoc") "t --manual | mandoc -T lint -W warning",
        0, "" },
};
ROW_TEST(what_is_written_down_works, written)

#define PROPOSE(words, at) "touch nine.txt; t --completion bash > c; . ./c; " \
    "COMP_WORDS=(tinycat " words ") COMP_CWORD=" #at "; _tinycat; " \
    "echo \"${COMPREPLY[*]}\""
static const Typed completed[] = {
    { PROPOSE("tr", 1), 0, "^train $" },
    { PROPOSE("train --st", 2), 0, "^--steps $" },
    { PROPOSE("train --out ni", 3), 0, "^nine.txt $" },
    { "touch 'a b' 'a c'; " PROPOSE("train a", 2) "; echo ${#COMPREPLY[@]}", 0,
        "^a b a c 2 $" },
    { PROPOSE("export --target ''", 3), 0, "^npy gpt2 onnx $" },
    { PROPOSE("export --target o", 3), 0, "^onnx $" },
    { PROPOSE("emit --target c", 3), 0, "^ $" },
    { PROPOSE("train --steps ''", 3), 0, "^ $" },
    { PROPOSE("train ni", 2), 0, "^nine.txt $" },
    { PROPOSE("info --", 2), 0, "^--arrays --help $" },
    { PROPOSE("info --x", 2), 0, "^ $" },
    { "t --completion tcsh", 2, "expected bash or zsh, got tcsh" },
    { "t --completion", 2, "expected bash or zsh, got nothing" },
    { "t --completion zsh > _t; command -v zsh || exit 0; zsh -n _t", 0, "" },
};
ROW_TEST(words_are_completed, completed)

static const Typed misuse[] = {
    { "t", 2, "expected train, generate, .* got nothing" },
    { "t trian", 2, "expected train, generate, .* got trian" },
    { "t train --stpes 3", 2, "--stpes: expected --book .*train --help" },
    { "t train text --steps", 2, "--steps: expected N after it" },
    { "t train text --steps -1", 2, "from 0 to .*, got .-1" },
    { "t train text --config huge", 2, "--config: \"huge\": expected tiny" },
    { "t train text --config tiny,heads=5", 2, "--config: 5 heads of a wid" },
    { "t train a b", 2, "expected an option, got \"b\"" },
    { "t generate --top-p 0", 2, "--top-p: expected a number from 1e-06 to" },
    { "t train text --resume m --seed 2", 2, "--seed: expected to be left" },
};
ROW_TEST(misuse_has_status_2, misuse)

static const Typed texts[] = {
    { ": > text; t train text", 1, "text: expected from 1 to .*, got 0" },
    { "t train < /dev/null -", 1, "-: expected from 1 to .* got 0" },
    { "t train nowhere", 1, "nowhere: No such file or directory" },
    { "t train .", 1, "\\.: Is a directory" },
    { "head -c 9 text > s; t train s $small --steps 1", 0, "9 bytes; 9 "
        "tokens to learn, 0 to judge by .*step 1 of 1, loss [0-9.]+ " },
    { "head -c 8 text > s; t train s $small", 1, "a text of 8 bytes: its "
        "first nine tenths are 8 tokens, expected more than the context, 8" },
    { "t train --book .", 1, "\\.: expected the book's chapters 0 to 11, "
        "chapter 0 is not there" },
};
ROW_TEST(a_text_that_cannot_be_has_status_1, texts)

static const Typed files[] = {
    { "t train text $small --out no/m", 1, "no/m: No such file or direct" },
    { "t train text $small --out text/m", 1, "text/m: Not a directory" },
    { "touch m; t train text $small --out m", 1, "m: expected no such file" },
    { "t train text $small --memory 1k", 1, "--memory: expected more than "
        "1024 bytes" },
    { "t train text $small --log no/x", 1, "no/x: No such file" },
    { "t train text $small --log /dev/full", 1, "/dev/full: No space left" },
    { "t info nowhere", 1, "nowhere: No such file" },
    { "t info text", 1, "text: expected a safetensors file" },
    { "t train text --resume text", 1, "text: expected a safetensors" },
    { "cp text old; t train text $small --log text; s=$?; cmp text old && "
        "exit $s", 1, "text: expected a log, whose first line is step,loss" },
    { "t train text $small --out m --log m", 2, "--log: expected another fi" },
    { "mkfifo f; t train text $small --out m --log m.csv > x 2>&1; t export m "
        "--target onnx --out f", 1, "f: expected a regular file, or none" },
    { "t train text $small --steps 1 --quiet --out m; cp m old; t export m "
        "--target onnx --out m; s=$?; cmp m old && exit $s", 2, "--out: exp" },
    { "t train text $small --steps 3 --quiet --out m; cp m old; touch n; t "
        "train text --resume m --steps 4 --out n; t train text --resume m "
        "--steps 2; s=$?; cmp m old && [ ! -s n ] && exit $s", 2, "n: expected "
        "no such file.*--steps: expected at least the 3 that m has done, got "
        "2" },
};
ROW_TEST(a_file_that_cannot_be_has_status_1, files)

#define MODEL "t train text $small --steps 10 --seed 4 --out m > price && "
static const Typed model[] = {
    { MODEL "cat price", 0, "width 16, context 8, vocabulary 256 numbers "
        "+7536 parameters text +1092 bytes; 983 tokens to learn, 109 to" },
    { MODEL ":", 0, "^step 5 of 10, loss [0-9.]+, validation [0-9.]+ step 10 "
        "of 10, .*10 steps in" },
    { MODEL "t train text $small --steps 3 --out n --quiet", 0, "^step 5[^T]*"
        "tokens a second $" },
    { MODEL "t info m", 0, "step 10 of 10, rate 0.003, seed 4, .*bytes, "
        "checksum .*agrees wte.weight +4096 = 256 x 16 .*7536" },
    { MODEL "t info m --arrays", 0, "seed +4 .*adam.v.wte.weight +F32 +256 "
        "16 .*tokenizer.merges +I32 +0 2 .*51 arrays, 90448 bytes" },
    { MODEL "t generate m --tokens 20 --prompt 1 | wc -c", 0, " 21 $" },
    { MODEL "t generate m --tokens 1 --prompt '' | wc -c", 0, " 2 $" },
    { MODEL "t generate m --tokens 20 > a; t generate m --tokens 20 > b; "
        "t generate m --tokens 20 --seed 2 > c; cmp a b && ! cmp -s a c", 0,
        "" },
    { MODEL "t generate m --temperature 0 > a; t generate m --top-k 1 > b; "
        "cmp a b", 0, "" },
    { "t train text --config vocabulary=280,width=16,context=8,batch=2 "
        "--steps 1 --out m && t generate m --tokens 9 --prompt '12 13' > out "
        "&& t info m", 0, "24 merges" },
};
ROW_TEST(a_model_is_trained_and_used, model)

#define ASKED(call, variables) "printf '#include \"m.c\"\\n" variables \
    "int main(void) { return " call "; }\\n' > main.c && cc -std=c99 " \
    "-ffp-contract=off main.c -o main && ./main"
static const Typed emitted[] = {
    { MODEL "t emit m > m.c && grep -c '^int model_' m.c && "
        ASKED("model_self_test()", ""), 0, " 2 $" },
    { MODEL "t emit m --name notes --int8 > m.c && "
        ASKED("notes_self_test()", ""), 0, "" },
    { MODEL "t emit m --train-step > m.c && grep -c '^int model_' m.c && "
        ASKED("model_self_test(p)", "static float p[MODEL_PARAMETERS];"),
        0, " 3 $" },
    { MODEL "t emit m --ram 1k", 1, "tinycat: m: expected at most 1024 bytes "
        "of variables, the model has [0-9]+ $" },
    { MODEL "t emit m --flash 20000 > m.c; s=$?; [ ! -s m.c ] && exit $s", 1,
        "at most 20000 bytes of tables, the model has 30[0-9]+ $" },
    { MODEL "t emit m --flash 20000 --int8 > m.c", 0, "" },
    { MODEL "t emit m --int8 --train-step", 1, "expected one of them" },
    { MODEL "t emit m --name 9", 1, "name .9.: expected 1 to 40 letters" },
    { "t emit m --target rust", 2, "--target: expected c99, got .rust." },
    { "t emit nowhere", 1, "nowhere: No such file" },
    { "t emit --help", 0, "^usage: tinycat emit .*--flash BYTES +refuses" },
};
ROW_TEST(a_model_is_emitted, emitted)

#define GPT2 MODEL "t export m --target gpt2 --out g && "
static const Typed exported[] = {
    { GPT2 "t export g/model.safetensors --target gpt2 --out h && "
        "cmp g/model.safetensors h/model.safetensors && "
        "cmp g/config.json h/config.json", 0, "" },
    { GPT2 "t generate m --temperature 0 --tokens 9 --prompt 1 > a && "
        "t generate g/model.safetensors --temperature 0 --tokens 9 --prompt "
        "49 > b && [ \"$(echo $(od -An -v -tu1 a))\" = \"$(echo $(cat b))\" ]",
        0, "" },
    { GPT2 "t info g/model.safetensors", 0, "1 layer.* width 16, context 8.* "
        "GPT-2: no run.*begin with .transformer\\.\"; 0 masks.* 7536" },
    { MODEL "t export m --target npy --out n && ls n | wc -l && "
        "wc -c n/wte.weight.npy", 0, " 17 16512 n" },
    { MODEL "t export m --target onnx --out x --length 4 --sequences 2 && "
        "t export m --target onnx --out y && ! cmp -s x y && "
        "head -c 11 x | tail -c 7", 0, "second tinycat" },
};
ROW_TEST(a_model_is_exported, exported)

static const Typed no_export[] = {
    { "t export text --out g", 2, "--target: expected npy, gpt2 or onnx, got n"
        },
    { "t export text --target xml --out g", 2, "gpt2 or onnx, got xml" },
    { "t export text --target npy", 2, "--out: expected a path, got nothing" },
    { "t export text --target npy --out g", 1, "text: expected a safetensors" },
    { MODEL "t export m --target onnx --length 9 --out x", 1, "length 9: "
        "expected from 1 to 8, the context" },
    { MODEL "t export m --target npy --out text", 1, "text/config.json: Not a "
        },
    { MODEL "t export m --target onnx --out no/x", 1, "no/x: No such file" },
    { GPT2 "rm g/config.json; t info g/model.safetensors", 1, "g/config.json: "
        "No such file" },
    { GPT2 "sed -i s/gelu_new/relu/ g/config.json; t generate "
        "g/model.safetensors", 1, "g/config.json: activation_function: "
        "expected .gelu_new., got .relu" },
    { GPT2 "sed -i 's/n_embd.: 16/n_embd\": 32/' g/config.json; t info "
        "g/model.safetensors", 1, "g/model.safetensors: transformer.wte.weight"
        ": expected F32 .256..32., got F32 .256..16." },
    { GPT2 "t generate g/model.safetensors --prompt 1,256", 1, "--prompt: "
        "expected numbers of tokens from 0 to 255, such as 0,1, got .256" },
    { GPT2 "t generate g/model.safetensors --prompt A", 1, "got .A" },
};
ROW_TEST(what_cannot_be_exported_is_told, no_export)

static const Typed trouble[] = {
    { MODEL "t generate m --prompt 123456789", 1, "--prompt: a prompt of 9 "
        "tokens: expected at most 8, the context" },
    { MODEL "t generate m > /dev/full", 1, "standard output: No space left" },
    { MODEL "t generate m --tokens 1000000 | head -c 3", 0, "" },
    { MODEL "head -c 9000 m > cut; t generate cut", 1, "cut: .*expected" },
    { MODEL "{ head -c 30000 m; head -c 30001 m | tail -c 1 | tr '\\0-\\377' "
        "'\\1-\\377\\0'; tail -c +30002 m; } > bit; t train text --resume bit",
        1, "bit: checksum: expected" },
    { MODEL "tr 12 21 < text > x; t train x --resume m", 1, "expected the text "
        "that m was trained on, 1092 bytes with .*, got 1092 bytes with" },
    { MODEL "cp m old; (ulimit -f 8; t train text --resume m --steps 20); "
        "s=$?; cmp m old && [ ! -e m.part ] && exit $s", 1,
        "m: File too large" },
    { "(ulimit -f 8; t train text $small --out m); s=$?; [ ! -e m ] && "
        "[ ! -e m.part ] && exit $s", 1, "m: File too large" },
};
ROW_TEST(trouble_is_told_and_the_model_kept, trouble)

/* A run of 40 steps; the same run stopped on its way, again until it was
 * really under way; and the run that goes on from there.  Rows in the log say
 * how far it is. */
#define KILLED(number, status, steps) \
    "r='--config layers=2,width=32,context=32,batch=8,shards=2 --exact " \
        "--every 5 --quiet --steps 40'\n" \
    "whole=$OUT/rows/whole\n" \
    "[ -e $whole ] || t train text $r --out $whole --log $whole.csv\n" \
    "s=0\n" \
    "for try in 1 2 3 4 5; do\n" \
    "    rm -f m m.part m.csv; : > m.csv\n" \
    "    \"$OUT/command\" train text $r --out m --log m.csv &\n" \
    "    until mapfile -t rows < m.csv; [ ${#rows[@]} -gt 10 ] \\\n" \
    "        || ! kill -0 $! 2> x; do sleep 0.01; done\n" \
    "    kill -" number " $!; wait $!; s=$?; [ $s = 0 ] || break; done\n" \
    "[ $s = " status " ] || exit 97\n" \
    "t info m | grep -E 'step " steps " of 40' || exit 96\n" \
    "t train text --resume m --log m.csv --every 5 --quiet || exit 95\n" \
    "cmp m $whole && cmp m.csv $whole.csv && wc -l m.csv"

#define WAY_ON "cp text \"it's a text\"; \"$OUT/command\" train " \
    "\"it's a text\" $small --quiet --steps 9999999 --every 100000 " \
    "--threads 1 --out m " \
    "2> told & until [ -e m ]; do sleep 0.01; done; kill -INT $!; wait $!; " \
    "n=$(t info m | sed -n 's/.*step \\([0-9]*\\) of.*/\\1/p'); sed -n \"s/" \
    ".*to go on: tinycat\\(.*\\)/t\\1 --steps $n/p\" told > on; cat on; " \
    ". ./on"
static const Typed killed[] = {
    { "rm -f $OUT/rows/whole*; " KILLED("KILL", "137", "[1-3]?[05]"), 0,
        "step [1-3]?[05] of 40, rate .* 41 m.csv" },
    { KILLED("INT", "130", "[1-3][0-9]"), 0, "stopped at step [1-3][0-9] of "
        "40; to go on: tinycat train --resume m --log m.csv --every 5 --quiet "
        "text .* 41 m.csv" },
    { WAY_ON, 0, "--resume m --every 100000 --threads 1 --quiet 'it'" },
    { KILLED("TERM", "143", "[1-3][0-9]"), 0, "stopped at step .*41 m.csv" },
};
ROW_TEST(a_run_that_is_killed_goes_on, killed)

static const Typed same[] = {
    { "t train text $small --steps 12 --out a --threads 2 --log l > x; t "
        "train - < text $small --steps 12 --out b --threads 1 > x; t train "
        "text $small --steps 12 --out c --every 1 > x; cmp a b && cmp a c; "
        "head -1 l", 0, "step,loss,norm,rate,validation $" },
    { "t train text $small --steps 0 --out a > x && t train text --resume a "
        "--steps 7 > x && t train text $small --steps 7 --out b > x && "
        "cmp a b", 0, "" },
    { "t train text $small --steps 5 --out m --log l && ! [ l -nt m ]", 0,
        "" },
    { "mkdir p; for i in 00 01 02 03 04 05 06 07 08 09 10 11 12; do cp text "
        "p/$i-x.nw; done; t train --book p $small --steps 0 --out a", 0,
        "text +13104 bytes" },
};
ROW_TEST(the_same_run_has_the_same_bytes, same)

/* A row with ranks passes, and says so, where there are none. */
#define RANKS "export OMPI_MCA_rmaps_base_oversubscribe=1\n" \
    "export HWLOC_HIDE_ERRORS=2\n" /* of systems without /sys */ \
    "ldd \"$OUT/command\" | grep -q libmpi && command -v mpirun " \
    "> x || { echo skip: no MPI; exit $SKIPPED; }\n" \
    "export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1\n" \
    "export ASAN_OPTIONS=detect_leaks=0\n" /* MPI's own */ \
    "m () { n=$1; shift; mpirun -n $n \"$OUT/command\" \"$@\"; }\n"
#define MANY "r='--config layers=2,width=32,context=32,batch=8,shards=8 " \
    "--exact --every 5 --quiet --steps 12'\n" \
    "one=$OUT/rows/one\n" \
    "[ -e $one ] || t train text $r --out $one --log $one.csv\n"
/* A run of which a rank dies: of forked ones the second child, or all. */
#define LOST "rm -f m; " MANY "\"$OUT/command\" train text $r --steps 900000 " \
    "--every 900000 --out m --log l --workers 4 & p=$!\n" \
    "until [ -e m ]; do sleep 0.01; done; sleep 0.1\n"

static const Typed many[] = {
    { "rm -f $OUT/rows/one*; " MANY "for n in 1 2 3 4 8; do t train text $r "
        "--out m$n --log l$n --workers $n || exit 90; cmp m$n $one && cmp "
        "l$n $one.csv || exit 91; done", 0, "" },
    { MANY "t train text $r --out a --threads 2 --workers 4; cmp a $one", 0,
        "" },
    { MANY RANKS "for n in 1 2 4 8; do m $n train text $r --out m$n --log "
        "l$n || exit 90; cmp m$n $one && cmp l$n $one.csv || exit 91; done",
        0, "^ ?$|skip" },
    { MANY "for n in '1 4' '8 2' '4 1'; do set -- $n; t train text $r "
        "--steps 5 --out m$1 --workers $1 && t train text --resume m$1 "
        "--steps 12 --quiet --workers $2 || exit 90; done; cmp m1 m8 && "
        "cmp m1 m4 && ! cmp -s m1 $one", 0, "" },
    { LOST "kill -9 $(pgrep -P $p | sed -n 2p); wait $p; s=$?; t info m | "
        "grep step; exit $s", 1, "rank 2 is gone; m holds step 0 .*step 0 of" },
    { LOST "kill -9 $p; wait $p; sleep 0.5; pgrep -f \"$ROW\"; echo end", 0,
        "rank [12]: rank 0 is gone.* end" },
    { RANKS MANY "mpirun -n 4 \"$OUT/command\" train text $r --steps 900000 "
        "--every 900000 --out m & p=$!; until [ -e m ]; do sleep 0.01; done; "
        "kill -9 $(pgrep -P $p | tail -1); wait $p; s=$?; t info m | grep "
        "step; [ $s != 0 ]", 0, "signal 9.*step 0 of|skip" },
    { LOST "kill -TERM $p; wait $p", 143, "stopped at step [0-9]+ of 900000" },
};
ROW_TEST(many_hands_make_one_model, many)

static const Typed unlike[] = {
    { "t train text $small --workers 3", 1, "3 workers: expected at most as "
        "many as the run has shards, 2; --config shards=N" },
    { "t train text $small --workers 0", 2, "--workers: expected an integer "
        "from 1 to 64" },
    { "t train text $small --workers 2 --out no/m", 1, "tinycat: no/m: No "
        "such file or directory $" },
    { "t train text $small --quiet --workers 2 --log /dev/full", 1,
        "^tinycat: /dev/full: No space left on device $" },
    { "t train text $small --quiet --workers 2 --memory 1k", 1, "^tinycat: "
        "--memory: expected more than 1024 bytes; [^:]*$" },
    { RANKS "mpirun -n 1 \"$OUT/command\" train text $small --out m : "
        "-n 1 \"$OUT/command\" train text $small --out m --seed 2; [ ! -e m "
        "] && exit 1", 1, "rank 1: expected seed 1, as rank 0 has, got seed "
        "2|skip" },
    { RANKS "m 2 train text $small --workers 2", 2, "--workers: expected to "
        "be left out under mpirun, which has started 2|skip" },
    { RANKS "m 2 train - $small < text", 1, "-: expected a file, which each "
        "of the 2|skip" },
};
ROW_TEST(workers_that_cannot_work_are_refused, unlike)

static const Typed installed[] = {
    { "R=$ROW/root; make -s -C \"$TREE/A16-command\" install "
        "BUILD=\"${OUT%/*}\" DESTDIR=\"$R\" PREFIX=/usr && ls \"$R/usr/share/"
        "tinycat\" | wc -l && \"$R/usr/bin/tinycat\" --version && head -1 "
        "\"$R/usr/share/man/man1/tinycat.1\" && make -s -C "
        "\"$TREE/A16-command\" uninstall DESTDIR=\"$R\" PREFIX=/usr && "
        "! find \"$R\" -type f | grep .", 0, "12 tinycat .*TH TINYCAT 1" },
    { "\"$OUT/tinycat\" train", 1, "/share/tinycat: expected the book's chap"
        },
};
ROW_TEST(it_is_installed_and_removed, installed)

/* A weight that is near the largest float, in a run that was saved. */
static void save_spoilt(const char *path)
{
    static _Alignas(max_align_t) unsigned char table[1 << 16];
    Arena a = arena_over(table, sizeof table);
    Corpus text;
    Run r = { .exact = 1, .seed = 1, .steps = 9, .rate = 0.1 };
    Lesson l;
    Session s;
    Sentence why;
    Complaint said;
    ck_assert(corpus_file("Makefile", &text, &why) == OK);
    r.text_bytes = (int64_t)text.length, r.text_sum = text.sum;
    ck_assert(recipe_read("layers=2,width=16,context=8,batch=2", &r.recipe,
                          &why) == OK);
    ck_assert(lesson_learn(&text, &a, &r, &why) == OK);
    ck_assert(lesson_begin(&text, &r, &l, &why) == OK);
    ck_assert(session_begin(&r, &l, 0, 1, NULL, &s, &said) == OK);
    for (int i = 0; i < gpt_tensors(&r.recipe.config); i++)
        if (strcmp(s.trainer.tensor[i].name, "h.1.mlp.c_fc.weight") == 0)
            for (int k = 0; k < 64; k++)
                s.trainer.weight[s.trainer.tensor[i].at + (size_t)k] = 3e38f;
    ck_assert(run_save(path, &r, &s.trainer, &why) == OK);
    session_end(&s), lesson_free(&l), corpus_free(&text);
}

static const Typed spoilt[] = {
    { "cp \"$OUT/spoilt\" m; t train \"$TREE/A16-command/Makefile\" "
        "--resume m; s=$?; cmp m \"$OUT/spoilt\" && exit $s", 1, "step 1: "
        "expected a finite loss and gradient, got .*, is the first whose "
        "value is not finite; the last parameter read is h.1.mlp.c_fc.weight"
        "; m holds step 0" },
    { "t generate \"$OUT/spoilt\"", 1, "spoilt: expected finite logits" },
};

START_TEST(a_loss_that_is_not_finite_stops_the_run)
{
    char path[1000];
    snprintf(path, sizeof path, "%s/spoilt", getenv("OUT"));
    save_spoilt(path);
    ck_assert(row_passes(&spoilt[_i], 99 + _i));
}
END_TEST

static void set_environment(void)
{
    char tree[1000] = "";
    setenv("CK_FORK", "no", 1);         /* one row after the other */
    if (getcwd(tree, sizeof tree) != NULL && strrchr(tree, '/') != NULL)
        *strrchr(tree, '/') = '\0';
    setenv("TREE", tree, 1);            /* all chapters */
}

int main(void)
{
    set_environment();
    const Test tests[] = {
        { help_is_printed, ROWS(help) },
        { what_is_written_down_works, ROWS(written) },
        { words_are_completed, ROWS(completed) },
        { misuse_has_status_2, ROWS(misuse) },
        { a_text_that_cannot_be_has_status_1, ROWS(texts) },
        { a_file_that_cannot_be_has_status_1, ROWS(files) },
        { a_model_is_trained_and_used, ROWS(model) },
        { a_model_is_emitted, ROWS(emitted) },
        { a_model_is_exported, ROWS(exported) },
        { what_cannot_be_exported_is_told, ROWS(no_export) },
        { trouble_is_told_and_the_model_kept, ROWS(trouble) },
        { a_run_that_is_killed_goes_on, ROWS(killed) },
        { the_same_run_has_the_same_bytes, ROWS(same) },
        { many_hands_make_one_model, ROWS(many) },
        { workers_that_cannot_work_are_refused, ROWS(unlike) },
        { it_is_installed_and_removed, ROWS(installed) },
        { a_loss_that_is_not_finite_stops_the_run, ROWS(spoilt) },
    };
    return run_tests("command", ROWS(tests), tests);
}
