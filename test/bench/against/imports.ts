import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { close, listen } from '../../../local/listen.ts';
import { assemblyOf } from './assembly.ts';
import { findHandlers, type Handler } from './handlers.ts';
import { hotHandlers } from './measures.ts';
import type { Side } from './sides.ts';

/** Imports of each handler on each side; the least of them counts. */
export const importRuns = 9;

const script = (file: string) =>
  `const begin = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); ` +
  'process.stdout.write(String(performance.now() - begin)); process.exit();';

/**
 * Milliseconds until a handler's module is loaded, in a fresh process: what a cold start waits for beyond Node itself.
 * No compile cache helps, as none would at the first start in AWS, and both sides run on this Node, as both would there.
 * @param secrets where Secrets Manager answers; many modules read their keys while they are loaded
 * @throws Error with the module's own, when it cannot be loaded
 */
export async function importTime({ file, environment }: Handler, secrets: string): Promise<number> {
  const env = {
    PATH: process.env.PATH,
    ...environment,
    NODE_OPTIONS: '',
    NODE_DISABLE_COMPILE_CACHE: '1',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets,
  };
  const parameters = ['--enable-source-maps', '--input-type=module', '-e', script(file)];
  const { stdout } = await promisify(execFile)(process.execPath, parameters, { env });
  return Number(stdout.split('\n').at(-1));
}

/** Fits whoever reads it: what signs takes any text, what calls Stripe takes its keys. */
const secret = JSON.stringify({
  secretKey: 'sk_test_bench',
  publishableKey: 'pk_test_bench',
  webhookSecret: 'whsec_bench',
});

/** A Secrets Manager that has one secret under every name. */
export async function oneSecret() {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ Name: 'bench', SecretString: secret }));
  });
  const port = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) };
}

/** Both sides in turn, import by import, so that what else the machine does meets both. */
export async function measureImports(
  sides: readonly Side[],
  add: (side: Side, id: string, value: number) => void,
  log: (line: string) => void,
): Promise<void> {
  const secrets = await oneSecret();
  const handlers = sides.map((side) => ({ side, found: findHandlers(assemblyOf(side), hotHandlers) }));
  try {
    for (const name of hotHandlers) {
      log(`import of ${name}, ${importRuns} times on each side …`);
      for (let run = 0; run < importRuns; run++)
        for (const { side, found } of handlers) {
          const handler = found.get(name);
          if (handler) add(side, `imports.${name}`, await importTime(handler, secrets.url));
        }
    }
  } finally {
    await secrets.stop();
  }
}
