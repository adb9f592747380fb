.PHONY: build run test bench format lint

build:
	dev/install build
	swift build -c release --static-swift-stdlib --product thubon -Xlinker -s

test:
	dev/test

format:
	swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests Plugins

lint:
	dev/lint

run: build
	.build/release/thubon demo --data var/demo

bench: build
	.build/release/thubon bench
