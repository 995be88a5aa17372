# chapter.mk - how a chapter's tree is built, tested, run and drawn.
#
# tangled/NN-name/Makefile says what the chapter needs and includes this file.
# What a file is follows from its name: check_*.c are tests, measure_*.c and
# measure_*.sh are runs whose output the page shows, demo.c is the demo, the
# programs in PROGRAMS are tools, every other .c is a module.  A program is
# linked with all the modules in reach, which each chapter compiles for itself.

SHELL       = /bin/bash
.SHELLFLAGS = -o pipefail -ec
.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS  += --no-print-directory

NAME  := $(notdir $(CURDIR))
TOP   ?= $(abspath ../..)
BUILD ?= $(TOP)/build
B     := $(BUILD)/$(NAME)
# objects; make one place of it only if chapters are made one after the other
AT    ?= $(B)/modules
FIG   ?= $(TOP)/figures

# --- what stands on what: NEEDS, transitively, the first need first
needs    = $(foreach n,$1,$(call needs,$(call needs_of,$n)) $n)
needs_of = $(shell sed -n 's/^NEEDS *= *//p' ../$1/Makefile)
once     = $(if $1,$(firstword $1) $(call once,$(filter-out $(firstword $1),$1)))
CHAPTERS := $(call once,$(call needs,$(NEEDS)) $(NAME))
INCLUDES := -I. $(CHAPTERS:%=-I../%) $(CPPFLAGS)

# --- the compiler
CC        = gcc
CLANG     = $(findstring clang,$(shell $(CC) --version))
BRIEF     = $(if $(CLANG),-fmacro-backtrace-limit=1,-ftrack-macro-expansion=0)
WARNINGS  = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Werror=incompatible-pointer-types -Werror=unused-result
CFLAGS    = -O2 -g
HOUSE     = -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off -fno-math-errno $(WARNINGS) $(BRIEF)
CHECK     = $(shell pkg-config --cflags --libs check)
COMPILERS = $(shell for c in gcc clang; do command -v $$c >/dev/null && echo $$c; done)

# --- the files, by name
ours     := $(wildcard *.c)
TESTS    := $(filter check_%,$(ours:.c=))
RUNS     := $(patsubst %.c,%,$(wildcard demo.c measure_*.c))
BENCHES  := $(filter bench_%,$(ours:.c=))
SCRIPTS  := $(patsubst %.sh,%,$(wildcard measure_*.sh))
# times that were measured on some day, which a run reads
RESULTS  := $(wildcard $(shell grep -hso '../../tests/bench/results/[a-z]*.csv' measure_*))
DIAGRAMS := $(patsubst diagrams/%.dot,%,$(wildcard diagrams/*.dot))
PICTURES := $(patsubst pictures/%.dot,%,$(wildcard pictures/*.dot))
PLOTS    := $(patsubst plots/%.gp,%,$(wildcard plots/*.gp))
main      = check_% measure_% bench_% demo.c \
            $(addsuffix .c,$(shell sed -n 's/^PROGRAMS *= *//p' ../$1/Makefile))
modules   = $(addprefix ../$1/,$(filter-out $(call main,$1),$(notdir $(wildcard ../$1/*.c))))
MODULES  := $(foreach n,$(CHAPTERS),$(call modules,$n))
OBJECTS  := $(MODULES:../%.c=$(AT)/%.o)
HEADERS  := $(foreach n,$(CHAPTERS),$(wildcard ../$n/*.h)) Makefile ../chapter.mk

# --- the tools of the book: the checker, and the weaver as a reader of errors
CHECKER  := ../A2-diagrams
COMMUTE  := $(BUILD)/A2-diagrams/commute
RUNTIME  := $(wildcard $(CHECKER)/runtime/*)
RUNS_DIAGRAMS := $(AT)/A2-diagrams/runtime/commute.o
explain   = if [ -x $(BUILD)/A6-pages/weave ]; \
            then $(BUILD)/A6-pages/weave explain <(cat $(MAPS) 2>/dev/null); else cat; fi
MAPS     := $(B)/map $(CHAPTERS:%=$(BUILD)/%/map)

# --- running a program of the chapter
environment = CK_DEFAULT_TIMEOUT=$${CK_DEFAULT_TIMEOUT:-60} OUT=$(B) COMPILERS="$(COMPILERS)" CFLAGS_BOOK="$(HOUSE) $(CFLAGS)" \
              INCLUDES="$(INCLUDES)" COMMUTE=$(COMMUTE) CC="$(CC)" LC_ALL=C
say         = @echo "  $(NAME): $1"
# the modules, as objects, or as sources for a program with flags of its own
reach       = $(if $($(notdir $@)_CFLAGS),$(MODULES),$(OBJECTS))
compile     = $(CC) $(HOUSE) $(CFLAGS) $($(notdir $@)_CFLAGS) $(INCLUDES) -o $@ $1 \
              $(if $(filter %.o,$@),,$(LDFLAGS) -lm $($(notdir $@)_LIBS)) 2> $@.err || failed=1; \
              $(explain) < $@.err >&2; test -z "$$failed"

all: check run draw ; @:
check: $(TESTS:%=$(B)/%.passed) $(DIAGRAMS:%=$(FIG)/$(NAME)-%.verdict) ; @:
run:   $(RUNS:%=$(B)/out/%.txt) $(SCRIPTS:%=$(B)/out/%.txt)
draw:  $(foreach d,$(DIAGRAMS) $(PICTURES) $(PLOTS),$(FIG)/$(NAME)-$d.svg) check
programs: $(PROGRAMS:%=$(B)/%) ; @:
bench: $(BENCHES:%=$(B)/%)
demo: $(B)/demo
	@$(environment) $<
clean:
	rm -rf $(B)
.PHONY: all check run draw programs bench demo clean

# --- programs
KEPT     ?= $(BUILD)/objects
flags     = $(HOUSE) $(CFLAGS) $($(notdir $@)_CFLAGS)
SAYS     := $(shell $(CC) --version | head -n 1)
$(OBJECTS) $(RUNS_DIAGRAMS): $(AT)/%.o: ../%.c $(HEADERS)
	@mkdir -p $(@D) $(KEPT)
	@kept=$(KEPT)/$$({ echo '$(SAYS) $(flags)'; $(CC) $(flags) -g0 $(INCLUDES) -E $< 2> /dev/null || :; } | \
	                 sha256sum | cut -c 1-32).o; \
	 cp $$kept $@ 2> /dev/null || \
	 { $(call compile,-c $<) && cp $@ $$kept.$$$$ && mv $$kept.$$$$ $$kept; }
$(B) $(B)/out $(B)/diagrams $(FIG):
	@mkdir -p $@
$(TESTS:%=$(B)/%): $(B)/%: %.c $(OBJECTS) $(HEADERS) | $(B)
	$(call say,compile $<)
	@$(call compile,$< $(reach) $(CHECK))
$(RUNS:%=$(B)/%) $(PROGRAMS:%=$(B)/%) $(BENCHES:%=$(B)/%): $(B)/%: %.c $(OBJECTS) $(HEADERS) | $(B)
	$(call say,compile $<)
	@$(call compile,$< $(reach))

# --- tests: quiet when they pass, whole and explained when they fail
$(TESTS:%=$(B)/%.passed): %.passed: % $(PROGRAMS:%=$(B)/%)
	@if $(environment) $< > $<.log 2>&1; \
	 then echo "  $(NAME): $(notdir $<): $$(sed -n '/^[0-9]*%:/p' $<.log)"; \
	 else $(explain) < $<.log >&2; exit 1; fi
	@touch $@

# --- runs
$(RUNS:%=$(B)/out/%.txt): $(B)/out/%.txt: $(B)/% $(RESULTS) | $(B)/out
	$(call say,run $*)
	@$(environment) $< > $@
$(SCRIPTS:%=$(B)/out/%.txt): $(B)/out/%.txt: %.sh $(OBJECTS) $(HEADERS) $(PROGRAMS:%=$(B)/%) $(RESULTS) | $(B)/out
	$(call say,run $<)
	@$(environment) sh $< > $@

# --- diagrams: written as a Check program, compiled, run; the verdict is kept
$(B)/diagrams/context.i: diagrams/context.h $(wildcard diagrams/*.h) $(HEADERS) | $(B)/diagrams
	@$(CC) $(HOUSE) $(CFLAGS) $(INCLUDES) -E -o $@ $<
$(DIAGRAMS:%=$(B)/diagrams/%.c): $(B)/diagrams/%.c: diagrams/%.dot $(B)/diagrams/context.i $(COMMUTE)
	@$(COMMUTE) test $< < $(B)/diagrams/context.i > $@ 2> $@.err || \
	{ $(explain) < $@.err >&2; exit 1; }
$(RUNS_DIAGRAMS): $(RUNTIME)
$(DIAGRAMS:%=$(B)/diagrams/%): %: %.c $(OBJECTS) $(RUNS_DIAGRAMS) $(wildcard diagrams/*.h) $(HEADERS) $(RUNTIME)
	@$(call compile,-I$(CHECKER)/runtime $< $(RUNS_DIAGRAMS) $(reach) $(CHECK))
$(DIAGRAMS:%=$(FIG)/$(NAME)-%.verdict): $(FIG)/$(NAME)-%.verdict: $(B)/diagrams/% | $(FIG)
	@if $(environment) $< $@ > $<.log 2>&1; \
	 then echo "  $(NAME): diagram $*: $$(head -n 1 $@)"; \
	 else $(explain) < $<.log >&2; exit 1; fi

# --- figures
$(DIAGRAMS:%=$(FIG)/$(NAME)-%.svg): $(FIG)/$(NAME)-%.svg: diagrams/%.dot $(COMMUTE) | $(FIG)
	@$(COMMUTE) draw $< | neato -n2 -Tsvg | $(COMMUTE) ink $< > $@
$(PICTURES:%=$(FIG)/$(NAME)-%.svg): $(FIG)/$(NAME)-%.svg: pictures/%.dot | $(FIG)
	@dot -Tsvg -Gbgcolor=transparent $< > $@
$(PLOTS:%=$(FIG)/$(NAME)-%.svg): $(FIG)/$(NAME)-%.svg: plots/%.gp $(RUNS:%=$(B)/out/%.txt) $(SCRIPTS:%=$(B)/out/%.txt) | $(FIG)
	$(call say,plot $*)
	@cd $(B)/out && gnuplot -e "set terminal svg size 640,360 font 'serif,15' background rgb 'white'; set output '$@'" $(CURDIR)/$<

# --- the checker, when a chapter is made by itself
ifneq ($(NAME),A2-diagrams)
$(COMMUTE): $(wildcard $(CHECKER)/*.[ch])
	@$(MAKE) -C $(CHECKER) programs
endif

# --- exercises: each stub compiles and fails by an assertion, each answer passes
EXERCISES := $(patsubst exercises/check_%.c,%,$(wildcard exercises/check_*.c))
ANSWERS   := ../A3-answers/answers
exercises: $(EXERCISES:%=$(B)/exercises/%.passed)
.PHONY: exercises
$(B)/exercises:
	@mkdir -p $@
$(EXERCISES:%=$(B)/exercises/stub-%): $(B)/exercises/stub-%: exercises/check_%.c exercises/%.c $(OBJECTS) $(HEADERS) | $(B)/exercises
	@$(call compile,-Iexercises $(filter exercises/%,$^) $(OBJECTS) $(CHECK))
$(EXERCISES:%=$(B)/exercises/answer-%): $(B)/exercises/answer-%: exercises/check_%.c $(ANSWERS)/%.c $(OBJECTS) $(HEADERS) | $(B)/exercises
	@$(call compile,-Iexercises $< $(ANSWERS)/$*.c $(OBJECTS) $(CHECK))

$(EXERCISES:%=$(B)/exercises/%.passed): $(B)/exercises/%.passed: $(B)/exercises/stub-% $(B)/exercises/answer-%
	@grep -q '^/\* Exercise $*: .*\. \*/$$' <(head -n 1 exercises/$*.c) || { echo "  exercises/$*.c: expected a first line like /* Exercise $*: its title. */" >&2; exit 1; }
	@if $(environment) $< > $<.log 2>&1; then echo "  exercise $*: the stub passes its test" >&2; exit 1; fi
	@grep -q ':F:' $<.log || { echo "  exercise $*: the stub fails by something else than an assertion:" >&2; cat $<.log >&2; exit 1; }
	@$(environment) $(B)/exercises/answer-$* > $(B)/exercises/answer-$*.log 2>&1 || { cat $(B)/exercises/answer-$*.log >&2; exit 1; }
	@echo "  exercise $*: the stub fails by an assertion, the answer passes"
	@touch $@

# try-N.M: the reader's own file, begun once from the stub and never overwritten
$(EXERCISES:%=try-%): try-%: $(B)/exercises/try-%
	@if $(environment) $< > $<.log 2>&1; then echo "exercise $* is solved: $$($(checks) $<.log)"; \
	 else sed -n 's/^.*check_[^:]*:\([0-9]*\):[FE]:[^:]*:/  line \1 of its test: /p' $<.log >&2; \
	 echo "exercise $* is not solved: $$($(checks) $<.log)" >&2; exit 1; fi
$(EXERCISES:%=$(B)/exercises/try-%): $(B)/exercises/try-%: always $(OBJECTS) | $(B)/exercises
	@mkdir -p $(TOP)/exercises
	@[ -e $(TOP)/exercises/$*.c ] || { cp exercises/$*.c $(TOP)/exercises/; \
	 echo "exercises/$*.c is yours to edit: it begins as the stub"; }
	@$(call compile,-Iexercises exercises/check_$*.c $(TOP)/exercises/$*.c $(OBJECTS) $(CHECK))
checks = sed -n -e 's/^[0-9]*%: Checks: \([0-9]*\), Failures: 0, Errors: 0$$/all \1 checks pass/p; t' \
         -e 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: 0$$/\2 of \1 checks fail/p; t' \
         -e 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$$/\2 of \1 checks fail, \3 crash/p'
.PHONY: always $(EXERCISES:%=try-%)

$(EXERCISES:%=progress-%): progress-%: always $(OBJECTS) | $(B)/exercises
	@mine=$(TOP)/exercises/$*.c; try=$(B)/exercises/try-$*; \
	 if [ ! -e $$mine ]; then state='not begun'; \
	 elif ! $(CC) $(HOUSE) $(CFLAGS) $(INCLUDES) -Iexercises -o $$try exercises/check_$*.c $$mine $(OBJECTS) -lm $(CHECK) 2> $$try.err; \
	 then state='does not compile'; \
	 elif $(environment) $$try > $$try.log 2>&1; then state=solved; \
	 else state=$$($(checks) $$try.log); fi; \
	 printf '  %-4s %-46s %s\n' $* "$$(sed -n '1s,^/\* Exercise $*: \(.*\)\. \*/$$,\1,p' exercises/$*.c)" "$${state:-crashes}"
progress: $(EXERCISES:%=progress-%) ; @:
.PHONY: progress $(EXERCISES:%=progress-%)
