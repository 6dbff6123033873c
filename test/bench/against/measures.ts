/** The parts of a run, which `--only` chooses from. */
export const parts = ['start', 'idle', 'rush', 'paced', 'synth', 'assets', 'imports', 'suite'] as const;
export type Part = (typeof parts)[number];

/** What a run does when nothing is chosen. The suite takes as long as all of these together. */
export const usualParts: readonly Part[] = parts.filter((part) => part !== 'suite');

type Unit = 's' | 'ms' | 'MB' | 'of a core' | '/s';

/** One figure of a side. */
export interface Measure {
  readonly id: string;
  readonly part: Part;
  readonly label: string;
  readonly unit: Unit;
  /** Of several samples, the one that stands for them: noise only ever adds to the time of an import. */
  readonly takes: 'median' | 'least';
}

/** Handlers that buyers wait for, and those that each order runs through. */
export const hotHandlers = [
  'place-booking',
  'get-availability',
  'settle-orders',
  'get-booking',
  'get-deal',
  'list-deals',
  'create-guest',
  'publish-changes',
  'on-bookings-changed',
  'release-holds',
  'start-payment',
  'settle-payments',
] as const;

const measure = (id: string, part: Part, label: string, unit: Unit): Measure => ({
  ...{ id, part, label, unit },
  takes: part === 'imports' ? 'least' : 'median',
});

const sale = (part: 'rush' | 'paced', where: string): Measure[] => [
  measure(`${part}.processor`, part, `processor time an order, ${where}`, 'ms'),
  measure(`${part}.accept.p50`, part, `accept, ${where}, p50`, 'ms'),
  measure(`${part}.accept.p95`, part, `accept, ${where}, p95`, 'ms'),
  measure(`${part}.decision.p50`, part, `decision, ${where}, p50`, 'ms'),
  measure(`${part}.decision.p95`, part, `decision, ${where}, p95`, 'ms'),
];

/** All but the files of the suite, which are known only when it has run; in the order of the table. */
export const measures: readonly Measure[] = [
  measure('start.first', 'start', 'first start to ready', 's'),
  measure('start.first.processor', 'start', 'first start, processor', 's'),
  measure('start.warm', 'start', 'warm start to ready', 's'),
  measure('idle.processor', 'idle', 'processor idle', 'of a core'),
  measure('idle.memory', 'idle', 'memory idle', 'MB'),
  measure('rush.orders', 'rush', 'orders, rush', '/s'),
  ...sale('rush', 'rush'),
  measure('rush.memory', 'rush', 'memory after the rush', 'MB'),
  ...sale('paced', '4 orders/s'),
  measure('synth.wall', 'synth', 'cdk synth', 's'),
  measure('synth.processor', 'synth', 'cdk synth, processor', 's'),
  measure('assets.size', 'assets', 'size of all assets', 'MB'),
  ...hotHandlers.map((name) => measure(`imports.${name}`, 'imports', `import of ${name}`, 'ms')),
  measure('suite.run', 'suite', 'test files that both have, processor', 's'),
  measure('suite.files', 'suite', 'of that, without the cloud that they share', 's'),
];
