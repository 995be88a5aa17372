# mutants.mk - the programs that test a chapter, linked from one object a module,
# so that after a change only what depends on it is compiled again.
# Run in tangled/NN-name, with the variables of its Makefile.
include Makefile
OPTIMISE   = -O1
CFLAGS     = $(OPTIMISE) -fsanitize=address,undefined -fno-sanitize-recover=all
CLANG     := $(CLANG)
CHECK     := $(CHECK)
COMPILERS := $(COMPILERS)
O         := $(B)/objects

# A program with flags of its own has its own objects.
place    = $(O)/$(if $($1_CFLAGS),$1,plain)
object   = $(patsubst %,$2/%,$(subst ../,,$(1:.c=.o)))
objects  = $(call object,$(MODULES),$(call place,$1))
RUNTIMES = $(wildcard $(CHECKER)/runtime/*.c)
# samplers are tests, and a bug planted on purpose is a bug with another one in it
MINE    := $(patsubst ../$(NAME)/%,%,$(filter-out ../$(NAME)/sample_% ../$(NAME)/planted%,$(call modules,$(NAME)))) \
           $(filter-out sample_% planted%,$(wildcard *.h)) $(if $(wildcard runtime),$(wildcard runtime/*.[ch]))

# what the shell asks for
.PHONY: files names programs-named environment links objects
files: ; $(info $(MINE)) @:
names: ; $(info $(TESTS) $(DIAGRAMS:%=diagrams/%)) @:
programs-named: ; $(info $(PROGRAMS)) @:
environment: ; @echo '$(environment)'
links: ; @mkdir -p $(B)/m/diagrams; $(foreach p,$(TESTS) $(PROGRAMS) $(DIAGRAMS:%=diagrams/%),echo '$p $(link_$p)';)

define compiled   # from, to, flags
$2: $1 $(B)/diagrams/.made
	@mkdir -p $$(@D)
	@$$(CC) $$(HOUSE) -w $$(CFLAGS) $3 $$(INCLUDES) -MMD -MP -c -o $$@ $1
ALL += $2
-include $(2:.o=.d)
endef
define linked     # program, its own source, flags, more objects
$(call compiled,$2,$(call place,$(notdir $1))/main/$1.o,$3 $(CHECK))
$(foreach m,$(MODULES),$(if $($(notdir $1)_CFLAGS),$(eval $(call compiled,$m,$(call object,$m,$(call place,$1)),$3))))
link_$1 = $$(CC) $$(CFLAGS) -o $(B)/m/$1 $(call place,$(notdir $1))/main/$1.o $(call objects,$(notdir $1)) $4 -lm $($(notdir $1)_LIBS) $$(CHECK)
endef
$(foreach m,$(MODULES),$(eval $(call compiled,$m,$(call object,$m,$(O)/plain))))
$(foreach r,$(if $(DIAGRAMS),$(RUNTIMES)),$(eval $(call compiled,$r,$(O)/$(notdir $(r:.c=.o)),-I. -I$(CHECKER)/runtime $(CHECK))))
$(foreach t,$(TESTS) $(PROGRAMS),$(eval $(call linked,$t,$t.c,$($t_CFLAGS))))
$(foreach d,$(DIAGRAMS),$(eval $(call linked,diagrams/$d,$(B)/diagrams/$d.c,-I. -I$(CHECKER)/runtime,$(RUNTIMES:$(CHECKER)/runtime/%.c=$(O)/%.o))))
objects: $(ALL)

# the diagrams' tests are written once, from the chapter as it is
$(B)/diagrams/.made: ; @mkdir -p $(@D) && $(if $(DIAGRAMS),$(MAKE) -f Makefile $(DIAGRAMS:%=$(B)/diagrams/%.c) &&) touch $@
