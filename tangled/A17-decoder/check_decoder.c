/* check_decoder.c - the decoder against the term, bit for bit. */
#include "sample_gpts.h"
#include "sample_objects.h"
#include "testing.h"

static Source source;
static SampleGpt gpt;
static Decoder decoder;

static void begin_decoder(int which, uint64_t seed)
{
    source_seed(&source, seed);
    sample_gpt(&source, &gpt_samples[which], &gpt);
    ck_assert_int_eq(decoder_begin(&decoder, &gpt.config, gpt.parameters,
                                   &gpt.arena), OK);
}

static double gap_at(int i, const float *logits, const float *expected)
{
    const int v = gpt.config.vocabulary;
    return reals_gap(v, logits, expected + i * v);
}

START_TEST(each_position_has_the_bits_of_the_term)
{
    begin_decoder(_i % GPT_SAMPLES, (uint64_t)_i);
    const int n = gpt.config.context, v = gpt.config.vocabulary;
    float *one = arena_take(&gpt.arena, (size_t)v, sizeof *one);
    ck_assert_int_eq(logits_by_term(&gpt, n, gpt.logits), OK);
    for (int i = 0; i < n; i++) {
        ck_assert_int_eq(decoder_read(&decoder, 1, gpt.text + i, 1, one), OK);
        ck_assert(gap_at(i, one, gpt.logits) == 0);
    }
    ck_assert_int_eq(decoder.length, n);
    sample_gpt_free(&gpt);
}
END_TEST

START_TEST(pieces_and_rewinding_change_no_bit)
{
    begin_decoder(_i % GPT_SAMPLES, (uint64_t)_i);
    const int n = gpt.config.context, v = gpt.config.vocabulary;
    float *all = arena_take(&gpt.arena, (size_t)(n * v), sizeof *all);
    ck_assert_int_eq(decoder_read(&decoder, n, gpt.text, n, gpt.logits), OK);
    for (int round = 0; round < 20; round++) {
        const int from = draw_below(&source, decoder.length + 1);
        decoder_rewind(&decoder, from);
        const int piece = draw_below(&source, n - from + 1);
        const int wanted = draw_below(&source, piece + 1);
        ck_assert_int_eq(decoder_read(&decoder, piece, gpt.text + from,
                                      wanted, all), OK);
        for (int i = 0; i < wanted; i++)
            ck_assert(gap_at(from + piece - wanted + i, all + i * v,
                             gpt.logits) == 0);
    }
    sample_gpt_free(&gpt);
}
END_TEST

/* Every set of instructions that is here and fits. */
START_TEST(each_set_of_instructions_has_the_same_bits)
{
    begin_decoder(_i / DECODER_SETS, 3);
    const DecoderSet *set = decoder_set(_i % DECODER_SETS);
    const int n = gpt.config.context, v = gpt.config.vocabulary;
    const int size = gpt.config.width / gpt.config.heads;
    if (set != NULL && size % set->lanes == 0) {
        float *all = arena_take(&gpt.arena, (size_t)(n * v), sizeof *all);
        decoder.set = decoder_set(0);
        ck_assert_int_eq(decoder_read(&decoder, n, gpt.text, n, gpt.logits),
                         OK);
        decoder_rewind(&decoder, 0);
        decoder.set = set;
        ck_assert_int_eq(decoder_read(&decoder, n, gpt.text, n, all), OK);
        ck_assert(reals_gap(n * v, all, gpt.logits) == 0);
    }
    sample_gpt_free(&gpt);
}
END_TEST

START_TEST(what_cannot_be_read_is_refused_and_nothing_is_read)
{
    begin_decoder(1, 5);
    const int n = gpt.config.context, bad[] = { 1, gpt.config.vocabulary };
    const int negative = -1;
    ck_assert_int_eq(decoder_read(&decoder, 2, bad, 0, NULL), OUT_OF_RANGE);
    ck_assert_int_eq(decoder_read(&decoder, 1, &negative, 0, NULL),
                     OUT_OF_RANGE);
    ck_assert_int_eq(decoder.length, 0);
    ck_assert_int_eq(decoder_read(&decoder, n, gpt.text, 0, NULL), OK);
    ck_assert_int_eq(decoder_read(&decoder, 1, gpt.text, 0, NULL), TOO_LONG);
    ck_assert_int_eq(decoder.length, n);
    sample_gpt_free(&gpt);
}
END_TEST

/* The arena that is asked for is enough, and one float less is not. */
START_TEST(the_arena_is_asked_once)
{
    const GptConfig *c = &gpt_samples[_i];
    const size_t bytes = decoder_numbers(c) * sizeof (float);
    source_seed(&source, 1);
    sample_gpt(&source, c, &gpt);
    float *const block = malloc(bytes);
    Arena exact = arena_over(block, bytes), less = arena_over(block,
        bytes - sizeof (float));
    ck_assert(_i != 3 || decoder_numbers(c) == 2 * 16 * (64 + 8) + 16 * 32
              + 2 * 12 * 16 * 16 + 4 * (8 * 16 + 32) + 2 * (64 + 1) + 16);
    ck_assert_int_eq(decoder_begin(&decoder, c, gpt.parameters, &less),
                     TOO_LONG);
    ck_assert_int_eq(decoder_begin(&decoder, c, gpt.parameters, &exact), OK);
    ck_assert_int_eq(decoder_read(&decoder, c->context, gpt.text,
                                  c->context, gpt.logits), OK);
    free(block);
    sample_gpt_free(&gpt);
}
END_TEST

static void plain_rows(int in, int out, const float *x, const float *w,
                       const float *bias, float *y)
{
    for (int o = 0; o < out; o++) {
        float sum = 0;
        for (int q = 0; q < in; q++)
            sum += x[q] * w[q * out + o];
        y[o] = bias == NULL ? sum : sum + bias[o];
    }
}

static void draw_floats(int n, float x[])
{
    for (int i = 0; i < n; i++)
        x[i] = draw_real(&source);
}

START_TEST(products_of_every_size_have_the_bits_of_three_loops)
{
    enum { IN = 515, OUT = 272 };
    static float x[TOGETHER * IN], w[IN * OUT], packed[IN * OUT], bias[OUT];
    static float y[TOGETHER * OUT], z[OUT];
    const DecoderSet *set = decoder_set(_i % DECODER_SETS);
    const int tokens = 1 + _i / DECODER_SETS % TOGETHER;
    const int large = _i / (DECODER_SETS * TOGETHER);
    const int in = large ? IN : 21;
    source_seed(&source, (uint64_t)_i);
    draw_floats(tokens * in, x), draw_floats(in * OUT, w);
    draw_floats(OUT, bias);
    ck_assert(is_packed(in, OUT) == !large);
    if (set == NULL)
        return;
    const float *const b = large ? bias : NULL;
    pack_columns(in, OUT, w, packed);
    set->rows(tokens, in, OUT, x, large ? w : packed, b, y);
    for (int t = 0; t < tokens; t++) {
        plain_rows(in, OUT, x + t * in, w, b, z);
        ck_assert(reals_gap(OUT, y + t * OUT, z) == 0);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { each_position_has_the_bits_of_the_term, 3 * GPT_SAMPLES },
        { pieces_and_rewinding_change_no_bit, 5 * GPT_SAMPLES },
        { each_set_of_instructions_has_the_same_bits,
          GPT_SAMPLES * DECODER_SETS },
        { what_cannot_be_read_is_refused_and_nothing_is_read, 1 },
        { the_arena_is_asked_once, GPT_SAMPLES },
        { products_of_every_size_have_the_bits_of_three_loops,
          2 * DECODER_SETS * TOGETHER },
    };
    return run_tests("decoder", ROWS(tests), tests);
}
