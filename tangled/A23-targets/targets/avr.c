/* avr.c - prints the hash of a model's self-test on the serial line. */
#include "model.h"
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

static void put_character(char c)
{
    while (!(UCSR0A & (1 << UDRE0))) {
    }
    UDR0 = (uint8_t)c;
}

int main(void)
{
    const uint32_t hash = model_hash();
    UCSR0B = 1 << TXEN0;
    for (int i = 28; i >= 0; i -= 4)
        put_character("0123456789abcdef"[hash >> i & 15]);
    put_character('\n');
    cli();
    sleep_mode();                       /* for ever: the emulator ends */
    return 0;
}
