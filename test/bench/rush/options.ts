import { parseArgs } from 'node:util';
import { UsageError, wholeNumber } from '../../../lib/platform/command-line.ts';

export const usage = `Usage: npm run rush -- [options]

Opens a fresh deal and lets many distinct guests order at once, over HTTP, as an app would.

  --buyers N       how many guests order (5000)
  --stock N        units of the deal (100)
  --connections N  HTTP connections (64)
  --rate N         new buyers per second; 0 lets them come as fast as the connections take them (0)
  --duplicates P   percent of buyers who send their order twice at the same time (5)
  --watchers N     how many sockets watch the deal; each has to know how it ended within 3 s of the last sale (0)
  --slots N        a service's slots, after a deal of as many units to compare with; no --stock then (0)
  --capacity C     with --slots, the seats of each (5)
  --state DIR      the running local cloud to use (.local); when none runs, one is started for the rush
  --pay            who gets a unit pays, declines, abandons, comes late, while Stripe times out, webhooks are
                   lost or come twice, and consumers crash; then the books are compared. On a cloud of its own with
                   short holds, unless --state names a running one, whose holds last as long as it says
  --holds S        with --pay, how long the holds of its own cloud last, in seconds (60)
  --seed N         with --pay, decides who does what and what goes wrong (1)
  --hostile-buyers the sale without and with attackers beside 2,000 honest buyers, who pay: early retries, a hoard of
                   guests, one address, holders, pollers, card testers, sockets. At their full rate on a virtual
                   clock, and throttled on a cloud of its own; takes --buyers (2000), --stock (200), --holds, --seed
  --attack-share P with --hostile-buyers, percent of this machine's processors that attackers may take (25)
  --api URL        another stack, with --token for an admin's access token
  --help           this text

Exit code 1 when an invariant is broken or a buyer is left without an answer.`;

export interface RushOptions {
  readonly buyers: number;
  readonly stock: number;
  readonly connections: number;
  readonly rate: number;
  readonly duplicates: number;
  /** Sockets on the deal. */
  readonly watchers: number;
  /** Slots of a service in place of the deal. */
  readonly slots: number;
  readonly capacity: number;
  /** Undefined where the caller left it open. */
  readonly state: string | undefined;
  readonly pay: boolean;
  readonly holds: number;
  readonly seed: number;
  readonly hostileBuyers: boolean;
  /** Of all processors, from 0 to 1. */
  readonly attackShare: number;
  readonly api: string | undefined;
  readonly token: string | undefined;
}

/** @throws Error naming the option that is wrong. */
export function readOptions(args: string[]): RushOptions {
  const { values } = parseArgs({
    args,
    options: {
      buyers: { type: 'string' },
      stock: { type: 'string' },
      connections: { type: 'string', default: '64' },
      rate: { type: 'string', default: '0' },
      duplicates: { type: 'string', default: '5' },
      watchers: { type: 'string', default: '0' },
      slots: { type: 'string', default: '0' },
      capacity: { type: 'string', default: '5' },
      state: { type: 'string' },
      pay: { type: 'boolean', default: false },
      holds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      'hostile-buyers': { type: 'boolean', default: false },
      'attack-share': { type: 'string', default: '25' },
      api: { type: 'string' },
      token: { type: 'string' },
    },
  });
  const hostile = values['hostile-buyers'];
  const given = { ...values, ...sizes(hostile, values) };
  const whole = (
    name:
      | 'buyers'
      | 'stock'
      | 'connections'
      | 'rate'
      | 'duplicates'
      | 'watchers'
      | 'slots'
      | 'capacity'
      | 'holds'
      | 'seed'
      | 'attack-share',
    least: number,
    most: number,
  ) => wholeNumber(name, given[name], least, most);
  if (hostile && (values.api || values.state || values.pay || values.watchers !== '0'))
    throw new UsageError(
      '--hostile-buyers makes a cloud of its own, and its buyers pay: it takes neither --api nor --state, --pay or --watchers',
    );
  if (values.api && values.pay)
    throw new UsageError(
      '--pay compares with the books of the local cloud’s Stripe double: it takes no --api',
    );
  if (values.watchers !== '0' && (values.api || values.pay))
    throw new UsageError(
      '--watchers looks at the stock of a local cloud, in a rush without money: it takes neither --api nor --pay',
    );
  if (values.slots !== '0' && (hostile || values.pay || values.watchers !== '0'))
    throw new UsageError('--slots takes neither --pay nor --watchers or --hostile-buyers');
  if (values.api && !values.token) throw new UsageError('--api needs --token with an admin’s access token');
  return {
    buyers: whole('buyers', 1, 1_000_000),
    stock: whole('stock', 0, 1_000_000),
    connections: whole('connections', 1, 10_000),
    rate: whole('rate', 0, 1_000_000),
    duplicates: whole('duplicates', 0, 100),
    watchers: whole('watchers', 0, 20_000),
    slots: whole('slots', 0, 200),
    capacity: whole('capacity', 1, 1_000),
    state: values.state,
    pay: values.pay,
    holds: whole('holds', 10, 600),
    seed: whole('seed', 0, 2 ** 32 - 1),
    hostileBuyers: hostile,
    attackShare: whole('attack-share', 1, 100) / 100,
    api: values.api,
    token: values.token,
  };
}

/** A rush has many for little; beside attackers everybody pays, which takes its time. */
const sizes = (hostile: boolean, { buyers, stock }: { buyers?: string; stock?: string }) => ({
  buyers: buyers ?? (hostile ? '2000' : '5000'),
  stock: stock ?? (hostile ? '200' : '100'),
});
