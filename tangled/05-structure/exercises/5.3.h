#include "kinds.h"

PRODUCT(Place, Integer, position, TokenId, token);
LIST(Places, Place);                    /* 0 <= length <= CAPACITY */
ARROW(placed, Text, Places);
ARROW(advanced, Place, Place);
