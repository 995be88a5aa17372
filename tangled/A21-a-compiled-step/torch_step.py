#!/usr/bin/python3
"""torch_step.py - milliseconds of a GPT training step in PyTorch: NAME ..."""
import math, sys, time
import torch
import torch.nn.functional as F

SIZES = {"a": (2, 4, 64, 64, 256, 8), "b": (4, 4, 128, 128, 512, 8),
         "c": (6, 6, 384, 256, 1024, 4)}


def drawn(*shape):
    return (0.02 * torch.randn(*shape)).requires_grad_()


def full(n, value):
    return torch.full((n,), float(value)).requires_grad_()


def block(c):
    return [full(c, 1), full(c, 0), drawn(3 * c, c), full(3 * c, 0),
            drawn(c, c), full(c, 0), full(c, 1), full(c, 0),
            drawn(4 * c, c), full(4 * c, 0), drawn(c, 4 * c), full(c, 0)]


def attention(x, p, heads, unseen):
    b, t, c = x.shape
    n = F.layer_norm(x, (c,), p[0], p[1])
    q, k, v = (z.view(b, t, heads, c // heads).transpose(1, 2)
               for z in F.linear(n, p[2], p[3]).split(c, -1))
    s = (q @ k.transpose(2, 3)) / math.sqrt(c // heads)
    y = torch.softmax(s.masked_fill(unseen, -math.inf), -1) @ v
    return x + F.linear(y.transpose(1, 2).reshape(b, t, c), p[4], p[5])


def hidden(x, p):
    n = F.layer_norm(x, (x.shape[2],), p[6], p[7])
    h = F.gelu(F.linear(n, p[8], p[9]), approximate="tanh")
    return x + F.linear(h, p[10], p[11])


def loss(ends, blocks, heads, unseen, tokens, targets):
    x = ends[0][tokens] + ends[1]
    for p in blocks:
        x = hidden(attention(x, p, heads, unseen), p)
    x = F.layer_norm(x, (x.shape[2],), ends[2], ends[3])
    y = F.linear(x, ends[0])
    return F.cross_entropy(y.view(-1, y.shape[-1]), targets.view(-1))


def step_times(name, threads):
    layers, heads, width, context, vocabulary, batch = SIZES[name]
    clock = time.process_time if threads == 1 else time.perf_counter
    torch.set_num_threads(threads)
    ends = [drawn(vocabulary, width), drawn(context, width),
            full(width, 1), full(width, 0)]
    blocks = [block(width) for _ in range(layers)]
    every = ends + [x for p in blocks for x in p]
    adamw = torch.optim.AdamW(every, lr=1e-4, foreach=True)
    unseen = torch.ones(context, context).triu(1).bool()
    text = torch.randint(vocabulary, (batch, context + 1))
    times, end = [], clock() + 3
    while len(times) < 8 or clock() < end:
        start = clock()
        adamw.zero_grad(set_to_none=True)
        loss(ends, blocks, heads, unseen, text[:, :-1],
             text[:, 1:].contiguous()).backward()
        adamw.step()
        times.append(clock() - start)
    return sorted(times[3:])


print("# torch: PyTorch", torch.__version__)
for name in sys.argv[1:] or SIZES:
    for threads in (1, 2):
        times = step_times(name, threads)
        print("%s,torch,%d,%.3f,0" % (name, threads,
                                      1e3 * times[len(times) // 2]))
