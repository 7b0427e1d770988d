# make            installs what is missing, builds the program and turns Content/ into Public/
# make test       runs every test: Swift's, then the judges written in Python
# make lint       checks the formatting, and that nothing warns
# make install    puts the program, its manual and its completions under PREFIX
# make bench      measures
# make clean      removes everything that was made, and in Public/ nothing else

SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=

# Swift's runtime is linked in, so that the program is one file that needs no Swift to run. Optimizing across modules makes it a tenth
# faster, and the instructions of processors since 2013 a twelfth, where this machine has them; `make PROCESSOR=` does without, for a
# program that is taken to an older machine.
PROCESSOR ?= $(shell /lib64/ld-linux-x86-64.so.2 --help 2> /dev/null | grep -q 'x86-64-v3 .supported' && echo -Xcc -march=x86-64-v3)
RELEASE = -c release --static-swift-stdlib -Xswiftc -cross-module-optimization $(PROCESSOR)
PROGRAM := .build/release/broadsheet

LIBRARIES := pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libmicrohttpd-dev libxxhash-dev \
  libutf8proc-dev zlib1g-dev libbrotli-dev
JUDGES := python3-venv default-jre-headless chromium pandoc biber libxml2-utils curl git man-db groff bash zsh fish nodejs

# The program that the Python tests drive.
BROADSHEET ?= $(CURDIR)/.build/debug/broadsheet
PYTEST_FLAGS ?= -q

.PHONY: site program libraries templates judges test lint install bench clean

site: program
	$(PROGRAM) build

program: libraries templates
	swift build $(RELEASE) --product broadsheet

libraries:
	@.ci/install-packages $(LIBRARIES)
	@swift --version 2> /dev/null | grep -qE 'Swift version (6\.([3-9]|[1-9][0-9])|[7-9]|[1-9][0-9])' || \
	  { echo 'Swift 6.3 or later is missing; install it from https://www.swift.org/install/' >&2; exit 1; }

# The package manager keeps its plan until the package changes: a template that came would be left out, and one that went be missed.
templates:
	@mkdir -p .build
	@find Templates | LC_ALL=C sort | cmp -s - .build/templates || \
	  { find Templates | LC_ALL=C sort > .build/templates; touch Package.swift; }

judges: .venv/ready
	@.ci/install-packages $(JUDGES)

.venv/ready: Tests/Browser/requirements.txt
	@.ci/install-packages python3-venv
	rm -rf .venv
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Browser/requirements.txt
	touch $@

# Both halves run even when the first one fails.
test: libraries templates judges
	status=0; \
	swift test || status=1; \
	BROADSHEET=$(BROADSHEET) .venv/bin/python -m pytest $(PYTEST_FLAGS) Tests/Browser || status=1; \
	exit $$status

# Warnings are errors in every target.
lint: libraries templates
	swift format lint --strict --recursive Sources Tests Package.swift
	swift build --build-tests

install: program
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/broadsheet
	$(PROGRAM) man > $(DESTDIR)$(PREFIX)/share/man/man1/broadsheet.1
	$(PROGRAM) completion bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/broadsheet
	$(PROGRAM) completion zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_broadsheet
	$(PROGRAM) completion fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/broadsheet.fish

bench: program
	swift build $(RELEASE) --product broadsheet-bench
	.build/release/broadsheet-bench corpus --days 40 --papers 6300 .build/bench-corpus
	.build/release/broadsheet-bench build .build/bench-corpus

clean:
	@.ci/remove-site Public
	rm -rf .build .venv .broadsheet
