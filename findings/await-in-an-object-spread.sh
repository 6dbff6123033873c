#!/usr/bin/env bash
# Babel's regenerator leaves a `yield` behind in a function that is no generator any more, where an `await` or `yield`
# stands inside of an object spread and object spreads themselves are not lowered. React Native's preset is such a case
# by default, so that valid code of an app, or of a package it uses, becomes code that no engine parses.
#
# Versions: @react-native/babel-preset 0.88.1 (React Native 0.88.1 is the latest), @babel/core 7.29.13,
#   @babel/plugin-transform-regenerator 7.29.15
# Input: async function f(g) { return { a: 1, ...(await g()) }; }     (ECMAScript 2018, 13.2.5 and 15.8)
# Seen: `... return _context.a(2,{a:1,...(yield g())});` in a plain function: SyntaxError. Array spreads and calls are fine.
# Expected: as of an `await` elsewhere, a program that parses and answers { a: 1, b: 2 }. Sources: the plugin's page
#   (https://babeljs.io/docs/babel-plugin-transform-regenerator: "Transform async/generator functions"), ECMA-262.
# Around it: const answer = await g(); return { a: 1, ...answer };
#
# Exits 0 as long as it is so, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  @react-native/babel-preset@0.88.1 @babel/core@7.29.13 @babel/plugin-transform-regenerator@7.29.15
cat > check.cjs <<'JS'
const babel = require('@babel/core');
const bare = { babelrc: false, configFile: false, compact: true, filename: 'app.js' };
const preset = [require.resolve('@react-native/babel-preset'), { enableBabelRuntime: false }];
const parses = (code) => {
  try {
    new Function(code);
    return true;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const inSpread = 'async function f(g) { return { a: 1, ...(await g()) }; }';
const before = 'async function f(g) { const b = await g(); return { a: 1, ...b }; }';
const generator = 'function* f() { return { ...(yield 1) }; }';
const found = {
  'the input itself': parses(inSpread),
  'React Native’s preset, await in the spread': parses(babel.transformSync(inSpread, { ...bare, presets: [preset] }).code),
  'React Native’s preset, await before it': parses(babel.transformSync(before, { ...bare, presets: [preset] }).code),
  'the plugin alone, yield in the spread': parses(babel.transformSync(generator, { ...bare, plugins: ['@babel/plugin-transform-regenerator'] }).code),
};
console.log(found);
const [input, bySpread, byConst, alone] = Object.values(found);
process.exit(input === true && byConst === true && bySpread !== true && alone !== true ? 0 : 1);
JS
node check.cjs
