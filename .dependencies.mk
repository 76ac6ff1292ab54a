# What gk is built with, where it is found, and how it gets onto a machine.
#
#   jansson   profiles and other JSON that people write (records have their own reader)
#   libcsv    catalogues as a spreadsheet saves them
#   pcre2     patterns in taxonomies and word lists
#   nettle    hashes of uniqueness, keyed fingerprints
#   iconv     input that is not UTF-8: in libc, or GNU libiconv
#
# libcsv has no pkg-config file, iconv neither: ICONV_LIBS= and CSV_LIBS= override the guess.

PACKAGES := jansson libpcre2-8 nettle

# Everything found by asking is asked for when it is used, because `make deps all` installs first.
DEBIAN_BUILD := gcc libc6-dev make pkg-config libjansson-dev libpcre2-dev libcsv-dev nettle-dev
# The last four are for the recipes of man/examples; in tmux's panes tables are looked at; python3
# does what a message advises.
DEBIAN_TEST  := perl mandoc jq clang libclang-rt-dev valgrind tmux python3 \
                sqlite3 icu-devtools libxml2-utils parallel

LIBRARY_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
LIBRARY_PKG     = $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null)
CSV_LIBS   ?= -lcsv
# Where iconv is not part of libc, or its header is that of a library, a program with it does not
# link without the library's name. The program is not run: it may be for another machine.
ICONV_PROBE = \043include <iconv.h>\nint main(void) { return iconv_open("", "") == (iconv_t)-1; }\n
ICONV_LIBS ?= $(shell printf '$(ICONV_PROBE)' | $(CC) $(CPPFLAGS) -x c - \
                -o /dev/null $(LDFLAGS) 2>/dev/null || echo -liconv)
LIBRARY_LIBS = $(or $(LIBRARY_PKG),-ljansson -lpcre2-8 -lnettle) $(CSV_LIBS) $(ICONV_LIBS)

MACHINE = $(shell $(CC) -dumpmachine 2>/dev/null)
AVX2_CFLAGS = $(if $(filter x86_64%,$(MACHINE)),-mavx2 -mbmi)
AVX512_CFLAGS = $(if $(AVX2_CFLAGS),$(AVX2_CFLAGS) -mavx512f -mavx512bw -mavx512vbmi2)

# Installs what is missing, and only that; asks for nothing where all is there.
deps:
	@sh .deps.sh '$(DEBIAN_BUILD)' '$(DEBIAN_TEST)'
