#!/usr/bin/python3
"""make_gpt2.py - a tiny GPT-2 of torch's, as other tools save it, and logits.

Prints lines: "header" and "data", the bytes of model.safetensors (the data in
hexadecimal, the header without its padding); "config", those of config.json;
"ids"; "logits", by torch in float64.  Needs Debian's python3-torch, once; the book does not.
"""
import json
import math
import struct
from datetime import date
import torch
from torch import nn

LAYERS, HEADS, WIDTH, CONTEXT, VOCABULARY = 2, 2, 4, 5, 7
IDS = [[1, 5, 2, 0, 6], [3, 3, 4, 1, 0]]
torch.manual_seed(24)
torch.set_num_threads(1)


class Conv1D(nn.Module):
    """GPT-2's affine map: a row of the weight for each input."""
    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = nn.Parameter(0.4 * torch.randn(inputs, outputs))
        self.bias = nn.Parameter(0.2 * torch.randn(outputs))

    def forward(self, x):
        return x @ self.weight + self.bias


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        seen = torch.ones(CONTEXT, CONTEXT).tril().view(1, 1, CONTEXT, CONTEXT)
        self.register_buffer("bias", seen)
        self.register_buffer("masked_bias", torch.tensor(-1e4))
        self.c_attn = Conv1D(WIDTH, 3 * WIDTH)
        self.c_proj = Conv1D(WIDTH, WIDTH)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (part.view(b, t, HEADS, c // HEADS).transpose(1, 2)
                   for part in self.c_attn(x).split(c, dim=2))
        score = q @ k.transpose(2, 3) / math.sqrt(c // HEADS)
        score = score.masked_fill(self.bias[:, :, :t, :t] == 0, -math.inf)
        y = torch.softmax(score, -1) @ v
        return self.c_proj(y.transpose(1, 2).reshape(b, t, c))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln_1 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.attn = Attention()
        self.ln_2 = nn.LayerNorm(WIDTH, eps=1e-5)
        self.mlp = nn.ModuleDict({"c_fc": Conv1D(WIDTH, 4 * WIDTH),
                                  "c_proj": Conv1D(4 * WIDTH, WIDTH)})

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        h = nn.functional.gelu(self.mlp["c_fc"](self.ln_2(x)), approximate="tanh")
        return x + self.mlp["c_proj"](h)


class Gpt2(nn.Module):
    def __init__(self):
        super().__init__()
        self.transformer = nn.ModuleDict({
            "wte": nn.Embedding(VOCABULARY, WIDTH), "wpe": nn.Embedding(CONTEXT, WIDTH),
            "h": nn.ModuleList(Block() for _ in range(LAYERS)),
            "ln_f": nn.LayerNorm(WIDTH, eps=1e-5)})
        self.lm_head = nn.Linear(WIDTH, VOCABULARY, bias=False)
        self.lm_head.weight = self.transformer["wte"].weight

    def forward(self, ids):
        t = self.transformer
        x = t["wte"](ids) + t["wpe"](torch.arange(ids.shape[1]))
        for block in t["h"]:
            x = block(x)
        return self.lm_head(t["ln_f"](x))


def show(name, text, wide=190):
    for i in range(0, len(text), wide):
        print(name, text[i:i + wide])


model = Gpt2()
with torch.no_grad():               # norms that begin as the identity test little
    for name, p in model.named_parameters():
        if ".ln_" in name:
            p.add_(0.3 * torch.randn(WIDTH))
state, place, header = model.state_dict(), 0, {"__metadata__": {"format": "pt"}}
for name, x in state.items():
    header[name] = {"dtype": "F32", "shape": list(x.shape),
                    "data_offsets": [place, place + 4 * x.numel()]}
    place += 4 * x.numel()
print("made torch", torch.__version__, date.today())
show("header", json.dumps(header, separators=(",", ":")))
show("data", b"".join(struct.pack("<%df" % x.numel(), *x.reshape(-1).tolist())
                      for x in state.values()).hex())
print("config", json.dumps({
    "activation_function": "gelu_new", "architectures": ["GPT2LMHeadModel"],
    "attn_pdrop": 0.1, "bos_token_id": 0, "layer_norm_epsilon": 1e-5,
    "model_type": "gpt2", "n_ctx": CONTEXT, "n_embd": WIDTH, "n_head": HEADS,
    "n_layer": LAYERS, "n_positions": CONTEXT, "summary_activation": None,
    "task_specific_params": {"text-generation": {"do_sample": True, "max_length": 50}},
    "vocab_size": VOCABULARY}))
logits = model.double()(torch.tensor(IDS))
for b, row in enumerate(IDS):
    print("ids.%d" % b, *row)
    for t in range(CONTEXT):
        print("logits.%d.%d" % (b, t), *("%.17g" % float(v) for v in logits[b, t]))
