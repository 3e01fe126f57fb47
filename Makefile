# The two commands of the README: `make demo` shows the tool at work, `make test` proves it.
PREFIX ?= /usr/local

# One executable that needs nothing on the machine it is copied to; macOS has no static libc.
ifeq ($(shell uname -s),Linux)
# Swift's own linker, which does not warn of each function in Foundation that wants a shared libc. A
# section for each function lets it leave out what nothing calls and place the others as they are wanted.
RELEASE_FLAGS = -c release --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -use-ld=lld \
  -Xswiftc -Xfrontend -Xswiftc -function-sections
ORDER = .build/order
ORDERED = -Xlinker -s -Xlinker --symbol-ordering-file=$(CURDIR)/$(ORDER) -Xlinker --no-warn-symbol-ordering
else
RELEASE_FLAGS = -c release
endif
BINARY = .build/release/manifestguard

.PHONY: demo test bench guard build install manual wheel dist format lint libraries

demo: build
	@for story in testdata/scenarios/*/before; do \
	  printf '\n== %s\n\n' "$$story"; \
	  $(BINARY) lint "$$story" --fail-on never || exit 1; \
	done

test: export MANIFESTGUARD_STRICT = 1
test: libraries
	swift build --build-tests
	swift test --skip-build --quiet

# What a run costs beside the least it could, and beside its peers: some minutes, one table.
bench: build
	swift build -c release --package-path Tests/Benchmarks
	Tests/Benchmarks/run.py --bin $(BINARY) $(BENCH)

# The instructions of fixed inputs against those of Tests/Benchmarks/instructions.json.
guard: build
	swift build -c release --package-path Tests/Benchmarks --product Generate
	Tests/Benchmarks/guard.py --bin $(BINARY) $(UPDATE)

# Linked twice on Linux: the second time with the functions that a run calls side by side.
build: libraries
	swift build $(RELEASE_FLAGS) --product manifestguard
ifdef ORDER
	packaging/order $(BINARY) $(ORDER) testdata/scenarios/00[0-4]*/before
	swift build $(RELEASE_FLAGS) $(ORDERED) --product manifestguard
endif

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/manifestguard"

# The man page, by the plugin that ArgumentParser brings. It builds an executable with shared libraries,
# which must not take the place of the one that is shipped.
manual: libraries
	swift package --scratch-path .build/manual generate-manual
	cp .build/manual/plugins/GenerateManual/outputs/manifestguard/manifestguard.1 .build/manifestguard.1

# For pip: the executable in a wheel, in dist/.
wheel: build
	packaging/wheel $(BINARY) dist

# What a release has for this machine: the wheel, an archive, and what is in them.
ifeq ($(shell uname -s),Darwin)
dist: STATIC = PKG_CONFIG_PATH="$$(packaging/static-libraries .build/static-libraries)"
endif
dist: libraries
	$(STATIC) $(MAKE) manual build
	packaging/wheel $(BINARY) dist
	packaging/archive $(BINARY) dist .build/manifestguard.1
	packaging/sbom $(BINARY) dist

format:
	swift format --in-place --recursive Package.swift Sources Rules Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Rules Tests

# libyaml and PCRE2 with their headers, through the system's package manager if they are missing.
libraries:
	@printf '#include <yaml.h>\n#define PCRE2_CODE_UNIT_WIDTH 8\n#include <pcre2.h>\n' \
	  | $${CC:-cc} $(CPPFLAGS) -fsyntax-only -x c - 2>/dev/null \
	  || sh .ci/install-libraries
