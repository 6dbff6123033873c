import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFile } from '../../lib/deals/import/read-file.ts';
import type { LineProblem } from '../../lib/deals/import/read-line.ts';
import { readRecords } from '../../lib/deals/import/read-records.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { runProgram, UsageError } from '../../lib/platform/command-line.ts';
import { dealsApi, type Token } from './deals-api.ts';
import { importEach } from './import-each.ts';

const usage = `Usage: npm run import -- deals.csv [options]

Creates the deals of a CSV file, and changes those that exist and differ. See docs/import.md.

  --dry-run    check every line and write nothing
  --publish    publish what is still a draft
  --api URL    the API; the local cloud that runs here when left out
  --token T    an access token of a seller or an admin; STAMPEDE_TOKEN, or the local cloud's
               demo admin, when left out
  --state D    folder of the local cloud (.local)
  --quiet      print problems and the summary only
  --help       this text

Exits with 1 when a line could not be imported.`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      api: { type: 'string' },
      token: { type: 'string' },
      state: { type: 'string', default: '.local' },
      quiet: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError('Name one file.');
  return { ...values, file };
}

type Options = ReturnType<typeof readOptions>;

async function run(options: Options): Promise<number> {
  const begin = systemClock.now();
  const records = readRecords(readFileSync(options.file));
  if ('wrong' in records) throw new Error(records.wrong);
  const { deals, problems } = readFile(records.value, begin);
  if (options['dry-run']) {
    report(problems);
    const count = deals.length === 1 ? '1 deal' : `${deals.length} deals`;
    console.log(`${count} can be imported, ${badLines(problems)}. Nothing was written.`);
    return problems.length > 0 ? 1 : 0;
  }
  const api = dealsApi(options.api ?? localApi(options.state), tokenOf(options));
  const result = await importEach(api, deals, {
    publish: options.publish,
    onProgress: options.quiet ? () => {} : progress(deals.length),
  });
  const all = [...problems, ...result.problems];
  report(all);
  const { created, changed, unchanged, published } = result.counts;
  const seconds = ((systemClock.now() - begin) / 1000).toFixed(1);
  console.log(
    `${created} created, ${changed} changed, ${unchanged} unchanged, ${published} published, ${badLines(all)} (${seconds} s).`,
  );
  return all.length > 0 ? 1 : 0;
}

function localApi(state: string): string {
  try {
    return JSON.parse(readFileSync(join(state, 'running.json'), 'utf8')).apiUrl;
  } catch {
    throw new Error('No local cloud is running here. Start it with npm start, or name an API with --api.');
  }
}

/** A token from the options cannot be renewed. The demo admin can sign in again. */
function tokenOf({ token = process.env.STAMPEDE_TOKEN, state }: Options): Token {
  return token === undefined
    ? { current: localToken(state), renew: () => localToken(state) }
    : { current: token };
}

/** Signs the local cloud's demo admin in, as `npm run token` does. */
const localToken = (state: string): string =>
  execFileSync(process.execPath, ['local/token.ts', '--as', 'admin', '--state', state, '--quiet'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();

const badLines = (problems: readonly LineProblem[]): string => {
  const count = new Set(problems.map(({ line }) => line)).size;
  return count === 0 ? 'no bad lines' : `${count} bad ${count === 1 ? 'line' : 'lines'}`;
};

function report(problems: readonly LineProblem[]) {
  for (const { line, column, reason } of problems.toSorted((a, b) => a.line - b.line))
    console.error(`line ${line}${column === '-' ? '' : `, ${column}`}: ${reason}`);
}

/** Shows progress: one line that is rewritten on a terminal, or a line at each quarter. */
function progress(total: number): (done: number) => void {
  if (process.stdout.isTTY)
    return (done) => process.stdout.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
  const quarter = Math.max(1, Math.ceil(total / 4));
  return (done) => {
    if (done % quarter === 0 || done === total) console.log(`${done} of ${total}`);
  };
}

await runProgram(usage, async () => run(readOptions()));
