import type { DeedsOf } from './call.ts';

/** Each entry of a batch is an action. */
const single = (operation: string): string => operation.replace(/Batch$/, '');

/** These requests are not signed, and need no role. */
const openToAll =
  /^(ConfirmForgotPassword|ConfirmSignUp|ForgotPassword|GetUser|InitiateAuth|RespondToAuthChallenge|SignUp)$/;

const scheduleVerbs: Readonly<Record<string, string>> = {
  DELETE: 'DeleteSchedule',
  GET: 'GetSchedule',
  POST: 'CreateSchedule',
  PUT: 'UpdateSchedule',
};

interface ScheduleBody {
  GroupName?: string;
  Target?: { RoleArn?: string };
}

/** The actions of services for messages, secrets and users. */
export const messageDeeds: Readonly<Record<string, DeedsOf>> = {
  sqs: ({ operation, body }, arn) => [
    {
      action: `sqs:${single(operation)}`,
      resource: arn(
        'sqs',
        String(body().QueueUrl ?? body().QueueName ?? '*')
          .split('/')
          .at(-1) ?? '',
      ),
    },
  ],
  events: ({ operation, body }, arn) =>
    ((body().Entries ?? []) as { EventBusName?: string }[]).map(({ EventBusName = 'default' }) => ({
      action: `events:${operation}`,
      resource: arn('events', EventBusName.startsWith('arn:') ? EventBusName : `event-bus/${EventBusName}`),
    })),
  // Neither call names a resource.
  monitoring: ({ operation }, arn) => [
    {
      action: `cloudwatch:${operation}`,
      resource: operation === 'DescribeAlarms' ? arn('cloudwatch', 'alarm:*') : '*',
    },
  ],
  secretsmanager: ({ operation, body }, arn) => [
    {
      action: `secretsmanager:${operation}`,
      resource: arn('secretsmanager', `secret:${body().SecretId}`.replace('secret:arn:', 'arn:')),
    },
  ],
  'cognito-idp': ({ operation, body }, arn) =>
    openToAll.test(operation)
      ? []
      : [
          {
            action: `cognito-idp:${operation}`,
            resource: arn('cognito-idp', `userpool/${body().UserPoolId}`),
          },
        ],
  lambda: ({ path }, arn) => {
    const name = /\/functions\/([^/]+)\/invocations/.exec(path)?.[1];
    if (!name) throw new Error(`The local cloud does not support ${path} of Lambda`);
    const target = decodeURIComponent(name);
    return [
      {
        action: 'lambda:InvokeFunction',
        resource: arn('lambda', target.startsWith('arn:') ? target : `function:${target}`),
      },
    ];
  },
  scheduler: ({ method, path, body }, arn) => {
    const url = new URL(path, 'http://scheduler');
    const name = /^\/schedules\/([^/]+)$/.exec(url.pathname)?.[1];
    const verb = scheduleVerbs[method];
    if (!name || !verb) throw new Error(`The local cloud does not check ${method} ${path} of Scheduler`);
    const { GroupName, Target } = (method === 'POST' || method === 'PUT' ? body() : {}) as ScheduleBody;
    const group = GroupName ?? url.searchParams.get('groupName') ?? 'default';
    const own = {
      action: `scheduler:${verb}`,
      resource: arn('scheduler', `schedule/${group}/${decodeURIComponent(name)}`),
    };
    const context = { 'iam:passedtoservice': 'scheduler.amazonaws.com' };
    return Target?.RoleArn ? [own, { action: 'iam:PassRole', resource: Target.RoleArn, context }] : [own];
  },
  'execute-api': ({ method, path }, arn, { sockets }) => {
    const [, stage = '', id = ''] = /^\/?(.*?)\/?@connections\/([^/?]+)/.exec(path) ?? [];
    return [
      {
        action: 'execute-api:ManageConnections',
        resource: arn(
          'execute-api',
          `${sockets?.api ?? '*'}/${stage || sockets?.stage}/${method}/@connections/${id}`,
        ),
      },
    ];
  },
};
