# Every target that tests: check*, update, fuzz, bench. The Makefile includes this file.
#
# All tests speak TAP and are run by prove; tests/lib/Gk/Harness.pm adds the last line, which
# counts what passed. A variant (sanitizers, faults, another machine) is the same Makefile with
# another BUILD folder. tests/README.md says what is where.

UNIT_SOURCES   := $(sort $(wildcard tests/unit/test_*.c))
UNIT_TESTS     := $(UNIT_SOURCES:%.c=$(BUILD)/%)
CLI_TESTS      := $(sort $(wildcard tests/cli/*.t))
PROPERTY_TESTS := $(sort $(wildcard tests/property/*.t))
FAULT_TESTS    := $(sort $(wildcard tests/fault/*.t))
HEAVY_TESTS    := $(sort $(wildcard tests/fault/heavy/*.t))
FAULTY_TESTS   := $(sort $(wildcard tests/fault/faulty/*.t))
HOUSE_TESTS    := $(sort $(wildcard tests/house/*.t))
FUZZ_SOURCES   := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_TARGETS   := $(FUZZ_SOURCES:tests/fuzz/%.c=$(BUILD)/%)

CHECK_JOBS   ?= 2
FUZZ_SECONDS ?= 600
CLANG        ?= clang
# Where a run of prove leaves its counts, so that a target of several runs can add them up.
COUNTS       ?= $(BUILD)/counts/$@

# The tests ask for Chinese where they want it; perl warns of every locale that is not installed.
SUITE = LC_ALL=C GK_BIN='$(BINARIES)' GK_BUILD='$(BUILD)' GK_VERSION='$(VERSION)' GK_CC='$(CC)' \
        GK_COUNTS='$(COUNTS)' PERL5LIB=tests/lib $(PROVE) -j$(CHECK_JOBS) --harness Gk::Harness
TOTAL = @PERL5LIB=tests/lib perl tests/lib/total.pl

# The + hands on the processors, which make does by itself only where it sees its own name.
AGAIN   = +@$(MAKE) --no-print-directory
ADDRESS = BUILD=build/address BINARIES=build/address/tools CC='$(CLANG)' CFLAGS='-O1 -g' \
          SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all'
THREAD  = BUILD=build/thread BINARIES=build/thread/tools CC='$(CLANG)' CFLAGS='-O1 -g' \
          SANITIZE='-fsanitize=thread'
FAULTY  = BUILD=build/faults BINARIES=build/faults/tools CC='$(CLANG)' CFLAGS='-O1 -g' \
          GK_DEFINES=-DGK_FAULTS SANITIZE='-fsanitize=address'
FUZZING = BUILD=build/fuzz CC='$(CLANG)' CFLAGS='-O1 -g' \
          SANITIZE='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'

.PHONY: check update check-all check-sanitize check-fault check-aarch64 check-distributed check-page \
        deps-aarch64 fuzz bench \
        suite-code suite-heavy suite-faulty suite-unit unit-tests fuzz-targets

# --- unit tests ----------------------------------------------------------------------------------

$(BUILD)/tests/unit/%.o: tests/unit/%.c Makefile
	@mkdir -p $(@D)
	$(call QUIET,compile,$<) $(COMPILE) -Itests/unit -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(LIBRARY)
	$(call QUIET,link,$@) $(LINK) -o $@ $^ $(LIBRARY_LIBS)

unit-tests: $(UNIT_TESTS)

ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(UNIT_TESTS:%=%.o): | deps
endif

-include $(UNIT_TESTS:%=%.d)

# --- suites --------------------------------------------------------------------------------------

check: all unit-tests
	@$(SUITE) $(UNIT_TESTS) $(CLI_TESTS) $(PROPERTY_TESTS) $(FAULT_TESTS) $(HOUSE_TESTS)

# Takes what the tools print now for what they ought to print. Read the difference before
# committing it.
update: all
	@GK_BIN='$(BINARIES)' GK_BUILD='$(BUILD)' GK_VERSION='$(VERSION)' PERL5LIB=tests/lib \
	  perl tests/cli/cases.t --update $(CASES)

suite-code: all unit-tests
	@$(SUITE) $(UNIT_TESTS) $(CLI_TESTS) $(PROPERTY_TESTS) $(FAULT_TESTS)

suite-heavy: all
	@$(SUITE) $(FAULT_TESTS) $(HEAVY_TESTS)

suite-faulty: all
	@$(SUITE) $(FAULTY_TESTS)

check-sanitize:
	$(AGAIN) $(ADDRESS) COUNTS=build/counts/address suite-code
	$(AGAIN) $(THREAD) COUNTS=build/counts/thread suite-code
	$(TOTAL) address thread

check-fault:
	$(AGAIN) COUNTS=build/counts/heavy suite-heavy
	$(AGAIN) $(FAULTY) COUNTS=build/counts/faulty suite-faulty
	$(TOTAL) heavy faulty

check-all:
	$(AGAIN) COUNTS=build/counts/check check
	$(AGAIN) check-sanitize
	$(AGAIN) check-fault
	$(AGAIN) check-aarch64
	$(AGAIN) fuzz
	$(TOTAL) check address thread heavy faulty aarch64 fuzz

# --- what needs programs that few machines have ---------------------------------------------------
# No part of `check`: each says by name what is not here, and tests nothing then.

check-distributed: all
	@GK_BIN='$(BINARIES)' GK_BUILD='$(BUILD)' PERL5LIB=tests/lib $(PROVE) -v tests/distributed/check.pl

check-page: all
	@GK_BIN='$(BINARIES)' GK_BUILD='$(BUILD)' PERL5LIB=tests/lib $(PROVE) -v tests/pages/check.pl

# --- another machine -----------------------------------------------------------------------------
# The same sources for aarch64 (NEON, weaker memory order), its unit tests run by qemu-user.
# Without the cross compiler or its libraries the target says so and tests nothing.

CROSS         := aarch64-linux-gnu
CROSS_FOLDER  := /usr/lib/$(CROSS)
DEBIAN_AARCH64 := gcc-$(CROSS) libc6-dev-arm64-cross qemu-user libc6:arm64 libjansson-dev:arm64 \
                 libpcre2-dev:arm64 libcsv-dev:arm64 nettle-dev:arm64
CROSS_LACKS    = $(strip $(if $(shell command -v $(CROSS)-gcc),,$(CROSS)-gcc) \
                 $(if $(shell command -v qemu-aarch64),,qemu-aarch64) \
                 $(foreach name,jansson pcre2-8 csv nettle,\
                 $(if $(wildcard $(CROSS_FOLDER)/lib$(name).so),,lib$(name):arm64)))
AARCH64 = BUILD=build/aarch64 BINARIES=build/aarch64/tools CC=$(CROSS)-gcc \
          PKG_CONFIG='env PKG_CONFIG_LIBDIR=$(CROSS_FOLDER)/pkgconfig $(PKG_CONFIG)' \
          PROVE='$(PROVE) --exec qemu-aarch64'

deps-aarch64:
	dpkg --add-architecture arm64
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(DEBIAN_AARCH64)

suite-unit: unit-tests
	@$(SUITE) $(UNIT_TESTS)

check-aarch64:
	@rm -f build/counts/aarch64
	@if [ -n '$(CROSS_LACKS)' ]; then \
	  echo 'check-aarch64 skipped: $(CROSS_LACKS) not here; make deps-aarch64 installs it'; \
	  mkdir -p build/counts && echo '0 0 1' > build/counts/aarch64; \
	else $(MAKE) --no-print-directory $(AARCH64) COUNTS=build/counts/aarch64 suite-unit; fi

# --- fuzzing -------------------------------------------------------------------------------------
# Each target for FUZZ_SECONDS, from the seeds in tests/fuzz/seeds/TARGET. What it finds stays in
# build/fuzz/found.

$(BUILD)/fuzz_%.o: tests/fuzz/fuzz_%.c Makefile
	@mkdir -p $(@D)
	$(call QUIET,compile,$<) $(COMPILE) -Itests/fuzz -c -o $@ $<

$(BUILD)/fuzz_%: $(BUILD)/fuzz_%.o $(LIBRARY)
	$(call QUIET,link,$@) $(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBRARY_LIBS)

fuzz-targets: $(FUZZ_TARGETS)

fuzz:
	$(AGAIN) $(FUZZING) fuzz-targets
	@GK_COUNTS=build/counts/fuzz PERL5LIB=tests/lib perl tests/fuzz/run.pl build/fuzz $(FUZZ_SECONDS) \
	  $(FUZZ_SOURCES:tests/fuzz/%.c=%)

# --- speed ---------------------------------------------------------------------------------------

$(BUILD)/measure: tests/bench/measure.c Makefile
	@mkdir -p $(@D)
	$(CC) -std=c17 -O2 -Wall -Wextra -D_DEFAULT_SOURCE -o $@ $<

$(BUILD)/steps: tests/bench/steps.c $(LIBRARY) Makefile
	@mkdir -p $(@D)
	$(call QUIET,link,$@) $(COMPILE) $(GK_LDFLAGS) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LIBRARY_LIBS)

# On x86-64 also without the vector instructions that not every machine has.
bench: all $(BUILD)/measure $(BUILD)/steps
	$(if $(AVX2_CFLAGS),$(AGAIN) BUILD=$(BUILD)/sse2 BINARIES=$(BUILD)/sse2/tools AVX2_CFLAGS= \
	  all $(BUILD)/sse2/steps)
	@GK_BIN='$(BINARIES)' GK_BUILD='$(BUILD)' perl tests/bench/bench.pl
