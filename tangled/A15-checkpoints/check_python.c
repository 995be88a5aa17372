/* check_python.c - files that a Python program reads and writes. */
#include "sample_files.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILES = 40, PATH = 400, TABLE = 65536 };
static max_align_t table[TABLE / sizeof (max_align_t)];

static void assert_same_in(const char *path, Arrays *a)
{
    Arena arena = arena_over(table, TABLE);
    SafeFile f;
    SafeTensors t;
    Sentence why = { "" };
    ck_assert_msg(safetensors_open(path, &f, &arena, &t, &why) == OK,
                  "%s: %s", path, why.text);
    ck_assert_int_eq(t.checked, 0);
    ck_assert(arrays_equal(&a->t, &t));
    safetensors_close(&f);
}

static void save_sample(const char *path, int seed, Arrays *a)
{
    static Source s;
    Sentence why;
    source_seed(&s, (uint64_t)seed);
    arrays_sample(&s, a);
    ck_assert_int_eq(safetensors_save(path, &a->t, &why), OK);
}

/* Python reads all files of the directory and writes the others. */
static void run_python(const char *directory)
{
    char command[2 * PATH];
    snprintf(command, sizeof command, "python3 second_opinion.py %s/*",
             directory);
    ck_assert_int_eq(system(command), 0);
}

static int there_is_python(void)
{
    return system("python3 -c 'import sys; assert sys.version_info > (3, 9)'"
                  " 2> /dev/null") == 0;
}

START_TEST(python_reads_what_we_write_and_we_what_it_writes)
{
    static Arrays a;
    char directory[PATH], path[PATH + 32];
    const char *out = getenv("OUT");
    snprintf(directory, PATH, "%.200s/python-XXXXXX", out ? out : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(directory));
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%d", directory, i);
        save_sample(path, i, &a);
    }
    run_python(directory);
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%d", directory, i);
        save_sample(path, i, &a);
        unlink(path);
        strcat(path, ".other");
        assert_same_in(path, &a);
        unlink(path);
    }
    rmdir(directory);
}
END_TEST

int main(void)
{
    const Test test = { python_reads_what_we_write_and_we_what_it_writes, 1 };
    if (there_is_python())
        return run_tests("python", 1, &test);
    puts("100%: skipped, for want of python3 of version 3.9 or later");
    return 0;
}
