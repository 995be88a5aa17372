/* check_files.c - full disks, names that are taken, and killed writers. */
#include "inject_faults.h"
#include "replacement.h"
#include "safetensors.h"
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>

enum { LARGE = 3000, TABLE = 20000, KILLS = 25 };
static max_align_t table[TABLE / sizeof (max_align_t)];

static enum status save_model(const char *file, int k, Sentence *why)
{
    static float large[LARGE];
    int32_t small = k;
    SafeTensor at[] = { { "large", ELEMENT_F32, 1, { LARGE }, large },
                        { "small", ELEMENT_I32, 0, { 0 }, &small } };
    SafeTensors t = { .at = at, .count = 2 };
    for (int i = 0; i < LARGE; i++)
        large[i] = (float)k;
    return safetensors_save(file, &t, why);
}

/* The number of the whole model in the file, or -1. */
static int model_in(const SafeTensors *t)
{
    static float large[LARGE];
    int32_t small = -1;
    const SafeTensor into[] = {
        { "large", ELEMENT_F32, 1, { LARGE }, large },
        { "small", ELEMENT_I32, 0, { 0 }, &small } };
    Sentence why;
    if (!t->checked || safetensors_fill(t, 2, into, &why) != OK)
        return -1;
    for (int i = 0; i < LARGE; i++)
        if (large[i] < (float)small || large[i] > (float)small)
            return -1;
    return small;
}

static int saved_model(const char *file)
{
    Arena a = arena_over(table, TABLE);
    SafeFile f;
    SafeTensors t;
    Sentence why;
    if (safetensors_open(file, &f, &a, &t, &why) != OK)
        return -1;
    const int k = model_in(&t);
    safetensors_close(&f);
    return k;
}

/* Save when no file may be longer than so many bytes. */
static enum status save_within(rlim_t bytes, const char *file, int k,
                               Sentence *why)
{
    const struct rlimit usual = fill_disk(bytes);
    const enum status status = save_model(file, k, why);
    setrlimit(RLIMIT_FSIZE, &usual);
    return status;
}

START_TEST(a_full_disk_keeps_the_last_model)
{
    char directory[PATH], file[PATH], part[PATH + 8];
    Sentence why;
    struct stat about;
    make_directory(directory, file);
    snprintf(part, sizeof part, "%s.part", file);
    ck_assert_int_eq(save_model(file, 1, &why), OK);
    ck_assert_int_eq(stat(file, &about), 0);
    const long whole = (long)about.st_size;
    for (long size = 0; size < whole; size += size < 600 ? 7 : 997) {
        why.text[0] = '\0';
        ck_assert_int_eq(save_within((rlim_t)size, file, 2, &why), NO_FILE);
        ck_assert(strstr(why.text, "too large") != NULL);
        ck_assert(access(part, F_OK) != 0);
        ck_assert_int_eq(saved_model(file), 1);
    }
    ck_assert_int_eq(save_within((rlim_t)whole - 1, file, 2, &why), NO_FILE);
    ck_assert_int_eq(saved_model(file), 1);
    ck_assert_int_eq(save_within((rlim_t)whole, file, 2, &why), OK);
    ck_assert_int_eq(saved_model(file), 2);
    remove_directory(directory, file);
}
END_TEST

START_TEST(a_name_that_is_taken_is_refused)
{
    char directory[PATH], file[PATH], part[PATH + 8];
    Sentence why;
    make_directory(directory, file);
    snprintf(part, sizeof part, "%s.part", file);
    mkdir(part, 0777);                  /* the second file cannot be made */
    ck_assert_int_eq(save_model(file, 1, &why), NO_FILE);
    ck_assert(strstr(why.text, "Is a directory") != NULL);
    rmdir(part);
    mkdir(file, 0777);
    ck_assert_int_eq(save_model(file, 1, &why), NO_FILE);
    ck_assert(strstr(why.text, "Is a directory") != NULL);
    ck_assert(access(part, F_OK) != 0);
    rmdir(file);
    ck_assert_int_eq(mkfifo(file, 0666), 0);
    ck_assert_int_eq(save_model(file, 1, &why), NO_FILE);
    ck_assert(strstr(why.text, "expected a regular file, or none") != NULL);
    ck_assert(access(part, F_OK) != 0);
    remove_directory(directory, file);
}
END_TEST

START_TEST(a_link_stays_and_its_file_is_replaced)
{
    char directory[PATH], file[PATH], aim[PATH + 8];
    Sentence why;
    struct stat about;
    make_directory(directory, file);
    snprintf(aim, sizeof aim, "%s.aim", file);
    ck_assert_int_eq(save_model(aim, 1, &why), OK);
    ck_assert_int_eq(chmod(aim, 0640), 0);
    ck_assert_int_eq(symlink("state.aim", file), 0);
    ck_assert_int_eq(save_model(file, 2, &why), OK);
    ck_assert_int_eq(saved_model(aim), 2);
    ck_assert(lstat(file, &about) == 0 && S_ISLNK(about.st_mode));
    ck_assert(stat(aim, &about) == 0 && (about.st_mode & 0777) == 0640);
    ck_assert(unlink(file) == 0 && symlink(file, file) == 0);
    ck_assert_int_eq(save_model(file, 1, &why), NO_FILE);
    ck_assert(strstr(why.text, "symbolic links") != NULL);
    unlink(aim);
    remove_directory(directory, file);
}
END_TEST

START_TEST(a_file_that_another_writes_is_refused)
{
    char directory[PATH], file[PATH];
    static Replacement r;
    Sentence why;
    int end = 0;
    make_directory(directory, file);
    ck_assert_int_eq(save_model(file, 1, &why), OK);
    ck_assert_int_eq(replacement_begin(&r, file, &why), OK);
    replacement_put(&r, 4, "none");
    const pid_t other = fork();
    if (other == 0)
        _exit(save_model(file, 2, &why) == NO_FILE
              && strstr(why.text, "another does") != NULL ? 0 : 1);
    ck_assert(waitpid(other, &end, 0) == other && end == 0);
    ck_assert_int_eq(saved_model(file), 1);
    ck_assert_int_eq(replacement_end(&r, &why), OK);
    ck_assert_int_eq(save_model(file, 2, &why), OK);
    ck_assert_int_eq(saved_model(file), 2);
    remove_directory(directory, file);
}
END_TEST

START_TEST(what_cannot_be_written_is_refused)
{
    char directory[PATH], file[PATH], part[PATH + 8], longer[2000];
    Sentence why;
    make_directory(directory, file);
    snprintf(part, sizeof part, "%s.part", file);
    ck_assert_int_eq(symlink("/dev/full", part), 0);
    ck_assert_int_eq(save_model(file, 1, &why), NO_FILE);
    ck_assert(strstr(why.text, "No space left on device") != NULL);
    ck_assert(access(part, F_OK) != 0);
    ck_assert_int_eq(save_model("/proc/model", 1, &why), NO_FILE);
    snprintf(part, sizeof part, "%.400s/none/model", directory);
    ck_assert_int_eq(save_model(part, 1, &why), NO_FILE);
    ck_assert(strstr(why.text, "No such file") != NULL);
    memset(longer, 'x', sizeof longer);
    longer[1019] = '\0';
    ck_assert_int_eq(save_model(longer, 1, &why), TOO_LONG);
    ck_assert_str_eq(why.text, "path: expected less than 1019 bytes, got "
                     "1019");
    remove_directory(directory, file);
}
END_TEST

START_TEST(only_files_are_opened)
{
    char directory[PATH], file[PATH];
    Arena a = arena_over(table, TABLE);
    SafeFile f;
    SafeTensors t;
    Sentence why;
    make_directory(directory, file);
    ck_assert_int_eq(safetensors_open(file, &f, &a, &t, &why), NO_FILE);
    ck_assert(strstr(why.text, "No such file") != NULL);
    ck_assert_int_eq(safetensors_open(directory, &f, &a, &t, &why), NO_FILE);
    ck_assert(strstr(why.text, "Is a directory") != NULL);
    ck_assert_int_eq(safetensors_open("/dev/zero", &f, &a, &t, &why),
                     NO_FILE);
    ck_assert(strstr(why.text, "Invalid argument") != NULL);
    close(open(file, O_WRONLY | O_CREAT, 0666));
    ck_assert_int_eq(safetensors_open(file, &f, &a, &t, &why), DAMAGED);
    ck_assert_str_eq(why.text, "file of 0 bytes: expected at least 10");
    safetensors_close(&f);
    remove_directory(directory, file);
}
END_TEST

START_TEST(what_is_open_stays_what_it_was)
{
    char directory[PATH], file[PATH];
    Arena a = arena_over(table, TABLE);
    SafeFile f;
    SafeTensors t;
    Sentence why;
    make_directory(directory, file);
    ck_assert_int_eq(save_model(file, 1, &why), OK);
    ck_assert_int_eq(safetensors_open(file, &f, &a, &t, &why), OK);
    ck_assert_int_eq(save_model(file, 2, &why), OK);
    ck_assert_int_eq(model_in(&t), 1);
    safetensors_close(&f);
    arena_reset(&a);
    ck_assert_int_eq(safetensors_open(file, &f, &a, &t, &why), OK);
    float *large = safetensors_find(&t, "large")->data;
    large[5] = 9;
    ck_assert_int_eq(model_in(&t), -1);
    ck_assert_int_eq(saved_model(file), 2);
    unsigned char *const mapped = f.at;
    safetensors_close(&f);              /* then it is not there any more */
    ck_assert_int_ne(msync(mapped, 1, MS_ASYNC), 0);
    remove_directory(directory, file);
}
END_TEST

static void save_and_die(const char *file, int first, long nanoseconds)
{
    const pid_t writer = fork();
    if (writer == 0) {
        Sentence why;
        for (int k = first; save_model(file, k, &why) == OK; k++)
            continue;
        _exit(1);
    }
    let_die(writer, nanoseconds);
}

START_TEST(a_killed_writer_leaves_a_whole_model)
{
    char directory[PATH], file[PATH];
    Sentence why;
    int last = 0;
    make_directory(directory, file);
    ck_assert_int_eq(save_model(file, 0, &why), OK);
    for (int i = 0; i < KILLS; i++) {
        save_and_die(file, last + 1, 1000000L + 700001L * i % 4000000L);
        const int now = saved_model(file);
        ck_assert_int_ge(now, last);
        last = now;
    }
    ck_assert_int_gt(last, 0);
    remove_directory(directory, file);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_full_disk_keeps_the_last_model, 1 },
        { a_name_that_is_taken_is_refused, 1 },
        { a_link_stays_and_its_file_is_replaced, 1 },
        { a_file_that_another_writes_is_refused, 1 },
        { what_cannot_be_written_is_refused, 1 },
        { only_files_are_opened, 1 },
        { what_is_open_stays_what_it_was, 1 },
        { a_killed_writer_leaves_a_whole_model, 1 },
    };
    return run_tests("files", ROWS(tests), tests);
}
