/* check_idx.c - good files are read, others refused with the reason. */
#include "idx.h"
#include "testing.h"
#include <string.h>

static unsigned char images[16 + 2 * 784] = { 0, 0, 8, 3, 0, 0, 0, 2,
    0, 0, 0, 28, 0, 0, 0, 28, 7 };
static unsigned char labels[8 + 3] = { 0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 4 };

START_TEST(images_and_labels_are_read)
{
    Idx x, y;
    Sentence said;
    ck_assert_int_eq(idx_images(images, sizeof images, &x, &said), OK);
    ck_assert_int_eq(x.count, 2);
    ck_assert_int_eq(x.item, 784);
    ck_assert_int_eq(x.at[0], 7);
    ck_assert_int_eq(idx_labels(labels, sizeof labels, 10, &y, &said), OK);
    ck_assert_int_eq(y.count, 3);
    ck_assert_int_eq(y.at[2], 4);
    ck_assert_int_eq(idx_paired(&x, &x, &said), OK);
    ck_assert_int_eq(idx_paired(&x, &y, &said), BAD_FORMAT);
    ck_assert_str_eq(said.text, "2 images and 3 labels: expected as many");
}
END_TEST

/* The file with one byte changed, cut to size. */
static void refused(int at, int byte, long size, enum status s,
                    const char *words)
{
    unsigned char copy[sizeof images + 1] = { 0 };
    Idx x;
    Sentence said;
    memcpy(copy, images, sizeof images);
    copy[at] = (unsigned char)byte;
    ck_assert_int_eq(idx_images(copy, size, &x, &said), s);
    ck_assert_str_eq(said.text, words);
}

START_TEST(foreign_and_damaged_images_are_refused_with_the_reason)
{
    const long all = sizeof images;
    refused(3, 1, all, BAD_FORMAT, "begins with 00000801: expected 00000803");
    refused(0, 31, all, BAD_FORMAT, "begins with 1f000803: expected 00000803");
    refused(11, 27, all, BAD_FORMAT, "images of 27 x 28: expected 28 x 28");
    refused(11, 27, 16, BAD_FORMAT, "images of 27 x 28: expected 28 x 28");
    refused(15, 29, all, BAD_FORMAT, "images of 28 x 29: expected 28 x 28");
    refused(7, 0, all, EMPTY, "0 items: expected at least 1");
    refused(7, 3, all, DAMAGED,
        "1568 bytes for 3 items of 784: expected 2352");
    refused(7, 2, all - 1, DAMAGED,
        "1567 bytes for 2 items of 784: expected 1568");
    refused(7, 2, all + 1, DAMAGED,
        "1569 bytes for 2 items of 784: expected 1568");
    refused(7, 2, 15, DAMAGED, "15 bytes: expected a header of 16");
    refused(7, 2, 0, DAMAGED, "0 bytes: expected a header of 16");
}
END_TEST

START_TEST(labels_out_of_range_and_damaged_files_are_refused)
{
    Idx y;
    Sentence said;
    ck_assert_int_eq(idx_labels(labels, sizeof labels, 9, &y, &said),
                     OUT_OF_RANGE);
    ck_assert_str_eq(said.text,
        "item 0, label 9: expected an integer from 0 to 8");
    ck_assert_int_eq(idx_labels(labels, sizeof labels - 1, 10, &y, &said),
                     DAMAGED);
    ck_assert_int_eq(idx_labels(labels, 7, 10, &y, &said), DAMAGED);
    ck_assert_int_eq(idx_labels(images, sizeof images, 10, &y, &said),
                     BAD_FORMAT);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { images_and_labels_are_read, 1 },
        { foreign_and_damaged_images_are_refused_with_the_reason, 1 },
        { labels_out_of_range_and_damaged_files_are_refused, 1 },
    };
    return run_tests("idx", ROWS(tests), tests);
}
