# make start    builds what is missing and serves Gatehouse with demo data
# make dev      the same with hot reload
# make gallery  every part and screen in every state, without a server
# make test     everything that must hold
# make fuzz     feeds the readers of hostile input for a quarter of an hour
# make bench    measures speed and size, and writes docs/benchmarks.md
# make pictures takes the pictures of the README and of docs/sso.md
# make trial    what one needs to try single sign-on: an identity provider and a DNS server too
# make clean    deletes what was built; `data/` stays

.PHONY: start dev gallery test fuzz bench pictures trial app server tools test-tools clean

start: tools app server
	@scripts/start

dev: tools
	@scripts/dev

gallery: tools
	@echo '==> The gallery will be at http://localhost:8082/gallery.html (Ctrl-C stops it)'
	@scripts/run trunk serve --offline --port 8082 --dist dist-gallery gallery.html

test:
	@scripts/test

fuzz:
	@scripts/fuzz

bench: tools app server
	@scripts/bench

pictures: test-tools app server
	@scripts/pictures

trial: test-tools app server
	@scripts/trial

app: dist/index.html

# The scripts find the tools; a folder's time says that a file in it came or went.
app_sources := $(shell find src style guides crates/contract/src crates/help/src -type f -o -type d) index.html \
	Trunk.toml Cargo.toml Cargo.lock build.rs .cargo/config.toml rust-toolchain.toml crates/contract/Cargo.toml \
	crates/help/Cargo.toml crates/help/build.rs \
	package-lock.json scripts/bundle-css scripts/split.mjs scripts/precompress.mjs

dist/index.html: $(app_sources)
	@echo '==> Building the app for release (some minutes the first time)' >&2
	@scripts/run trunk build --release --offline --features split
	@touch $@

# Cargo itself knows whether there is anything to do.
server:
	@echo '==> Building the server for release' >&2
	@scripts/run cargo build --release --locked -p gatehouse-server

tools:
	@scripts/tools

test-tools:
	@scripts/tools test

clean:
	rm -rf target dist dist-gallery .tools node_modules
