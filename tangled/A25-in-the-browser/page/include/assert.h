/* assert.h - of the page: a broken promise ends the program. */
#ifndef PAGE_ASSERT_H
#define PAGE_ASSERT_H
#define assert(holds) ((holds) ? (void)0 : __builtin_trap())
#endif
