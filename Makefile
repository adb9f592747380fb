.PHONY: build run test bench deb format lint

binary := .build/release/thubon
sources := $(shell find Package.swift Plugins Sources -type f)

build: $(binary)

# Only where a source is newer: a second start does not wait for the package manager to find that nothing changed.
$(binary): $(sources)
	dev/install build
	swift build -c release --static-swift-stdlib --product thubon -Xlinker -s
	@touch $(binary)

run: $(binary)
	$(binary) demo --data var/demo

bench: $(binary)
	dev/install
	dev/bench --binary $(binary)

deb: $(binary)
	dev/package $(binary) dist

test:
	dev/test

format:
	swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests Plugins

lint:
	dev/lint
