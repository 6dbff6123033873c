import { mkdirSync, writeFileSync } from 'node:fs';
import { generatedFiles } from './generated-files.ts';
import { sdkFiles } from './sdk/sdk-files.ts';

const root = new URL('../../', import.meta.url);
const made = { ...generatedFiles(), ...(await sdkFiles()) };

for (const [path, content] of Object.entries(made)) {
  mkdirSync(new URL('.', new URL(path, root)), { recursive: true });
  writeFileSync(new URL(path, root), content);
  console.log(`made ${path}`);
}
