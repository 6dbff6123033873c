import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';

// V8's second compiler of WebAssembly runs out of memory over the grammar of Swift, and takes the process with it.
for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);

/**
 * A parser of Swift. The grammar on npm was linked by an older Emscripten than the parser's: the same facts (memory,
 * table) stand at its beginning in the section `dylink`, which is called `dylink.0` and has parts today.
 * @see https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md
 */
export async function swiftParser(): Promise<Parser> {
  await Parser.init();
  const path = createRequire(import.meta.url).resolve('tree-sitter-wasms/out/tree-sitter-swift.wasm');
  return new Parser().setLanguage(await Language.load(withNewDylink(readFileSync(path))));
}

const headerBytes = 8;

function withNewDylink(module: Uint8Array): Uint8Array {
  // Section 0, its length (one byte, it is short), and its name with a length of its own.
  const end = headerBytes + 2 + (module[headerBytes + 1] ?? 0);
  const nameEnd = headerBytes + 3 + 'dylink'.length;
  const name = new TextDecoder().decode(module.subarray(headerBytes + 3, nameEnd));
  if (name !== 'dylink') return module;
  // The last byte counts needed libraries: none.
  const facts = module.subarray(nameEnd, end - 1);
  const newName = [...new TextEncoder().encode('dylink.0')];
  const payload = [newName.length, ...newName, 1, facts.length, ...facts];
  return Uint8Array.from([
    ...module.subarray(0, headerBytes),
    0,
    payload.length,
    ...payload,
    ...module.subarray(end),
  ]);
}
