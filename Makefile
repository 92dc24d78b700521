# Eight commands: site, serve, check, test, new, new-partnership, gate, bench. Each installs what it needs the first time.

PYTHON ?= python3
# The Python that builds the site: UV_PYTHON names a version, which uv fetches; otherwise it is the one installed here.
WITH   := $(or $(UV_PYTHON),$(PYTHON))
UV     := .cache/uv/bin/uv
BIN    := .venv/bin
ADDRESS ?= 127.0.0.1:8000
NODE   := $(CURDIR)/$(BIN)

# On GitHub each error is also shown on its line of the pull request, and all of them in the summary of the run.
REPORT := $(if $(GITHUB_STEP_SUMMARY),--annotations --summary "$$GITHUB_STEP_SUMMARY")

.DEFAULT_GOAL := site
# What `make new` takes beside kind=…; each is the option of the same name, passed on whatever signs are in it.
ASKED  := title from in name folder sheet table page figure below summary owner audience themes period month issue starts ends \
          place given_by for_whom book publish_on until year review_kind status source report chapter tables question \
          area head measure column unit symbol replace across leave_out groups total marks decimal threshold not_children published of language
quoted  = '$(subst ','\'',$(value $1))'
asked   = $(foreach word,$(ASKED),$(if $(filter command,$(firstword $(origin $(word)))),--$(subst _,-,$(word)) $(call quoted,$(word)))) \
          $(foreach flag,write fill_down hide,$(if $($(flag)),--$(subst _,-,$(flag))))

# `make new table from=…` is another way to write `make new kind=table from=…`.
ifeq ($(MAKECMDGOALS),new table)
kind := table
table: new
	@:
endif

# The folder of the site, with its mkdocs.yml, data/ and docs/: every command and test knows it by SITE_FOLDER.
include .ci/folder
ifdef at
SITE_FOLDER := $(value at)
endif
export SITE_FOLDER

.PHONY: site serve check test new new-partnership gate bench table

site: .venv/ready                 ## build the website into site/; at=FOLDER builds that of another folder, as with every command
	@$(BIN)/python -m macros site

serve: .venv/ready                ## the same, then a live preview at http://127.0.0.1:8000/
	@$(BIN)/python -m macros serve --address $(ADDRESS)

check: .venv/ready                ## report errors in the content, in seconds; with words=1 also advice from the word list
	@$(BIN)/python -m macros check $(if $(words),--words)

new: .venv/ready                  ## begin a page: make new kind=briefing title="…", from=FILE.docx for the text of a Word document
	@$(BIN)/python -m macros new $(if $(value kind),$(call quoted,kind) $(asked),--help)

new-partnership: .venv/ready      ## begin another partnership's site: code=E06000059 from=FOLDER with the published files
	@$(BIN)/python -m macros new-partnership $(foreach word,code from to name,$(if $(filter command,$(firstword $(origin $(word)))),--$(word) $(call quoted,$(word))))

test: export SITE_URL ?= https://website.example/website/
test: .venv/ready-to-test         ## build the site under a path, like GitHub's project pages, and run every test in tests/
	@$(BIN)/python -m macros site; SITE_BUILT=$$? $(BIN)/pytest -n 2

gate: export SITE_URL ?= https://website.example/website/
gate: .venv/ready-to-test         ## run what a change has to pass before it is published: for content, and for at=FOLDER, the tests of the pages that changed
	@$(BIN)/python -m macros site $(REPORT); SITE_BUILT=$$? ONLY_CHANGED=1 $(BIN)/pytest -n 2 $$($(BIN)/python tests/changed.py)

bench: .venv/ready                ## time sites of 60 and 600 pages, compared with plain Material, and large tables
	@$(BIN)/python tests/bench/pages.py
	@$(BIN)/python tests/bench/tables.py


# uv, at a fixed version and with checked hashes, creates the environment from the lock file.
$(UV): .ci/uv.txt .ci/need
	@.ci/need python "$(PYTHON)"
	@echo "Fetching uv, which installs the rest"
	@$(PYTHON) -m venv --clear .cache/uv
	@.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/uv.txt
	@touch $@

# The libraries that draw handouts. If they cannot be installed, the build continues and the next run tries again.
.cache/can-draw: .ci/need
	@mkdir -p .cache
	@if .ci/need pdf; then touch $@; fi

.venv/ready: $(UV) uv.lock pyproject.toml | .cache/can-draw
	@echo "Installing the website generator into .venv (about a minute the first time)"
	@$(UV) sync --quiet --locked --inexact --no-dev --python "$(WITH)"
	@touch $@

.venv/ready-to-test: .venv/ready tests/package-lock.json .ci/admin/package-lock.json
	@echo "Installing the test tools into .venv"
	@$(UV) sync --quiet --locked --python "$(WITH)"
	@.ci/need chromium
	@echo "Installing the test tools from npm into tests/node_modules"
	@PATH="$(NODE):$$PATH" npm ci --prefix tests --silent --no-audit --no-fund
	@echo "Installing the form to write in from npm into .ci/admin/node_modules"
	@PATH="$(NODE):$$PATH" npm ci --prefix .ci/admin --silent --no-audit --no-fund --ignore-scripts
	@touch $@
