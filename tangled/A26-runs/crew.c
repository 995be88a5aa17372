/* crew.c - the workers of a run: one process, several, or ranks of MPI. */
#include "crew.h"
#include "checkpoint.h"
#include "products.h"
#include "safety.h"
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

const Launcher *crew_launcher;

int crew_launched(void)
{
    return crew_launcher == NULL ? 1 : crew_launcher->launched();
}

static enum status begin_kind(int workers, Crew *c, Complaint *why)
{
    if (workers > 1) {
        const enum status s = processes_begin(workers, &c->processes,
                                              &c->hands);
        c->kind = s == OK ? FORKED : ALONE;
        snprintf(why->text, sizeof why->text, "--workers: expected %d "
                 "processes; this machine gives fewer", workers);
        return s;
    }
    if (crew_launched() < 2)
        return OK;
    const enum status s = crew_launcher->begin(&c->hands, why);
    c->kind = s == OK ? LAUNCHED : ALONE;
    return s;
}

enum status crew_begin(int workers, int shards, Crew *c, Complaint *why)
{
    const int count = workers > 0 ? workers : crew_launched();
    *c = (Crew){ .hands = { .count = 1 }, .kind = ALONE };
    if (count <= shards)
        return begin_kind(workers, c, why);
    snprintf(why->text, sizeof why->text, "%d workers: expected at most as "
        "many as the run has shards, %d; --config shards=N says how many in "
        "a new run", count, shards);
    return OUT_OF_RANGE;
}

static const char *way_of_products(int exact)
{
    for (int i = 0; i < PRODUCT_WAYS && !exact; i++)
        if (product_way(i).run == product_fastest())
            return product_way(i).name;
    return "the same bits";
}

static uint64_t state_sum(Trainer *t)
{
    uint64_t h = FNV_BASIS;
    for (int i = 0; i < trainer_arrays(t); i++) {
        const StateArray a = trainer_array(t, i);
        h = fnv_long(h, (size_t)dims_count(a.dims)
            * (a.kind == STATE_REALS ? sizeof (real) : 8), a.at);
    }
    return h;
}

static void put_fact(Fact *f, const char *name, const char *value)
{
    *f = (Fact){ "", "" };
    snprintf(f->name, sizeof f->name, "%s", name);
    snprintf(f->value, sizeof f->value, "%s", value);
}

enum { CREW_FACTS = 24 };

enum status crew_agree(Crew *c, const char *version, const Run *r,
                       Trainer *t, Complaint *why)
{
    Fact fact[CREW_FACTS];
    char text[RUN_FACT];
    const char *key;
    int n = 0;
    if (c->kind == ALONE)
        return OK;
    put_fact(&fact[n++], "version", version);
    for (int i = 0; run_fact(r, i, &key, text); i++)
        put_fact(&fact[n++], key, text);
    put_fact(&fact[n++], "products", way_of_products(r->exact));
    snprintf(text, sizeof text, "%" PRId64, t->step);
    put_fact(&fact[n++], "step", text);
    snprintf(text, sizeof text, "%016" PRIx64, why->text[0] == '\0'
             ? state_sum(t) : 0);
    put_fact(&fact[n++], "state", text);
    const enum status s = hands_agree(&c->hands, n, fact, why);
    c->told = s != OK;
    return s;
}

int crew_end(Crew *c, int status, int *lost)
{
    *lost = 0;
    if (c->kind == LAUNCHED) {
        const int mute = c->told && c->hands.rank > 0;
        crew_launcher->end(status == 0 || status > 2 || mute ? 0 : status);
    }
    if (c->kind == FORKED) {
        *lost = processes_end(&c->processes, &c->hands);
        if (c->hands.rank > 0) {
            fflush(NULL);
            _exit(status);
        }
    }
    return status;
}
