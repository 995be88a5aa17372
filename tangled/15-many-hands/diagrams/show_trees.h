/* show_trees.h - the objects of chapter 15, compared and printed. */
INLINE void SumTree_print(FILE *out, const SumTree *x)
{
    fprintf(out, "%s", x->word);
    for (int i = 0; i < x->leaves; i++)
        fprintf(out, " %.9g", (double)x->leaf[i]);
}

INLINE void TreeOfTrees_print(FILE *out, const TreeOfTrees *x)
{
    fprintf(out, "%s of", x->word);
    for (int i = 0; i < x->parts; i++) {
        fputs(" (", out);
        SumTree_print(out, &x->part[i]);
        fputc(')', out);
    }
}

INLINE void SumList_print(FILE *out, const SumList *x)
{
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%.9g", i == 0 ? "(" : " ", (double)x->at[i]);
    fputc(')', out);
}

INLINE void ListOfLists_print(FILE *out, const ListOfLists *x)
{
    for (int i = 0; i < x->parts; i++)
        SumList_print(out, &x->part[i]);
}

INLINE void LeafOrder_print(FILE *out, const LeafOrder *x)
{
    for (int i = 0; i < TREE_LEAVES; i++)
        fprintf(out, " %d", x->back[i]);
}

INLINE double Sum_gap(const Sum *a, const Sum *b)
{
    return real_gap(a->value, b->value);
}

INLINE void Sum_print(FILE *out, const Sum *x)
{
    fprintf(out, "%.9g", (double)x->value);
}

INLINE double WideSum_gap(const WideSum *a, const WideSum *b)
{
    double gap = a->count != b->count ? INFINITY : 0;
    for (int i = 0; i < WIDE_PARTS; i++)
        if (a->at[i] != b->at[i])
            gap = INFINITY;
    return gap;
}

INLINE void WideSum_print(FILE *out, const WideSum *x)
{
    fprintf(out, "%d floats, %.9g", x->count, (double)wide_rounded(x));
}
