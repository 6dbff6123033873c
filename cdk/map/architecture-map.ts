import { deployedName, type TableIndex, tableNames, tableOf } from '../../lib/platform/tables.ts';
import { handlerEntries } from '../constructs/functions/bundle.ts';
import { alarmSection } from './alarms.ts';
import { grantsByRole } from './grants.ts';
import { calledOf, type Resources, resourcesIn } from './resources.ts';
import type { Template } from './templates.ts';
import { feedersOf, sourcesOf, triggersByFunction } from './triggers.ts';

interface LambdaFunction {
  readonly FunctionName: string;
  readonly Role: unknown;
  readonly MemorySize: number;
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

interface MappedFunction {
  readonly name: string;
  readonly entry: string;
  readonly triggers: readonly string[];
  readonly grants: readonly string[];
  /** Variables with values, not with names of granted resources. */
  readonly settings: readonly string[];
  readonly memory: number;
  readonly timeout: number;
}

/** Returns docs/architecture-map.md, from the templates as they are deployed. */
export function architectureMap(templates: ReadonlyMap<string, Template>): string {
  const resources = resourcesIn(templates);
  const functions = mappedFunctions(resources);
  return [
    '# The map: tables, queues, functions and what they may do',
    '<!-- Made by `npm run generate` from the templates of prod and lib/platform/tables.ts. -->',
    'What the CDK app deploys, at a glance. [design.md](design.md) tells the story, [access-patterns.md](access-patterns.md) the cost, `cdk/constructs/<capability>` grants what is granted here.',
    tableSection(),
    queueSection(resources, functions),
    streamSection(resources),
    secretSection(functions),
    alarmSection(resources),
    functionSection(functions),
    '',
  ].join('\n\n');
}

function tableSection(): string {
  const rows = tableNames.map((name) => {
    const { items, indexes = {}, stream, expires, appendOnly, personal } = tableOf(name);
    return [
      `\`${deployedName(name)}\`${appendOnly ? ', append-only' : ''}`,
      items.join('<br>'),
      Object.entries(indexes).map(indexText).join('<br>'),
      stream ? (stream.publishes ? 'published' : 'streamed') : '',
      expires ? 'ttl' : '',
      personal === true ? 'personal' : '',
    ];
  });
  return section(
    'Tables',
    'On demand, with recovery to any second of 35 days. Every key is a text; the partition key is `pk`, the sort key `sk`.',
    ['table', 'items: partition · sort key', 'indexes', 'changes', 'expire', 'data of customers'],
    rows,
  );
}

const indexText = ([name, { partition, sort, holds }]: [string, TableIndex]) =>
  `\`${name}\`: ${partition ?? 'local, pk'} · ${sort}${holds === 'KEYS_ONLY' ? ', keys only' : ''}`;

function queueSection(resources: Resources, functions: readonly MappedFunction[]): string {
  const feeders = feedersOf(resources);
  const queues = sourcesOf(resources).filter(({ isStream }) => !isStream);
  const rows = queues.map(({ from, fn, batches }) => {
    const senders = functions.filter(({ grants }) => grants.includes(`send ${from}`));
    return [
      from,
      [...senders.map(({ name }) => name).sort(), ...(feeders.get(from) ?? [])].join(', '),
      fn,
      batches,
    ];
  });
  const alone = resources
    .of<{ QueueName: string; RedrivePolicy?: unknown }>('AWS::SQS::Queue')
    .filter(({ properties }) => !properties.RedrivePolicy && !properties.QueueName.endsWith('-dlq'))
    .map((queue) => `\`${calledOf(queue as never)}\``);
  return section(
    'Queues',
    `Each has its dead letters (\`<name>-dlq\`, after five attempts), and alarms on them and on the age of the oldest message. What ends in ${alone.join(', ')} had no queue to come from. Deal transitions are sent by the schedules of each deal, too.`,
    ['queue', 'sent by', 'function', 'batches'],
    rows.sort(byFirst),
  );
}

function streamSection(resources: Resources): string {
  const rows = sourcesOf(resources)
    .filter(({ isStream }) => isStream)
    .map(({ fn, from, batches, filter }) => [fn, from, batches, filter]);
  return section(
    'Streams',
    'From the beginning, halved on errors, 60 attempts within a day; what fails for good goes to `stream-failures`.',
    ['function', 'table', 'batches', 'changes'],
    rows.sort(byFirst),
  );
}

function secretSection(functions: readonly MappedFunction[]): string {
  const secrets = new Map<string, string[]>();
  for (const { name, grants } of functions)
    for (const grant of grants)
      if (grant.startsWith('secret '))
        secrets.set(grant.slice(7), [...(secrets.get(grant.slice(7)) ?? []), name]);
  const rows = [...secrets].map(([secret, readers]) => [
    secret,
    readers.length > 30 ? `${readers.length} functions` : readers.sort().join(', '),
  ]);
  return section('Secrets', '', ['secret', 'read by'], rows.sort(byFirst));
}

function functionSection(functions: readonly MappedFunction[]): string {
  const folders = [...new Set(functions.map(({ entry }) => folderOf(entry)))].sort();
  const parts = folders.map((folder) => {
    const rows = functions
      .filter(({ entry }) => folderOf(entry) === folder)
      .map(({ name, triggers, grants, settings, memory, timeout }) => [
        name,
        triggers.join('<br>'),
        grants.join(', '),
        settings.map((setting) => `\`${setting}\``).join(' '),
        `${memory} MB, ${timeout} s`,
      ]);
    return `### functions/${folder}\n\n${tableText(
      ['function', 'called by', 'may', 'is told', 'size'],
      rows.sort(byFirst),
    )}`;
  });
  return `## Functions\n\nEach has a role of its own, and nothing else is granted to it than its logs and traces.\n\n${parts.join('\n\n')}`;
}

const folderOf = (entry: string) => entry.slice(0, entry.lastIndexOf('/'));

/** Variables that every function has, or that hold names of granted resources. */
const untold =
  /^(NODE_OPTIONS|STAGE|POWERTOOLS_\w+|TEST_ADDRESSES|\w+_TABLE|\w+_QUEUE_URL|\w+_QUEUE_ARN|\w+_SECRET_ARN|\w+_BUCKET|\w+_POOL_ID|\w+_ISSUER|\w+_CLIENT_ID|EVENT_BUS_NAME|REQUEST_LIMITS)$/;

/** The function that aws-cdk-lib brings to upload the console. It runs at deployments only. */
const brought = /^CustomCDKBucketDeployment/;

function mappedFunctions(resources: Resources): MappedFunction[] {
  const grants = grantsByRole(resources);
  const triggers = triggersByFunction(resources);
  const entries = new Map(handlerEntries().map((entry) => [entry.slice(entry.lastIndexOf('/') + 1), entry]));
  const functions = resources
    .of<LambdaFunction>('AWS::Lambda::Function')
    .filter(({ id }) => !brought.test(id));
  return functions.map(({ stack, id, properties }) => {
    const name = calledOf({ id, properties: properties as never });
    const role = resources.targetOf(stack, properties.Role)?.key ?? '';
    return {
      name,
      entry: entries.get(name) ?? `?/${name}`,
      triggers: [...(triggers.get(name) ?? [])].sort(),
      grants: grants.get(role) ?? [],
      settings: Object.keys(properties.Environment.Variables)
        .filter((variable) => !untold.test(variable))
        .sort(),
      memory: properties.MemorySize,
      timeout: properties.Timeout,
    };
  });
}

const section = (title: string, about: string, head: readonly string[], rows: readonly string[][]) =>
  [`## ${title}`, about, tableText(head, rows)].filter(Boolean).join('\n\n');

const tableText = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Sorts rows by the first cell, then by the second. */
const byFirst = (one: readonly string[], other: readonly string[]) =>
  one.slice(0, 2).join(' ') < other.slice(0, 2).join(' ') ? -1 : 1;
