/* caching.h - reading at once, and token by token. */
static Decoder cache_decoder;
static _Alignas(64) unsigned char cache_block[CACHE_ROOM];

static void begin_empty(const CacheModel *p)
{
    Arena a = arena_over(cache_block, sizeof cache_block);
    if (decoder_begin(&cache_decoder, &cache_config, p->at, &a) != OK)
        abort();
}

static void read_further(int n, const int text[], CacheState *y)
{
    if (decoder_read(&cache_decoder, n, text, 0, NULL) != OK)
        abort();
    *y = (CacheState){ .length = cache_decoder.length };
    cache_copy(&cache_decoder, y, 0);
}

static void snoc(const TextAndToken *restrict x, ReadText *restrict y)
{
    *y = x->text;
    y->at[y->length++] = x->token.index;
}

static void read_at_once(const CacheModel *restrict p,
                         const ReadText *restrict x, CacheState *restrict y)
{
    begin_empty(p);
    read_further(x->length, x->at, y);
}

static void read_but_one(const CacheModel *restrict p,
    const TextAndToken *restrict x, CacheAndToken *restrict y)
{
    read_at_once(p, &x->text, &y->cache);
    y->token = x->token;
}

static void read_token(const CacheModel *restrict p,
    const CacheAndToken *restrict x, CacheState *restrict y)
{
    CacheState before = x->cache;
    begin_empty(p);
    cache_copy(&cache_decoder, &before, 1);
    cache_decoder.length = before.length;
    read_further(1, &x->token.index, y);
}

ARROW(snoc, TextAndToken, ReadText);
PARAMETRIC(read_at_once, CacheModel, ReadText, CacheState);
PARAMETRIC(read_but_one, CacheModel, TextAndToken, CacheAndToken);
PARAMETRIC(read_token, CacheModel, CacheAndToken, CacheState);

static void drop_first_token(const ReadText *restrict x, ReadText *restrict y)
{
    *y = (ReadText){ .length = x->length > 0 ? x->length - 1 : 0 };
    for (int i = 0; i < y->length; i++)
        y->at[i] = x->at[i + 1];
}

static void drop_first_key(const CacheState *restrict x,
                           CacheState *restrict y)
{
    *y = (CacheState){ .length = x->length > 0 ? x->length - 1 : 0 };
    for (int i = 0; i < y->length; i++)
        for (int r = 0; r < CACHE_ROWS; r++) {
            y->keys[i][r] = x->keys[i + 1][r];
            y->values[i][r] = x->values[i + 1][r];
        }
}
ARROW(drop_first_token, ReadText, ReadText);
ARROW(drop_first_key, CacheState, CacheState);
