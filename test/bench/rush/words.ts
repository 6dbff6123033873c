import { availableParallelism } from 'node:os';
import { broken, type RushResult } from './report.ts';

const count = (value: number): string => value.toLocaleString('en-US');

/** The result, before anything else: what was shown, or what broke. */
export function headline(result: RushResult): string {
  const defects = broken(result);
  if (defects.length > 0) return ['FAIL', ...defects.map((defect) => `  BROKEN: ${defect}`)].join('\n');
  const { options, outcomes, watched } = result;
  const got = outcomes.filter(({ verdict }) => verdict === 'held' || verdict === 'confirmed').length;
  const rest = outcomes.length - got;
  const watching = watched ? ` ${count(watched.count)} watchers know how it ended.` : '';
  return (
    `PASS  ${count(outcomes.length)} buyers wanted ${count(options.stock)} units: ${count(got)} got one, ` +
    `${count(rest)} were told that it is sold out.\n` +
    `      Nobody was sold a unit that was not there, and every buyer has an answer.${watching}`
  );
}

/** What the figures mean, and what they do not. */
export const explanation = (onThisMachine: boolean): string =>
  [
    'claim       units that one write takes out of the stock for a whole batch of queued orders',
    'hold        a unit that is kept for a buyer until they pay, or their time is over',
    'write unit  what DynamoDB charges for writing 1 KB; in a transaction it is two',
    'p50 p95 p99 half, 95 and 99 of 100 buyers waited no longer than this',
    '',
    ...(onThisMachine
      ? [
          `This is one computer: its ${availableParallelism()} processors play buyers, API, functions and database at once, so the times and`,
          'orders/s are its own. At AWS API Gateway takes 10,000 requests/s (a quota to be raised), a stock item some 1,000',
          'writes/s, and a write settles hundreds of orders: up to 100,000 bookings/s of one deal (docs/design.md).',
        ]
      : []),
  ]
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
