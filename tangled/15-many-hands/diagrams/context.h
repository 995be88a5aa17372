#include "../sample_trees.h"
