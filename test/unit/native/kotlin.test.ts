import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, hasJava } from './compile-kotlin.ts';
import { runKotlin } from './run-kotlin.ts';

// Where there is no JVM nothing here can say anything; the drift test still holds the files to the document.
describe.skipIf(!hasJava)('the Kotlin client (skipped without java on the PATH)', () => {
  it('compiles without a warning or a library, and does as its checks say', {
    timeout: 600_000,
  }, async () => {
    const passed = await runKotlin('stampede.CheckKt');
    expect(passed.every((line) => line.startsWith('ok: '))).toBe(true);
    expect(passed).toHaveLength(
      readFileSync(`${folder}/src/test/kotlin/stampede/Check.kt`, 'utf8').match(/^ {4}"[^"]+" to \{$/gm)
        ?.length ?? 0,
    );
  });
});
