#include "check_tokens.h"
#include "map.h"

static const char MAP[] =
    "model.c\t1\t3\tchapters/03-a-tiny-model.nw\t10\tmodel.c\n"
    "model.c\t4\t9\tchapters/03-a-tiny-model.nw\t30\tdivide by the sum\n"
    "diagrams/x.h\t1\t2\tchapters/03-a-tiny-model.nw\t50\tdiagrams/x.h\n"
    "broken line\n"
    "status.h\t1\t9\tchapters/01-objects.nw\t7\tstatus.h\n";

#define AT(line, chunk) "    chapters/03-a-tiny-model.nw:" line ", in <<" \
    chunk ">>\n"
static const struct { const char *message, *added; } MESSAGES[] = {
    { "model.c:5:3: error: x", AT("31", "divide by the sum") },
    { "./model.c:1: y", AT("10", "model.c") },
    { "../03-a-tiny-model/model.c:9:1: z", AT("35", "divide by the sum") },
    { "tangled/03-a-tiny-model/model.c:2: z", AT("11", "model.c") },
    { "03-a-tiny-model/model.c:2: z", AT("11", "model.c") },
    { "/a/tangled/03-a-tiny-model/diagrams/x.h:2:8: z", AT("51",
        "diagrams/x.h") },
    { "In file included from model.c:3,", AT("12", "model.c") },
    { "75%: model.c:4:F:laws:sum:0: 'a' is 1:2", AT("30",
        "divide by the sum") },
    { "../01-objects/status.h:3: z", "    chapters/01-objects.nw:9, in "
        "<<status.h>>\n" },
    { "model.c:10: z", "" }, { "../01-objects/model.c:1: z", "" },
    { "amodel.c:1: z", "" }, { "/usr/include/model.c:1:", "" },
    { "model.c: z", "" }, { "model.c:", "" }, { ":1", "" }, { "", "" },
    { "x13-a-tiny-model/model.c:1: z", "" },
    { "model.c:99999999999999: z", "" },
};

START_TEST(a_message_is_kept_and_explained)
{
    Map map = {0};
    Text messages = {0}, out = {0}, expected = {0};
    map_read(&map, MAP);
    ck_assert_int_eq(map.count, 4);
    text_format(&messages, "before\n%s\nafter\n", MESSAGES[_i].message);
    text_format(&expected, "before\n%s\n%safter\n", MESSAGES[_i].message,
        MESSAGES[_i].added);
    map_explain(&map, messages.at, &out);
    ck_assert_str_eq(out.at, expected.at);
    text_free(&messages);
    text_free(&out);
    text_free(&expected);
    map_free(&map);
}
END_TEST

START_TEST(without_a_map_messages_are_copied)
{
    Map map = {0};
    Text out = {0};
    map_explain(&map, "model.c:1: x\nmodel.c:2: y\n", &out);
    ck_assert_str_eq(out.at, "model.c:1: x\nmodel.c:2: y\n");
    text_free(&out);
}
END_TEST

START_TEST(a_written_map_is_read_back)
{
    Trial t;
    Map map = {0};
    try_source(&t, "chapters/1-x.nw", "<<x.c>>=\na\n  <<b c>>\n"
        "d\n@\nProse.\n<<b c>>=\n1\n2\n");
    map_write(&t.web, 0, &t.out);
    ck_assert_str_eq(t.out.at, "x.c\t1\t1\tchapters/1-x.nw\t2\tx.c\n"
        "x.c\t2\t3\tchapters/1-x.nw\t8\tb c\n"
        "x.c\t4\t4\tchapters/1-x.nw\t4\tx.c\n");
    map_read(&map, t.out.at);
    const MapLine *m = map_find(&map, "x.c", 3);
    ck_assert_ptr_ne(m, NULL);
    ck_assert_int_eq(m->line + 3 - m->first, 9);
    ck_assert_str_eq(m->chunk, "b c");
    ck_assert_ptr_eq(map_find(&map, "x.c", 5), NULL);
    map_free(&map);
    end_trial(&t);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, a_message_is_kept_and_explained, 0,
        ROWS(MESSAGES));
    tcase_add_test(tests, without_a_map_messages_are_copied);
    tcase_add_test(tests, a_written_map_is_read_back);
}

int main(void)
{
    return run_tests("map", add_tests);
}
