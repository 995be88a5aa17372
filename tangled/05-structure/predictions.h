/* predictions.h - the next token, predicted at every position of a text. */
#ifndef PREDICTIONS_H
#define PREDICTIONS_H

#include "model.h"
#include "once.h"

LIST(Vectors, Vector);
LIST(LogitsList, Logits);
LIST(RelativeList, RelativeLogits);
LIST(Predictions, Distribution);

/* In stages, over lists. */
LIST_MAP(embed_each, Sequence, Vectors, embed);
LIST_MAP(linear_each, Vectors, LogitsList, linear);
LIST_MAP(subtract_each, LogitsList, RelativeList, subtract_largest);
LIST_MAP(normalise_each, RelativeList, Predictions, normalise);

/* In one pass; and in one pass that calls predict once for each token
 * that occurs. */
LIST_MAP(predict_each, Sequence, Predictions, predict);
LIST_MAP_ONCE(predict_once, Sequence, TokenId, Predictions, predict);

/* The readout, of a list of vectors and of a table of them. */
COMPOSE_WITH(readout, Head, linear, p, softmax, NULL);
LIST_MAP(readout_each, Vectors, Predictions, readout);

typedef struct { Distribution at[VOCABULARY]; } PredictionTable;
PARAMETRIC(readout_rows, Head, Embedding, PredictionTable);
PARAMETRIC(look_up_vectors, Sequence, Embedding, Vectors);
PARAMETRIC(look_up_predictions, Sequence, PredictionTable, Predictions);

/* Each vector less the mean of all: no map, see the chapter. */
ARROW(centre_list, Vectors, Vectors);
ARROW(centre_rows, Embedding, Embedding);

#endif
