import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Text = string | { readonly [key: string]: Text };

/** Compiles each message of the console's texts, so that the browser needs no parser of ICU's syntax. */
export const compileTexts = (): Plugin => ({
  name: 'compile-texts',
  // Before Vite makes a module of the JSON.
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/text\/\w+\/\w+\.json$/ },
    handler: (code) => ({ code: JSON.stringify(compiled(JSON.parse(code))), map: null }),
  },
});

const compiled = (text: Text): unknown =>
  typeof text === 'string'
    ? compile(text)
    : Object.fromEntries(Object.entries(text).map(([key, inner]) => [key, compiled(inner)]));
