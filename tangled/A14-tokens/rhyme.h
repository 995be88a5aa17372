/* rhyme.h - the beginning of a nursery rhyme. */
#ifndef RHYME_H
#define RHYME_H

static const char rhyme[] =
    "This is the house that Jack built.\n\n"
    "This is the malt\n"
    "That lay in the house that Jack built.\n\n"
    "This is the rat,\nThat ate the malt\n"
    "That lay in the house that Jack built.\n\n"
    "This is the cat,\nThat killed the rat,\nThat ate the malt\n"
    "That lay in the house that Jack built.\n\n"
    "This is the dog,\nThat worried the cat,\nThat killed the rat,\n"
    "That ate the malt\nThat lay in the house that Jack built.\n\n"
    "This is the cow with the crumpled horn,\nThat tossed the dog,\n"
    "That worried the cat,\nThat killed the rat,\nThat ate the malt\n"
    "That lay in the house that Jack built.\n";

#endif
