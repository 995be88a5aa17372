/* check_safetensors.c - what is written is read; what is wrong is refused. */
#include "safetensors.h"
#include "checkpoint.h"
#include "named_state.h"
#include "sample_files.h"
#include "sample_training.h"
#include "testing.h"
#include <string.h>

enum { TABLE = 65536 };
static max_align_t table[TABLE / sizeof (max_align_t)];

/* Decoded into `table`. */
static enum status decode(AnyFile *f, SafeTensors *t, Sentence *why)
{
    Arena a = arena_over(table, TABLE);
    why->text[0] = '\0';
    return safetensors_decode(f->length, f->at, &a, t, why);
}

static void encode(SafeTensors *t, AnyFile *f)
{
    Sentence why;
    memset(f, 0, sizeof *f);
    ck_assert_int_eq(safetensors_encode(t, sizeof f->at, f->at, &f->length,
                                        &why), OK);
}

START_TEST(what_is_written_is_read)
{
    static Source s;
    Arrays a;
    AnyFile file, again;
    SafeTensors t;
    Sentence why;
    source_seed(&s, (uint64_t)_i);
    arrays_sample(&s, &a);
    encode(&a.t, &file);
    ck_assert(file.length % 1 == 0 && file.at[0] % 8 == 0);
    ck_assert_int_eq(decode(&file, &t, &why), OK);
    ck_assert_int_eq(t.checked, 1);
    ck_assert(arrays_equal(&a.t, &t));
    for (int i = 0; i < t.count; i++)
        ck_assert(((unsigned char *)t.at[i].data - file.at)
                  % element_bytes(t.at[i].type) == 0);
    encode(&t, &again);
    ck_assert(AnyFile_gap(&file, &again) == 0);
}
END_TEST

START_TEST(the_order_of_the_list_makes_no_difference)
{
    static Source s;
    Arrays a;
    AnyFile file, again;
    source_seed(&s, (uint64_t)_i);
    arrays_sample(&s, &a);
    encode(&a.t, &file);
    for (int i = a.t.count - 1; i > 0; i--) {
        const int k = draw_below(&s, i + 1);
        const SafeTensor x = a.at[i];
        a.at[i] = a.at[k];
        a.at[k] = x;
    }
    for (int i = a.t.pairs - 1; i > 0; i--) {
        const int k = draw_below(&s, i + 1);
        const SafePair x = a.pair[i];
        a.pair[i] = a.pair[k];
        a.pair[k] = x;
    }
    encode(&a.t, &again);
    ck_assert(AnyFile_gap(&file, &again) == 0);
}
END_TEST

START_TEST(what_others_wrote_is_read)
{
    static Source s;
    Arrays a;
    AnyFile file;
    SafeTensors t;
    Sentence why;
    source_seed(&s, (uint64_t)_i);
    arrays_sample(&s, &a);
    arrays_foreign(&s, &a, &file);
    ck_assert_msg(decode(&file, &t, &why) == OK, "%s", why.text);
    ck_assert_int_eq(t.checked, 0);
    ck_assert(arrays_equal(&a.t, &t));
}
END_TEST
#include "example_file.h"
#include <stdlib.h>

START_TEST(the_example_is_written_as_by_hand)
{
    float b[2];
    unsigned char a[3];
    SafeTensor at[2];
    SafePair pair[1];
    SafeTensors t;
    AnyFile file;
    const size_t text = sizeof EXAMPLE_HEADER - 1;
    const size_t header = (text + 7) / 8 * 8;
    example_arrays(b, a, at, pair, &t);
    encode(&t, &file);
    ck_assert_uint_eq(file.length, 8 + header + 11);
    ck_assert_uint_eq(file.at[0], header);
    for (size_t i = 0; i < header; i++)
        ck_assert_int_eq(file.at[8 + i],
                         i < text ? EXAMPLE_HEADER[i] : ' ');
    ck_assert_mem_eq(file.at + 8 + header, EXAMPLE_DATA, 11);
}
END_TEST

static void encode_example(AnyFile *file)
{
    float b[2];
    unsigned char a[3];
    SafeTensor at[2];
    SafePair pair[1];
    SafeTensors t;
    example_arrays(b, a, at, pair, &t);
    encode(&t, file);
}

START_TEST(an_altered_byte_is_refused)
{
    AnyFile file;
    SafeTensors t;
    Sentence why;
    encode_example(&file);
    for (size_t i = 0; i < file.length; i++) {
        const unsigned char was = file.at[i];
        for (int k = 1; k < 256; k++) {
            file.at[i] = (unsigned char)(was ^ k);
            ck_assert_msg(decode(&file, &t, &why) != OK,
                          "byte %zu, 0x%02x", i, file.at[i]);
            ck_assert(why.text[0] != '\0');
        }
        file.at[i] = was;
    }
    ck_assert_int_eq(decode(&file, &t, &why), OK);
}
END_TEST

START_TEST(another_length_is_refused)
{
    AnyFile file;
    SafeTensors t;
    Sentence why;
    encode_example(&file);
    const size_t whole = file.length;
    for (file.length = 0; file.length < whole; file.length++) {
        ck_assert_int_eq(decode(&file, &t, &why), DAMAGED);
        ck_assert(why.text[0] != '\0');
    }
    file.length = whole + 1;
    ck_assert_int_eq(decode(&file, &t, &why), DAMAGED);
    ck_assert_str_eq(why.text, "expected 11 bytes of data, got 12");
}
END_TEST

#define ONE(fields) "{\"w\":{" fields "}}"
#define AT(type, shape, span) "\"dtype\":\"" type "\",\"shape\":[" shape \
    "],\"data_offsets\":[" span "]"
#define ROW(name, begin_end) "\"" name "\":{" AT("U8", "2", begin_end) "}"
static const struct { const char *header; int data; const char *why; }
forged[] = {
    { "[]", 0, "expected a safetensors file, got one whose ninth byte is "
      "0x5b and not '{'" },
    { "{} x", 0, "header byte 3: expected nothing but blanks, got 'x'" },
    { "{", 1, "header: expected 2 to 100000000 bytes, got 1" },
    { "{\"w\"", 0, "header byte 4: expected ':', got the end of the header" },
    { "{\"w\":3}", 0, "header byte 5: expected '{', got '3'" },
    { "{,}", 0, "header byte 1: expected '\"', got ','" },
    { ONE(AT("U8", "2", "0,2") ","), 2,
      "header byte 52: expected '\"', got '}'" },
    { ONE(AT("U8", "2", "0,2") ",\"more\":1"), 2,
      "w: expected dtype, shape and data_offsets once each, got more" },
    { ONE("\"shape\":[2],\"shape\":[2]"), 2,
      "w: expected dtype, shape and data_offsets once each, got shape" },
    { ONE("\"dtype\":\"U8\",\"shape\":[2]"), 2,
      "w: expected dtype, shape and data_offsets once each" },
    { ONE(AT("F8", "2", "0,2")), 2,
      "w: expected a dtype such as F32 or I64, got F8" },
    { ONE(AT("f32", "2", "0,8")), 8,
      "w: expected a dtype such as F32 or I64, got f32" },
    { ONE(AT("\\u001bc", "2", "0,8")), 8,
      "w: expected a dtype such as F32 or I64, got ?c" },
    { ONE("\"dtype\":7"), 2, "header byte 14: expected '\"', got '7'" },
    { ONE(AT("U8", "-2", "0,2")), 2,
      "header byte 28: expected a whole number from 0, got '-'" },
    { ONE(AT("U8", "02", "0,2")), 2,
      "header byte 29: expected ']', got '2'" },
    { ONE(AT("U8", "2.0", "0,2")), 2,
      "header byte 29: expected ']', got '.'" },
    { ONE(AT("U8", "2e0", "0,2")), 2,
      "header byte 29: expected ']', got 'e'" },
    { ONE(AT("U8", "[2]", "0,2")), 2,
      "header byte 28: expected a whole number from 0, got '['" },
    { ONE(AT("U8", "2,", "0,2")), 2,
      "header byte 30: expected a whole number from 0, got ']'" },
    { ONE(AT("U8", "9223372036854775808", "0,2")), 2,
      "header byte 46: expected a number below 2^63, got '8'" },
    { ONE(AT("U8", "1,1,1,1,1,1,1,1,2", "0,2")), 2,
      "header byte 44: expected fewer numbers, got '2'" },
    { ONE(AT("U8", "2", "0,2,2")), 2,
      "header byte 51: expected fewer numbers, got '2'" },
    { ONE(AT("U8", "2", "2")), 2, "w: expected two data_offsets" },
    { ONE(AT("F32", "4294967296,4294967296", "0,0")), 0,
      "w: expected less than 2^63 bytes" },
    { ONE(AT("F32", "0,4294967296,4294967296", "0,0")), 0,
      "w: expected less than 2^63 bytes" },
    { ONE(AT("F64", "2305843009213693952", "0,0")), 0,
      "w: expected less than 2^63 bytes" },
    { ONE(AT("F32", "2", "0,7")), 8, "w: expected 8 bytes as its shape "
      "says, got offsets 0 to 7" },
    { ONE(AT("U8", "2", "2,0")), 2, "w: expected 2 bytes as its shape "
      "says, got offsets 2 to 0" },
    { ONE(AT("U8", "2", "0,2")), 1,
      "w: expected at least 2 bytes of data, got 1" },
    { ONE(AT("U8", "1", "9223372036854775806,9223372036854775807")), 1,
      "w: expected at least 9223372036854775807 bytes of data, got 1" },
    { ONE(AT("U8", "2", "0,2")), 3, "expected 2 bytes of data, got 3" },
    { "{}", 1, "expected 0 bytes of data, got 1" },
    { ONE(AT("U8", "2", "1,3")), 3,
      "w: expected to begin at byte 0 of the data, got 1" },
    { "{" ROW("a", "0,2") "," ROW("b", "1,3") "}", 3,
      "b: expected to begin at byte 2 of the data, got 1" },
    { "{" ROW("a", "0,2") "," ROW("b", "3,5") "}", 5,
      "b: expected to begin at byte 2 of the data, got 3" },
    { "{" ROW("a", "0,2") "," ROW("a", "2,4") "}", 4,
      "a: expected one array of this name, got two" },
    { "{" ROW("a", "0,2") "," ROW("\\u0061", "2,4") "}", 4,
      "a: expected one array of this name, got two" },
    { "{\"__metadata__\":{},\"__metadata__\":{}}", 0,
      "__metadata__: expected once" },
    { "{\"__metadata__\":{\"k\":\"v\",\"k\":\"w\"}}", 0,
      "metadata k: expected once, got twice" },
    { "{\"__metadata__\":{\"k\":1}}", 0,
      "header byte 21: expected '\"', got '1'" },
    { "{\"__metadata__\":{\"k\\n\":\"\"}}", 0,
      "metadata: expected a key without control characters" },
    { "{\"__metadata__\":{\"tinycat\":\"2\"}}", 0,
      "tinycat: expected 1, got 2" },
    { "{\"__metadata__\":{\"tinycat\":\"1\"}}", 0,
      "expected a checksum beside tinycat, got none" },
    { "{\"__metadata__\":{\"tinycat\":\"1\",\"checksum\":\"md5:0\"}}", 0,
      "expected a checksum beside tinycat, got none" },
    { "{\"__metadata__\":{\"tinycat\":\"1\","
      "\"checksum\":\"fnv1a64:000000000000000G\"}}", 0,
      "expected a checksum beside tinycat, got none" },
    { "{\"__metadata__\":{\"checksum\":\"fnv1a64:0123456789abcdef\"}}", 0,
      "checksum: expected 0123456789abcdef, got 28f80b5d31e9a971" },
    { "{\"\\u0000\":{}}", 0, "header byte 4: expected four digits of a "
      "character other than 0, got '0'" },
    { "{\"\\ud834\":{}}", 0, "header byte 4: expected four digits of a "
      "character other than 0, got 'd'" },
    { "{\"\\ud834\\u0041\":{}}", 0, "header byte 4: expected four digits of "
      "a character other than 0, got 'd'" },
    { "{\"\\udd1e\":{}}", 0, "header byte 4: expected four digits of a "
      "character other than 0, got 'd'" },
    { "{\"\\u00g0\":{}}", 0, "header byte 4: expected four digits of a "
      "character other than 0, got '0'" },
    { "{\"\\x\":{}}", 0, "header byte 3: expected an escape, got 'x'" },
    { "{\"\\", 0,
      "header byte 3: expected an escape, got the end of the header" },
    { "{\"a\x01\":{}}", 0,
      "header byte 3: expected a character in UTF-8, got the byte 0x01" },
    { "{\"\xc0\xaf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xc0" },
    { "{\"\xe0\x80\xaf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xe0" },
    { "{\"\x80\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0x80" },
    { "{\"\xed\xa0\x80\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xed" },
    { "{\"\xf4\x90\x80\x80\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xf4" },
    { "{\"\xf8\x90\x80\x80\x80\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xf8" },
    { "{\"\xe2\x82", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xe2" },
    { "{\"w\\u009b\":{}}", 0,
      "header byte 11: expected a name without control characters" },
};

START_TEST(a_forged_header_is_refused_with_a_reason)
{
    AnyFile f = { .length = 8 };
    SafeTensors t;
    Sentence why;
    const size_t n = strlen(forged[_i].header);
    f.at[0] = (unsigned char)n;
    memcpy(f.at + 8, forged[_i].header, n);
    f.length += n + (size_t)forged[_i].data;
    if (f.length < 10)                  /* the shortest file there can be */
        f.length = 10;
    ck_assert_int_ne(decode(&f, &t, &why), OK);
    ck_assert_str_eq(why.text, forged[_i].why);
}
END_TEST

START_TEST(a_header_that_is_too_long_or_too_deep_is_refused)
{
    static unsigned char deep[20020] = "xxxxxxxx{\"w\":{\"shape\":[";
    AnyFile f = { .length = 16, .at = { [8] = '{', [9] = '}' } };
    SafeTensors t;
    Sentence why;
    Arena a = arena_over(table, TABLE);
    f.at[0] = 9;
    ck_assert_int_eq(decode(&f, &t, &why), DAMAGED);
    ck_assert_str_eq(why.text, "header: expected 9 bytes, got 8, where the "
                     "file ends");
    memset(f.at, 0xff, 8);
    ck_assert_int_eq(decode(&f, &t, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, "header: expected 2 to 100000000 bytes, got "
                     "18446744073709551615");
    memset(deep + 22, '[', 19990);
    for (int i = 0; i < 8; i++)
        deep[i] = (unsigned char)(20000 >> 8 * i & (i < 4 ? 0xff : 0));
    ck_assert_int_eq(safetensors_decode(20008, deep, &a, &t, &why),
                     BAD_FORMAT);
    ck_assert_str_eq(why.text, "header byte 15: expected a whole number "
                     "from 0, got '['");
}
END_TEST

/* A header with n arrays without bytes, or n pairs; freed by the caller. */
static unsigned char *many(int n, int pairs, size_t *size)
{
    unsigned char *at = malloc(64 * (size_t)n + 64);
    char *text = (char *)at + 8;
    ck_assert_ptr_nonnull(at);
    text += sprintf(text, pairs ? "{\"__metadata__\":{" : "{");
    for (int i = 0; i < n; i++)
        text += sprintf(text, pairs ? "%s\"%d\":\"\""
            : "%s\"%d\":{\"dtype\":\"U8\",\"shape\":[0],"
            "\"data_offsets\":[0,0]}", i > 0 ? "," : "", i);
    text += sprintf(text, pairs ? "}}" : "}");
    *size = (size_t)(text - (char *)at);
    for (int i = 0; i < 8; i++)
        at[i] = (unsigned char)((*size - 8) >> 8 * i);
    return at;
}

static enum status decode_many(int n, int pairs, SafeTensors *t,
                               Sentence *why)
{
    size_t size;
    unsigned char *at = many(n, pairs, &size);
    void *block = malloc(safetensors_table(size - 8));
    Arena a = arena_over(block, safetensors_table(size - 8));
    const enum status status = safetensors_decode(size, at, &a, t, why);
    free(block);
    free(at);
    return status;
}

START_TEST(there_are_at_most_so_many)
{
    SafeTensors t;
    Sentence why;
    ck_assert_int_eq(decode_many(TENSORS_MOST, 0, &t, &why), OK);
    ck_assert_int_eq(t.count, TENSORS_MOST);
    ck_assert_int_eq(decode_many(TENSORS_MOST + 1, 0, &t, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, "expected at most 65536 arrays");
    ck_assert_int_eq(decode_many(PAIRS_MOST, 1, &t, &why), OK);
    ck_assert_int_eq(t.pairs, PAIRS_MOST);
    ck_assert_int_eq(decode_many(PAIRS_MOST + 1, 1, &t, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, "metadata: expected at most 256 pairs");
}
END_TEST

START_TEST(a_small_arena_is_refused)
{
    static Source s;
    AnyFile f;
    SafeTensors t;
    Sentence why;
    source_seed(&s, (uint64_t)_i);
    AnyFile_sample(&s, &f);
    const size_t n = (size_t)f.at[0] + 256 * (size_t)f.at[1];
    enum status status = TOO_LONG;
    size_t size = 0;
    for (; status == TOO_LONG; size++) {
        Arena a = arena_over(table, size);
        status = safetensors_decode(f.length, f.at, &a, &t, &why);
        if (status == TOO_LONG)
            ck_assert(strstr(why.text, "the arena is exhausted") != NULL);
    }
    ck_assert_int_eq(status, OK);
    ck_assert(size - 1 <= safetensors_table(n));
    ck_assert(safetensors_table(n) <= 4 * n + 5000);
}
END_TEST

static float some[4];
#define PLAIN "w", ELEMENT_F32, 1, { 4 }, some
static const struct { SafeTensor x; SafePair p; const char *why; }
unwritable[] = {
    { { "__metadata__", ELEMENT_F32, 1, { 4 }, some }, { "k", "v" },
      "name of an array: expected UTF-8, no control characters and not "
      "__metadata__" },
    { { "w\n", ELEMENT_F32, 1, { 4 }, some }, { "k", "v" },
      "name of an array: expected UTF-8, no control characters and not "
      "__metadata__" },
    { { "w\xff", ELEMENT_F32, 1, { 4 }, some }, { "k", "v" },
      "name of an array: expected UTF-8, no control characters and not "
      "__metadata__" },
    { { "w", ELEMENT_COUNT, 1, { 4 }, some }, { "k", "v" },
      "w: expected a type and at most 8 sizes, got type 13 and 1 sizes" },
    { { "w", ELEMENT_F32, 9, { 4 }, some }, { "k", "v" },
      "w: expected a type and at most 8 sizes, got type 3 and 9 sizes" },
    { { "w", ELEMENT_F32, -1, { 4 }, some }, { "k", "v" },
      "w: expected a type and at most 8 sizes, got type 3 and -1 sizes" },
    { { "w", ELEMENT_F32, 1, { -4 }, some }, { "k", "v" },
      "w: expected sizes from 0 and less than 2^63 bytes" },
    { { "w", ELEMENT_F32, 2, { INT64_MAX, 2 }, some }, { "k", "v" },
      "w: expected sizes from 0 and less than 2^63 bytes" },
    { { "v", ELEMENT_F32, 1, { 4 }, some }, { "k", "v" },
      "v: expected one array of this name, got two" },
    { { PLAIN }, { "k\t", "v" }, "metadata: expected UTF-8, and no control "
      "characters in a key" },
    { { PLAIN }, { "k", "\xff" }, "metadata: expected UTF-8, and no control "
      "characters in a key" },
    { { PLAIN }, { "j", "v" }, "metadata j: expected once, got twice" },
    { { PLAIN }, { "checksum", "v" }, "metadata: expected keys other than "
      "checksum and tinycat" },
    { { PLAIN }, { "tinycat", "v" }, "metadata: expected keys other than "
      "checksum and tinycat" },
};

START_TEST(what_has_no_file_is_refused)
{
    SafeTensor x[] = { { "v", ELEMENT_F32, 1, { 4 }, some },
                       unwritable[_i].x };
    SafePair p[] = { { "j", "" }, unwritable[_i].p };
    SafeTensors t = { .at = x, .count = 2, .pair = p, .pairs = 2 };
    AnyFile f;
    Sentence why;
    ck_assert_int_eq(safetensors_encode(&t, sizeof f.at, f.at, &f.length,
                                        &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, unwritable[_i].why);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    AnyFile file, small;
    SafeTensors t;
    Sentence why;
    encode_example(&file);
    ck_assert_int_eq(decode(&file, &t, &why), OK);
    for (size_t room = 0; room < file.length; room++) {
        memset(&small, 0x55, sizeof small);
        ck_assert_int_eq(safetensors_encode(&t, room, small.at,
                                            &small.length, &why), TOO_LONG);
        ck_assert_uint_eq(small.length, file.length);
        ck_assert_int_eq(small.at[room], 0x55);
    }
    ck_assert_int_eq(safetensors_encode(&t, file.length, small.at,
                                        &small.length, &why), OK);
    ck_assert_int_eq(small.at[file.length], 0x55);
    t.count = TENSORS_MOST + 1;
    ck_assert_int_eq(safetensors_encode(&t, 0, NULL, &small.length, &why),
                     TOO_LONG);
    ck_assert_str_eq(why.text,
        "expected at most 65536 arrays and 254 pairs, got 65537 and 1");
    t.count = 0;
    t.pairs = PAIRS_MOST - 1;
    ck_assert_int_eq(safetensors_encode(&t, 0, NULL, &small.length, &why),
                     TOO_LONG);
}
END_TEST

static const struct { SafeTensor like; const char *why; } unlike[] = {
    { { "c", ELEMENT_F32, 1, { 2 }, some },
      "c: expected F32 [2], got no array of this name" },
    { { "bias", ELEMENT_F32, 1, { 3 }, some },
      "bias: expected F32 [3], got F32 [2]" },
    { { "bias", ELEMENT_I32, 1, { 2 }, some },
      "bias: expected I32 [2], got F32 [2]" },
    { { "code", ELEMENT_U8, 2, { 3, 1 }, some },
      "code: expected U8 [3][1], got U8 [1][3]" },
    { { "code", ELEMENT_U8, 1, { 3 }, some },
      "code: expected U8 [3], got U8 [1][3]" },
    { { "code", ELEMENT_U8, 0, { 0 }, some },
      "code: expected U8, got U8 [1][3]" },
};

START_TEST(another_shape_is_refused_and_nothing_is_filled)
{
    AnyFile file;
    SafeTensors t;
    Sentence why;
    float b[2] = { 7, 8 };
    const SafeTensor into[] = { { "bias", ELEMENT_F32, 1, { 2 }, b },
                                unlike[_i].like };
    encode_example(&file);
    ck_assert_int_eq(decode(&file, &t, &why), OK);
    ck_assert_int_eq(safetensors_fill(&t, 2, into, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, unlike[_i].why);
    ck_assert(b[0] == 7 && b[1] == 8);
    ck_assert_int_eq(safetensors_fill(&t, 1, into, &why), OK);
    ck_assert(b[0] == 1.5f && b[1] == -2);
    ck_assert_str_eq(safetensors_value(&t, "format"), "pt");
    ck_assert_ptr_null(safetensors_value(&t, "tinycat"));
}
END_TEST

START_TEST(a_file_may_begin_anywhere)
{
    static AnyFile file;
    static unsigned char bytes[ANY_FILE + 8];
    SafeTensors t;
    Sentence why;
    Arena arena = arena_over(table, TABLE);
    float b[2];
    unsigned char a[3];
    const SafeTensor into[] = { { "code", ELEMENT_U8, 2, { 1, 3 }, a },
                                { "bias", ELEMENT_F32, 1, { 2 }, b } };
    encode_example(&file);
    memcpy(bytes + _i, file.at, file.length);
    ck_assert_int_eq(safetensors_decode(file.length, bytes + _i, &arena, &t,
                                        &why), OK);
    ck_assert_int_eq(safetensors_fill(&t, 2, into, &why), OK);
    ck_assert(b[0] == 1.5f && b[1] == -2 && a[2] == 3);
}
END_TEST

static int forge_state(int which, State *s)
{
    switch (which) {
    case 0: s->cursor = s->data.count; return 1;
    case 1: s->cursor = -1; return 1;
    case 2: s->batch = 0; return 1;
    case 3: s->steps = -1; return 1;
    case 4: s->data.at[0].target.index = VOCABULARY; return 1;
    case 5: s->learner.rate.value = 0; return 1;
    case 6: s->learner.parameters.head.bias[1] = NAN; return 1;
    default: return 0;
    }
}

START_TEST(arrays_that_are_no_state_are_refused)
{
    State s = demonstration(3), back;
    StateFile file;
    ck_assert_int_eq(state_to_file(NULL, &s, &file), OK);
    ck_assert_int_eq(state_from_file(NULL, &file, &back), OK);
    ck_assert(State_gap(&s, &back) == 0);
    ck_assert(forge_state(_i, &s));
    ck_assert_int_eq(state_to_file(NULL, &s, &file), OK);
    ck_assert_int_ne(state_from_file(NULL, &file, &back), OK);
}
END_TEST

START_TEST(a_state_of_another_size_is_refused)
{
    State s = demonstration(3), back;
    StateFile file;
    s.data.count = _i == 0 ? 0 : CAPACITY + 1;
    ck_assert_int_eq(state_to_file(NULL, &s, &file), OUT_OF_RANGE);
    s.data.count = CAPACITY;
    ck_assert_int_eq(state_to_file(NULL, &s, &file), OK);
    ck_assert_int_eq(state_from_file(NULL, &file, &back), OK);
    file.at[file.length - 1] ^= 1;
    ck_assert_int_eq(state_from_file(NULL, &file, &back), BAD_FORMAT);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { what_is_written_is_read, 300 },
        { the_order_of_the_list_makes_no_difference, 100 },
        { what_others_wrote_is_read, 300 },
        { the_example_is_written_as_by_hand, 1 },
        { an_altered_byte_is_refused, 1 },
        { another_length_is_refused, 1 },
        { a_forged_header_is_refused_with_a_reason, ROWS(forged) },
        { a_header_that_is_too_long_or_too_deep_is_refused, 1 },
        { there_are_at_most_so_many, 1 },
        { a_small_arena_is_refused, 5 },
        { what_has_no_file_is_refused, ROWS(unwritable) },
        { what_does_not_fit_is_refused, 1 },
        { another_shape_is_refused_and_nothing_is_filled, ROWS(unlike) },
        { a_file_may_begin_anywhere, 8 },
        { arrays_that_are_no_state_are_refused, 7 },
        { a_state_of_another_size_is_refused, 2 },
    };
    return run_tests("safetensors", ROWS(tests), tests);
}
