# song.py - a model learns a song and goes on with it, by ctypes alone
import ctypes as c, sys

tc = c.CDLL(sys.argv[1] if len(sys.argv) > 1 else "libtinycat.so.0")

class Plan(c.Structure):
    _fields_ = [("config", c.c_char_p), ("rate", c.c_double),
                ("steps", c.c_longlong), ("seed", c.c_longlong),
                ("how", c.c_int), ("threads", c.c_int)]

class Manner(c.Structure):
    _fields_ = [("temperature", c.c_double), ("top_p", c.c_double),
                ("top_k", c.c_int), ("seed", c.c_longlong)]

for f in tc.tc_training_new, tc.tc_model_open, tc.tc_writer_new:
    f.restype = c.c_void_p
tc.tc_training_step.restype = c.c_double
tc.tc_token.restype = c.POINTER(c.c_char)
why, path = c.create_string_buffer(256), b"song.safetensors"
song = b"".join(b"%d green bottles hanging on the wall\n" % i
                for i in range(1, 100))
t = c.c_void_p(tc.tc_training_new(c.byref(Plan(
    b"tiny,context=48,batch=4", 0.01, 300, 1, 0, 1)),
    c.c_size_t(len(song)), song, why)) or sys.exit(why.value)
loss = 0
while loss == loss:                     # NaN, when the plan is done
    loss = tc.tc_training_step(t, why)
tc.tc_training_save(t, path, why) and sys.exit(why.value)
tc.tc_training_free(t)

m = c.c_void_p(tc.tc_model_open(path, why)) or sys.exit(why.value)
begin, n = (c.c_int * 4)(), c.c_size_t()
tc.tc_encode(m, c.c_size_t(4), b"12 g", begin)
w = c.c_void_p(tc.tc_writer_new(m, c.byref(Manner(0.5, 1, 0, 1)), 4, begin,
                                why)) or sys.exit(why.value)
text = b"12 g"
for i in range(100):
    token = tc.tc_token(m, tc.tc_writer_next(w), c.byref(n))
    text += token[:n.value]
sys.stdout.buffer.write(text)
