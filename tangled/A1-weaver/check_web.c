#include "check_tokens.h"

static const char SMALL[] =
    "# A small [[web]]\n"
    "\n"
    "<<main.c>>=\n"
    "int x;\n"
    "  <<the rest>>\n"
    "@\n"
    "Prose.\n"
    "<<the rest>>=\n"
    "int y;\n"
    "<<the rest>>=\n"
    "int z;\n";

START_TEST(chunks_are_numbered_joined_and_named)
{
    Web web;
    Report errors = {0};
    ck_assert(read_source(&web, "chapters/03-x.nw", SMALL, &errors));
    int rest = web_find(&web, 0, "the rest"), root = web_find(&web, 0,
        "main.c");
    ck_assert_int_eq(web.chunks[root].number, 1);
    ck_assert_int_eq(web.chunks[rest].number, 2);
    int second = web.chunks[rest].next;
    ck_assert_int_eq(web.chunks[second].number, 3);
    ck_assert_int_eq(web.chunks[second].part, 2);
    ck_assert_int_eq(web.chunks[second].first, rest);
    ck_assert_int_eq(web.chunks[second].next, -1);
    ck_assert_int_eq(web.chunks[second].line, 10);
    ck_assert_str_eq(web.chunks[second].id, "c-03-the-rest-2");
    ck_assert(web_is_root(&web, root) && !web_is_root(&web, rest));
    web_free(&web);
}
END_TEST

START_TEST(a_chapter_is_called_by_its_file)
{
    static const struct { const char *path, *name, *key, *number; } rows[] = {
        { "chapters/03-x.nw", "03-x", "03", "3" },
        { "00-preface.nw", "00-preface", "00", "0" },
        { "a/b/A1-weaver.nw", "A1-weaver", "A1", "A1" },
        { "x/12-y-z.nw", "12-y-z", "12", "12" },
    };
    Web web;
    Report errors = {0};
    ck_assert(read_source(&web, rows[_i].path, SMALL, &errors));
    ck_assert_str_eq(web.chapters[0].name, rows[_i].name);
    ck_assert_str_eq(web.chapters[0].key, rows[_i].key);
    ck_assert_str_eq(web.chapters[0].number, rows[_i].number);
    ck_assert_str_eq(web.chapters[0].title, "A small `web`");
    web_free(&web);
}
END_TEST

START_TEST(ids_differ_where_names_are_alike)
{
    Web web;
    Report errors = {0};
    ck_assert(read_source(&web, "1.nw", "<<a b>>=\n<<a-b>>=\n<<a b>>=\n"
        "<<a b 2>>=\n<<A  B>>=\n<<+>>=\n<<->>=\n", &errors));
    for (int i = 0; i < web.chunk_count; i++)
        for (int k = 0; k < i; k++)
            if (web.chunks[i].name != NULL && web.chunks[k].name != NULL)
                ck_assert_str_ne(web.chunks[i].id, web.chunks[k].id);
    web_free(&web);
}
END_TEST

static const struct { const char *stream, *why; } REFUSED[] = {
    { "", "no chapter" },
    { "@begin docs 0\n", "@begin before @file" },
    { "@file x\n@begin docs 0\n", "the stream ends inside a chunk" },
    { "@file x\n@begin docs 0\n@begin docs 1\n", "@begin inside a chunk" },
    { "@file x\n@begin docs 0\n@end code 0\n", "@end without its @begin" },
    { "@file x\n@end docs 0\n", "@end without its @begin" },
    { "@file x\n@text y\n", "text outside every chunk" },
    { "@file x\n@begin code 1\n@text y\n", "code before the chunk's name" },
    { "@file x\n@begin code 1\n@defn y\n@text z\n", "no newline after" },
    { "@file x\n@begin code 1\n@defn y\n@defn z\n", "no name is due" },
    { "@file x\n@begin docs 0\n@defn y\n", "no name is due" },
    { "@file x\n@begin code 1\n@end code 1\n", "without its name" },
    { "@file x\n@begin docs 0\n@quote\n@quote\n", "a quotation" },
    { "@file x\n@begin docs 0\n@quote\n@end docs 0\n", "inside a quotation" },
    { "@file x\n@begin docs 0\n@file y\n", "@file inside a chunk" },
    { "@file x\n@line zero\n", "@line without a number" },
    { "@file x\n@line -3\n", "@line without a number" },
    { "@file x\n@fatal mnt no memory\n", "noweb gave up: mnt no memory" },
    { "@file x\nno token\n", "a line that is no token" },
};

START_TEST(a_stream_that_is_none_is_refused_with_the_reason)
{
    Web web;
    Report errors = {0};
    const char *stream = REFUSED[_i].stream;
    ck_assert(!web_read(&web, stream, strlen(stream), &errors));
    ck_assert_int_eq(errors.count, 1);
    ck_assert_msg(strstr(errors.text.at, REFUSED[_i].why) != NULL,
        "%s", errors.text.at);
    web_free(&web);
    text_free(&errors.text);
}
END_TEST

START_TEST(a_zero_byte_is_refused)
{
    Web web;
    Report errors = {0};
    ck_assert(!web_read(&web, "@file x\n@te\0xt\n", 15, &errors));
    ck_assert_ptr_ne(strstr(errors.text.at, "a zero byte"), NULL);
    web_free(&web);
    text_free(&errors.text);
}
END_TEST

START_TEST(a_table_keeps_a_thousand_keys)
{
    Pool pool = {0};
    Table table = { .pool = &pool };
    char key[16];
    for (int i = 0; i < 1000; i++) {
        snprintf(key, sizeof key, "key %d", i);
        ck_assert_int_eq(table_get(&table, key), -1);
        table_set(&table, key, i);
    }
    for (int i = 0; i < 1000; i++) {
        snprintf(key, sizeof key, "key %d", i);
        ck_assert_int_eq(table_get(&table, key), i);
    }
    pool_free(&pool);
}
END_TEST

START_TEST(an_array_in_a_pool_keeps_its_elements)
{
    Pool pool = {0};
    int *array = NULL;
    for (int i = 0; i < 5000; i++) {
        array = pool_grow(&pool, array, i, sizeof *array);
        array[i] = i;
    }
    for (int i = 0; i < 5000; i++)
        ck_assert_int_eq(array[i], i);
    pool_free(&pool);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("web");
    TCase *webs = tcase_create("webs"), *refusals = tcase_create("refusals"),
        *store = tcase_create("tables and pools");
    tcase_add_test(webs, chunks_are_numbered_joined_and_named);
    tcase_add_loop_test(webs, a_chapter_is_called_by_its_file, 0, 4);
    tcase_add_test(webs, ids_differ_where_names_are_alike);
    tcase_add_loop_test(refusals,
        a_stream_that_is_none_is_refused_with_the_reason, 0,
        sizeof REFUSED / sizeof REFUSED[0]);
    tcase_add_test(refusals, a_zero_byte_is_refused);
    tcase_add_test(store, a_table_keeps_a_thousand_keys);
    tcase_add_test(store, an_array_in_a_pool_keeps_its_elements);
    suite_add_tcase(suite, webs);
    suite_add_tcase(suite, refusals);
    suite_add_tcase(suite, store);
    return run_suite(suite);
}
