#include "../sample_trees.h"
#include "show_trees.h"
