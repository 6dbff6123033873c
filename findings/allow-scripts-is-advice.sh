#!/usr/bin/env bash
# npm 11.19.1: the field `allowScripts` of package.json does not keep a package's install script from running.
#
# Versions: npm 11.19.1; esbuild 0.28.2, whose postinstall puts the binary in the place of its bin/esbuild, so that
#   the file tells whether it ran
# Input: npm ci with "allowScripts": {} and with "allowScripts": { "esbuild": true }
# Seen: the script runs both times; without the entry npm only names the package, after its script has run.
# Expected, by the field's name and by npm's own words ("install scripts not yet covered by allowScripts"): what is not
#   covered does not run. Source of what is so: npm's pull requests 9415 ("Install behaviour is unchanged") and 9838
#   (npm 12 blocks).
# Around it: ignore-scripts=true in .npmrc, which npm has honoured for years, and no package that needs its script.
#
# Exits 0 as long as it is so, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
# What an npm that runs this would hand on.
for name in $(env | grep -io '^npm_config_[a-z_]*' || true); do unset "$name"; done

mkdir tools
(cd tools && echo '{"private":true}' > package.json && npm install --silent --no-audit --no-fund --ignore-scripts npm@11.19.1)
npm11() { node "$folder/tools/node_modules/npm/bin/npm-cli.js" "$@"; }
[ "$(npm11 --version)" = 11.19.1 ]

# `npm ci` with this policy, and these options.
installed() {
  local policy=$1
  shift
  rm -rf project && mkdir project && cd project
  echo "{ \"private\": true, \"allowScripts\": $policy, \"dependencies\": { \"esbuild\": \"0.28.2\" } }" > package.json
  npm11 install --silent --no-audit --no-fund --package-lock-only --ignore-scripts
  npm11 ci --no-audit --no-fund "$@" > ../output 2>&1
  if head -c 2 node_modules/esbuild/bin/esbuild | grep -q '#!'; then echo 'did not run'; else echo ran; fi
  cd ..
}

uncovered=$(installed '{}')
named=$(grep -c 'allowScripts' output || true)
covered=$(installed '{ "esbuild": true }')
denied=$(installed '{ "esbuild": false }')
ignored=$(installed '{ "esbuild": true }' --ignore-scripts)
echo "npm 11.19.1: uncovered: $uncovered (lines that name the field: $named); true: $covered; false: $denied; ignore-scripts: $ignored"
[ "$uncovered" = ran ] && [ "$named" -gt 0 ] && [ "$covered" = ran ] && [ "$ignored" = 'did not run' ]
