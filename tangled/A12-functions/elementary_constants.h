/* elementary_constants.h - the numbers of elementary_text.h; those that are
 * not round are computed by coefficients.c, which is how they are tested. */
#ifndef ELEMENTARY_CONSTANTS_H
#define ELEMENTARY_CONSTANTS_H

#define EXP_0 0x1p-1F
#define EXP_1 0x1.555556p-3F
#define EXP_2 0x1.5554eap-5F
#define EXP_3 0x1.1110ep-7F
#define EXP_4 0x1.6d432p-10F
#define EXP_5 0x1.a124eep-13F

#define LOG_0 0x1.555554p-2F
#define LOG_1 -0x1.fffffcp-3F
#define LOG_2 0x1.999d5ap-3F
#define LOG_3 -0x1.555b4ap-3F
#define LOG_4 0x1.23d21ap-3F
#define LOG_5 -0x1.fcf4c6p-4F
#define LOG_6 0x1.dea282p-4F
#define LOG_7 -0x1.d635bcp-4F
#define LOG_8 0x1.1d8ea6p-4F

#define TANH_0 -0x1.555556p-2F
#define TANH_1 0x1.1110eap-3F
#define TANH_2 -0x1.ba08c4p-5F
#define TANH_3 0x1.64a976p-6F
#define TANH_4 -0x1.116a16p-7F
#define TANH_5 0x1.2c83cp-9F

#define LOG2_E 0x1.715476p+0F           /* 1 / ln 2 */
#define LN2_HIGH 0x1.62e4p-1F           /* ln 2 in 15 bits */
#define LN2_LOW 0x1.7f7d1cp-20F         /* and the rest */
#define ROUNDER 0x1.8p23F               /* x + ROUNDER rounds x */
#define ROUNDER_BITS 0x4b400000U        /* its bits */
#define ROOT_BITS 0x3f3504f3U           /* the bits of sqrt (1/2) */
#define NAN_BITS 0x7fc00000U            /* the bits of the one NaN */
#define INFINITE_BITS 0x7f800000U       /* those of infinity */
#define TWO_BITS 0x40000000U            /* and of 2 */
#define SIGN_BIT 0x80000000U
#define LEAST_NORMAL 0x1p-126F
#define LIFT 0x1p24F                    /* makes a subnormal normal */
#define EXP_LEAST -104.0F               /* exp is 0 here, */
#define EXP_MOST 89.0F                  /* and infinite here */
#define TANH_MOST 10.0F                 /* tanh is 1 here */
#define TANH_SMALL 0.625F               /* below, a polynomial */

#endif
