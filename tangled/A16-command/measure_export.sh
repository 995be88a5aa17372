# measure_export.sh - a model that leaves in three formats, and comes back
tree=$OUT/export
rm -rf "$tree" && mkdir -p "$tree/bin" && cp "$OUT/command" "$tree/bin/tinycat"
PATH=$tree/bin:$PATH && cd "$tree" || exit
seq 99 > numbers
tinycat train numbers --config layers=1,heads=2,width=16,context=16 --exact \
    --steps 60 --quiet --out numbers.safetensors || exit
for line in \
    "tinycat export numbers.safetensors --target npy --out arrays" \
    "ls arrays | head -n 5" \
    "tinycat export numbers.safetensors --target onnx --out numbers.onnx" \
    "tinycat export numbers.safetensors --target gpt2 --out gpt2" \
    "cat gpt2/config.json" "wc -c gpt2/model.safetensors numbers.onnx" \
    "tinycat info gpt2/model.safetensors | head -n 4" \
    "tinycat generate gpt2/model.safetensors --prompt 49,48,10 --tokens 12" \
    "tinycat generate gpt2/model.safetensors --prompt 10,256"
do
    printf '$ %s\n' "$line"
    bash -c "$line" 2>&1
    case $line in *12) echo ;; esac
done
