import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../cdk/constructs/api/operations.ts';

import { stageNamed, stageNames } from '../../../cdk/stages.ts';
import { isCounted, type LimitName } from '../../../lib/contract/limits.ts';
import { isForStaff, type OperationShape } from '../../../lib/contract/operation.ts';
import { operationList, operations } from '../../../lib/contract/operations.ts';
import { tableNames, tableOf } from '../../../lib/platform/tables.ts';

import { resourcesOf, targetOf } from './synthesized.ts';

interface LambdaFunction {
  readonly FunctionName: string;
  readonly Description: string;
  readonly Runtime: string;
  readonly Architectures: string[];
  readonly Timeout: number;
  readonly MemorySize: number;
  readonly TracingConfig: { Mode: string };
  readonly LoggingConfig: { LogGroup: { Ref: string } };
  readonly Role: unknown;
  readonly Environment: { Variables: Record<string, unknown> };
}

interface Mapping {
  readonly FunctionName: unknown;
  readonly EventSourceArn: unknown;
  readonly FunctionResponseTypes?: string[];
  readonly BatchSize: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly StartingPosition?: string;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumRecordAgeInSeconds?: number;
  readonly DestinationConfig?: unknown;
  readonly ScalingConfig?: { MaximumConcurrency: number };
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const functions = resourcesOf<LambdaFunction>('prod', 'AWS::Lambda::Function');
const mappings = resourcesOf<Mapping>('prod', 'AWS::Lambda::EventSourceMapping');
const listOf = <T>(value: T | readonly T[]) => (Array.isArray(value) ? value : [value]) as readonly T[];

describe('functions', () => {
  it.each(functions)('$properties.FunctionName runs as the house does', ({ properties }) => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps', STAGE: 'prod' } },
    });
    expect(properties.Timeout).toBeGreaterThanOrEqual(10);
    // A night's books are read at Stripe's pace, and stocks are counted whole; everything else is over before its next run.
    expect(properties.Timeout).toBeLessThanOrEqual(
      ['stampede-prod-reconcile-ledger', 'stampede-prod-check-stocks'].includes(properties.FunctionName)
        ? 900
        : 50,
    );
    expect(properties.MemorySize).toBeGreaterThanOrEqual(512);
  });

  it('know the switches, if they answer requests', () => {
    for (const operation of Object.values(operations)) {
      const name = `stampede-prod-${entryOf(operation).split('/').at(-1)}`;
      const fn = functions.find(({ properties }) => properties.FunctionName === name);
      expect(fn?.properties.Environment.Variables.SWITCHES_TABLE, name).toBeDefined();
    }
  });

  it.each(stageNames)('on %s take a test’s word for its address only where that is dev', (stage) => {
    const words = resourcesOf<LambdaFunction>(stage, 'AWS::Lambda::Function').map(
      ({ properties }) => properties.Environment.Variables.TEST_ADDRESSES,
    );
    expect(new Set(words)).toEqual(new Set([stage === 'dev' ? 'believed' : undefined]));
  });

  it('keep their logs for a set time, each in its own group', () => {
    const groups = resourcesOf<{ RetentionInDays: number }>('prod', 'AWS::Logs::LogGroup');
    expect(groups.every(({ properties }) => properties.RetentionInDays === 90)).toBe(true);
    const used = functions.map(
      ({ stack, properties }) => `${stack}/${properties.LoggingConfig.LogGroup.Ref}`,
    );
    expect(new Set(used).size).toBe(functions.length);
  });

  it('have a role each', () => {
    const roles = functions.map(({ stack, properties }) => `${stack}/${targetOf(properties.Role)}`);
    expect(new Set(roles).size).toBe(functions.length);
  });

  it('lets claims be recovered only after settling has been stopped', () => {
    const named = (name: string) =>
      functions.find(({ properties }) => properties.FunctionName === name)?.properties;
    const recovery = Number(named('stampede-prod-sweep')?.Environment.Variables.CLAIM_RECOVERY_SECONDS);
    expect(recovery).toBe((named('stampede-prod-settle-orders')?.Timeout ?? 0) + 15);
  });
});

describe('event source mappings', () => {
  it.each(mappings)('$id reports the items of a batch that failed', ({ properties }) => {
    expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('follow streams from their beginning, and put what fails for good aside', () => {
    const streams = mappings.filter(({ properties }) => properties.StartingPosition);
    const published = tableNames.filter((name) => tableOf(name).stream?.publishes);
    // A new capability listens to the bus: these three follow a table, and nobody else begins to.
    expect(streams).toHaveLength(published.length + 3);
    for (const { properties } of streams) {
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 60,
        MaximumRecordAgeInSeconds: 86_400,
      });
      expect(properties.DestinationConfig).toBeDefined();
    }
  });

  it('wait a second or more to fill a batch above ten', () => {
    for (const { properties } of mappings) {
      if (properties.StartingPosition || properties.BatchSize <= 10) continue;
      expect(properties.MaximumBatchingWindowInSeconds).toBeGreaterThanOrEqual(1);
    }
  });

  it.each([
    ['dev', 4],
    ['staging', 20],
    ['prod', 100],
  ] as const)('settle at most so many batches at once on %s: %i', (stage, concurrency) => {
    const settling = resourcesOf<Mapping>(stage, 'AWS::Lambda::EventSourceMapping').filter(({ id }) =>
      id.startsWith('Burst'),
    );
    expect(settling.map(({ properties }) => properties.ScalingConfig?.MaximumConcurrency)).toEqual([
      concurrency,
    ]);
    expect(settling[0]?.properties.BatchSize).toBe(1_000);
  });
});

describe('rights', () => {
  const policies = resourcesOf<{ PolicyDocument: { Statement: Statement[] } }>('prod', 'AWS::IAM::Policy');
  const statements = policies.flatMap(({ stack, id, properties }) =>
    properties.PolicyDocument.Statement.map((statement) => ({
      at: `${stack}/${id}`,
      actions: listOf(statement.Action),
      resources: listOf(statement.Resource).map((resource) => JSON.stringify(resource)),
    })),
  );

  /** All wildcards there are; each has its reason where it is granted. */
  const documented: readonly { readonly ends: string; readonly actions: readonly string[] }[] = [
    { ends: '"*"', actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'] },
    { ends: '/stream/*"', actions: ['dynamodb:ListStreams'] },
    // Connections have no names before they are made.
    { ends: '/live/POST/@connections/*"', actions: ['execute-api:ManageConnections'] },
    { ends: '/live/DELETE/@connections/*"', actions: ['execute-api:ManageConnections'] },
    // Files of exports are named by whose they are.
    { ends: ',"/*"', actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] },
    // Images are named by their id, then by their digest.
    { ends: ',"/uploads/*"', actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'] },
    { ends: ',"/images/*"', actions: ['s3:PutObject'] },
    // CloudWatch's figures belong to no resource. Its alarms are listed by a prefix, which is granted on all.
    {
      ends: '"*"',
      actions: ['cloudwatch:GetMetricData', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    },
    { ends: ':alarm:*"', actions: ['cloudwatch:DescribeAlarms'] },
    {
      ends: 'schedule/stampede-prod-schedules/deal_*"',
      actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'scheduler:UpdateSchedule'],
    },
  ];

  it('name each action', () => {
    expect(statements.filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([]);
  });

  it('name each resource, but for what is documented', () => {
    const loose = statements.filter(({ actions, resources }) => {
      const open = resources.filter((resource) => resource.includes('*'));
      return open.some(
        (resource) =>
          !documented.some(
            (exception) =>
              resource.replace(/\]+}?$/, '').endsWith(exception.ends) &&
              actions.every((action) => exception.actions.includes(action)),
          ),
      );
    });
    expect(loose).toEqual([]);
  });

  it('come without managed policies', () => {
    const roles = resourcesOf<{ ManagedPolicyArns?: unknown[] }>('prod', 'AWS::IAM::Role');
    expect(roles.filter(({ properties }) => properties.ManagedPolicyArns)).toEqual([]);
  });

  it('let functions append to the audit or query it, and nothing else', () => {
    const onAudit = statements.filter(({ resources }) =>
      resources.some((one) => one.includes('TablesAudit')),
    );
    const given = onAudit.map(({ at, actions }) => [
      at.includes('stampede-prod-audit/') ? 'reader' : 'writer',
      ...actions,
    ]);
    expect(new Set(given.map((one) => one.join(' ')))).toEqual(
      new Set(['writer dynamodb:PutItem', 'reader dynamodb:Query']),
    );
  });

  /** Whoever settles payments counts refused cards too. */
  const isOfCards = (condition: unknown): boolean => /"(declines\.|marks)\*"/.test(JSON.stringify(condition));
  it('let those count refused cards who settle payments or start them, and nobody else', () => {
    const counting = policies
      .filter((policy) =>
        policy.properties.PolicyDocument.Statement.some(({ Condition }) => isOfCards(Condition)),
      )
      .map(({ id }) => id);
    const settling = functions.filter(
      ({ properties: { Environment } }) => Environment.Variables.PAYMENT_RETURN_URL !== undefined,
    );
    expect(settling.length).toBeGreaterThan(5);
    expect(counting).toHaveLength(settling.length);
  });

  it.each(operationList.filter(({ limit }) => isCounted(limit)))(
    'let $id count its own requests, and nothing else of the table, by the figures of its class',
    ({ id, capability, limit }) => {
      const name = `stampede-prod-${entryOf({ id, capability } as OperationShape)
        .split('/')
        .at(-1)}`;
      const { properties, stack } =
        functions.find(({ properties: { FunctionName } }) => FunctionName === name) ?? {};
      const figures = stageNamed('prod').requestLimits[limit as LimitName];
      expect(JSON.parse(String(properties?.Environment.Variables.REQUEST_LIMITS))).toEqual(figures);
      const counting = policies
        .filter((policy) => policy.stack === stack && policy.id.startsWith(`Operations${id}Role`))
        .flatMap((policy) => policy.properties.PolicyDocument.Statement)
        .filter(({ Condition }) => Condition)
        .filter(({ Condition }) => !isOfCards(Condition));
      expect(counting).toEqual([
        expect.objectContaining({
          Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
          Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`limit.${id}.*`] } },
        }),
      ]);
    },
  );

  /** The functions that may read a secret of the data stack: operations by their ids, others by their place. */
  const readersOf = (secret: string) =>
    statements
      .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
      .filter(({ resources }) => resources.some((one) => one.includes(`Ref${secret}Secret`)))
      .map(({ at }) => at.replace(/^stampede-prod-[\w-]+\/(?:Operations)?(\w+)RoleDefaultPolicy\w{8}$/, '$1'))
      .toSorted();
  const idsOf = (fits: (operation: OperationShape) => boolean) =>
    operationList.filter(fits).map(({ id }) => id);

  it('let nobody make booking ids, or digests of addresses, but who must', () => {
    expect(readersOf('Signing')).toEqual(
      [
        ...['placeBooking', 'getBooking', 'cancelBooking', 'decideRiskReview'],
        ...['startPayment', 'confirmPayment', 'CalledOffDealsCallOffDeals'],
        ...[
          'getContact',
          'getRedeemCode',
          'setContact',
          'listAttendees',
          'searchContacts',
          'searchCustomers',
          'linkGuestBookings',
          'IdentityCustomersAdoptGuests',
        ],
        // The secrets of feeds come from the same one.
        ...['createCalendarFeed', 'rotateCalendarFeed', 'createResourceFeed', 'rotateResourceFeed'],
        'getBookingCalendar',
        // An offer of the waiting list and a moved booking are bookings that staff and buyers make no order for.
        ...['LinesTendLines', 'rescheduleBooking'],
        ...['SocketsSubscribe', 'UpdatesLiveBookingsTellBookings'],
      ].toSorted(),
    );
  });

  it('let nobody make guests but who does, and who may be called by them', () => {
    const forGuests = idsOf(({ access }) => access !== 'anyone' && access.includes('guest'));
    expect(readersOf('GuestTokens')).toEqual(['createGuest', ...forGuests, 'SocketsSubscribe'].toSorted());
  });

  it('give a function the secret of booking ids or of guests, and both only where guests’ bookings are', () => {
    const signing = readersOf('Signing');
    const both = readersOf('GuestTokens').filter((reader) => signing.includes(reader));
    for (const reader of ['createGuest', 'renewGuest', 'listBookings']) expect(both).not.toContain(reader);
  });

  it('let every function that staff call see whether their token was ended', () => {
    const forStaff = operationList.filter(isForStaff);
    expect(forStaff.length).toBeGreaterThan(20);
    for (const { id, method, path } of forStaff) {
      const fn = functions.find(({ properties }) => properties.Description === `${id} (${method} ${path})`);
      expect(fn?.properties.Environment.Variables.STAFF_TABLE, id).toBeDefined();
      const rights = statements.filter(({ at }) => at.startsWith(`${fn?.stack}/Operations${id}Role`));
      const reads = rights.filter(({ resources }) => resources.some((one) => one.includes('TablesStaff')));
      expect(
        reads.flatMap(({ actions }) => actions),
        id,
      ).toContain('dynamodb:GetItem');
    }
  });

  it('let nobody scan a table', () => {
    expect(statements.flatMap(({ actions }) => actions)).not.toContain('dynamodb:Scan');
  });
});
