/* processes.c - workers that are processes of one machine; POSIX. */
#include "processes.h"
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static enum status send_bytes(const Hands *h, int rank, void *at,
                              size_t bytes)
{
    const Processes *p = h->link;
    const char *from = at;
    while (bytes > 0) {
        const ssize_t n = send(p->link[rank], from, bytes, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return NO_FILE;
        from += n;
        bytes -= (size_t)n;
    }
    return OK;
}

static enum status receive_bytes(const Hands *h, int rank, void *at,
                                 size_t bytes)
{
    const Processes *p = h->link;
    char *to = at;
    while (bytes > 0) {
        const ssize_t n = recv(p->link[rank], to, bytes, 0);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return NO_FILE;
        to += n;
        bytes -= (size_t)n;
    }
    return OK;
}

/* A pair of sockets for each rank but 0: its parent's end, and its own. */
typedef int Pairs[PROCESSES_MOST][2];

static void close_pairs(int count, Pairs pair)
{
    for (int i = 1; i < count; i++)
        for (int k = 0; k < 2; k++)
            if (pair[i][k] >= 0)
                close(pair[i][k]);
}

static enum status make_pairs(int count, Pairs pair)
{
    for (int i = 0; i < PROCESSES_MOST; i++)
        pair[i][0] = pair[i][1] = -1;
    for (int i = 1; i < count; i++)
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair[i]) != 0) {
            close_pairs(count, pair);
            return TOO_LONG;
        }
    return OK;
}

/* A rank keeps its own end, and those towards the ranks below it. */
static void keep_links(int rank, int count, Pairs pair, Processes *p)
{
    for (int i = 1; i < count; i++) {
        const int parent = hands_parent(i, count);
        if (i == rank)
            p->link[parent] = pair[i][1], pair[i][1] = -1;
        else if (parent == rank)
            p->link[i] = pair[i][0], pair[i][0] = -1;
    }
    close_pairs(count, pair);
}

int processes_end(Processes *p, const Hands *h)
{
    int failed = 0, status;
    for (int i = 0; i < PROCESSES_MOST; i++)
        if (p->link[i] >= 0)
            close(p->link[i]);
    for (int i = 1; i < h->count && h->rank == 0; i++) {
        if (p->child[i] == 0)
            continue;
        while (waitpid(p->child[i], &status, 0) < 0 && errno == EINTR)
            ;
        if (failed == 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
            failed = i;
    }
    return failed;
}

enum status processes_begin(int count, Processes *p, Hands *h)
{
    Pairs pair;
    *h = (Hands){ 0, count, send_bytes, receive_bytes, p, NULL, 0 };
    for (int i = 0; i < PROCESSES_MOST; i++)
        p->link[i] = -1, p->child[i] = 0;
    if (count < 1 || count > PROCESSES_MOST)
        return OUT_OF_RANGE;
    if (make_pairs(count, pair) != OK)
        return TOO_LONG;
    fflush(NULL);
    for (int i = 1; i < count && h->rank == 0; i++) {
        p->child[i] = fork();
        if (p->child[i] == 0)
            h->rank = i;
        else if (p->child[i] < 0) {
            p->child[i] = 0;
            close_pairs(count, pair);
            (void)processes_end(p, h);  /* those that are there find out */
            return TOO_LONG;
        }
    }
    keep_links(h->rank, count, pair, p);
    return OK;
}
