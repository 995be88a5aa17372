/* example_file.h - the smallest file that shows something, by hand. */
#ifndef EXAMPLE_FILE_H
#define EXAMPLE_FILE_H

#include "safetensors.h"

#define EXAMPLE_SUM "50b42537d9d32ccc"
#define EXAMPLE_HEADER "{\"__metadata__\":{" \
    "\"checksum\":\"fnv1a64:" EXAMPLE_SUM "\",\"tinycat\":\"1\"," \
    "\"format\":\"pt\"}," \
    "\"bias\":{\"dtype\":\"F32\",\"shape\":[2]," \
    "\"data_offsets\":[0,8]}," \
    "\"code\":{\"dtype\":\"U8\",\"shape\":[1,3]," \
    "\"data_offsets\":[8,11]}}"
#define EXAMPLE_DATA "\x00\x00\xc0\x3f" "\x00\x00\x00\xc0" "\x01\x02\x03"

/* The arrays that it describes; data of *b and *a are the caller's. */
static inline void example_arrays(float b[2], unsigned char a[3],
    SafeTensor at[2], SafePair pair[1], SafeTensors *t)
{
    b[0] = 1.5f, b[1] = -2;
    for (int i = 0; i < 3; i++)
        a[i] = (unsigned char)(i + 1);
    at[0] = (SafeTensor){ "code", ELEMENT_U8, 2, { 1, 3 }, a };
    at[1] = (SafeTensor){ "bias", ELEMENT_F32, 1, { 2 }, b };
    pair[0] = (SafePair){ "format", "pt" };
    *t = (SafeTensors){ .at = at, .count = 2, .pair = pair, .pairs = 1 };
}

#endif
