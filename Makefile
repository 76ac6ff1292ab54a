# gk: build, test, install. Non-recursive; everything that is made stands under build/, the
# finished tools in bin/. `make help` lists the targets.

VERSION := 0.1.0
TOOLS   := gk-validate gk-classify gk-redact gk-catalog
# What is installed beside the manual pages.
NOTES   := README.md man/CHANGES.md man/CONTRIBUTING.md man/SECURITY.md
EXAMPLES := $(shell cd man && find examples -type f ! -name '.*')

PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
MANDIR  ?= $(PREFIX)/share/man
DOCDIR  ?= $(PREFIX)/share/doc/gk
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR  ?= $(PREFIX)/share/zsh/site-functions

BUILD      ?= build
BINARIES   ?= bin
PKG_CONFIG ?= pkg-config
INSTALL    ?= install
PROVE      ?= prove
CFLAGS     ?= -O2 -g

.DEFAULT_GOAL := all

# Compiling takes every processor, unless -j says otherwise or something is cleaned away as well.
ifeq ($(MAKELEVEL)$(filter clean,$(MAKECMDGOALS)),0)
MAKEFLAGS += -j$(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
endif

include .dependencies.mk

GK_CPPFLAGS  = -Ilib -I$(BUILD) -include lib/base/banned.h -D_XOPEN_SOURCE=700 \
               -D_FILE_OFFSET_BITS=64 -DGK_VERSION='"$(VERSION)"' $(GK_DEFINES) $(LIBRARY_CFLAGS)
GK_CFLAGS   := -std=c17 -pthread -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
               -Wno-sign-conversion $(SANITIZE)
GK_LDFLAGS  := -pthread $(SANITIZE)
# One short line a file, none with -s; `make V=1` shows the commands.
V ?= 0
QUIET = $(if $(filter 0,$(V)),@$(if $(findstring s,$(firstword -$(MAKEFLAGS))),,printf '  %-8s %s\n' $(1) $(2) &&))

COMPILE      = $(CC) $(GK_CPPFLAGS) $(CPPFLAGS) $(GK_CFLAGS) $(CFLAGS) -MMD -MP
LINK         = $(CC) $(GK_CFLAGS) $(CFLAGS) $(GK_LDFLAGS) $(LDFLAGS)

ROOMS   := base finding record text text/columns text/damage text/tables text/units match conf domain \
           domain/personal domain/marks domain/date domain/title domain/report \
           profile profile/load taxonomy verbs verbs/validate verbs/classify verbs/redact verbs/catalog \
           run run/command run/input run/input/array run/input/kind run/input/table run/workers run/deliver \
           run/report run/form run/result run/output run/sandbox
SOURCES := $(sort $(foreach room,$(ROOMS),$(wildcard lib/$(room)/*.c)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(BUILD)/libgk.a
EMBEDDED := $(sort $(shell find lib/profile/default -type f))

.PHONY: all tables models deps demo help install uninstall dist clean
.SECONDARY:
.DELETE_ON_ERROR:

all: $(TOOLS:%=$(BINARIES)/%)

help:
	@printf '%s\n' \
	  'make [all]           build the four tools into bin/' \
	  'make deps            install what building and testing need (apt)' \
	  'make demo            run the pipeline on man/examples' \
	  'make tables          lib/text/tables again, from its scripts' \
  'make models          lib/profile/default/model again, from the development data' \
	  'make check           all tests;  make update  accept new golden outputs' \
	  'make check-sanitize  the tests under address, undefined and thread sanitizers' \
	  'make check-fault     full disk, failing allocations, huge lines' \
	  'make check-aarch64   unit tests, cross-compiled, under qemu-user' \
	  'make check-distributed  the four filters on two machines, one of them lost midway' \
	  'make check-page      the pages in a browser, with pictures in build/pages' \
	  'make fuzz            every fuzz target (FUZZ_SECONDS=60 each)' \
	  'make bench           speed and memory as ratios against other tools' \
	  'make install uninstall  DESTDIR, PREFIX;   make dist clean'

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(call QUIET,archive,$@) $(AR) qcs $@ $^

$(BUILD)/bin/%: $(BUILD)/bin/%.o $(LIBRARY)
	$(call QUIET,link,$@) $(LINK) -o $@ $^ $(LIBRARY_LIBS)

$(BINARIES)/%: $(BUILD)/bin/%
	@mkdir -p $(@D)
	@ln -f $< $@ 2>/dev/null || cp -f $< $@

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call QUIET,compile,$<) $(COMPILE) $(FILE_CFLAGS) -c -o $@ $<

# O_TMPFILE and O_PATH, which POSIX does not have.
$(BUILD)/lib/run/output/named_file.o: FILE_CFLAGS = -D_GNU_SOURCE

# Vector instructions beyond the machine's baseline are confined to one file each.
$(BUILD)/lib/record/structure_avx2.o: FILE_CFLAGS = $(AVX2_CFLAGS)
$(BUILD)/lib/record/structure_avx512.o: FILE_CFLAGS = $(AVX512_CFLAGS)
$(BUILD)/lib/text/damage/gate_avx2.o: FILE_CFLAGS = $(AVX2_CFLAGS)
$(BUILD)/lib/text/damage/gate_avx512.o: FILE_CFLAGS = $(if $(AVX512_CFLAGS),$(AVX512_CFLAGS) -mavx512vbmi)
$(BUILD)/lib/text/units/avx2.o: FILE_CFLAGS = $(AVX2_CFLAGS)
$(BUILD)/lib/text/units/avx512.o: FILE_CFLAGS = $(AVX512_CFLAGS)

# What the system offers beyond POSIX is confined to these files: memrchr, F_SETPIPE_SZ, O_PATH,
# syscall.
$(BUILD)/lib/base/bytes.o $(BUILD)/lib/run/output/pipe.o: FILE_CFLAGS = -D_GNU_SOURCE
$(BUILD)/lib/run/sandbox/landlock.o $(BUILD)/lib/run/sandbox/seccomp.o: FILE_CFLAGS = -D_GNU_SOURCE

# The default profile, as lists of bytes for one file to include.
$(BUILD)/profile_default.inc: lib/profile/embed.sh $(EMBEDDED) Makefile
	@mkdir -p $(@D)
	$(call QUIET,embed,lib/profile/default) sh lib/profile/embed.sh lib/profile/default > $@
$(BUILD)/lib/profile/embedded.o: $(BUILD)/profile_default.inc

# Constant tables, each by the script beside it, which says from what; they are committed. One whose
# inputs are not here stays as it is. READINGS: the lists of readings for reading.pl.
TABLES   := gbk gb18030 big5 codepages shift_jis euc_kr ideographs simplified cost reading standins suspect width
READINGS ?=
INPUTS_OF_reading := ../shared/data/fold/TSCharacters.txt $(READINGS)

tables:
	@mkdir -p $(BUILD)
	@set -e; $(foreach name,$(TABLES),\
	  if perl lib/text/tables/$(name).pl $(INPUTS_OF_$(name)) > $(BUILD)/table.c; then \
	    cmp -s $(BUILD)/table.c lib/text/tables/$(name).c || \
	    cp $(BUILD)/table.c lib/text/tables/$(name).c; \
	  else echo '  $(name).c stays as it is'; fi;)

# What the default profile has learned; committed. They depend on the taxonomies' rows, which are
# built in: make models after these have changed, then make again.
models: all
	@mkdir -p lib/profile/default/model
	@perl tests/models/make.pl $(BINARIES)/gk-classify ../shared/data lib/profile/default/model

include tests/tests.mk

demo: all
	@sh man/examples/demo.sh $(BINARIES)

install: all
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(BASHDIR) $(DESTDIR)$(ZSHDIR)
	$(INSTALL) -m 755 $(TOOLS:%=$(BUILD)/bin/%) $(DESTDIR)$(BINDIR)
	for page in man/*.[157] man/zh_CN/*.[157]; do \
	  folder=$(DESTDIR)$(MANDIR)/$$(dirname $${page#man/} | sed 's|^\.$$||')/man$${page##*.} && \
	  $(INSTALL) -d $$folder && $(INSTALL) -m 644 $$page $$folder || exit 1; done
	$(INSTALL) -m 644 bin/completions/gk.bash $(DESTDIR)$(BASHDIR)/gk-validate
	for tool in classify redact catalog; do \
	  ln -sf gk-validate $(DESTDIR)$(BASHDIR)/gk-$$tool || exit 1; done
	$(INSTALL) -m 644 bin/completions/_gk $(DESTDIR)$(ZSHDIR)/_gk
	$(INSTALL) -d $(DESTDIR)$(DOCDIR)
	$(INSTALL) -m 644 $(NOTES) $(DESTDIR)$(DOCDIR)
	for file in $(EXAMPLES); do \
	  $(INSTALL) -d $(DESTDIR)$(DOCDIR)/$$(dirname $$file) && \
	  $(INSTALL) -m 644 man/$$file $(DESTDIR)$(DOCDIR)/$$file || exit 1; done

uninstall:
	for tool in $(TOOLS); do rm -f $(DESTDIR)$(BINDIR)/$$tool $(DESTDIR)$(BASHDIR)/$$tool; done
	for page in man/*.[157] man/zh_CN/*.[157]; do \
	  rm -f $(DESTDIR)$(MANDIR)/$$(dirname $${page#man/})/man$${page##*.}/$${page##*/}; done
	rm -f $(DESTDIR)$(ZSHDIR)/_gk $(addprefix $(DESTDIR)$(DOCDIR)/,$(notdir $(NOTES)) $(EXAMPLES))
	-find $(DESTDIR)$(DOCDIR) -depth -type d -empty -exec rmdir {} \; 2>/dev/null

dist:
	@mkdir -p $(BUILD)
	git archive --prefix=gk-$(VERSION)/ -o $(BUILD)/gk-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD) $(TOOLS:%=$(BINARIES)/%)

# `make deps check` must not compile before the packages are there.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(OBJECTS) $(TOOLS:%=$(BUILD)/bin/%.o): | deps
endif

-include $(OBJECTS:.o=.d) $(TOOLS:%=$(BUILD)/bin/%.d)
