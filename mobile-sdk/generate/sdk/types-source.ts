import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { openApi } from '../openapi.ts';

/** Writes the types of all schemas, requests and answers, with @hey-api/openapi-ts. */
export async function typesSource(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stampede-sdk-'));
  try {
    const input = join(folder, 'openapi.json');
    writeFileSync(input, JSON.stringify(openApi()));
    await createClient({
      input,
      output: { path: join(folder, 'out') },
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    // Its ClientOptions belong to the client that it would generate.
    return readFileSync(join(folder, 'out', 'types.gen.ts'), 'utf8').replace(
      /export type ClientOptions = [\s\S]*?\n\};\n+/,
      '',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
