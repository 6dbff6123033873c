import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runProgram } from '../../lib/platform/command-line.ts';
import { generatedFiles } from './generated-files.ts';
import { sdkFiles } from './sdk/sdk-files.ts';

const usage = `Usage: npm run generate

Makes what follows from lib/contract anew: the OpenAPI and AsyncAPI documents, the generated parts of the SDK, and the
tables in docs; then cdk/map draws docs/architecture-map.md anew. Before that local/lock-file.ts removes from
package-lock.json which Node a package asks for. Run it after a change of the contract, of tables, of cdk or of
packages, and commit what changed.

  --help  this text`;

const root = new URL('../../', import.meta.url);

await runProgram(usage, async () => {
  parseArgs({ options: {} });
  const made = { ...generatedFiles(), ...(await sdkFiles()) };
  for (const [path, content] of Object.entries(made)) {
    mkdirSync(new URL('.', new URL(path, root)), { recursive: true });
    writeFileSync(new URL(path, root), content);
    console.log(`made ${path}`);
  }
});
