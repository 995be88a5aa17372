/* check_pupil.c - the pupil, with a model that only looks. */
#include "page/pupil.c"
#include "page/pupil_text.c"
#include "testing.h"

static int steps, refuses_at, wrong, place, places[512];

static char letter_at(const float *ids, int i)
{
    const int in = ids[i] >= 0 && ids[i] < PUPIL_LETTERS;
    wrong += !in;
    return in ? " .,abcdefghijklmnopqrstuvwxyz"[(int)ids[i]] : '?';
}

int emitted_train_step(float *p, const float *ids, const float *targets,
                       float rate, float *loss)
{
    char window[PUPIL_CONTEXT + 2] = "";
    for (int i = 0; i < PUPIL_CONTEXT; i++) {
        window[i] = letter_at(ids, i);
        wrong += i > 0 && ids[i] != targets[i - 1];
    }
    window[PUPIL_CONTEXT] = letter_at(targets, PUPIL_CONTEXT - 1);
    const char *at = strstr(pupil_text, window);
    wrong += at == NULL || rate != 0.125F || p != parameters;
    place = at == NULL ? 0 : (int)(at - pupil_text);
    places[place]++;
    *loss = (float)++steps;
    return steps == refuses_at;
}

/* The letter after c is the next of the alphabet, whatever came before;
 * the last position alone says so. */
int emitted_forward(const float *p, const float *ids, float *logits)
{
    static int calls;
    const int n = calls % PUPIL_WRITES + 1;
    const int at = (n < PUPIL_CONTEXT ? n : PUPIL_CONTEXT) - 1;
    calls++;
    wrong += p != parameters;
    for (int i = 0; i < PUPIL_CONTEXT; i++)
        wrong += (int)ids[i] != (i > at ? 0
            : (n > PUPIL_CONTEXT ? n - PUPIL_CONTEXT + i : i)
            % PUPIL_LETTERS);
    for (int i = 0; i < PUPIL_LETTERS * PUPIL_CONTEXT; i++)
        logits[i] = 0;
    logits[n % PUPIL_LETTERS * PUPIL_CONTEXT + at] = 60;
    return 0;
}

START_TEST(each_window_is_of_the_text_and_one_letter_on)
{
    int found = 0;
    steps = wrong = refuses_at = 0;
    pupil_begin((uint32_t)_i);
    for (int ten = 0; ten < 200; ten++)
        ck_assert(!(pupil_ten() - (10 * (float)ten + 5.5F) != 0));
    for (int i = 0; i < 512; i++)
        found += places[i] > 0;
    ck_assert_int_eq(wrong, 0);
    ck_assert_int_gt(found, 300);
    refuses_at = steps + 3;
    ck_assert(pupil_ten() < 0);
    ck_assert_int_eq(steps, refuses_at);
}
END_TEST

START_TEST(it_writes_what_the_last_logits_want)
{
    wrong = 0;
    const char *text = pupil_write(1);
    ck_assert_int_eq((int)strlen(text), PUPIL_WRITES);
    for (int i = 0; i < PUPIL_WRITES; i++)
        ck_assert_int_eq(letter_of(text[i]), (i + 1) % PUPIL_LETTERS);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(it_begins_as_gpt_2_does_four_times_as_far)
{
    static float plain[PUPIL_ROOM];
    pupil_begin(3);
    const uint32_t hash = pupil_hash();
    gpt_initialise(&config, 3, plain);
    for (int i = 0; i < gpt_tensors(&config); i++) {
        const GptTensor t = gpt_tensor(&config, i);
        for (int k = 0; k < dims_count(t.dims); k++)
            ck_assert(!(parameters[t.at + (size_t)k] != plain[t.at
                + (size_t)k] * (t.deviation > 0 ? 4 : 1)));
    }
    ck_assert(pupil_ten() > 0);
    const int tenth = place;
    pupil_begin(4);
    ck_assert(pupil_hash() != hash && pupil_ten() > 0 && place != tenth);
    pupil_begin(3);
    ck_assert(pupil_hash() == hash && pupil_ten() > 0 && place == tenth);
    parameters[gpt_numbers(&config) - 1] += 1;
    ck_assert(pupil_hash() != hash);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { each_window_is_of_the_text_and_one_letter_on, 3 },
        { it_writes_what_the_last_logits_want, 1 },
        { it_begins_as_gpt_2_does_four_times_as_far, 1 },
    };
    return run_tests("pupil", ROWS(tests), tests);
}
