# mpi.mk - MPI_CFLAGS and MPI_LIBS, empty if there is none or MPI=no.
ifneq ($(MPI),no)
MPI_CFLAGS := $(shell pkg-config --cflags mpi-c 2>/dev/null || mpicc --showme:compile 2>/dev/null)
MPI_LIBS   := $(shell pkg-config --libs mpi-c 2>/dev/null || mpicc --showme:link 2>/dev/null)
ifneq ($(strip $(MPI_LIBS)),)
MPI_CFLAGS := $(patsubst -I%,-isystem %,$(MPI_CFLAGS)) -DWITH_MPI
endif
endif
