#include "check_tokens.h"
#include "book.h"

static const char FULL[] =
    "# the book\n"
    "[book]\n"
    "title = \"A \\\"book\\\"\"   # said\n"
    "authors = [ \"A. B.\", # first\n  'C \\D', ]\n"
    "description = \"\"\n"
    "language = 'de'\n"
    "text-direction = \"rtl\"\n"
    "src = \"source\"\n"
    "\n"
    "[build]\r\n"
    "build-dir = \"out\"\r\n"
    "[ output.html ]\n"
    "default-theme = \"dark\"\n"
    "preferred-dark-theme = \"light\"\n"
    "git-repository-url = \"https://example.org/x\"\n"
    "edit-url-template = \"https://example.org/edit/{path}\"\n"
    "site-url = \"https://example.org/book/\"\n"
    "[output.weave]\n";

static const struct { const char *key, *value; } VALUES[] = {
    { "book.title", "A \"book\"" }, { "book.description", "" },
    { "book.language", "de" }, { "book.text-direction", "rtl" },
    { "book.src", "source" }, { "build.build-dir", "out" },
    { "output.html.default-theme", "dark" },
    { "output.html.preferred-dark-theme", "light" },
    { "output.html.git-repository-url", "https://example.org/x" },
    { "output.html.edit-url-template", "https://example.org/edit/{path}" },
    { "output.html.site-url", "https://example.org/book/" },
    { "book.authors", NULL }, { "book.no-such", NULL }, { "", NULL },
};

START_TEST(every_key_is_read)
{
    Book book;
    Report errors = {0};
    ck_assert_msg(book_read(&book, FULL, "book.toml", &errors), "%s",
        text_string(&errors.text));
    ck_assert_pstr_eq(book_value(&book, VALUES[_i].key), VALUES[_i].value);
    ck_assert_int_eq(book.author_count, 2);
    ck_assert_str_eq(book.authors[0], "A. B.");
    ck_assert_str_eq(book.authors[1], "C \\D");
    book_free(&book);
}
END_TEST

START_TEST(a_title_is_enough)
{
    Book book;
    Report errors = {0};
    ck_assert(book_read(&book, "[book]\ntitle = \"T\"", "book.toml", &errors));
    ck_assert_str_eq(book.language, "en");
    ck_assert_str_eq(book.source, "chapters");
    ck_assert_str_eq(book.theme, "light");
    ck_assert_ptr_eq(book.site, NULL);
    ck_assert_int_eq(book.author_count, 0);
    book_free(&book);
}
END_TEST

#define TITLE "[book]\ntitle = \"T\"\n"
static const struct { const char *source, *said; } FAULTY[] = {
    { "", "book.toml:1: book.title is missing\n" },
    { "[book]\n", "book.toml:2: book.title is missing\n" },
    { TITLE "no-such = \"x\"\n", "book.toml:3: book.no-such is no key of "
        "this book\n" },
    { "title = \"T\"\n", "book.toml:1: title is no key of this book\n" },
    { TITLE "[rust]\n", "book.toml:3: rust is no table of this book\n" },
    { TITLE "[output.weave]\nx = 1\n",
        "book.toml:4: output.weave.x is no key of this book\n" },
    { TITLE "title = \"U\"\n", "book.toml:3: book.title is given twice\n" },
    { TITLE "language = 3\n", "book.toml:3: book.language must be a string\n" },
    { TITLE "language = true\n", "book.language must be a string\n" },
    { TITLE "src = [\"a\"]\n", "book.src must be a string\n" },
    { TITLE "authors = \"A\"\n",
        "book.toml:3: book.authors must be an array of strings\n" },
    { TITLE "authors = [\"A\",\n1]\n",
        "book.toml:4: book.authors must be an array of strings\n" },
    { TITLE "authors = [\"A\" \"B\"]\n",
        "book.authors lacks a comma or its ]" },
    { TITLE "authors = [\"A\"", "book.authors lacks a comma or its ]" },
    { TITLE "src = \"x\n", "a string that is not closed" },
    { TITLE "src = \"x\\q\"\n", "an escape that is not" },
    { TITLE "src \"x\"\n", "book.src lacks its =" },
    { TITLE "src = \"x\" y\n", "more on the line than belongs there" },
    { TITLE "[build\n", "a table's name is followed by ]" },
    { TITLE "= 3\n", "neither a key nor a table" },
    { TITLE "[output.html]\ndefault-theme = \"rust\"\n",
        "output.html.default-theme must be \"light\" or \"dark\"" },
    { TITLE "text-direction = \"up\"\n", "must be \"ltr\" or \"rtl\"" },
};

START_TEST(a_fault_in_the_book_is_said_with_its_line)
{
    Book book;
    Report errors = {0};
    ck_assert(!book_read(&book, FAULTY[_i].source, "book.toml", &errors));
    ck_assert_int_eq(errors.count, 1);
    ck_assert_msg(strstr(errors.text.at, FAULTY[_i].said) != NULL, "%s",
        errors.text.at);
    text_free(&errors.text);
    book_free(&book);
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_loop_test(tests, every_key_is_read, 0, ROWS(VALUES));
    tcase_add_test(tests, a_title_is_enough);
    tcase_add_loop_test(tests, a_fault_in_the_book_is_said_with_its_line, 0,
        ROWS(FAULTY));
}

int main(void)
{
    return run_tests("book", add_tests);
}
