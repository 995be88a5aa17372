/* check_refusals.c - what is no file is refused with a sentence. */
#include "coding.h"
#include <stdlib.h>

#define ONE(fields) "{\"w\":{" fields "}}"
#define AT(type, shape, span) "\"dtype\":\"" type "\",\"shape\":[" shape \
    "],\"data_offsets\":[" span "]"
#define TWO(name, begin_end) "\"" name "\":{" AT("U8", "2", begin_end) "}"
#define HALF \
    "header byte 4: expected four digits of a character other than 0, got 'd'"
static const struct { const char *header; int data; const char *why; }
forged[] = {
    { "[]", 0, "expected a safetensors file, got one whose ninth byte is "
      "0x5b and not '{'" },
    { "{} x", 0, "header byte 3: expected nothing but blanks, got 'x'" },
    { "{", 1, "header: expected 2 to 100000000 bytes, got 1" },
    { "{\"w\"", 0, "header byte 4: expected ':', got its end" },
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
    { "{" TWO("a", "0,2") "," TWO("b", "1,3") "}", 3,
      "b: expected to begin at byte 2 of the data, got 1" },
    { "{" TWO("a", "0,2") "," TWO("b", "3,5") "}", 5,
      "b: expected to begin at byte 2 of the data, got 3" },
    { "{" TWO("a", "0,2") "," TWO("a", "2,4") "}", 4,
      "a: expected one array of this name, got two" },
    { "{" TWO("a", "0,2") "," TWO("a", "0,2") "}", 2,
      "a: expected one array of this name, got two" },
    { "{" TWO("a", "0,2") "," TWO("\\u0061", "2,4") "}", 4,
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
    { "{\"\\ud800\":{}}", 0, HALF },
    { "{\"\\udbff\":{}}", 0, HALF },
    { "{\"\\udc00\":{}}", 0, HALF },
    { "{\"\\udfff\":{}}", 0, HALF },
    { "{\"\\ud800\\u0041\":{}}", 0, HALF },
    { "{\"\\ud800\\udbff\":{}}", 0, HALF },
    { "{\"\\udbff\\ue000\":{}}", 0, HALF },
    { "{\"\\udc00\\udc00\":{}}", 0, HALF },
    { "{\"\\udbff\\udfff\\udfff\":{}}", 0, "header byte 16: expected four "
      "digits of a character other than 0, got 'd'" },
    { "{\"\\u00g0\":{}}", 0, "header byte 4: expected four digits of a "
      "character other than 0, got '0'" },
    { "{\"\\x\":{}}", 0, "header byte 3: expected an escape, got 'x'" },
    { "{\"\\", 0,
      "header byte 3: expected an escape, got its end" },
    { "{\"a\x01\":{}}", 0,
      "header byte 3: expected a character in UTF-8, got the byte 0x01" },
    { "{\"\xc0\xaf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xc0" },
    { "{\"\xe0\x80\xaf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xe0" },
    { "{\"\xc1\xbf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xc1" },
    { "{\"\xe0\x9f\xbf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xe0" },
    { "{\"\xf0\x8f\xbf\xbf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xf0" },
    { "{\"\xed\xbf\xbf\":{}}", 0,
      "header byte 2: expected a character in UTF-8, got the byte 0xed" },
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
    { "{\"w\\u001f\":{}}", 0,
      "header byte 11: expected a name without control characters" },
    { "{\"w\\u007f\":{}}", 0,
      "header byte 11: expected a name without control characters" },
    { "{\"w\\u009f\":{}}", 0,
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

START_TEST(a_header_that_is_too_long_is_refused)
{
    AnyFile f = { .length = 16, .at = { [8] = '{', [9] = '}' } };
    SafeTensors t;
    Sentence why;
    f.at[0] = 9;
    ck_assert_int_eq(decode(&f, &t, &why), DAMAGED);
    ck_assert_str_eq(why.text, "header: expected 9 bytes, got 8, where the "
                     "file ends");
    memset(f.at, 0xff, 8);
    ck_assert_int_eq(decode(&f, &t, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, "header: expected 2 to 100000000 bytes, got "
                     "18446744073709551615");
    memcpy(f.at, "\x08\0\0\0\0\0\0\0{}\0\0\0\0\0\0", 16);
    ck_assert_int_eq(decode(&f, &t, &why), BAD_FORMAT);
    ck_assert_str_eq(why.text, "header byte 2: expected nothing but blanks, "
                     "got the byte 0x00");
}
END_TEST

START_TEST(a_header_that_is_too_deep_is_refused)
{
    static unsigned char deep[20020] = "xxxxxxxx{\"w\":{\"shape\":[";
    SafeTensors t;
    Sentence why;
    Arena a = arena_over(table, TABLE);
    memset(deep + 22, '[', 19990);
    for (int i = 0; i < 8; i++)
        deep[i] = (unsigned char)((uint64_t)20000 >> 8 * i);
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

START_TEST(a_header_cut_short_is_refused)
{
    static const char whole[] = EXAMPLE_HEADER;
    SafeTensors t;
    Sentence why;
    for (unsigned n = 2; n < sizeof whole - 1; n++) {
        Arena a = arena_over(table, TABLE);
        unsigned char *at = calloc(8 + n, 1);
        ck_assert_ptr_nonnull(at);
        at[0] = (unsigned char)n;
        memcpy(at + 8, whole, n);
        ck_assert_int_ne(safetensors_decode(8 + n, at, &a, &t, &why), OK);
        free(at);
    }
}
END_TEST

static const struct { const char *escape, *bytes; } border[] = {
    { " ", "\x20" }, { "\\u007E", "~" }, { "\\u00a0", "\xc2\xa0" },
    { "\\u07ff", "\xdf\xbf" }, { "\\u0800", "\xe0\xa0\x80" },
    { "\\uD7FF", "\xed\x9f\xbf" }, { "\\ue000", "\xee\x80\x80" },
    { "\\uffff", "\xef\xbf\xbf" },
    { "\\ud800\\udc00", "\xf0\x90\x80\x80" },
    { "\\ud800\\udfff", "\xf0\x90\x8f\xbf" },
    { "\\udbff\\udc00", "\xf4\x8f\xb0\x80" },
    { "\\udbff\\udfff", "\xf4\x8f\xbf\xbf" },
};

START_TEST(characters_at_the_borders_are_read)
{
    AnyFile f = { .length = 8 };
    SafeTensors t;
    Sentence why;
    const int n = sprintf((char *)f.at + 8, "{\"__metadata__\":{\"%s\":\"%s"
        "\"}}", border[_i].escape, border[_i].bytes);
    f.at[0] = (unsigned char)n;
    f.length += (size_t)n;
    ck_assert_msg(decode(&f, &t, &why) == OK, "%s", why.text);
    ck_assert_str_eq(t.pair[0].key, border[_i].bytes);
    ck_assert_str_eq(t.pair[0].value, border[_i].bytes);
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
}
END_TEST

START_TEST(the_longest_metadata_are_read)
{
    static char key[PAIRS_MOST][8];
    SafePair p[PAIRS_MOST];
    SafeTensors t = { .pair = p, .pairs = PAIRS_MOST - 2 }, back;
    AnyFile f;
    Sentence why;
    for (int i = 0; i < PAIRS_MOST; i++) {
        snprintf(key[i], sizeof key[i], "%d", i);
        p[i] = (SafePair){ key[i], "" };
    }
    encode(&t, &f);
    ck_assert_int_eq(decode(&f, &back, &why), OK);
    ck_assert_int_eq(back.pairs, PAIRS_MOST - 2);
}
END_TEST

START_TEST(lists_that_are_too_long_are_refused)
{
    AnyFile small;
    SafeTensors t = { .pairs = 1 };
    Sentence why;
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

int main(void)
{
    const Test tests[] = {
        { a_forged_header_is_refused_with_a_reason, ROWS(forged) },
        { a_header_that_is_too_long_is_refused, 1 },
        { a_header_cut_short_is_refused, 1 },
        { characters_at_the_borders_are_read, ROWS(border) },
        { a_header_that_is_too_deep_is_refused, 1 },
        { there_are_at_most_so_many, 1 },
        { a_small_arena_is_refused, 5 },
        { what_has_no_file_is_refused, ROWS(unwritable) },
        { what_does_not_fit_is_refused, 1 },
        { the_longest_metadata_are_read, 1 },
        { lists_that_are_too_long_are_refused, 1 },
    };
    return run_tests("refusals", ROWS(tests), tests);
}
