# The front door: each target is one script of build-bin/.
.DEFAULT_GOAL := help
.PHONY: help demo test conformance e2e-freqtrade bench fuzz format dist clean

help: ## this list
	@sed -nE 's/^([a-z0-9-]+): .*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

demo: ## build what is missing, then start simulated bots and the fleet page
	@./freqwatch demo $(ARGS)

test: ## all checks that need only this machine and the package registries
	@build-bin/test

conformance: ## checks against other people's data and programs (../shared)
	@build-bin/conformance

e2e-freqtrade: ## real Freqtrade bots under watch, a part of conformance
	@build-bin/e2e-freqtrade

bench: ## measure memory, processor, latency and start-up
	@build-bin/bench $(ARGS)

fuzz: ## fuzz the parsers, a minute each
	@build-bin/fuzz $(ARGS)

format: ## format the Java sources
	@build-bin/format

dist: ## one jar with AOT cache, launcher, bill of materials and checksums in dist/
	@build-bin/dist

clean: ## remove what was built
	@rm -rf target dist */target examples/*/target
