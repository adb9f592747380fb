.PHONY: build run test format lint

build:
	dev/install build
	swift build -c release --static-swift-stdlib --product thubon

test:
	dev/test

format:
	swift format --in-place --recursive --configuration .swift-format Package.swift Sources Tests Plugins

lint:
	dev/lint

run: build
	.build/release/thubon serve
