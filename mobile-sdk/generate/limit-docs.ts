import {
  devPolicy,
  devRequests,
  type Limit,
  type RequestLimits,
  strictPolicy,
  strictRequests,
} from '../../cdk/abuse-policy.ts';
import { type LimitClass, type LimitName, limitClasses } from '../../lib/contract/limits.ts';
import type { OperationShape } from '../../lib/contract/operation.ts';
import { operationsInOrder } from './in-order.ts';

/** Makes docs/limits.md: the limit of each operation, or the reason to have none. */
export const limitDocs = (): string => [intro, classes, operations, ''].join('\n\n');

const prod = strictPolicy({ siteKey: '', hostnames: [] });

const intro = `# Limits

<!-- Made from lib/contract and cdk/abuse-policy.ts by \`npm run generate\`. -->

How often a caller may call an operation. Above a limit the answer is 429 [\`too_many_requests\`](errors.md#too_many_requests) with Retry-After. [Abuse](abuse.md) explains the promise, the subjects that are counted, and how to tune the limits. Each operation is counted separately: two operations of one class do not share a limit. A *caller* is a guest or a customer by their buyer id, or a member of staff; an *address* is an IPv4 address or the /64 of an IPv6 one.`;

/** Guards refuse from a limit on, or challenge from a flood on. */
type Figures = Pick<Limit, 'seconds' | 'quiet'> & { readonly limit?: number; readonly flood?: number };

/** `20 a minute`, `30 an hour`, `5 in 90 seconds`. */
function timesOf({ limit, flood, seconds }: Figures): string {
  const names: Readonly<Record<number, string>> = {
    60: 'a minute',
    600: 'in ten minutes',
    3600: 'an hour',
    86400: 'a day',
  };
  const times = (count: number) =>
    `${count.toLocaleString('en-US')} ${names[seconds] ?? `in ${seconds} seconds`}`;
  if (limit !== undefined) return times(limit);
  return flood === undefined ? 'none' : `none: challenged from ${times(flood)} on`;
}

const row = (name: string, who: string, figures: readonly [Figures, Figures], of: string) =>
  `| ${name} | ${who} | ${timesOf(figures[0])} | ${timesOf(figures[1])} | ${figures[0].quiet.toLocaleString('en-US')} | ${of} |`;

const guarded = (name: 'orders' | 'guests', of: string) =>
  Object.entries<Figures>(prod[name]).map(([who, limit]) => {
    const inDev = (devPolicy[name] as Readonly<Record<string, Figures>>)[who];
    return row(name, who, [limit, inDev ?? limit], of);
  });

const figuresOf = (requests: RequestLimits, name: LimitName) =>
  requests[name] as Readonly<Record<string, Limit>>;

const classes = [
  '## Classes',
  '',
  '| class | counts | staging, prod | dev | shared after | what it is for |',
  '| --- | --- | --- | --- | --- | --- |',
  ...guarded('orders', 'ordering; weighed for risk as well'),
  ...guarded('guests', 'becoming a guest; weighed for risk as well'),
  ...Object.entries<LimitClass>(limitClasses).flatMap(([name, { counts, of }]) =>
    counts.flatMap((who) => {
      const strict = figuresOf(strictRequests, name as LimitName)[who];
      const loose = figuresOf(devRequests, name as LimitName)[who];
      return strict && loose ? [row(name, who, [strict, loose], of)] : [];
    }),
  ),
].join('\n');

const limitOf = ({ limit, unlimited }: OperationShape) => limit ?? `none: ${unlimited}`;

const operations = [
  '## Operations',
  '',
  '| operation | limit |',
  '| --- | --- |',
  ...operationsInOrder.map(
    (operation) => `| ${operation.id} (\`${operation.method} ${operation.path}\`) | ${limitOf(operation)} |`,
  ),
].join('\n');
