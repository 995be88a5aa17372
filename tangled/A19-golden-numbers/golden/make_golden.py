#!/usr/bin/python3
"""make_golden.py - the golden numbers of a tiny GPT, by torch in float64.

  make_golden.py             the numbers, one "name value ..." a line
  make_golden.py checkpoint  the parameters, float32, as safetensors bytes

The model is written here in a few lines of torch; no GPT library is used.
Needs Debian's python3-torch; the book itself needs neither it nor Python.
"""
import json
import math
import struct
import sys
import torch
import torch.nn.functional as functional
from datetime import date

LAYERS, HEADS, WIDTH, CONTEXT, VOCABULARY, BATCH = 2, 2, 8, 6, 11, 2
STEPS, WARM, RATE, FLOOR = 10, 3, 0.02, 0.002
BETA1, BETA2, EPSILON, DECAY, CLIP = 0.9, 0.95, 1e-5, 0.1, 1.5
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def shapes():
    """Names and shapes, in the order of the file; weights are [in][out]."""
    c = WIDTH
    yield "wte.weight", (VOCABULARY, c)
    yield "wpe.weight", (CONTEXT, c)
    for i in range(LAYERS):
        h = "h.%d." % i
        for name, shape in (
                ("ln_1.weight", (c,)), ("ln_1.bias", (c,)),
                ("attn.c_attn.weight", (c, 3 * c)), ("attn.c_attn.bias", (3 * c,)),
                ("attn.c_proj.weight", (c, c)), ("attn.c_proj.bias", (c,)),
                ("ln_2.weight", (c,)), ("ln_2.bias", (c,)),
                ("mlp.c_fc.weight", (c, 4 * c)), ("mlp.c_fc.bias", (4 * c,)),
                ("mlp.c_proj.weight", (4 * c, c)), ("mlp.c_proj.bias", (c,))):
            yield h + name, shape
    yield "ln_f.weight", (c,)
    yield "ln_f.bias", (c,)


def by_rule(seed, count):
    """Entry k is (r / 1009 - 1/2) / 2, r = (17 k k + 37 k + 101 seed) mod 1009."""
    return [((17 * k * k + 37 * k + 101 * seed) % 1009 / 1009 - 0.5) * 0.5
            for k in range(count)]


def parameters():
    """Tensor number t is made with seed t + 1; gains of norms are 1 + that."""
    p = {}
    for t, (name, shape) in enumerate(shapes()):
        p[name] = torch.tensor(by_rule(t + 1, math.prod(shape))).reshape(shape)
        if name.endswith(("ln_1.weight", "ln_2.weight", "ln_f.weight")):
            p[name] = 1 + p[name]
    return p


def stream(i):
    return (3 * i * i + 5 * i + 7) % 101 % VOCABULARY


def batch(step):
    """Sequence b of a step begins at 13 step + 29 b; targets are one later."""
    at = [[13 * step + 29 * b + i for i in range(CONTEXT)] for b in range(BATCH)]
    tokens = torch.tensor([[stream(i) for i in row] for row in at])
    targets = torch.tensor([[stream(i + 1) for i in row] for row in at])
    return tokens, targets


def norm(x, p, name):
    return functional.layer_norm(x, x.shape[-1:], p[name + ".weight"], p[name + ".bias"], 1e-5)


def affine(x, p, name):
    return x @ p[name + ".weight"] + p[name + ".bias"]


def attention(x, p, name):
    b, t, c = x.shape
    q, k, v = (part.reshape(b, t, HEADS, c // HEADS).transpose(1, 2)
               for part in affine(x, p, name + ".c_attn").split(c, -1))
    score = q @ k.transpose(2, 3) / math.sqrt(c // HEADS)
    unseen = torch.ones(t, t).triu(1).bool()
    weight = torch.softmax(score.masked_fill(unseen, -math.inf), -1)
    return affine((weight @ v).transpose(1, 2).reshape(b, t, c), p, name + ".c_proj")


def logits(tokens, p):
    x = p["wte.weight"][tokens] + p["wpe.weight"]
    for i in range(LAYERS):
        h = "h.%d." % i
        x = x + attention(norm(x, p, h + "ln_1"), p, h + "attn")
        m = affine(norm(x, p, h + "ln_2"), p, h + "mlp.c_fc")
        x = x + affine(functional.gelu(m, approximate="tanh"), p, h + "mlp.c_proj")
    return norm(x, p, "ln_f") @ p["wte.weight"].T


def mean_loss(tokens, targets, p):
    y = logits(tokens, p).reshape(-1, VOCABULARY)
    return functional.cross_entropy(y, targets.reshape(-1))


def rate(step):
    """Linear from 0 in WARM steps, then half a cosine down to FLOOR."""
    if step < WARM:
        return RATE * (step + 1) / WARM
    part = (step - WARM) / (STEPS - WARM)
    return FLOOR + (RATE - FLOOR) * (1 + math.cos(math.pi * part)) / 2


def line(name, *values):
    print(name, *("%.17g" % float(v) if not isinstance(v, (int, str)) else v for v in values))


def summary(name, x):
    """Sum, norm, sum of k x_k / count (so that order counts), four entries."""
    x = x.detach().reshape(-1)
    n = len(x)
    index = torch.arange(n) / n
    line(name, x.sum(), x.norm(), (index * x).sum(), *(x[k] for k in (0, n // 3, n // 2, n - 1)))


def print_one_batch():
    p = parameters()
    for x in p.values():
        x.requires_grad_()
    tokens, targets = batch(0)
    line("tokens", *tokens.reshape(-1).tolist())
    line("targets", *targets.reshape(-1).tolist())
    loss = mean_loss(tokens, targets, p)
    loss.backward()
    line("loss", loss)
    y = logits(tokens, p)
    for b in range(BATCH):
        for t in (0, CONTEXT - 1):
            line("logits.%d.%d" % (b, t), *y[b, t])
    for name, x in p.items():
        summary("gradient." + name, x.grad)


def print_training():
    p = parameters()
    for x in p.values():
        x.requires_grad_()
    groups = [{"params": [x for x in p.values() if (x.dim() > 1) == decayed],
               "weight_decay": DECAY * decayed} for decayed in (True, False)]
    adamw = torch.optim.AdamW(groups, lr=0, betas=(BETA1, BETA2), eps=EPSILON)
    for step in range(STEPS):
        for group in adamw.param_groups:
            group["lr"] = rate(step)
        adamw.zero_grad()
        loss = mean_loss(*batch(step), p)
        loss.backward()
        total = math.sqrt(sum((x.grad ** 2).sum() for x in p.values()))
        factor = min(1.0, CLIP / total)
        for x in p.values():
            x.grad *= factor
        adamw.step()
        line("step.%d" % step, rate(step), loss, total, factor)
    line("after", mean_loss(*batch(STEPS), p))
    for name, x in p.items():
        summary("parameter." + name, x)


def write_checkpoint():
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, x in parameters().items():
        part = struct.pack("<%df" % x.numel(), *x.reshape(-1).tolist())
        header[name] = {"dtype": "F32", "shape": list(x.shape),
                        "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    sys.stdout.buffer.write(struct.pack("<Q", len(text)) + text + data)


if sys.argv[1:] == ["checkpoint"]:
    write_checkpoint()
else:
    line("made", "torch", torch.__version__, str(date.today()))
    line("config", LAYERS, HEADS, WIDTH, CONTEXT, VOCABULARY, BATCH)
    line("training", STEPS, WARM, RATE, FLOOR, BETA1, BETA2, EPSILON, DECAY, CLIP)
    print_one_batch()
    print_training()
