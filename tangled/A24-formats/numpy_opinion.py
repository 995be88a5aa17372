"""numpy_opinion.py DIRECTORY - loads each file.npy, saves it as file.again."""
import glob
import sys
import numpy

for path in glob.glob(sys.argv[1] + "/*.npy"):
    x = numpy.load(path)
    assert x.dtype.byteorder in "=|" and x.flags.c_contiguous
    with open(path[:-4] + ".again", "wb") as file:
        numpy.save(file, x)
