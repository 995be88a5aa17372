# mpi.mk - MPI_CFLAGS and MPI_LIBS, empty if there is none or MPI=no.
ifneq ($(MPI),no)
MPI_SAYS := $(shell { pkg-config --cflags --libs mpi-c || pkg-config --cflags --libs mpi || mpicc -show; } 2> /dev/null)
MPI_LIBS := $(filter -L% -l% -Wl% -pthread,$(MPI_SAYS))
ifneq ($(MPI_LIBS),)
MPI_CFLAGS := $(patsubst -I%,-isystem %,$(filter -I% -D%,$(MPI_SAYS))) -DWITH_MPI
endif
endif
