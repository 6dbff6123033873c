import type { Fault, Tally } from './judge.ts';
import type { Replay } from './unchanged.ts';

interface Result {
  readonly tally: Tally;
  readonly replays: readonly (Replay | undefined)[];
  readonly seconds: number;
  readonly requests: number;
  readonly seed: number;
}

const shown = 20;

/** Says how it went. @returns whether nothing was wrong */
export function report({ tally, replays, seconds, requests, seed }: Result): boolean {
  const changed = replays.flatMap((one) => one?.changed ?? []);
  const at = replays.filter((one) => one !== undefined);
  const fine = tally.faults.length === 0 && changed.length === 0 && at.length > 0;
  const statuses = [...tally.byStatus].sort(([one], [other]) => one - other);
  console.log(fine ? 'Nothing was wrong.' : 'SOMETHING WAS WRONG.');
  console.log(
    `${requests} requests in ${Math.round(seconds)} s, ${Math.round(requests / seconds)} a second; seed ${seed}`,
  );
  console.log(`Answers: ${statuses.map(([status, times]) => `${times} × ${status}`).join(', ')}`);
  console.log(
    `Refused requests sent again alone: ${at.reduce((sum, { refused }) => sum + refused, 0)}, in ${at.length} of ${replays.length} attempts; items changed: ${changed.length}`,
  );
  for (const key of changed.slice(0, shown)) console.log(`  changed: ${key}`);
  for (const fault of firstOfEach(tally.faults)) console.log(describe(fault));
  if (tally.surprises.size > 0) console.log('Allowed by the schemas, and refused as invalid:');
  for (const [what, times] of [...tally.surprises].sort(([, one], [, other]) => other - one).slice(0, shown))
    console.log(`  ${times} × ${what}`);
  return fine;
}

/** One of each kind: a fault that shows once shows a thousand times. */
function firstOfEach(faults: readonly Fault[]): Fault[] {
  const kinds = Map.groupBy(faults, ({ what, request }) => `${request.operation.id} ${what.slice(0, 60)}`);
  return [...kinds.values()].flatMap(([first]) => (first ? [first] : [])).slice(0, shown);
}

const describe = ({ what, request: { operation, path, headers, body = '' }, reply }: Fault): string =>
  [
    `${operation.id}: ${what}`,
    `  ${operation.method} ${path.slice(0, 300)} ${JSON.stringify(headers)}`,
    `  ${body.slice(0, 600)}`,
    `  → ${reply.status} ${reply.body.slice(0, 400)}`,
  ].join('\n');
