/* train_command.c - tinycat train. */
#include "commands.h"
#include "crew.h"
#include "progress.h"
#include "replacement.h"
#include "run_log.h"
#include "session.h"
#include "tinycat.h"
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TEXT, BOOK_AT, CONFIG, STEPS, RATE, SEED, EXACT, OUT, RESUME, LOG_AT,
       EVERY, MEMORY, THREADS, WORKERS, QUIET, TRAIN_OPTIONS };
static const Option option[TRAIN_OPTIONS] = {
    [TEXT] = { "TEXT", OPERAND, 0, 0, NULL, NULL,
        "the text to learn, a file; - is standard input" },
    [BOOK_AT] = { "book", A_PATH, 0, 0, "DIR", NULL,
        "where the book's chapters are, if no text is named" },
    [CONFIG] = { "config", ANY_WORD, 0, 0, "C", "small",
        "a name below, sizes such as layers=2,width=64, or both" },
    [STEPS] = { "steps", WHOLE, 0, 1e12, "N", "1000",
        "steps in all; 0 makes a model that has learned nothing" },
    [RATE] = { "rate", NUMBER, 1e-9, 1, "R", "0.003",
        "the highest learning rate" },
    [SEED] = { "seed", WHOLE, 0, 9007199254740991, "N", "1",
        "where the random numbers begin" },
    [EXACT] = { "exact", FLAG, 0, 0, NULL, NULL,
        "the same bits on every machine, a little slower" },
    [OUT] = { "out", A_PATH, 0, 0, "FILE", "model.safetensors",
        "where the model goes" },
    [RESUME] = { "resume", A_PATH, 0, 0, "FILE", NULL,
        "goes on with the run in this file" },
    [LOG_AT] = { "log", A_PATH, 0, 0, "FILE", NULL,
        "a row of comma-separated values for each step" },
    [EVERY] = { "every", WHOLE, 1, 1e12, "N", "100",
        "steps from one saving and validation to the next" },
    [MEMORY] = { "memory", BYTES, 1, 1e15, "N", NULL,
        "bytes for training at most, such as 64M; it may take longer" },
    [THREADS] = { "threads", WHOLE, 1, WORKERS_MAX, "N", NULL,
        "threads of a worker, at most as many as its shards (all "
        "processors)" },
    [WORKERS] = { "workers", WHOLE, 1, PROCESSES_MOST, "N", NULL,
        "processes that share the shards, as mpirun starts them (1)" },
    [QUIET] = { "quiet", FLAG, 0, 0, NULL, NULL,
        "says nothing if nothing is wrong" },
};

typedef struct Training {
    const Chosen *chosen;
    const char *out;
    Arena table;                        /* of the file, and the merges */
    RunFile file;
    int resumed;
    Run run;
    Corpus corpus;
    Lesson lesson;
    Crew crew;
    Complaint trouble;                  /* in this rank, not yet told */
    Session session;
    RunLog log;
    Progress progress;
} Training;

static volatile sig_atomic_t signalled; /* the number of a signal, or 0 */

static void note_signal(int number)
{
    signalled = number;
}

/* The first signal is noted; the second does what it always does.  Rank 0
 * tells the others when to stop. */
static void catch_signals(int rank)
{
    const int number[] = { SIGINT, SIGTERM };
    struct sigaction old, noted = { .sa_flags = 0 };
    noted.sa_handler = rank == 0 ? note_signal : SIG_IGN;
    noted.sa_flags = rank == 0 ? (int)SA_RESETHAND : 0;
    signalled = 0;
    for (int i = 0; i < 2; i++)
        if (sigaction(number[i], NULL, &old) == 0
            && old.sa_handler != SIG_IGN)
            sigaction(number[i], &noted, NULL);
#ifdef SIGXFSZ
    signal(SIGXFSZ, SIG_IGN);           /* a full disk, told by write */
#endif
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* What a file says of its run is not said again. */
static int refuse_again(const Chosen chosen[])
{
    const int told[] = { CONFIG, RATE, SEED, EXACT };
    for (int i = 0; i < 4; i++)
        if (chosen[told[i]].given)
            return report_error(MISUSED, "--%s: expected to be left out with "
                "--resume, for the file says it", option[told[i]].name);
    return DONE;
}

/* A file that is there is not replaced, but by the run that is in it. */
static int refuse_replacing(const char *out, const char *resumed)
{
    if (access(out, F_OK) != 0
        || (resumed != NULL && same_file(out, resumed)))
        return DONE;
    return report_error(FAILED, "%s: expected no such file, for a new run "
        "would replace it; --resume goes on with it, --out names another",
        out);
}

static int run_from_file(Training *t)
{
    const Chosen *c = t->chosen;
    const char *path = c[RESUME].word;
    Sentence why;
    if (refuse_again(c) != DONE)
        return MISUSED;
    if (run_open(path, &t->table, &t->file, &t->run, &why) != OK)
        return report_error(FAILED, "%s", why.text);
    t->resumed = 1;
    if (c[STEPS].given && c[STEPS].whole < run_step(&t->file))
        return report_error(MISUSED, "--steps: expected at least the %lld that "
            "%s has done, got %lld", (long long)run_step(&t->file), path,
            (long long)c[STEPS].whole);
    if (c[STEPS].given)
        t->run.steps = c[STEPS].whole;
    t->out = c[OUT].given ? c[OUT].word : path;
    return refuse_replacing(t->out, path);
}

static int run_from_options(Training *t)
{
    const Chosen *c = t->chosen;
    Sentence why;
    t->run = (Run){ .exact = c[EXACT].given, .seed = c[SEED].whole,
                    .steps = c[STEPS].whole, .rate = c[RATE].number };
    t->out = c[OUT].word;
    if (recipe_read(c[CONFIG].word, &t->run.recipe, &why) != OK
        || run_fits(&t->run, &why) != OK)
        return report_error(MISUSED, "--config: %s", why.text);
    return refuse_replacing(t->out, NULL);
}

/* The text, and in a run that goes on the same as before. */
static int read_text(Training *t, const char *book)
{
    const Chosen *c = t->chosen;
    Sentence why;
    if (c[TEXT].given && strcmp(c[TEXT].word, "-") == 0
        && crew_launched() > 1)
        return report_error(FAILED, "-: expected a file, which each of the %d "
            "ranks can read", crew_launched());
    const enum status s = c[TEXT].given
        ? corpus_file(c[TEXT].word, &t->corpus, &why)
        : corpus_book(c[BOOK_AT].given ? c[BOOK_AT].word : book,
                      &t->corpus, &why);
    if (s != OK)
        return report_error(FAILED, "%s", why.text);
    if (t->resumed && (t->corpus.sum != t->run.text_sum
                       || (int64_t)t->corpus.length != t->run.text_bytes))
        return report_error(FAILED, "expected the text that %s was trained on, "
            "%lld bytes with the checksum %016llx, got %zu bytes with %016llx",
            c[RESUME].word, (long long)t->run.text_bytes,
            (unsigned long long)t->run.text_sum, t->corpus.length,
            (unsigned long long)t->corpus.sum);
    t->run.text_bytes = (int64_t)t->corpus.length;
    t->run.text_sum = t->corpus.sum;
    return DONE;
}

static int make_lesson(Training *t)
{
    Sentence why;
    if (!t->resumed
        && lesson_learn(&t->corpus, &t->table, &t->run, &why) != OK)
        return report_error(FAILED, "%s", why.text);
    if (lesson_begin(&t->corpus, &t->run, &t->lesson, &why) != OK)
        return report_error(FAILED, "%s", why.text);
    return DONE;
}

static int join_crew(Training *t)
{
    const Chosen *c = t->chosen;
    const int workers = c[WORKERS].given ? (int)c[WORKERS].whole : 0;
    Complaint why;
    if (workers > 0 && crew_launched() > 1)
        return report_error(MISUSED, "--workers: expected to be left out "
            "under mpirun, which has started %d", crew_launched());
    if (crew_begin(workers, t->run.recipe.shards, &t->crew, &why) != OK)
        return report_error(FAILED, "%s", why.text);
    return DONE;
}

static int threads_wanted(const Training *t)
{
    const long there = sysconf(_SC_NPROCESSORS_ONLN);
    return t->chosen[THREADS].given ? (int)t->chosen[THREADS].whole
        : there < 1 || t->crew.hands.count > 1 ? 1
        : there < WORKERS_MAX ? (int)there : WORKERS_MAX;
}

/* With others to be told, the trouble is kept until they can be. */
static int in_trouble(Training *t, const char *form, const char *a,
                      const char *b)
{
    snprintf(t->trouble.text, sizeof t->trouble.text, form, a, b);
    return t->crew.kind != ALONE ? DONE
        : report_error(FAILED, "%s", t->trouble.text);
}

static int make_session(Training *t)
{
    const Chosen *c = t->chosen;
    const size_t memory = c[MEMORY].given ? (size_t)c[MEMORY].whole : 0;
    Hands *hands = t->crew.hands.count > 1 ? &t->crew.hands : NULL;
    Complaint why;
    Sentence unlike;
    if (session_begin(&t->run, &t->lesson, memory, threads_wanted(t), hands,
                      &t->session, &why) != OK)
        return in_trouble(t, "%s%s", why.text, "");
    if (t->resumed
        && run_fill(&t->file, &t->session.trainer, &unlike) != OK)
        return in_trouble(t, "%.60s: %.160s", c[RESUME].word, unlike.text);
    return DONE;
}

/* A failure that all ranks know of is told by rank 0; but if rank 0 is gone,
 * by those that spoke with it. */
static int shared_failure(Training *t, const char *sentence)
{
    const Hands *h = &t->crew.hands;
    t->crew.told = 1;
    if (h->rank == 0)
        return report_error(FAILED, "%s", sentence);
    if (hands_parent(h->rank, h->count) == 0
        && strcmp(sentence, "rank 0 is gone") == 0)
        return report_error(FAILED, "rank %d: %s", h->rank, sentence);
    return FAILED;
}

static int agree(Training *t)
{
    Complaint why = t->trouble;
    const enum status s = crew_agree(&t->crew, TC_VERSION, &t->run,
                                     &t->session.trainer, &why);
    return s == OK ? DONE : shared_failure(t, why.text);
}

/* What it will cost, before it costs anything. */
static void print_price(const Training *t)
{
    const GptConfig *c = &t->run.recipe.config;
    const TrainingPlan *p = &t->session.plan;
    printf("model    %d layer%s, %d heads, width %d, context %d, vocabulary "
           "%d\n", c->layers, c->layers == 1 ? "" : "s", c->heads, c->width,
           c->context, c->vocabulary);
    printf("numbers  %zu parameters\n", gpt_numbers(c));
    printf("text     %zu bytes; %zu tokens to learn, %zu to judge by\n",
           t->corpus.length, t->lesson.seen.count, t->lesson.others.count);
    printf("memory   %zu bytes for training, %zu for the text\n",
           t->session.arena.used, t->corpus.length * (1 + sizeof (int)));
    printf("step     %d tokens in %d shards, %.0f operations\n",
           t->run.recipe.batch * c->context, p->shards, t->session.flops);
    if (t->crew.hands.count > 1)
        printf("workers  %d processes\n", t->crew.hands.count);
    printf("run      step %lld to %lld, seed %lld, into %s\n",
           (long long)t->session.trainer.step, (long long)t->run.steps,
           (long long)t->run.seed, t->out);
    if (p->segments > 1)
        printf("kept     %d of %d segments of the blocks; the others are "
               "computed again\n", p->kept, p->segments);
    fflush(stdout);
}

/* A row is in the log before the state that comes after it is in the file. */
static int save(Training *t)
{
    Sentence why;
    if (t->crew.hands.rank > 0)
        return DONE;
    if (run_log_flush(&t->log, &why) != OK
        || run_save(t->out, &t->run, &t->session.trainer, &why) != OK)
        return report_error(FAILED, "%s", why.text);
    return DONE;
}

static int step_failed(Training *t, enum status s, const Complaint *why,
                       int64_t saved)
{
    char sentence[700];
    Complaint which = { "" };
    if (s == NOT_FINITE && t->crew.hands.rank == 0)
        session_blame(&t->session, &which);
    snprintf(sentence, sizeof sentence, "%s%s%s; %s holds step %lld",
             why->text, which.text[0] != '\0' ? ": " : "", which.text,
             t->out, (long long)saved);
    return shared_failure(t, t->crew.hands.rank == 0 ? sentence : why->text);
}

/* One step, its row, and every so often a saving; *saved: the last. */
static int one_step(Training *t, int64_t *saved)
{
    Trainer *const x = &t->session.trainer;
    Complaint why;
    const enum status s = trainer_step(x, &why);
    if (s != OK)
        return step_failed(t, s, &why, *saved);
    const int whole = x->step % t->chosen[EVERY].whole == 0
        || x->step == t->run.steps;
    const LogRow row = { x->step, x->loss, x->norm, x->rate,
        whole && t->crew.hands.rank == 0 ? session_loss(&t->session)
                                         : (double)NAN };
    run_log_row(&t->log, &row);
    if (!whole) {
        progress_step(&t->progress, x->step, x->loss, seconds());
        return DONE;
    }
    const int status = save(t);
    if (status == DONE) {
        *saved = x->step;
        progress_mark(&t->progress, x->step, x->loss, row.validation,
                      seconds());
    }
    return status;
}

/* As a shell has to be given it: in quotes, if it is more than a word. */
static void print_word(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
    if (word[strspn(word, plain)] == '\0' && word[0] != '\0') {
        fputs(word, stderr);
        return;
    }
    fputc('\'', stderr);
    for (; *word != '\0'; word++)
        if (*word == '\'')
            fputs("'\\''", stderr);
        else
            fputc(*word, stderr);
    fputc('\'', stderr);
}

static void print_way_on(const Training *t)
{
    static const int asked[] = { BOOK_AT, LOG_AT, EVERY, MEMORY, THREADS,
                                 WORKERS, QUIET };
    const Chosen *c = t->chosen;
    fputs("to go on: tinycat train --resume ", stderr);
    print_word(t->out);
    for (int i = 0; i < (int)(sizeof asked / sizeof asked[0]); i++)
        if (c[asked[i]].given) {
            fprintf(stderr, " --%s", option[asked[i]].name);
            if (c[asked[i]].word != NULL) {
                fputc(' ', stderr);
                print_word(c[asked[i]].word);
            }
        }
    if (c[TEXT].given) {
        fputs(c[TEXT].word[0] == '-' && c[TEXT].word[1] != '\0' ? " -- " : " ",
              stderr);
        print_word(c[TEXT].word);
    }
    fputc('\n', stderr);
}

static int stop(Training *t)
{
    const int status = save(t);
    if (status != DONE)
        return status;
    if (t->progress.length > 0)
        fputc('\n', stderr);
    fprintf(stderr, "tinycat: stopped at step %lld of %lld; ",
            (long long)t->session.trainer.step, (long long)t->run.steps);
    print_way_on(t);
    return INTERRUPTED + signalled;
}

/* Rank 0 says whether there is a step: 0, or the signal that stops, or -1
 * if something is wrong that only rank 0 knows of.  If a rank is gone, the
 * sum of the next step says which. */
static int stop_said(Training *t, int why)
{
    (void)(hands_tell(&t->crew.hands, &why, sizeof why) == OK);
    return why;
}

static int steps(Training *t)
{
    Trainer *const x = &t->session.trainer;
    int64_t saved = x->step;
    int status = DONE;
    t->progress.began = seconds();
    while (status == DONE && x->step < t->run.steps) {
        const int why = stop_said(t, signalled);
        if (why != 0)
            return t->crew.hands.rank == 0 ? stop(t)
                : why > 0 ? INTERRUPTED + why : FAILED;
        status = one_step(t, &saved);
    }
    if (status == DONE)
        progress_end(&t->progress, x->step, seconds());
    return status;
}

/* The first saving is before the first step: a directory in which nothing
 * can be saved, or a full disk, is found out then. */
static int save_and_step(Training *t)
{
    const char *log = t->crew.hands.rank > 0 ? NULL : t->chosen[LOG_AT].word;
    Sentence why;
    if (run_log_open(log, t->session.trainer.step, &t->log, &why) != OK)
        return report_error(FAILED, "%s", why.text);
    catch_signals(t->crew.hands.rank);
    const int status = save(t);
    return status == DONE ? steps(t) : status;
}

static int train_and_save(Training *t)
{
    const int other = t->crew.hands.rank > 0;
    const int quiet = t->chosen[QUIET].given || other;
    if (!quiet)
        print_price(t);
    t->progress = (Progress){ .out = quiet ? NULL : stderr,
        .terminal = isatty(2), .first = t->session.trainer.step,
        .last = t->run.steps, .tokens = (double)t->run.recipe.batch
                * t->run.recipe.config.context };
    const int status = save_and_step(t);
    if (status == FAILED && !t->crew.told && !other)
        (void)stop_said(t, -1);
    return status;
}

static int begin_and_train(Training *t, const char *book)
{
    int (*const part[])(Training *) = { make_lesson, join_crew,
        make_session, agree, train_and_save };
    const Chosen *c = t->chosen;
    int status = c[RESUME].given ? run_from_file(t) : run_from_options(t);
    if (status == DONE && c[LOG_AT].given
        && strcmp(c[LOG_AT].word, t->out) == 0)
        status = report_error(MISUSED, "--log: expected another file than the "
                              "model's, %s", t->out);
    if (status == DONE)
        status = read_text(t, book);
    for (int i = 0; i < 5 && status == DONE; i++)
        status = part[i](t);
    return status;
}

enum { TABLE_BYTES = 1 << 26 };

static int train(const Chosen chosen[], const char *book)
{
    Training t = { .chosen = chosen };
    t.table = arena_over(malloc(TABLE_BYTES), TABLE_BYTES);
    if (t.table.at == NULL)
        return report_error(FAILED, "expected %d bytes of memory; there are "
                        "none", TABLE_BYTES);
    int status = begin_and_train(&t, book), lost;
    run_log_close(&t.log);
    session_end(&t.session);
    lesson_free(&t.lesson);
    corpus_free(&t.corpus);
    if (t.resumed)
        safetensors_close(&t.file.file);
    free(t.table.at);
    status = crew_end(&t.crew, status, &lost);
    if (lost > 0 && status == DONE)
        status = report_error(FAILED, "rank %d ended badly, after the last "
                              "step", lost);
    return status;
}

const Command train_command = {
    "train", "[TEXT]", "trains a model on a text", "Without a text, on the "
    "chapters of the book that it comes with. The last\ntenth of the text is "
    "kept apart to judge by. An interrupt saves and stops.",
    TRAIN_OPTIONS, option, "tinycat train notes.txt --config tiny "
    "--steps 200 --out notes.safetensors", train
};
