# Category Theory for Tiny Machine Learning in C: the book and its programs.
# `make help` lists what can be made; chapters/ is what is written by hand.

SHELL       = /bin/bash
.SHELLFLAGS = -o pipefail -ec
.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:
MAKEFLAGS  += --no-print-directory --silent
.DEFAULT_GOAL := book

ifneq ($(filter deps,$(MAKECMDGOALS)),)
# --- `make deps book`: first install, then build in a make that sees it all
GOALS := $(sort $(filter-out deps,$(MAKECMDGOALS)))
.PHONY: deps goals $(GOALS)
deps:
	@sh .ci/deps $(GOALS)
goals: deps
	+@$(if $(GOALS),$(MAKE) $(GOALS),:)
$(GOALS): goals ; @:
else

NOWEB    = /usr/lib/noweb
# in reading order: A9 before A10
CHAPTERS := $(basename $(notdir $(foreach p,[0-9]* A?-* A??-*,$(sort $(wildcard chapters/$p.nw)))))
WOVEN    := $(CHAPTERS) index
WEAVER   = A1-weaver A6-pages
WEAVE    = build/A6-pages/weave
EXTRAS   := theorems diagrams exercises glossary references identifiers listing print
COMMUTE  = build/A2-diagrams/commute
APPARATUS = build/A5-apparatus/apparatus
PAGE     = tangled/A4-page
BOOK     := $(or $(shell sed -n 's/^build-dir *= *"\(.*\)"/\1/p' book.toml),build/book)
EPUB     := $(BOOK)/tinycat.epub
PROGRAM  := $(if $(filter A25-%,$(CHAPTERS)),$(BOOK)/in-browser.js)
OTHERS   := $(filter-out $(WEAVER),$(CHAPTERS))

comma    = ,
# number -> name (3 -> 03-a-tiny-model), and a chapter with all it stands on
NUMBERS := $(patsubst 0%,%,$(foreach c,$(CHAPTERS),$(firstword $(subst -, ,$c))))
name     = $(firstword $(filter 0$1-% $1-%,$(CHAPTERS)))
# closures are remembered; a chapter may stand on an appendix, which comes after it
needs    = $(or $(closure.$1),$(eval closure.$1 := $(sort $1 $(foreach n,$(direct.$1),$(call needs,$n))))$(closure.$1))
$(foreach l,$(shell awk '/^NEEDS *=/ { f = FILENAME; gsub(/.*\/|\.nw$$/, "", f); $$1 = $$2 = ""; gsub(/ +/, ",", $$0); print f $$0 }' chapters/*.nw),\
  $(eval direct.$(firstword $(subst $(comma), ,$l)) := $(wordlist 2,99,$(subst $(comma), ,$l))))

book: $(WOVEN:%=$(BOOK)/%.html) $(EXTRAS:%=$(BOOK)/%.html) build/files build/links $(BOOK)/search.js $(PROGRAM) $(EPUB) $(CHAPTERS:%=$(BOOK)/previews/%.js)
	@echo "the book is at $(CURDIR)/$(BOOK)/index.html"

# --- one chapter, or a part of what is made of it
$(NUMBERS:%=chapter-%): chapter-%: $$(BOOK)/$$(call name,$$*).html
	@echo "chapter $* is at $(CURDIR)/$(BOOK)/$(call name,$*).html"
$(NUMBERS:%=test-%): test-%: $$(call stands_on,$$(call name,$$*))
	@$(MAKE) -C tangled/$(call name,$*) check
$(if $(PROGRAM),chapter-16 chapter-A25: $(PROGRAM))
demo: $(CHAPTERS:%=build/%/code) $(COMMUTE)
	@for c in $(CHAPTERS); do if [ -e tangled/$$c/demo.c ]; \
	 then $(MAKE) -C tangled/$$c demo; fi; done
exercises: $(CHAPTERS:%=build/%/code)
	@for c in $(CHAPTERS); do $(MAKE) -C tangled/$$c progress; done
exercise-%: $(CHAPTERS:%=build/%/code)
	@$(MAKE) -C tangled/$(call name,$(firstword $(subst ., ,$*))) try-$*

# removes, here, the files NAME$2 whose NAME is not in the list $1
sweep = find . -type f -name '*$2' | sed 's,^\./,,; s,$2$$,,' | \
	 { grep -vxFf <(sed 's,^\.\./,,' $1) || :; } | sed 's,$$,$2,' | xargs -r rm -f

# --- tangle: noweb alone for the weaver itself, the weaver's lint for the rest
tangle: $(CHAPTERS:%=build/%/code)
$(CHAPTERS:%=build/%/tokens): build/%/tokens: chapters/%.nw
	@mkdir -p $(@D) tangled/$*
	@$(NOWEB)/markup -t $< > $@
$(CHAPTERS:%=build/%/tangled): build/%/tangled: build/%/tokens
	@echo "  $*: tangle"
	@$(if $(filter $(WEAVER),$*),:,$(WEAVE) roots < $< > build/$*/roots)
	@cd tangled/$* && sed -n 's/^@defn \([^ ]*\)\/[^ \/]*$$/\1/p' ../../$< | xargs -r mkdir -p
	@cd tangled/$* && $(NOWEB)/mnt -t8 -all < ../../$<
	@$(if $(filter $(WEAVER),$*),:,cd tangled/$* && $(call sweep,../../build/$*/roots) && find . -type d -empty -delete)
	@$(if $(filter $(WEAVER),$*),:,$(WEAVE) map < $< > build/$*/map)
	@touch $@
$(OTHERS:%=build/%/tangled): $(WEAVE)
# code: newer than tangled/ only when a tangled file has changed
$(CHAPTERS:%=build/%/code): build/%/code: build/%/tangled
	@if [ ! -e $@ ] || [ -n "$$(find tangled/$* tangled/chapter.mk -type f -newer $@)" ]; \
	 then touch $@; fi

# --- the tools, then each chapter's tests, runs and figures
$(WEAVE): $(WEAVER:%=build/%/code)
	@$(MAKE) -C tangled/A6-pages programs
	@touch $@
$(WEAVER:%=build/%/roots): build/%/roots: build/%/tokens $(WEAVE)
	@$(WEAVE) roots < $< > $@
	@$(WEAVE) map < $< > $(@D)/map
$(COMMUTE): $(patsubst %,build/%/code,$(call needs,A2-diagrams)) $(WEAVE)
	@$(MAKE) -C tangled/A2-diagrams programs
	@touch $@
$(APPARATUS): $(patsubst %,build/%/code,$(call needs,A5-apparatus)) $(WEAVE)
	@$(MAKE) -C tangled/A5-apparatus programs
	@touch $@
stands_on = $(patsubst %,build/%/code,$(call needs,$1)) $(COMMUTE) $(WEAVER:%=build/%/roots)
# figures that somebody has deleted are drawn again
sources = $(wildcard $(addprefix tangled/$1/,diagrams/*.dot pictures/*.dot plots/*.gp))
drawn   = $(patsubst %,figures/$1-%.svg,$(basename $(notdir $(call sources,$1)))) \
          $(patsubst %,figures/$1-%.verdict,$(basename $(notdir $(wildcard tangled/$1/diagrams/*.dot))))
lost    = $(filter-out $(wildcard figures/$1-*),$(call drawn,$1))
$(CHAPTERS:%=build/%/done): build/%/done: $$(call stands_on,$$*) $$(if $$(strip $$(call lost,$$*)),lost)
	@$(MAKE) -C tangled/$* all
	@touch $@
# the answers are linked with the chapters' objects, so those come first
build/A3-answers/done: $(patsubst %,build/%/done,$(filter-out A3-answers,$(call needs,A3-answers)))
# and the comparison with the draft reads what the tests and the figures left
build/A7-the-draft/done: $(patsubst %,build/%/done,$(filter-out A7-the-draft,$(call needs,A7-the-draft))) $(CHAPTERS:%=build/%/code)
# and what every theorem bought is read off the chapters, and off a run
bought := $(filter-out chapters/17-%,$(shell grep -l '^::: {.theorem ' chapters/*.nw))
build/17-what-it-cost/done: $(bought) $(bought:chapters/%.nw=build/%/done)
# times that were measured on some day: CHAPTER tests/bench/results/NAME.csv
$(foreach l,$(shell grep -so 'tests/bench/results/[a-z]*\.csv' chapters/*.nw | sed 's|^chapters/||; s|\.nw:|$(comma)|' | sort -u),\
  $(eval build/$(firstword $(subst $(comma), ,$l))/done: $(wildcard $(lastword $(subst $(comma), ,$l)))))

# --- weave: a page is made when its chapter has passed
build/tokens: $(CHAPTERS:%=chapters/%.nw)
	@mkdir -p build
	@$(NOWEB)/markup -t4 $^ > $@
$(CHAPTERS:%=build/weave/%.woven): build/weave/%.woven: build/tokens book.toml $$(patsubst $$(percent),build/$$(percent)/done,$$(call needs,$$*))
build/weave/index.woven: build/tokens book.toml $(CHAPTERS:%=build/%/done)
$(WOVEN:%=build/weave/%.woven): build/weave/%.woven: $(WEAVE)
	@mkdir -p build/weave
	@$(WEAVE) page $* --book book.toml --build build --figures figures --out build/weave < build/tokens
	@touch $@
percent = %
PANDOC = pandoc -f markdown+smart -t html5 --mathml --section-divs --toc --toc-depth=3 \
         --wrap=preserve --no-highlight --fail-if-warnings \
         --citeproc --bibliography=chapters/references.bib -M link-citations=true
# a page from $1.md, with the metadata of $2: made again only where what it is made of has changed
page = if [ ! -e $@ ] || [ -n "$$(find $1.md $2.yaml $(PAGE)/page.html $(WEAVE) $(APPARATUS) chapters/references.bib $3 -newer $@)" ]; then \
	 echo "  $*: weave"; \
	 $(PANDOC) --template=$(PAGE)/page.html --metadata-file=$2.yaml $1.md | $(WEAVE) mend | $(APPARATUS) dress $*.html build $3 > $@; fi
$(WOVEN:%=$(BOOK)/%.html): $(BOOK)/%.html: build/weave/%.woven build/apparatus/cited build/A4-page/code $(BOOK)/book.css $(BOOK)/book.js
	@$(call page,build/weave/$*,build/weave/$*,$(filter %/map.html,$^))
$(BOOK)/book.css $(BOOK)/book.js: $(BOOK)/%: build/A4-page/code
	@mkdir -p $(@D)
	@cmp -s $(PAGE)/$* $@ || cp $(PAGE)/$* $@
# what runs in the page of chapter 16
$(BOOK)/in-browser.js: build/A25-in-the-browser/done
	@mkdir -p $(@D)
	@cmp -s build/A25-in-the-browser/out/$(@F) $@ || cp build/A25-in-the-browser/out/$(@F) $@
build/files: build/tokens $(CHAPTERS:%=build/%/code) $(WEAVER:%=build/%/roots)
	@for c in $(CHAPTERS); do $(WEAVE) files $$c --book book.toml --out $(BOOK) < build/tokens; \
	 [ ! -d $(BOOK)/files/$$c ] || (cd $(BOOK)/files/$$c && $(call sweep,$(CURDIR)/build/$$c/roots,.html)); done
	@touch $@
build/links: $(WOVEN:%=$(BOOK)/%.html) $(EXTRAS:%=$(BOOK)/%.html) $(EPUB) build/files
	@$(WEAVE) links $(BOOK) chapters
	@touch $@

build/apparatus/cited: chapters/references.bib $(CHAPTERS:%=chapters/%.nw) $(APPARATUS)
	@mkdir -p $(@D)
	@$(APPARATUS) cites $(filter chapters/%,$^)
	@touch $@

# --- what stands around the chapters, read off their pages
PAGES = $(CHAPTERS:%=$(BOOK)/%.html)
$(BOOK)/search.js: $(PAGES) $(APPARATUS)
	@$(APPARATUS) search $(PAGES) > $@
$(CHAPTERS:%=$(BOOK)/previews/%.js): $(BOOK)/previews/%.js: $(BOOK)/%.html $(APPARATUS)
	@mkdir -p $(@D)
	@$(APPARATUS) previews $< > $@

# written only where something has changed: a word of prose changes few of them
update = if cmp -s $1 $2; then rm $1; else mv $1 $2; fi
build/apparatus/made: $(PAGES) $(APPARATUS)
	@mkdir -p $(@D)
	@$(APPARATUS) chart $(PAGES) | tred | dot -Tsvg > build/apparatus/map.svg
	@$(APPARATUS) drawing build/apparatus/map.svg > $@.new && $(call update,$@.new,build/apparatus/map.html)
	@for e in $(EXTRAS); do $(APPARATUS) $$e $(PAGES) > $@.new; if [ $$e = identifiers ]; then cp $@.new $@.index; \
	  CC="$(CC)" sh tangled/A5-apparatus/symbols.sh $@.index build $(CHAPTERS) >> $@.new; fi; \
	  $(call update,$@.new,build/apparatus/$$e.md); done
	@touch $@
build/apparatus/map.html: build/apparatus/made ; @:
$(BOOK)/index.html: build/apparatus/map.html
$(EXTRAS:%=$(BOOK)/%.html): $(BOOK)/%.html: build/apparatus/made build/weave/index.woven $(PAGE)/page.html
	@$(call page,build/apparatus/$*,build/weave/index)

IN_EPUB = $(PAGES) $(filter-out %/identifiers.html %/listing.html %/print.html,$(EXTRAS:%=$(BOOK)/%.html))
$(EPUB): $(IN_EPUB) $(APPARATUS)
	@echo "  $(@F): pandoc"
	@$(APPARATUS) epub $(IN_EPUB) > build/apparatus/epub.md
	@SOURCE_DATE_EPOCH=315532800 pandoc -f markdown -t epub3 --mathml --toc-depth=1 \
	 -M date="$$(sed -n 's/^date-released: *//p' CITATION.cff)" --css=tangled/A5-apparatus/epub.css \
	 -o build/apparatus/epub.zip build/apparatus/epub.md
	@$(APPARATUS) stamp < build/apparatus/epub.zip > $@

# --- everything that can be tested
check: book
	+@sh tests/all.sh
# what takes too long for every day
check-long: check
	+@env -u MAKEFLAGS sh tests/again.sh gcc-sanitized clang
	+@env -u MAKEFLAGS sh tests/twice.sh
	+@env -u MAKEFLAGS sh tests/emitted.sh
	+@env -u MAKEFLAGS sh tests/targets.sh
	+@env -u MAKEFLAGS sh tests/fuzz.sh
	+@env -u MAKEFLAGS MUTANTS=all sh tests/mutants.sh
bench: $(COMMUTE)
	@sh tests/bench/run.sh
picture: $(BOOK)/01-objects.html
	@PATH=/usr/bin:$$PATH python3 tests/picture.py $< fig-product figures/page.png

# the library and the command: PREFIX and DESTDIR as usual
install: $$(call stands_on,A22-amalgamation) $$(call stands_on,A16-command)
install uninstall:
	@$(if $(strip $(filter-out /%,$(PREFIX) $(DESTDIR)) $(word 2,$(PREFIX)) $(word 2,$(DESTDIR))),\
	  echo "expected PREFIX and DESTDIR to begin with / and to have no blank; got '$(PREFIX)' and '$(DESTDIR)'" >&2; exit 2)
	@$(MAKE) -C tangled/A22-amalgamation $@
	@$(MAKE) -C tangled/A16-command $@
amalgamation: $$(call stands_on,A22-amalgamation)
	@$(MAKE) -C tangled/A22-amalgamation $@

clean:
	rm -rf build figures/*.svg figures/*.verdict
help:
	@sed -n 's/^#: //p' Makefile
.PHONY: lost install uninstall amalgamation book demo exercises tangle check check-long bench picture clean help $(NUMBERS:%=chapter-%) $(NUMBERS:%=test-%)
endif

#: make deps book   install what is missing, then build the book
#: make deps check  install what is missing, then run the tests
#: make             build the book: build/book/index.html
#: make chapter-N   tangle, build, test, run, draw and weave chapter N (0, 1, … A1, …)
#: make test-N      the tests of chapter N alone
#: make demo        the tour, in the terminal
#: make exercise-N.M  begin exercises/N.M.c once, then build and test it
#: make exercises   how far you have come: a line for each exercise
#: make tangle      write tangled/ from chapters/
#: make check       the tests, in under twenty minutes
#: make check-long  besides, a second build, clean copies, every mutant, the fuzzers (hours)
#: make bench       the times that the pages quote; says how long that takes
#: make picture     the README's picture of a page (needs chromium)
#: make install     the library and the command, below PREFIX=/usr/local and DESTDIR
#: make uninstall   removes what make install has installed
#: make amalgamation  the library as two files: build/amalgamation/tinycat.h, tinycat.c
#: make clean       remove what was built (tangled/ stays)
#: make help        this list
