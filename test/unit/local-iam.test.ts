import { describe, expect, it } from 'vitest';
import type { Place } from '../../local/iam/call.ts';
import { deedsOf } from '../../local/iam/deeds.ts';
import { type Rights, refusalOf, type Statement, statementsOf } from '../../local/iam/policy.ts';

const table = 'arn:aws:dynamodb:eu-west-1:000000000000:table/deals';
const allow = (
  Action: string | string[],
  Resource: string | string[],
  more: Partial<Statement> = {},
): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const rights = (identity: Statement[], resources: Statement[] = []): Rights => ({
  principal: 'assumed-role/role/function',
  identity,
  resources,
});
const get = { action: 'dynamodb:GetItem', resource: table };

describe('refusalOf', () => {
  it.each([
    ['dynamodb:GetItem', table],
    ['dynamodb:getitem', table],
    ['dynamodb:*', '*'],
    ['dynamodb:Get????', `${table.slice(0, -2)}*`],
    [
      ['dynamodb:PutItem', 'dynamodb:GetItem'],
      ['arn:other', table],
    ],
  ])('lets pass what %j on %j allows', (action, resource) => {
    expect(refusalOf(rights([allow(action, resource)]), get)).toBeUndefined();
  });

  it.each([
    ['dynamodb:PutItem', table],
    ['dynamodb:GetItem', `${table}/index/*`],
    ['dynamodb:GetItem', `${table}2`],
    ['dynamodb.GetItem', table],
  ])('refuses what %j on %j does not allow', (action, resource) => {
    expect(refusalOf(rights([allow(action, resource)]), get)).toBe(
      `User: arn:aws:sts::000000000000:assumed-role/role/function is not authorized to perform: dynamodb:GetItem on resource: ${table} because no identity-based policy allows the dynamodb:GetItem action`,
    );
  });

  it('puts a denial first, of the role or of the resource', () => {
    const deny: Statement = { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' };
    expect(refusalOf(rights([allow('*', '*'), deny]), get)).toMatch('explicit deny in an identity-based');
    expect(refusalOf(rights([allow('*', '*')], [deny]), get)).toMatch('explicit deny in a resource-based');
  });

  it.each([
    ['one of them', 'stampede-dev-deals-UpdateDealRole', undefined],
    ['another', 'somebody-with-a-console', 'explicit deny in a resource-based'],
  ])('denies all but some roles by ArnNotLike: %s', (_, role, refused) => {
    const policy: Statement = {
      Effect: 'Deny',
      Action: 'dynamodb:PutItem',
      Resource: table,
      Condition: {
        Bool: { 'aws:PrincipalIsAWSService': 'false' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::000000000000:role/stampede-dev-*' },
      },
    };
    expect(statementsOf({ Statement: [policy] })).toEqual([policy]);
    const principal = `assumed-role/${role}/function`;
    const put = { action: 'dynamodb:PutItem', resource: table };
    const told = refusalOf({ principal, identity: [allow('*', '*')], resources: [policy] }, put);
    expect(told).toEqual(refused && expect.stringContaining(refused));
  });

  it('takes a key that is missing for another by ArnNotLike', () => {
    const Condition = { ArnNotLike: { 'aws:SourceArn': 'arn:aws:sns:*' } };
    const deny: Statement = { Effect: 'Deny', Action: '*', Resource: '*', Condition };
    expect(refusalOf(rights([allow('*', '*')], [deny]), get)).toMatch('explicit deny');
  });

  it('keeps to conditions', () => {
    const role = 'arn:aws:iam::000000000000:role/scheduler';
    const Condition = { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } };
    const mine = rights([allow('iam:PassRole', role, { Condition })]);
    const pass = (service: string) =>
      refusalOf(mine, {
        action: 'iam:PassRole',
        resource: role,
        context: { 'iam:passedtoservice': service },
      });
    expect(pass('scheduler.amazonaws.com')).toBeUndefined();
    expect(pass('lambda.amazonaws.com')).toMatch('iam:PassRole');
    const people: Statement = { Effect: 'Deny', Action: '*', Resource: '*' };
    const byService = (value: string) => ({
      ...people,
      Condition: { Bool: { 'aws:PrincipalIsAWSService': value } },
    });
    expect(refusalOf(rights([allow('*', '*')], [byService('false')]), get)).toMatch('explicit deny');
    expect(refusalOf(rights([allow('*', '*')], [byService('true')]), get)).toBeUndefined();
  });
});

describe('a right to some partitions of a table', () => {
  const place = { region: 'eu-west-1', account: '000000000000' };
  const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['limit.getBooking.*'] } };
  const mine = rights([allow(['dynamodb:UpdateItem', 'dynamodb:PutItem'], table, { Condition })]);
  const ask = (operation: string, request: object) =>
    deedsOf(
      {
        service: 'dynamodb',
        method: 'POST',
        path: '/',
        operation,
        headers: {},
        body: () => ({ TableName: 'deals', ...request }),
      },
      place,
    ).map((deed) => refusalOf(mine, deed));

  it('lets write there', () => {
    const pk = { S: 'limit.getBooking.caller#abc' };
    expect(ask('UpdateItem', { Key: { pk, sk: { S: 'count' } } })).toEqual([undefined]);
    expect(ask('PutItem', { Item: { pk, s1: { N: '1' } } })).toEqual([undefined]);
  });

  it('refuses the other partitions, several at once, and reading', () => {
    const [review] = ask('UpdateItem', { Key: { pk: { S: 'review#1' }, sk: { S: 'review' } } });
    expect(review).toMatch('dynamodb:UpdateItem');
    const Item = { pk: { S: 'limit.getBookings.caller#abc' } };
    expect(ask('PutItem', { Item })[0]).toMatch('dynamodb:PutItem');
    expect(ask('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'deals', Item } }] })[0]).toMatch(
      'PutItem',
    );
    expect(ask('GetItem', { Key: { pk: { S: 'limit.getBooking.caller#abc' } } })[0]).toMatch('GetItem');
  });
});

describe('statementsOf', () => {
  it.each([
    [{ Condition: { DateLessThan: { 'aws:CurrentTime': '2026' } } }, 'condition DateLessThan'],
    [{ NotAction: 'iam:*' }, 'NotAction'],
  ])('stops at %j', (more, what) => {
    expect(() => statementsOf({ Statement: { ...allow('*', '*'), ...more } })).toThrow(what);
  });
});

const place: Place = {
  region: 'eu-west-1',
  account: '000000000000',
  sockets: { api: 'sockets', stage: 'live' },
};
const deeds = (service: string, operation: string, body: object, method = 'POST', path = '/') =>
  deedsOf(
    { service, operation, method, path, headers: {}, body: () => body as Record<string, unknown> },
    place,
  ).map(({ action, resource }) => `${action} ${resource.replace('arn:aws:', '')}`);

describe('deedsOf', () => {
  it.each([
    [
      'dynamodb',
      'Query',
      { TableName: 'deals', IndexName: 'listing' },
      ['dynamodb:Query dynamodb:eu-west-1:000000000000:table/deals/index/listing'],
    ],
    [
      'dynamodb',
      'BatchGetItem',
      { RequestItems: { a: {}, b: {} } },
      [
        'dynamodb:BatchGetItem dynamodb:eu-west-1:000000000000:table/a',
        'dynamodb:BatchGetItem dynamodb:eu-west-1:000000000000:table/b',
      ],
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 'a' } }, { ConditionCheck: { TableName: 'b' } }] },
      [
        'dynamodb:PutItem dynamodb:eu-west-1:000000000000:table/a',
        'dynamodb:ConditionCheckItem dynamodb:eu-west-1:000000000000:table/b',
      ],
    ],
    [
      'sqs',
      'SendMessageBatch',
      { QueueUrl: 'http://127.0.0.1:1/000000000000/orders' },
      ['sqs:SendMessage sqs:eu-west-1:000000000000:orders'],
    ],
    [
      'events',
      'PutEvents',
      { Entries: [{ EventBusName: 'bus' }] },
      ['events:PutEvents events:eu-west-1:000000000000:event-bus/bus'],
    ],
    [
      'secretsmanager',
      'GetSecretValue',
      { SecretId: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:s' },
      ['secretsmanager:GetSecretValue secretsmanager:eu-west-1:000000000000:secret:s'],
    ],
    [
      'cognito-idp',
      'AdminGetUser',
      { UserPoolId: 'p' },
      ['cognito-idp:AdminGetUser cognito-idp:eu-west-1:000000000000:userpool/p'],
    ],
  ])('names what %s %s does', (service, operation, body, expected) => {
    expect(deeds(service, operation, body)).toEqual(expected);
  });

  it('reads methods and paths where a service has no operations', () => {
    expect(deeds('s3', '', {}, 'PUT', '/files/a%20b/c?x-id=PutObject')).toEqual([
      's3:PutObject s3:::files/a b/c',
    ]);
    expect(deeds('s3', '', {}, 'GET', '/files/?list-type=2')).toEqual(['s3:ListBucket s3:::files']);
    const Target = { RoleArn: 'arn:aws:iam::000000000000:role/r' };
    expect(deeds('scheduler', '', { GroupName: 'deals', Target }, 'PUT', '/schedules/deal_1')).toEqual([
      'scheduler:UpdateSchedule scheduler:eu-west-1:000000000000:schedule/deals/deal_1',
      'iam:PassRole iam::000000000000:role/r',
    ]);
    expect(deeds('execute-api', '', {}, 'POST', '/live/@connections/abc%3D')).toEqual([
      'execute-api:ManageConnections execute-api:eu-west-1:000000000000:sockets/live/POST/@connections/abc%3D',
    ]);
  });

  it('stops at a service that it does not know', () => {
    expect(() => deeds('kinesis', 'PutRecord', {})).toThrow('does not check calls to kinesis');
  });
});
