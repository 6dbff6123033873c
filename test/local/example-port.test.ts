import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { close, listen } from '../../local/listen.ts';

const other = createServer((_request, response) => response.end());
let taken: number;
beforeAll(async () => {
  taken = await listen(other, 0);
});
afterAll(() => close(other));

it('ends and names the option when the port of the sample app is taken', async () => {
  const options = ['--port', String(taken), '--api', 'http://127.0.0.1:9'];
  const child = spawn(process.execPath, ['mobile-sdk/example/tools/serve.ts', ...options]);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, said }).toEqual({
    code: 1,
    said: `Port ${taken} is in use: stop what listens there, or choose another with --port.\n`,
  });
});

it('names the option when the port of the API is taken', async () => {
  await expect(listen(createServer(), taken)).rejects.toThrow(
    `Port ${taken} is in use. Stop what listens there, or choose another with --port`,
  );
});
