import { calledOf, type Found, type Resources } from './resources.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const listOf = <T>(value: T | readonly T[]) => (Array.isArray(value) ? value : [value]) as readonly T[];

/** Rights that every function has, and those with which Lambda reads a function's sources. The map shows sources elsewhere. */
const untold =
  /^(logs:|xray:|dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)|sqs:(?!SendMessage))/;

/** Returns the rights of each role in words, by the role's key. */
export function grantsByRole(resources: Resources): ReadonlyMap<string, readonly string[]> {
  const rights = new Map<string, Map<string, Set<string>>>();
  for (const { stack, properties } of resources.of<{
    Roles: unknown[];
    PolicyDocument: { Statement: Statement[] };
  }>('AWS::IAM::Policy')) {
    const role = resources.targetOf(stack, properties.Roles[0])?.key ?? '';
    const ofRole = rights.get(role) ?? new Map<string, Set<string>>();
    rights.set(role, ofRole);
    for (const statement of properties.PolicyDocument.Statement)
      for (const resource of listOf(statement.Resource)) {
        const on = placeOf(resources, stack, resource, statement.Condition);
        for (const action of listOf(statement.Action).filter((action) => !untold.test(action))) {
          // A queue may have the name of a table.
          const place = `${serviceOf(action)} ${on}`;
          ofRole.set(place, (ofRole.get(place) ?? new Set()).add(action));
        }
      }
  }
  return new Map(
    [...rights].map(([role, places]) => [
      role,
      [...places].flatMap(([on, actions]) => wordsOf([...actions], on.slice(on.indexOf(' ') + 1))).sort(),
    ]),
  );
}

/** Returns a resource's name in the map, with the partitions that a condition allows. */
function placeOf(resources: Resources, stack: string, resource: unknown, condition: unknown): string {
  const target = resources.targetOf(stack, resource);
  const written = JSON.stringify(resource);
  if (!target) return written.includes('"*"') ? '*' : (/\/([^/"]+\/[^/"]+)"/.exec(written)?.[1] ?? written);
  const [keys] = /"[\w.]+\*"/.exec(JSON.stringify(condition) ?? '') ?? [];
  const method = /\/(POST|DELETE)\/@connections/.exec(written)?.[1];
  return [calledOf(target as Found<never>), method, keys?.replaceAll('"', '`')].filter(Boolean).join(' ');
}

const serviceOf = (action: string) => action.slice(0, action.indexOf(':'));

const reads = ['dynamodb:GetItem', 'dynamodb:Query'];

/** The rights that the constructs grant. The map shows an unknown right by its name at AWS. */
function wordsOf(actions: readonly string[], on: string): string[] {
  const may = (action: string) => actions.includes(action);
  if (serviceOf(actions[0] ?? '') === 'dynamodb') {
    if (on.includes('`')) return [`count in ${on}`];
    const reading = reads.some(may);
    if (may('dynamodb:DeleteItem')) return [`${reading ? 'change' : 'write'} ${on}`];
    if (may('dynamodb:PutItem')) return [`append to ${on}`, ...(reading ? [`read ${on}`] : [])];
    return [`${may('dynamodb:GetItem') ? 'read' : 'query'} ${on}`];
  }
  if (may('sqs:SendMessage')) return [`send ${on}`];
  if (may('events:PutEvents')) return ['publish events'];
  if (actions.length === 1 && may('secretsmanager:GetSecretValue')) return [`secret ${on}`];
  if (may('execute-api:ManageConnections'))
    return [on.includes('POST') ? 'post to sockets' : 'close sockets'];
  return [
    `${serviceOf(actions[0] ?? '')} ${actions
      .map((action) => action.split(':')[1])
      .sort()
      .join(', ')} on ${on}`,
  ];
}
