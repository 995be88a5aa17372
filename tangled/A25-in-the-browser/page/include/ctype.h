/* ctype.h - of the page, where nothing that is left asks for it. */
#ifndef PAGE_CTYPE_H
#define PAGE_CTYPE_H
int isalnum(int c);
int isdigit(int c);
#endif
