/* check_npy.c - arrays through .npy files, ours and numpy's. */
#include "npy.h"
#include "opinions.h"
#include "sample_files.h"
#include "testing.h"
#include <string.h>

enum { NPY_FILE = 2048, CASES = 200, FILES = 30 };

static size_t npy_encode(const SafeTensor *x, unsigned char at[])
{
    int length = 0;
    char header[NPY_HEADER];
    Sentence why;
    const size_t bytes = (size_t)safetensors_bytes(x);
    ck_assert_int_eq(npy_header(x, header, &length, &why), OK);
    ck_assert_int_eq(length % 64, 0);
    memcpy(at, header, (size_t)length);
    memcpy(at + length, x->data, bytes);
    return (size_t)length + bytes;
}

static void assert_same(const SafeTensor *x, const SafeTensor *y)
{
    ck_assert_int_eq(x->type, y->type);
    ck_assert_int_eq(x->rank, y->rank);
    for (int i = 0; i < x->rank; i++)
        ck_assert(x->dims[i] == y->dims[i]);
    ck_assert_mem_eq(x->data, y->data, (size_t)safetensors_bytes(x));
}

START_TEST(what_is_written_is_read)
{
    static Source s;
    static Arrays a;
    unsigned char file[NPY_FILE];
    SafeTensor y;
    Sentence why = { "" };
    source_seed(&s, (uint64_t)_i);
    arrays_sample(&s, &a);
    for (int i = 0; i < a.t.count; i++) {
        SafeTensor *x = &a.at[i];
        if (x->type == ELEMENT_BF16) {
            char header[NPY_HEADER];
            int length;
            ck_assert_int_eq(npy_header(x, header, &length, &why),
                             BAD_FORMAT);
            x->type = ELEMENT_F16;
        }
        const size_t n = npy_encode(x, file);
        ck_assert_msg(npy_decode(n, file, &y, &why) == OK, "%s", why.text);
        assert_same(x, &y);
    }
}
END_TEST

START_TEST(headers_are_as_numpys)
{
    const char expected[] = "\x93NUMPY\x01\0\x76\0{'descr': '<f4', "
        "'fortran_order': False, 'shape': (2, 3), }";
    SafeTensor x = { "x", ELEMENT_F32, 2, { 2, 3 }, NULL };
    char header[NPY_HEADER];
    int length = 0;
    Sentence why;
    ck_assert_int_eq(npy_header(&x, header, &length, &why), OK);
    ck_assert_int_eq(length, 128);
    ck_assert_mem_eq(header, expected, sizeof expected - 1);
    ck_assert_int_eq(header[126], ' ');
    ck_assert_int_eq(header[127], '\n');
    x.rank = TENSOR_RANK;
    for (int i = 0; i < TENSOR_RANK; i++)
        x.dims[i] = INT64_MAX;
    ck_assert_int_eq(npy_header(&x, header, &length, &why), OK);
    ck_assert_int_le(length, NPY_HEADER);
    ck_assert_int_eq(header[length - 1], '\n');
}
END_TEST

#define HEAD "{'descr': '<f4', 'fortran_order': False, 'shape': "
static const struct { const char *text; int status; const char *said; } rows[]
    = {
    { HEAD "(1,), }\n", OK, "" }, { HEAD "(1,)}", OK, "" },
    { HEAD "( 1 , 1 ) , } \n", OK, "" }, { HEAD "(), }\n", OK, "" },
    { HEAD "(1), }", BAD_FORMAT, "a comma behind one size" },
    { HEAD "(1 1), }", BAD_FORMAT, "a size of an array" },
    { HEAD "(,), }", BAD_FORMAT, "a size of an array" },
    { HEAD "(-1,), }", BAD_FORMAT, "a size of an array" },
    { HEAD "(1,1,1,1,1,1,1,1,1), }", BAD_FORMAT, "of eight at most" },
    { HEAD "(1000000000000000000,), }", BAD_FORMAT, "a comma" },
    { HEAD "(2,), }", DAMAGED, "expected 8 bytes of numbers" },
    { HEAD "(999999999999999999, 99), }", DAMAGED, "as the shape says" },
    { HEAD "(1,), ", BAD_FORMAT, "expected }" },
    { HEAD "(1,), } x", BAD_FORMAT, "nothing but blanks" },
    { HEAD "1,", BAD_FORMAT, "expected (" },
    { "{'descr': '>f4', 'fortran_order'", BAD_FORMAT, "lowest byte first" },
    { "{'descr': '|O', ", BAD_FORMAT, "a type such as <f4" },
    { "{'descr': '<f4', 'fortran_order': True", BAD_FORMAT, "False" },
    { "{'fortran_order': ", BAD_FORMAT, "expected 'descr'" },
    { "", BAD_FORMAT, "expected {" },
};

START_TEST(other_headers_are_refused)
{
    unsigned char file[256] = "\x93NUMPY\x01";
    const size_t n = strlen(rows[_i].text);
    SafeTensor x;
    Sentence why = { "" };
    file[8] = (unsigned char)n;
    memcpy(file + 10, rows[_i].text, n);
    ck_assert_int_eq(npy_decode(n + 14, file, &x, &why), rows[_i].status);
    ck_assert_msg(strstr(why.text, rows[_i].said) != NULL, "%s", why.text);
    if (rows[_i].status != OK)
        return;
    ck_assert_int_eq(npy_decode(n + 13, file, &x, &why), DAMAGED);
    ck_assert_int_eq(npy_decode(n + 9, file, &x, &why), DAMAGED);
    ck_assert_int_eq(npy_decode(9, file, &x, &why), BAD_FORMAT);
    file[6] = 2;
    ck_assert_int_eq(npy_decode(n + 14, file, &x, &why), BAD_FORMAT);
    ck_assert(strstr(why.text, "version 1.0") != NULL);
}
END_TEST

static void save_sample(const char *directory, int seed, SafeTensor *x)
{
    static Source s;
    static Arrays a;
    char path[OPINION_PATH + 32];
    Sentence why;
    source_seed(&s, (uint64_t)seed);
    do
        arrays_sample(&s, &a);
    while (a.t.count == 0 || a.at[0].type == ELEMENT_BF16);
    *x = a.at[0];
    for (int64_t i = 0; x->type == ELEMENT_BOOL && i < safetensors_bytes(x);
         i++)
        ((unsigned char *)x->data)[i] &= 1;
    snprintf(path, sizeof path, "%s/%d.npy", directory, seed);
    ck_assert_msg(npy_save(path, x, &why) == OK, "%s", why.text);
}

static size_t read_file(const char *path, size_t room, unsigned char at[])
{
    FILE *f = fopen(path, "rb");
    ck_assert_msg(f != NULL, "%s", path);
    const size_t n = fread(at, 1, room, f);
    fclose(f);
    return n;
}

START_TEST(numpy_reads_them_and_we_what_numpy_writes)
{
    static unsigned char file[NPY_FILE];
    char directory[OPINION_PATH], path[OPINION_PATH + 32];
    SafeTensor x, y;
    Sentence why = { "" };
    ck_assert(opinion_directory(directory));
    for (int i = 0; i < FILES; i++)
        save_sample(directory, i, &x);
    ck_assert(opinion_is_yes(python_with("numpy"), "numpy_opinion.py",
                             directory));
    for (int i = 0; i < FILES; i++) {
        save_sample(directory, i, &x);
        snprintf(path, sizeof path, "%s/%d.again", directory, i);
        const size_t n = read_file(path, NPY_FILE, file);
        ck_assert_msg(npy_decode(n, file, &y, &why) == OK, "%s", why.text);
        assert_same(&x, &y);
    }
    opinion_forget(directory);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { what_is_written_is_read, CASES },
        { headers_are_as_numpys, 1 },
        { other_headers_are_refused, ROWS(rows) },
        { numpy_reads_them_and_we_what_numpy_writes, 1 },
    };
    const int numpy = python_with("numpy") != NULL;
    if (!numpy)
        puts("skip: numpy is not installed, and was not asked");
    return run_tests("npy", ROWS(tests) - !numpy, tests);
}
