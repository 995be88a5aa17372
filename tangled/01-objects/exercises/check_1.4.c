#include "1.4.h"
#include "sample_objects.h"
#include "testing.h"

PARTIAL(last_of_list, Unit, Integers, TokenId);

enum status last_of_list(const Unit *restrict p,
    const Integers *restrict x, TokenId *restrict y)
{
    if (x->length < 1)
        return EMPTY;
    if (x->length > CAPACITY)
        return TOO_LONG;
    return token_id(p, &x->at[x->length - 1], y);
}

START_TEST(the_equation_fails_on_this_list)
{
    Integers x, back;
    Sequence s;
    TokenId y = { 0 }, z = { 0 };
    find_list(&x);
    enum status direct = last_of_list(NULL, &x, &y);
    enum status around = sequence(NULL, &x, &s);
    if (around == OK) {
        numbers(&s, &back);
        around = last_of_list(NULL, &back, &z);
    }
    int equal = direct == around
             && (direct != OK || TokenId_gap(&y, &z) == 0);
    ck_assert_msg(!equal, "both ways give the same on this list");
}
END_TEST

int main(void)
{
    const Test test = { the_equation_fails_on_this_list, 1 };
    return run_tests("exercise 1.4", 1, &test);
}
