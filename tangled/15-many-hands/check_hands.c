/* check_hands.c - sums by several workers, which may fail or die. */
#include "processes.h"
#include "pupils.h"
#include "ranks.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static real tree(int n, const real x[])
{
    const int half = (n + 1) / 2;
    return n == 1 ? x[0] : tree(half, x) + tree(n - half, x + half);
}

static void draw_numbers(uint64_t seed, int n, real x[])
{
    Source s;
    source_seed(&s, seed);
    for (int i = 0; i < n; i++)
        x[i] = (real)ldexp((double)draw_real(&s), draw_below(&s, 31));
}

START_TEST(a_cut_changes_no_sum)
{
    const int shards = _i + 1;
    real x[SHARDS_MOST], sum[SHARDS_MOST];
    draw_numbers((uint64_t)_i, shards, x);
    for (int count = 1; count <= shards; count++) {
        int next = 0;
        for (int rank = 0; rank < count; rank++) {
            const Part p = hands_part(shards, rank, count);
            ck_assert(p.first == next && p.count >= 1);
            sum[rank] = tree(p.count, x + p.first);
            next += p.count;
        }
        ck_assert_int_eq(next, shards);
        ck_assert(tree(count, sum) == tree(shards, x));
    }
}
END_TEST

START_TEST(parents_make_a_tree)
{
    for (int count = 1; count <= SHARDS_MOST; count++) {
        ck_assert_int_eq(hands_parent(0, count), -1);
        for (int rank = 1; rank < count; rank++) {
            const int parent = hands_parent(rank, count);
            ck_assert(0 <= parent && parent < rank);
        }
    }
}
END_TEST

enum { NUMBERS = 5000, ROUNDS = 3 };
static real rows[SHARDS_MOST][NUMBERS], found[NUMBERS], room[NUMBERS];

static void hold(int true_here, const Hands *h)
{
    if (!true_here && h->rank > 0)
        _exit(1);
    ck_assert(true_here);
}

/* Rank r has row r; all should have the tree of the rows. */
static void gather_rows(Hands *h, Gathered *g)
{
    *g = (Gathered){ .loss = h->rank };
    memcpy(found, rows[h->rank], sizeof found);
    hands_gather(h, NUMBERS, found, g);
}

static void check_found(const Hands *h, const Gathered *g)
{
    hold(g->status == OK, h);
    hold(g->loss == h->count * (h->count - 1) / 2, h);
    for (int i = 0; i < NUMBERS; i++) {
        real x[SHARDS_MOST];
        for (int r = 0; r < h->count; r++)
            x[r] = rows[r][i];
        hold(found[i] == tree(h->count, x), h);
    }
}

static void begin(int count, Processes *p, Hands *h)
{
    for (int i = 0; i < SHARDS_MOST; i++)
        draw_numbers((uint64_t)i, NUMBERS, rows[i]);
    ck_assert(processes_begin(count, p, h) == OK);
    h->room = room;
    h->numbers = NUMBERS;
}

START_TEST(all_ranks_have_the_sum_of_the_tree)
{
    const int counts[] = { 1, 2, 3, 5, 8, 13 };
    Gathered g;
    Processes p;
    Hands h;
    char word[3] = "no";
    begin(counts[_i], &p, &h);
    for (int i = 0; i < ROUNDS; i++) {
        gather_rows(&h, &g);
        check_found(&h, &g);
    }
    if (h.rank == 0)
        strcpy(word, "ab");
    hold(hands_tell(&h, word, sizeof word) == OK, &h);
    hold(strcmp(word, "ab") == 0, &h);
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), 0);
}
END_TEST

START_TEST(a_rank_that_dies_is_told_of)
{
    const int gone = 1 + _i % 7, badly = _i < 7;
    char sentence[32];
    Gathered g;
    Processes p;
    Hands h;
    begin(8, &p, &h);
    gather_rows(&h, &g);
    if (h.rank == gone)
        _exit(badly ? 7 : 0);
    gather_rows(&h, &g);
    hold(g.status == NO_FILE, &h);
    snprintf(sentence, sizeof sentence, "rank %d is gone", gone);
    if (h.rank == 0)
        ck_assert_str_eq(g.why.text, sentence);
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), badly ? gone : 0);
}
END_TEST

static Carry *usual;                    /* what the other ranks do */

static enum status send_two_and_leave(const Hands *h, int rank, void *at,
                                      size_t bytes)
{
    static int sent;
    const enum status s = usual(h, rank, at, bytes);
    if (++sent == 2)                    /* a Gathered, and numbers */
        _exit(0);
    return s;
}

static enum status wait_and_receive(const Hands *h, int rank, void *at,
                                    size_t bytes)
{
    const Processes *p = h->link;
    siginfo_t gone;
    if (rank == 2)
        ck_assert_int_eq(waitid(P_PID, (id_t)p->child[1], &gone,
                                WEXITED | WNOWAIT), 0);
    return usual(h, rank, at, bytes);
}

START_TEST(a_rank_that_dies_later_is_known_at_the_next_sum)
{
    Gathered g;
    Processes p;
    Hands h;
    begin(4, &p, &h);
    usual = h.rank == 1 ? h.send : h.receive;
    if (h.rank == 1)
        h.send = send_two_and_leave;
    if (h.rank == 0)
        h.receive = wait_and_receive;
    gather_rows(&h, &g);
    hold(g.status == (h.rank == 0 ? NO_FILE : OK), &h);
    if (h.rank > 0)
        check_found(&h, &g);
    if (h.rank > 0 || _i == 0) {
        gather_rows(&h, &g);
        hold(g.status == NO_FILE && strcmp(g.why.text, _i == 0
             ? "rank 1 is gone" : "rank 0 is gone") == 0, &h);
    }
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), 0);
}
END_TEST

/* Ranks 1 .. 5 without rank 0: in a child of the test, which dies. */
START_TEST(without_rank_0_all_end)
{
    Gathered g = { .loss = 0 };
    Processes p, q;
    Hands h, outer;
    ck_assert(processes_begin(2, &q, &outer) == OK);
    if (outer.rank == 1) {
        begin(6, &p, &h);
        if (h.rank == 0)
            _exit(0);
        hands_gather(&h, NUMBERS, found, &g);
        const int told = g.status == NO_FILE;
        (void)(outer.send(&outer, 0, &(int){ told }, sizeof told) == OK);
        _exit(0);
    }
    for (int i = 1; i < 6; i++) {
        int told = 0;
        ck_assert(outer.receive(&outer, 1, &told, sizeof told) == OK);
        ck_assert(told);
    }
    ck_assert_int_eq(processes_end(&q, &outer), 0);
}
END_TEST

START_TEST(the_first_that_fails_is_heard)
{
    Gathered g = { .loss = 0 };
    Processes p;
    Hands h;
    begin(7, &p, &h);
    if (h.rank >= _i) {
        g.status = h.rank == _i ? NOT_FINITE : EMPTY;
        snprintf(g.why.text, sizeof g.why.text, "from rank %d", h.rank);
    }
    hands_gather(&h, NUMBERS, found, &g);
    hold(g.status == NOT_FINITE && g.why.text[10] == '0' + _i, &h);
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), 0);
}
END_TEST

START_TEST(ranks_that_differ_are_refused)
{
    Fact fact[] = { { "width", "64" }, { "seed", "1" } };
    Complaint why = { "" };
    char sentence[80];
    Processes p;
    Hands h;
    snprintf(sentence, sizeof sentence, "rank %d: expected seed %d, as rank "
        "0 has, got seed %d", _i == 0 ? 1 : _i, _i == 0 ? 2 : 1,
        _i == 0 ? 1 : 2);
    begin(4, &p, &h);
    hold(hands_agree(&h, 2, fact, &why) == OK, &h);
    if (h.rank == _i)
        strcpy(fact[1].value, "2");
    why.text[0] = '\0';
    hold(hands_agree(&h, 2, fact, &why) == BAD_FORMAT, &h);
    hold(strcmp(why.text, sentence) == 0, &h);
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), 0);
}
END_TEST

START_TEST(any_number_of_workers_trains_the_same_model)
{
    const struct { int shards, count, rounds; } deals[] = { { 8, 1, 1 },
        { 8, 2, 1 }, { 8, 3, 1 }, { 8, 4, 1 }, { 8, 8, 1 }, { 5, 2, 1 },
        { 5, 4, 1 }, { 5, 5, 1 }, { 6, 3, 3 } };
    Pupil one, all;
    Processes p;
    Complaint why;
    Hands h;
    ck_assert(pupil_begin(deals[_i].shards, deals[_i].rounds, NULL, &one));
    ck_assert(pupil_steps(10, &one, &why) == OK);
    const uint64_t expected = pupil_checksum(&one);
    begin(deals[_i].count, &p, &h);
    hold(pupil_begin(deals[_i].shards, deals[_i].rounds, &h, &all), &h);
    hold(pupil_steps(10, &all, &why) == OK, &h);
    hold(pupil_checksum(&all) == expected, &h);
    hold(all.trainer.loss == one.trainer.loss, &h);
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), 0);
    pupil_end(&one, NULL), pupil_end(&all, h.count > 1 ? &h : NULL);
}
END_TEST

START_TEST(in_a_row_it_would_not)
{
    Pupil two, eight;
    Complaint why;
    ck_assert(pupil_begin(8, 1, NULL, &two));
    ck_assert(pupil_begin(8, 1, NULL, &eight));
    for (int i = 0; i < 10; i++) {
        ck_assert(pupil_step_in_a_row(2, &two, &why) == OK);
        ck_assert(pupil_step_in_a_row(8, &eight, &why) == OK);
    }
    ck_assert(pupil_checksum(&two) != pupil_checksum(&eight));
    ck_assert(fabs(two.trainer.loss - eight.trainer.loss) < 1e-4);
    pupil_end(&two, NULL), pupil_end(&eight, NULL);
}
END_TEST

START_TEST(a_weight_that_is_spoilt_in_one_rank_stops_all)
{
    Pupil x;
    Processes p;
    Complaint why;
    Hands h;
    begin(3, &p, &h);
    hold(pupil_begin(8, 1, &h, &x), &h);
    if (h.rank == 2)
        x.trainer.weight[0] = INFINITY;
    hold(pupil_steps(1, &x, &why) == NOT_FINITE, &h);
    hold(x.trainer.step == 0, &h);
    if (h.rank > 0)
        _exit(0);
    ck_assert_int_eq(processes_end(&p, &h), 0);
    pupil_end(&x, &h);
}
END_TEST

/* A program without MPI that mpirun has started four times says so. */
START_TEST(without_mpi_there_are_no_ranks)
{
    const char *name = _i == 0 ? "OMPI_COMM_WORLD_SIZE" : "PMI_SIZE";
    Complaint why = { "" };
    Hands h;
    ck_assert_int_eq(ranks_launched(), 1);
    setenv(name, "4", 1);
    ck_assert_int_eq(ranks_launched(), 4);
    ck_assert(ranks_begin(&h, &why) == OUT_OF_RANGE);
    ck_assert_str_eq(why.text, "started 4 times by mpirun: expected a "
        "tinycat that was built with MPI; --workers 4 does without, on one "
        "machine");
    unsetenv(name);
}
END_TEST

START_TEST(too_many_processes_are_refused)
{
    Processes p;
    Hands h;
    ck_assert(processes_begin(0, &p, &h) == OUT_OF_RANGE);
    ck_assert(processes_begin(PROCESSES_MOST + 1, &p, &h) == OUT_OF_RANGE);
}
END_TEST

static int next_file(void)
{
    const int next = dup(STDERR_FILENO);
    close(next);
    return next;
}

static int with_few_files(void)
{
    const int next = next_file();
    const struct rlimit few = { (rlim_t)next + 9, (rlim_t)next + 9 };
    Processes p;
    Hands h;
    if (setrlimit(RLIMIT_NOFILE, &few) != 0)
        return 1;
    if (processes_begin(6, &p, &h) != TOO_LONG || next_file() != next)
        return 2;
    if (processes_begin(3, &p, &h) != OK)
        return 3;
    if (h.rank > 0)
        _exit(0);
    return processes_end(&p, &h) == 0 && next_file() == next ? 0 : 4;
}

static int with_few_processes(void)
{
    const int alone = getuid() == 0
        && setuid((uid_t)(20000 + getpid() % 40000)) == 0;
    const struct rlimit few = { alone ? 3 : 1, alone ? 3 : 1 };
    Gathered g = { .loss = 0 };
    Processes p;
    Hands h;
    int line[2], told = 0;
    char byte = 't';
    if (getuid() == 0)                  /* must remain root: no limit */
        return 0;
    if (pipe(line) != 0 || setrlimit(RLIMIT_NPROC, &few) != 0)
        return 1;
    const enum status s = processes_begin(5, &p, &h);
    if (h.rank > 0) {
        hands_gather(&h, 0, NULL, &g);
        _exit(g.status == NO_FILE && write(line[1], &byte, 1) == 1 ? 0 : 1);
    }
    close(line[1]);
    while (read(line[0], &byte, 1) == 1)
        told++;
    return s == TOO_LONG && told == (alone ? 2 : 0) && wait(NULL) < 0
        && next_file() == line[1] ? 0 : 2;
}

START_TEST(a_machine_that_gives_fewer_leaves_one_process)
{
    int status;
    const pid_t child = fork();
    ck_assert(child >= 0);
    if (child == 0)
        _exit(_i == 0 ? with_few_files() : with_few_processes());
    ck_assert(waitpid(child, &status, 0) == child && WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_cut_changes_no_sum, SHARDS_MOST },
        { parents_make_a_tree, 1 },
        { all_ranks_have_the_sum_of_the_tree, 6 },
        { a_rank_that_dies_is_told_of, 14 },
        { a_rank_that_dies_later_is_known_at_the_next_sum, 2 },
        { without_rank_0_all_end, 1 },
        { the_first_that_fails_is_heard, 7 },
        { ranks_that_differ_are_refused, 4 },
        { any_number_of_workers_trains_the_same_model, 9 },
        { in_a_row_it_would_not, 1 },
        { a_weight_that_is_spoilt_in_one_rank_stops_all, 1 },
        { without_mpi_there_are_no_ranks, 2 },
        { too_many_processes_are_refused, 1 },
        { a_machine_that_gives_fewer_leaves_one_process, 2 },
    };
    return run_tests("hands", ROWS(tests), tests);
}
