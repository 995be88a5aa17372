/* check_safetensors.c - what is written is read, and nothing else. */
#include "coding.h"
#include "named_state.h"
#include "sample_training.h"

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
    ck_assert(file.at[0] % 8 == 0);
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
            if (decode(&file, &t, &why) == OK || why.text[0] == '\0')
                ck_abort_msg("byte %zu, 0x%02x", i, file.at[i]);
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

static float some[4];
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
    { { "code", ELEMENT_U8, 3, { 1, 3, 1 }, some },
      "code: expected U8 [1][3][1], got U8 [1][3]" },
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

/* A whole file with n examples, which need not be a number of examples. */
static void forge_examples(int n, StateFile *file)
{
    static Example many[CAPACITY + 1];
    State s = demonstration(3);
    SafeTensor list[STATE_ARRAYS];
    SafeTensors t = { .at = list, .count = STATE_ARRAYS };
    Sentence why;
    state_arrays(&s, list);
    for (int i = 0; i < STATE_ARRAYS; i++)
        if (strcmp(list[i].name, "examples") == 0) {
            list[i].dims[0] = n;
            list[i].data = many;
        }
    ck_assert_int_eq(safetensors_encode(&t, sizeof file->at, file->at,
                                        &file->length, &why), OK);
}

START_TEST(no_examples_and_too_many_are_refused)
{
    State back;
    StateFile file;
    forge_examples(CAPACITY, &file);
    ck_assert_int_eq(state_from_file(NULL, &file, &back), OK);
    forge_examples(_i == 0 ? 0 : CAPACITY + 1, &file);
    ck_assert_int_eq(state_from_file(NULL, &file, &back), BAD_FORMAT);
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
        { another_shape_is_refused_and_nothing_is_filled, ROWS(unlike) },
        { a_file_may_begin_anywhere, 8 },
        { arrays_that_are_no_state_are_refused, 7 },
        { a_state_of_another_size_is_refused, 2 },
        { no_examples_and_too_many_are_refused, 2 },
    };
    return run_tests("safetensors", ROWS(tests), tests);
}
