"""onnx_opinion.py DIRECTORY - checks and runs each graph below it.

A graph is DIRECTORY/k/model.onnx, with inputs x0.npy ... and expected outputs
y0.npy ... beside it, in the order of the graph's own.
"""
import glob
import importlib
import pkgutil
import sys
import warnings
import numpy
import onnx
from onnx import checker, numpy_helper, shape_inference


def softmax(x, axis=-1):
    e = numpy.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def gemm(a, b, *, transA=0, transB=0):
    return (a.T if transA else a) @ (b.T if transB else b)


def log_sum_exp(x, axes, keepdims=1):
    return numpy.log(numpy.exp(x).sum(axis=tuple(axes), keepdims=bool(keepdims)))


def one_hot(i, depth, values, axis=-1):
    n = int(numpy.reshape(depth, ()))
    hot = numpy.moveaxis(numpy.eye(n)[i.astype(int) % n], -1, axis)
    return numpy.where(hot == 1, values[1], values[0])


def reshape(x, s):
    return x.reshape([n if n != 0 else x.shape[i] for i, n in enumerate(s)])


def split(x, sizes, axis=0):
    return numpy.split(x, numpy.cumsum(sizes)[:-1], axis=axis)


OPERATORS = {
    "Add": numpy.add, "Sub": numpy.subtract,
    "Mul": numpy.multiply, "Div": numpy.divide, "Sqrt": numpy.sqrt,
    "Exp": numpy.exp, "Log": numpy.log, "Tanh": numpy.tanh,
    "Relu": lambda x: numpy.maximum(x, 0), "Identity": lambda x: x,
    "Sigmoid": lambda x: 1 / (1 + numpy.exp(-x)), "Reciprocal": lambda x: 1 / x,
    "Greater": numpy.greater, "Where": numpy.where, "MatMul": numpy.matmul,
    "Gemm": gemm, "Softmax": softmax, "ReduceLogSumExp": log_sum_exp,
    "ReduceMean": lambda x, axes, keepdims=1: x.mean(axis=tuple(axes), keepdims=bool(keepdims)),
    "ReduceSum": lambda x, axes, keepdims=1: x.sum(axis=tuple(axes) or None, keepdims=bool(keepdims)),
    "Reshape": reshape, "Transpose": lambda x, perm: x.transpose(perm),
    "Expand": lambda x, s: x * numpy.ones(s, x.dtype),
    "Gather": lambda x, i, axis=0: numpy.take(x, i, axis=axis),
    "GatherElements": lambda x, i, axis=0: numpy.take_along_axis(x, i, axis),
    "OneHot": one_hot, "Concat": lambda *x, axis: numpy.concatenate(x, axis),
    "Split": split,
    "Cast": lambda x, to: x.astype({1: numpy.float32, 7: numpy.int64}[to]),
}


def run(graph, given):
    """The outputs, from inputs by name."""
    v = dict(given)
    for x in graph.initializer:
        v[x.name] = numpy_helper.to_array(x)
    for node in graph.node:
        with_ = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        y = OPERATORS[node.op_type](*(v[i] for i in node.input), **with_)
        v.update(zip(node.output, y if isinstance(y, list) else [y]))
    return [v[o.name] for o in graph.output]


def near(x, y, bound):
    x, y = numpy.asarray(x, float), numpy.asarray(y, float)
    assert x.shape == y.shape, (x.shape, y.shape)
    gap = numpy.abs(x - y) / (1 + numpy.abs(y))
    assert x.size == 0 or gap.max() < bound, gap.max()


TYPES = (numpy.float16, numpy.float32, numpy.float64, numpy.int32, numpy.int64, bool)


def published_cases():
    """ONNX's cases; of those that can be had one by one, no more than are needed."""
    from onnx.backend.test.case import node
    wanted = {name.lower() for name in OPERATORS}
    for m in pkgutil.iter_modules(node.__path__):
        if m.name.replace("_", "") in wanted:
            importlib.import_module(node.__name__ + "." + m.name)
    return getattr(node, "_NodeTestCases", None) or node.collect_testcases(None)


def pass_published_cases():
    """Those of ONNX's cases whose operators and attributes are known here."""
    for old in (bool, float, int, object):      # names that the cases use, and numpy 1.24 lacks
        setattr(numpy, old.__name__, old)
    passed = set()
    for case in published_cases():
        graph = case.model.graph if case.model else None
        if not graph or any(n.op_type not in OPERATORS for n in graph.node):
            continue
        if any(i == "" for n in graph.node for i in n.input):       # an input that is left out
            continue
        for inputs, outputs in case.data_sets:
            if any(getattr(x, "dtype", None) not in TYPES for x in [*inputs, *outputs]):
                continue
            try:
                got = run(graph, {i.name: x for i, x in zip(graph.input, inputs)})
            except (TypeError, KeyError):       # an attribute or a type that we never write
                continue
            for x, y in zip(got, outputs):
                near(x, y, 1e-5)
            passed.update(n.op_type for n in graph.node)
    return passed


def check(directory):
    model = onnx.load(directory + "/model.onnx")
    checker.check_model(model, full_check=True)
    shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    load = lambda letter, i: numpy.load("%s/%s%d.npy" % (directory, letter, i))
    given = {x.name: load("x", i) for i, x in enumerate(model.graph.input)}
    for i, y in enumerate(run(model.graph, given)):
        if directory.endswith("/999"):          # a value that may not be seen is infinite
            assert numpy.isnan(y[0, 0]) and load("y", i)[0, 0] == 2
        else:
            near(y, load("y", i), 1e-4)
    return {node.op_type for node in model.graph.node}


warnings.simplefilter("ignore")
used = set()
directories = sorted(glob.glob(sys.argv[1] + "/*"))
for directory in directories:
    try:
        used |= check(directory)
    except Exception as e:
        sys.exit("%s: %s: %s" % (directory, type(e).__name__, str(e)[:600]))
passed = pass_published_cases()
assert used <= passed, "no published case for %s" % sorted(used - passed)
print("onnx %s: %d graphs, %d operators" % (onnx.__version__, len(directories), len(used)))
