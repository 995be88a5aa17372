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
    Trial t;
    try_source(&t, "chapters/03-x.nw", SMALL);
    int rest = web_find(&t.web, 0, "the rest");
    int root = web_find(&t.web, 0, "main.c");
    ck_assert_int_eq(t.web.chunks[root].number, 1);
    ck_assert_int_eq(t.web.chunks[rest].number, 2);
    const Chunk *second = &t.web.chunks[t.web.chunks[rest].next];
    ck_assert_int_eq(second->number, 3);
    ck_assert_int_eq(second->part, 2);
    ck_assert_int_eq(second->first, rest);
    ck_assert_int_eq(second->next, -1);
    ck_assert_int_eq(second->line, 10);
    ck_assert_str_eq(second->id, "c-03-the-rest-2");
    ck_assert(web_is_root(&t.web, root) && !web_is_root(&t.web, rest));
    end_trial(&t);
}
END_TEST

static const struct { const char *path, *name, *key, *number; } CALLED[] = {
    { "chapters/03-x.nw", "03-x", "03", "3" },
    { "00-preface.nw", "00-preface", "00", "0" },
    { "a/b/A1-weaver.nw", "A1-weaver", "A1", "A1" },
    { "x/12-y-z.nw", "12-y-z", "12", "12" },
};

START_TEST(a_chapter_is_called_by_its_file)
{
    Trial t;
    try_source(&t, CALLED[_i].path, SMALL);
    const Chapter *c = &t.web.chapters[0];
    ck_assert_str_eq(c->name, CALLED[_i].name);
    ck_assert_str_eq(c->key, CALLED[_i].key);
    ck_assert_str_eq(c->number, CALLED[_i].number);
    ck_assert_str_eq(c->title, "A small `web`");
    ck_assert_int_eq(web_chapter(&t.web, c->name), 0);
    ck_assert_int_eq(web_chapter(&t.web, "04-x"), -1);
    end_trial(&t);
}
END_TEST

START_TEST(ids_differ_where_names_are_alike)
{
    Trial t;
    try_source(&t, "1.nw", "<<a b>>=\n<<a-b>>=\n<<a b>>=\n"
        "<<a b 2>>=\n<<A  B>>=\n<<+>>=\n<<->>=\n");
    const Chunk *c = t.web.chunks;
    for (int i = 0; i < t.web.chunk_count; i++)
        for (int k = 0; k < i; k++)
            if (c[i].name != NULL && c[k].name != NULL)
                ck_assert_str_ne(c[i].id, c[k].id);
    end_trial(&t);
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

static void refuse_stream(const char *stream, size_t length, const char *why)
{
    Trial t = { .out = {0} };
    ck_assert(!web_read(&t.web, stream, length, &t.errors));
    ck_assert_int_eq(t.errors.count, 1);
    assert_said(&t, why);
    end_trial(&t);
}

START_TEST(a_stream_that_is_none_is_refused_with_the_reason)
{
    refuse_stream(REFUSED[_i].stream, strlen(REFUSED[_i].stream),
        REFUSED[_i].why);
    refuse_stream("@file x\n@te\0xt\n", 15, "a zero byte");
}
END_TEST

START_TEST(a_table_and_an_array_keep_what_they_are_given)
{
    Pool pool = {0};
    Table table = { .pool = &pool };
    int *array = NULL;
    for (int i = 0; i < 5000; i++) {
        const char *key = pool_format(&pool, "key %d", i);
        ck_assert_int_eq(table_get(&table, key), -1);
        table_set(&table, key, i);
        array = pool_grow(&pool, array, i, sizeof *array);
        array[i] = i;
    }
    for (int i = 0; i < 5000; i++) {
        ck_assert_int_eq(array[i], i);
        ck_assert_int_eq(table_get(&table, pool_format(&pool, "key %d", i)),
            i);
    }
    pool_free(&pool);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, chunks_are_numbered_joined_and_named);
    tcase_add_loop_test(tests, a_chapter_is_called_by_its_file, 0,
        ROWS(CALLED));
    tcase_add_test(tests, ids_differ_where_names_are_alike);
    tcase_add_loop_test(tests, a_stream_that_is_none_is_refused_with_the_reason,
        0, ROWS(REFUSED));
    tcase_add_test(tests, a_table_and_an_array_keep_what_they_are_given);
}

int main(void)
{
    return run_tests("web", add_tests);
}
