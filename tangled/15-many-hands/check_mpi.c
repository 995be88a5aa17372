/* check_mpi.c - what a Makefile finds of an MPI, on machines of scripts. */
#include "testing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *known, *says, *asked, *found; } machine[] =
{
    { "mpi-c", "", "", "-isystem /m -DWITH_MPI | -L/m -lmpi" },
    { "mpi", "", "", "-isystem /m -DWITH_MPI | -L/m -lmpi" },
    { "ompi", "gcc -I/o -pthread -Wl,-rpath -Wl,/o -lmpi", "",
      "-isystem /o -DWITH_MPI | -pthread -Wl,-rpath -Wl,/o -lmpi" },
    { "", "gcc -Wl,-z,relro -I/p -L/p -lmpich", "",
      "-isystem /p -DWITH_MPI | -Wl,-z,relro -L/p -lmpich" },
    { "", "", "", "|" },
    { "mpi-c", "gcc -lmpi", "MPI=no", "|" },
};

START_TEST(an_mpi_is_found_where_there_is_one)
{
    char command[1200], line[200] = "";
    snprintf(command, sizeof command, "mkdir -p $OUT/mpi && cd $OUT/mpi && "
        "{ echo '#!/bin/sh'; echo '[ \"$*\" = \"--cflags --libs %s\" ] &&'; "
        "echo 'echo -I/m -L/m -lmpi'; } > pkg-config && "
        "{ echo '#!/bin/sh'; echo '[ \"$*\" = -show ] && [ \"%s\" ] &&'; "
        "echo 'echo %s'; } > mpicc && chmod +x pkg-config mpicc && "
        "cd \"$OLDPWD\" && unset MAKEFLAGS MFLAGS MPI && { cat mpi.mk; "
        "echo 'all: ; @echo $(strip $(MPI_CFLAGS) \"|\" $(MPI_LIBS))'; } | "
        "PATH=$OUT/mpi:$PATH make -s -f - all %s", machine[_i].known,
        machine[_i].says, machine[_i].says, machine[_i].asked);
    FILE *said = popen(command, "r");
    ck_assert(said != NULL && fgets(line, sizeof line, said) != NULL);
    ck_assert_int_eq(pclose(said), 0);
    line[strcspn(line, "\n")] = '\0';
    ck_assert_str_eq(line, machine[_i].found);
}
END_TEST

int main(void)
{
    const Test test = { an_mpi_is_found_where_there_is_one, ROWS(machine) };
    return run_tests("mpi", 1, &test);
}
