/* check_saving.c - full disks, missing directories, and killed trainers. */
#include "checkpoint.h"
#include "inject_faults.h"
#include "sample_training.h"
#include <fcntl.h>
#include <string.h>

enum { KILLS = 60, PATH_LONG = 2000 };
static const int extra[] = { 1, CHECKPOINT_MOST - 292, CHECKPOINT_MOST - 291,
                             2000 };

START_TEST(stopping_anywhere_changes_nothing)
{
    char directory[PATH], file[PATH];
    State whole = demonstration(3), s = whole;
    Sentence why;
    run_in_place(20, &whole);
    make_directory(directory, file);
    ck_assert_int_eq(checkpoint_load(file, &s, &why), NO_FILE);
    ck_assert(strstr(why.text, "No such file") != NULL);
    ck_assert_int_eq(resume_training(file, _i, 1 + _i % 7, &s, &why), OK);
    ck_assert_int_eq((int)s.steps, _i);
    State forgotten = demonstration(1);
    ck_assert_int_eq(resume_training(file, 20, 3, _i == 0 ? &s : &forgotten,
                                     &why), OK);
    ck_assert_int_eq(checkpoint_load(file, &s, &why), OK);
    ck_assert(State_gap(&s, &whole) == 0);
    remove_directory(directory, file);
}
END_TEST

/* Save when no file may be longer than so many bytes. */
static enum status save_within(rlim_t bytes, const char *file,
                               const State *s, Sentence *why)
{
    const struct rlimit usual = fill_disk(bytes);
    const enum status status = checkpoint_save(file, s, why);
    setrlimit(RLIMIT_FSIZE, &usual);
    return status;
}

/* The file holds s, and the second file is gone. */
static void assert_kept(const char *file, const State *s)
{
    char part[PATH + 8];
    State there;
    Sentence why;
    snprintf(part, sizeof part, "%s.part", file);
    ck_assert(access(part, F_OK) != 0);
    ck_assert_int_eq(checkpoint_load(file, &there, &why), OK);
    ck_assert(State_gap(&there, s) == 0);
}

START_TEST(a_full_disk_keeps_the_last_checkpoint)
{
    char directory[PATH], file[PATH];
    State first = demonstration(3), second = first;
    Sentence why;
    make_directory(directory, file);
    step_in_place(&second);
    ck_assert_int_eq(checkpoint_save(file, &first, &why), OK);
    for (rlim_t size = 0; size < 292; size++) {
        why.text[0] = '\0';
        ck_assert_int_eq(save_within(size, file, &second, &why), NO_FILE);
        ck_assert(strstr(why.text, "too large") != NULL);
        assert_kept(file, &first);
    }
    ck_assert_int_eq(save_within(292, file, &second, &why), OK);
    assert_kept(file, &second);
    remove_directory(directory, file);
}
END_TEST

START_TEST(a_name_that_is_taken_is_refused)
{
    char directory[PATH], file[PATH], part[PATH + 8];
    State s = demonstration(3);
    Sentence why;
    make_directory(directory, file);
    snprintf(part, sizeof part, "%s.part", file);
    mkdir(part, 0777);                  /* the second file cannot be made */
    ck_assert_int_eq(checkpoint_save(file, &s, &why), NO_FILE);
    rmdir(part);
    mkdir(file, 0777);                  /* the renaming cannot be done */
    ck_assert_int_eq(checkpoint_save(file, &s, &why), NO_FILE);
    ck_assert(access(part, F_OK) != 0);
    ck_assert_int_eq(checkpoint_load(file, &s, &why), NO_FILE);
    rmdir(file);
    remove_directory(directory, file);
}
END_TEST

START_TEST(what_cannot_be_written_is_refused)
{
    char directory[PATH], file[PATH], other[PATH + 8], longer[PATH_LONG];
    State s = demonstration(3), bad = s;
    Sentence why;
    make_directory(directory, file);
    ck_assert_int_eq(checkpoint_save(file, &s, &why), OK);
    bad.learner.parameters.head.bias[0] = NAN;
    ck_assert_int_eq(checkpoint_save(file, &bad, &why), NOT_FINITE);
    assert_kept(file, &s);
    snprintf(other, sizeof other, "%.400s/none/state", directory);
    ck_assert_int_eq(checkpoint_save(other, &s, &why), NO_FILE);
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    ck_assert_int_eq(checkpoint_save(longer, &s, &why), TOO_LONG);
    ck_assert(strstr(why.text, "less than 1019 bytes") != NULL);
    remove_directory(directory, file);
}
END_TEST

START_TEST(a_damaged_checkpoint_stops_the_trainer_and_is_kept)
{
    char directory[PATH], file[PATH];
    State s = demonstration(3);
    Sentence why;
    struct stat before, after;
    make_directory(directory, file);
    ck_assert_int_eq(resume_training(file, 5, 1, &s, &why), OK);
    const int damage = open(file, O_WRONLY | O_APPEND);
    for (int i = 0; i < extra[_i]; i++)
        ck_assert_int_eq((int)write(damage, "?", 1), 1);
    close(damage);
    stat(file, &before);
    s = demonstration(3);
    ck_assert_int_eq(resume_training(file, 9, 1, &s, &why), DAMAGED);
    stat(file, &after);
    ck_assert(before.st_size == after.st_size);
    ck_assert(before.st_ino == after.st_ino);
    remove_directory(directory, file);
}
END_TEST

/* A trainer that is killed after so many nanoseconds. */
static void train_and_die(const char *file, long nanoseconds)
{
    const pid_t trainer = fork();
    if (trainer == 0) {
        State s = demonstration(3);
        Sentence why;
        _exit((int)resume_training(file, INT64_MAX, 1, &s, &why));
    }
    let_die(trainer, nanoseconds);
}

START_TEST(a_trainer_killed_at_random_ends_with_the_same_bits)
{
    char directory[PATH], file[PATH];
    State whole = demonstration(3), s;
    Sentence why;
    Source source;
    int advanced = 0;
    make_directory(directory, file);
    source_seed(&source, 1);
    for (int kills = 0; kills < KILLS || advanced < KILLS / 2; kills++) {
        train_and_die(file, draw_below(&source, 1000000 + 50000 * kills));
        if (access(file, F_OK) != 0)
            continue;
        ck_assert_int_eq(checkpoint_load(file, &s, &why), OK);
        advanced += s.steps > whole.steps;
        run_in_place(s.steps - whole.steps, &whole);
        ck_assert(State_gap(&s, &whole) == 0);
    }
    ck_assert_int_eq(resume_training(file, whole.steps + 9, 4, &s, &why), OK);
    run_in_place(9, &whole);
    ck_assert(State_gap(&s, &whole) == 0);
    remove_directory(directory, file);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { stopping_anywhere_changes_nothing, 20 },
        { a_full_disk_keeps_the_last_checkpoint, 1 },
        { a_name_that_is_taken_is_refused, 1 },
        { what_cannot_be_written_is_refused, 1 },
        { a_damaged_checkpoint_stops_the_trainer_and_is_kept,
          ROWS(extra) },
        { a_trainer_killed_at_random_ends_with_the_same_bits, 1 },
    };
    return run_tests("saving", ROWS(tests), tests);
}
