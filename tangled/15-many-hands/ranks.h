/* ranks.h - workers that mpirun has started, on one machine or several. */
#ifndef RANKS_H
#define RANKS_H

#include "hands.h"
#include <stdio.h>
#include <stdlib.h>

/* How many copies of the program a launcher has started: 1 if none did. */
INLINE int ranks_launched(void)
{
    static const char *const said[] = { "OMPI_COMM_WORLD_SIZE", "PMI_SIZE" };
    for (int i = 0; i < 2; i++)
        if (getenv(said[i]) != NULL)
            return atoi(getenv(said[i]));
    return 1;
}

/* ranks_begin - OK: h is set, but for its room; OUT_OF_RANGE: there is no
 *               MPI in this program, or not the one it needs; why says so
 * ranks_end   - with a status that is not 0 all ranks are ended            */
#ifdef WITH_MPI
#include <mpi.h>

enum { RANKS_PIECE = 1 << 30 };         /* lengths are of type int */

INLINE enum status ranks_send(const Hands *h, int rank, void *at,
                              size_t bytes)
{
    (void)h;
    for (char *from = at; bytes > 0;) {
        const int n = bytes < RANKS_PIECE ? (int)bytes : RANKS_PIECE;
        if (MPI_Send(from, n, MPI_BYTE, rank, 0, MPI_COMM_WORLD)
            != MPI_SUCCESS)
            return NO_FILE;
        from += n;
        bytes -= (size_t)n;
    }
    return OK;
}

INLINE enum status ranks_receive(const Hands *h, int rank, void *at,
                                 size_t bytes)
{
    (void)h;
    for (char *to = at; bytes > 0;) {
        const int n = bytes < RANKS_PIECE ? (int)bytes : RANKS_PIECE;
        if (MPI_Recv(to, n, MPI_BYTE, rank, 0, MPI_COMM_WORLD,
                     MPI_STATUS_IGNORE) != MPI_SUCCESS)
            return NO_FILE;
        to += n;
        bytes -= (size_t)n;
    }
    return OK;
}

INLINE enum status ranks_begin(Hands *h, Complaint *why)
{
    int threads = MPI_THREAD_SINGLE;
    *h = (Hands){ 0, 1, ranks_send, ranks_receive, NULL, NULL, 0 };
    MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &threads);
    if (threads < MPI_THREAD_FUNNELED) {
        MPI_Finalize();
        snprintf(why->text, sizeof why->text, "expected an MPI that allows "
            "threads within a rank (MPI_THREAD_FUNNELED), got one that does "
            "not");
        return OUT_OF_RANGE;
    }
    MPI_Comm_rank(MPI_COMM_WORLD, &h->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &h->count);
    return OK;
}

INLINE void ranks_end(int status)
{
    if (status != 0)
        MPI_Abort(MPI_COMM_WORLD, status);
    MPI_Finalize();
}
#endif

#ifndef WITH_MPI
INLINE enum status ranks_begin(Hands *h, Complaint *why)
{
    *h = (Hands){ 0, 1, NULL, NULL, NULL, NULL, 0 };
    snprintf(why->text, sizeof why->text, "started %d times by mpirun: "
        "expected a tinycat that was built with MPI; --workers %d does "
        "without, on one machine", ranks_launched(), ranks_launched());
    return OUT_OF_RANGE;
}

INLINE void ranks_end(int status) { (void)status; }
#endif

#endif
