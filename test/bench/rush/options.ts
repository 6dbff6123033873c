import { parseArgs } from 'node:util';

export const usage = `Usage: npm run rush -- [options]

Opens a fresh deal and lets many distinct guests order at once, over HTTP, as an app would.

  --buyers N       how many guests order (5000)
  --stock N        units of the deal (100)
  --connections N  HTTP connections (64)
  --rate N         new buyers per second; 0 lets them come as fast as the connections take them (0)
  --duplicates P   percent of buyers who send their order twice at the same time (5)
  --state DIR      the running local cloud to use (.local); when none runs, one is started for the rush
  --api URL        another stack, with --token for an admin's access token
  --help           this text

Exit code 1 when an invariant is broken or a buyer is left without an answer.`;

export interface RushOptions {
  readonly buyers: number;
  readonly stock: number;
  readonly connections: number;
  readonly rate: number;
  readonly duplicates: number;
  readonly state: string;
  readonly api: string | undefined;
  readonly token: string | undefined;
}

/** @returns undefined when the caller asked for help. @throws Error naming the option that is wrong. */
export function readOptions(args: string[]): RushOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      buyers: { type: 'string', default: '5000' },
      stock: { type: 'string', default: '100' },
      connections: { type: 'string', default: '64' },
      rate: { type: 'string', default: '0' },
      duplicates: { type: 'string', default: '5' },
      state: { type: 'string', default: '.local' },
      api: { type: 'string' },
      token: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const whole = (
    name: 'buyers' | 'stock' | 'connections' | 'rate' | 'duplicates',
    least: number,
    most: number,
  ) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`--${name} must be a whole number from ${least} to ${most}`);
  };
  if (values.api && !values.token) throw new Error('--api needs --token with an admin’s access token');
  return {
    buyers: whole('buyers', 1, 1_000_000),
    stock: whole('stock', 0, 1_000_000),
    connections: whole('connections', 1, 10_000),
    rate: whole('rate', 0, 1_000_000),
    duplicates: whole('duplicates', 0, 100),
    state: values.state,
    api: values.api,
    token: values.token,
  };
}
