/* board.c - start-up of a Cortex-M, and the hash of a model's self-test. */
#include "model.h"

extern uint32_t bss_start[], bss_end[], stack_top[];
void reset(void);

static void semihost(uint32_t what, const void *with)
{
    register uint32_t r0 __asm__("r0") = what;
    register const void *r1 __asm__("r1") = with;
    __asm__ volatile ("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

void reset(void)
{
    char text[] = "00000000\n";
#ifdef __ARM_FP
    *(volatile uint32_t *)0xe000ed88 |= 0xfu << 20;
    __asm__ volatile ("dsb\n\tisb");
#endif
    for (uint32_t *at = bss_start; at < bss_end; at++)
        *at = 0;
    uint32_t hash = model_hash();
    for (int i = 7; i >= 0; i--, hash >>= 4)
        text[i] = "0123456789abcdef"[hash & 15];
    semihost(0x04, text);                       /* print a string */
    semihost(0x18, (const void *)0x20026);      /* exit */
}

void *memset(void *at, int c, unsigned n);
void *memset(void *at, int c, unsigned n)
{
    for (volatile unsigned char *to = at; n > 0; n--)
        *to++ = (unsigned char)c;
    return at;
}

void *memcpy(void *to, const void *from, unsigned n);
void *memcpy(void *to, const void *from, unsigned n)
{
    volatile unsigned char *put = to;
    for (const unsigned char *get = from; n > 0; n--)
        *put++ = *get++;
    return to;
}

__attribute__((section(".vectors"), used))
static const void *const vectors[] = { stack_top, (const void *)reset };
