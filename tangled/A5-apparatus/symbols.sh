# symbols.sh INDEX BUILD CHAPTER... - what nm finds and INDEX does not have
index=$1 build=$2; shift 2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
defined () {    # a piece of a function has its name, and a suffix
    nm --defined-only "$@" 2> /dev/null | awk 'NF == 3 {
        sub(/\.(part|isra|constprop|cold|lto_priv)[.0-9]*$/, "", $3)
        print $3 }'
}

echo 'int main(void) { return 0; }' > "$work/empty.c"
${CC:-cc} -o "$work/empty" "$work/empty.c"
{ defined "$work/empty" "$(${CC:-cc} -print-file-name=libcheck.a)" \
          "$(${CC:-cc} -print-libgcc-file-name)"
  sed -n 's,^<li><code>\([A-Za-z_0-9]*\)</code>.*,\1,p' "$index"; } > "$work/known"

printf '\n## Names made by macros\n'
for c; do
    { find "$build/$c" -maxdepth 1 -type f -perm -u+x
      find "$build/$c/modules" -path "*/$c/*.o" 2> /dev/null; } > "$work/files"
    defined $(cat "$work/files") | grep -Ev '[.@]|_(fn|ttest)$' | sort -u |
        grep -vxFf "$work/known" > "$work/names"
    [ -s "$work/names" ] || continue
    cat "$work/names" >> "$work/known"
    printf '\n[%s](%s.html)\n\n```{=html}\n<ul class="index">\n' "$c" "$c"
    sed 's,.*,<li><code>&</code></li>,' "$work/names"
    printf '</ul>\n```\n'
done
