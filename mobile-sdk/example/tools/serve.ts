import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { runProgram, UsageError, wholeNumber } from '../../../lib/platform/command-line.ts';
import { mustRun, type Place, running } from './running.ts';
import { viteConfig } from './vite.ts';

const usage = `Usage: npm run example -- [options]

Serves the sample app to a browser on this machine, against the cloud that npm start runs.

  --port N   port of the app (5173)
  --api URL  another API than that of the cloud that runs here
  --state D  folder of the local cloud (.local)
  --help     this text

Ctrl-C stops it.`;

await runProgram(usage, async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '5173' },
      api: { type: 'string' },
      state: { type: 'string', default: '.local' },
    },
  });
  const port = wholeNumber('port', values.port, 0, 65_535);
  const { api, state } = values;
  if (api === undefined) mustRun(state);
  else if (!URL.canParse(api)) throw new UsageError(`--api ${api} is no URL`);
  const server = await createServer(viteConfig(() => (api ? other(api, state) : running(state)), port));
  await server.listen().catch(async (error: Error) => {
    // A watching server would keep the program from ending.
    await server.close();
    const taken = `Port ${port} is in use: stop what listens there, or choose another with --port.`;
    throw /port \d+ is (already )?in use/i.test(error.message) ? new Error(taken) : error;
  });
  console.log(
    `The sample app is at ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}`}  Ctrl-C stops it.`,
  );
});

/** Returns the named API. The running cloud's Stripe double belongs to it only where both are the same. */
function other(apiUrl: string, state: string): Place {
  const here = running(state);
  return here?.apiUrl === apiUrl ? here : { apiUrl };
}
