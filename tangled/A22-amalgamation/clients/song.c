/* song.c - a model learns a song and goes on with it; in C or C++. */
#include <stdio.h>
#include <tinycat.h>

static char song[8192], why[TC_WHY];

static int verses(void)
{
    int n = 0;
    for (int i = 1; i < 100; i++)
        n += snprintf(song + n, sizeof song - (size_t)n,
                      "%d green bottles hanging on the wall\n", i);
    return n;
}

static int sing(const tc_model *m, int tokens)
{
    const tc_manner manner = { 0.5, 1, 0, 1 };
    int begin[4];
    const int n = tc_encode(m, 4, "12 g", begin);
    tc_writer *w = tc_writer_new(m, &manner, n, begin, why);
    const char *text = "12 g";
    size_t bytes = 4;
    if (w == NULL)
        return 1;
    for (; tokens >= 0 && text != NULL; tokens--) {
        fwrite(text, 1, bytes, stdout);
        text = tc_token(m, tc_writer_next(w), &bytes);
    }
    tc_writer_free(w);
    return text == NULL;
}

int main(int count, char *words[])
{
    const char *path = count > 1 ? words[1] : "song.safetensors";
    const tc_plan plan = { "tiny,context=48,batch=4", 0.01, 300, 1,
                           TC_SAME_BITS, 1 };
    tc_training *t = tc_training_new(&plan, (size_t)verses(), song, why);
    tc_model *m = NULL;
    int status = t == NULL;
    for (int i = 0; i < plan.steps && status == 0; i++)
        status = !(tc_training_step(t, why) > 0);
    if (status == 0)
        status = tc_training_save(t, path, why);
    tc_training_free(t);
    if (status == 0)
        m = tc_model_open(path, why);
    if (m == NULL || sing(m, 100) != 0)
        fprintf(stderr, "song: %s\n", why);
    tc_model_free(m);
    return m == NULL;
}
