#include "model.h"

PRODUCT(TrainingSetPair, TrainingSet, left, TrainingSet, right);
PARTIAL(join_windows, Unit, TrainingSetPair, TrainingSet);
