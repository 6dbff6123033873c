import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { handlerEntries } from '../../../cdk/constructs/functions/bundle.ts';
import { queueVariable } from '../../../lib/platform/queue.ts';
import { resourcesOf } from './synthesized.ts';

interface LambdaFunction {
  readonly FunctionName: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

const entries = handlerEntries();
/** By the names of their handlers. dev has no edge, and so not its function; prod has one that serves images. */
const functions = new Map(
  (['dev', 'prod'] as const).flatMap((stage) =>
    resourcesOf<LambdaFunction>(stage, 'AWS::Lambda::Function').map(
      ({ properties }) => [properties.FunctionName.slice(`stampede-${stage}-`.length), properties] as const,
    ),
  ),
);
const nameOf = (entry: string) => entry.slice(entry.lastIndexOf('/') + 1);
const functionOf = (entry: string) => functions.get(nameOf(entry));

/** Each handler as esbuild makes it of the project's own files: what it does not use is left out. */
const bundles = (() => {
  const { metafile, outputFiles } = buildSync({
    entryPoints: entries.map((entry) => ({ in: `functions/${entry}.ts`, out: entry })),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [path.slice(path.indexOf('unused/')), text]));
  return new Map(
    entries.map((entry) => {
      const output = `unused/${entry}.js`;
      const packages = metafile.outputs[output]?.imports.filter(({ kind }) => kind === 'import-statement');
      return [entry, { text: texts.get(output) ?? '', packages: packages?.map(({ path }) => path) ?? [] }];
    }),
  );
})();

/** The variables of the queues that a bundle sends to: `sender` derives them from the declared names. */
const queuesOf = (text: string): string[] =>
  [...text.matchAll(/\b(sender|depthOf)\d*\((\w+)\)/g)].flatMap(([, use, queue = '']) => {
    const [, name = ''] = new RegExp(`\\b${queue} = queueOf\\d*\\(\\s*"([a-z-]+)"`).exec(text) ?? [];
    return [queueVariable(name), ...(use === 'depthOf' ? [queueVariable(`${name}-dlq`)] : [])];
  });

/** The variables that a handler or one of its parts reads; esbuild may number a function's name. */
function variablesOf(entry: string): string[] {
  const text = bundles.get(entry)?.text ?? '';
  const several = [...text.matchAll(/\breadEnvironment\d*\(\{([^}]*)\}/g)].flatMap(([, names = '']) => [
    ...names.matchAll(/\b([A-Z_]+):/g),
  ]);
  // What may be missing need not be given.
  const single = text.matchAll(/(?<!\breadOptional\d*\()"([A-Z_]+_TABLE)"/g);
  return [...[...several, ...single].map(([, name = '']) => name), ...queuesOf(text)];
}

/** The only ones that call Stripe, or check what it signed, each time they work. */
const withStripe = [
  'events/payments/handle-stripe-events',
  'events/payments/settle-payments',
  'events/privacy/erase-person',
  'http/payments/confirm-payment',
  'http/payments/list-payment-methods',
  'http/payments/refund-payment',
  'http/payments/remove-payment-method',
  'http/payments/resolve-refund',
  'http/payments/set-default-payment-method',
  'http/payments/set-up-payment-method',
  'http/payments/start-payment',
  'http/reconciliation/get-ledger-comparison',
  'http/reconciliation/run-ledger-repair',
  'http/webhooks/fetch-webhook-event',
  'http/webhooks/replay-webhook-event',
  'http/webhooks/run-webhook-catch-up',
  'http/webhooks/run-webhook-replay',
  'schedules/reconcile-ledger',
  'webhooks/receive-stripe-event',
];

describe('handlers', () => {
  it('have a function each, and each function has one', () => {
    expect(entries.map(nameOf).sort()).toEqual([...functions.keys()].sort());
  });

  it('place-booking starts without Stripe: only a one-click order loads it', () => {
    const { metafile } = buildSync({
      entryPoints: { index: 'functions/http/bookings/place-booking.ts' },
      bundle: true,
      packages: 'external',
      splitting: true,
      platform: 'node',
      format: 'esm',
      outdir: 'unused',
      write: false,
      metafile: true,
    });
    const startsWith = (output: string): string[] =>
      (metafile.outputs[output]?.imports ?? [])
        .filter(({ kind }) => kind === 'import-statement')
        .flatMap(({ path, external }) => (external ? [path] : startsWith(path)));
    const all = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(all).toContain('stripe');
    expect(startsWith('unused/index.js')).toContain('zod');
    expect(startsWith('unused/index.js')).not.toContain('stripe');
  });

  it('start without Stripe where they do not need it', () => {
    // What place-booking loads later is beside it: the next test is its own.
    const found = entries.filter(
      (entry) => entry !== 'http/bookings/place-booking' && bundles.get(entry)?.packages.includes('stripe'),
    );
    expect(found.sort()).toEqual([...withStripe].sort());
  });

  it.each([
    ['jose', 'http/time/get-time'],
    ['@aws-sdk/client-cognito-identity-provider', 'http/accounts/get-profile'],
  ])('leave out parts that they do not use: %s in %s', (name, entry) => {
    expect(bundles.get(entry)?.packages).not.toContain(name);
  });

  it('call DynamoDB, SQS and EventBridge by our own client, which starts and runs for a fraction of the SDK', () => {
    const slow = /^@aws-sdk\/((client|lib|util)-dynamodb|client-(sqs|eventbridge))$/;
    const found = entries.flatMap((entry) =>
      (bundles.get(entry)?.packages ?? [])
        .filter((name) => slow.test(name))
        .map((name) => `${entry} ${name}`),
    );
    expect(found).toEqual([]);
    expect(bundles.get('http/bookings/place-booking')?.text).toContain('DynamoDB_20120810');
  });

  it('read variables, or the next test would prove nothing', () => {
    const variables = variablesOf('http/bookings/place-booking');
    expect(variables).toEqual(
      expect.arrayContaining(['PAYMENTS_TABLE', 'BURST_ORDERS_QUEUE_URL', 'HOLD_SECONDS']),
    );
    expect(variablesOf('http/bookings/list-bookings')).toEqual(
      expect.arrayContaining(['BOOKINGS_TABLE', 'ACCOUNTS_TABLE']),
    );
  });

  it('that only read bookings or payments need not be told of what their writes change', () => {
    expect(variablesOf('http/bookings/list-bookings')).not.toContain('STOCK_TABLE');
    expect(variablesOf('schedules/reconcile-payments')).not.toContain('LEDGER_TABLE');
  });

  it('that ask for refunds have no right to the ledger', () => {
    for (const entry of ['http/bookings/cancel-booking', 'http/abuse/decide-risk-review']) {
      expect(variablesOf(entry)).toContain('PAYMENTS_TABLE');
      expect(variablesOf(entry)).not.toContain('LEDGER_TABLE');
    }
  });

  it.each(entries)('%s is told of no table or queue that it does not use', (entry) => {
    const given = Object.keys(functionOf(entry)?.Environment.Variables ?? {});
    const text = bundles.get(entry)?.text ?? '';
    const queues = queuesOf(text);
    const unused = (name: string) =>
      name.endsWith('_TABLE') ? !text.includes(name) : name.endsWith('_QUEUE_URL') && !queues.includes(name);
    expect(given.filter(unused)).toEqual([]);
  });

  it.each(entries)('%s gets every variable that it reads', (entry) => {
    const given = Object.keys(functionOf(entry)?.Environment.Variables ?? {});
    expect(variablesOf(entry).filter((name) => !given.includes(name))).toEqual([]);
  });
});
