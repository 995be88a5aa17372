# measure_step.sh - the training step of the emitted perceptron
"$OUT/emit_sample" perceptron > "$OUT/step.c"
for name in 'static int perceptron_slope' 'int perceptron_train_step'; do
    sed -n "/^$name/,/^}/p" "$OUT/step.c"
    echo
done
