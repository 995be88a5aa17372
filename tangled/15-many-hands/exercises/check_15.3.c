#include "15.3.h"
#include "testing.h"

static int counted;
static enum status count_one(const Hands *h, int rank, void *at,
                             size_t bytes)
{
    (void)h, (void)rank, (void)at, (void)bytes;
    counted++;
    return OK;
}

/* Without numbers there is one message for each sum; up and down alike. */
START_TEST(messages_are_those_that_are_sent)
{
    const int count = _i + 1;
    for (int rank = 0; rank < count; rank++) {
        Hands h = { rank, count, count_one, count_one, NULL, NULL, 0 };
        Gathered g = { .status = EMPTY };
        counted = 0;
        hands_gather(&h, 0, NULL, &g);
        ck_assert_int_eq(messages_of(rank, count), counted / 2);
    }
}
END_TEST

int main(void)
{
    const Test test = { messages_are_those_that_are_sent, 100 };
    return run_tests("exercise 15.3", 1, &test);
}
