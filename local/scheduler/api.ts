import { AwsError, type AwsRequest, type AwsResponse } from '../aws-http.ts';
import { type Schedule, scheduleArn } from './schedule.ts';
import { groupArn, type ScheduleGroup, type Schedules } from './schedules.ts';

type Body = Record<string, unknown>;
type Operation = (schedules: Schedules, name: string, request: AwsRequest) => unknown;

/** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
const operations: Record<string, Operation> = {
  'POST schedules/': (schedules, Name, request) => ({
    ScheduleArn: schedules.create({ ...bodyOf(request), Name }),
  }),
  'PUT schedules/': (schedules, Name, request) => ({
    ScheduleArn: schedules.update({ ...bodyOf(request), Name }),
  }),
  'GET schedules/': (schedules, name, request) => describe(schedules.get(groupIn(request), name)),
  'DELETE schedules/': (schedules, name, request) => {
    const { input } = schedules.get(groupIn(request), name);
    schedules.remove(`${input.GroupName}/${input.Name}`);
    return {};
  },
  'GET schedules': (schedules, _name, request) => listSchedules(schedules, request),
  'POST schedule-groups/': (schedules, name) => ({ ScheduleGroupArn: schedules.createGroup(name) }),
  'GET schedule-groups/': (schedules, name) => describeGroup(schedules.group(name)),
  'DELETE schedule-groups/': (schedules, name) => {
    schedules.deleteGroup(name);
    return {};
  },
  'GET schedule-groups': (schedules, _name, request) => listGroups(schedules, request),
};

/** Answers one request to the REST API of EventBridge Scheduler. */
export function answer(schedules: Schedules, request: AwsRequest): AwsResponse {
  const [, collection = '', name] = request.path.split('/').map(decodeURIComponent);
  const route = `${request.method} ${collection}${name ? '/' : ''}`;
  const operation = operations[route];
  if (!operation)
    throw new AwsError('UnknownOperationException', `The local scheduler does not support ${route}`, 404);
  return { status: 200, contentType: 'application/json', body: operation(schedules, name ?? '', request) };
}

const bodyOf = (request: AwsRequest): Body => (request.body ?? {}) as Body;
const groupIn = (request: AwsRequest): string => request.query.get('groupName') ?? 'default';

function describe({ input, createdAt, modifiedAt }: Schedule): Body {
  return {
    ...input,
    Arn: scheduleArn(input.GroupName, input.Name),
    CreationDate: createdAt / 1000,
    LastModificationDate: modifiedAt / 1000,
  };
}

function describeGroup({ Name, createdAt }: ScheduleGroup): Body {
  const date = createdAt / 1000;
  return { Arn: groupArn(Name), Name, State: 'ACTIVE', CreationDate: date, LastModificationDate: date };
}

function listSchedules(schedules: Schedules, request: AwsRequest): Body {
  const [group, state] = [request.query.get('ScheduleGroup'), request.query.get('State')];
  const prefix = request.query.get('NamePrefix') ?? '';
  if (group !== null) schedules.group(group);
  const found = schedules
    .keys(group === null ? '' : `${group}/`)
    .filter((key) => key.slice(key.indexOf('/') + 1).startsWith(prefix))
    .map((key) => ({ key, schedule: schedules.peek(key) }))
    .filter(({ schedule }) => schedule && (state === null || schedule.input.State === state));
  const { page, ...rest } = paginate(found, ({ key }) => key, request);
  return { Schedules: page.map(({ schedule }) => summary(schedule as Schedule)), ...rest };
}

function summary({ input, createdAt, modifiedAt }: Schedule): Body {
  return {
    Arn: scheduleArn(input.GroupName, input.Name),
    Name: input.Name,
    GroupName: input.GroupName,
    State: input.State,
    Target: { Arn: input.Target.Arn },
    CreationDate: createdAt / 1000,
    LastModificationDate: modifiedAt / 1000,
  };
}

function listGroups(schedules: Schedules, request: AwsRequest): Body {
  const prefix = request.query.get('NamePrefix') ?? '';
  const found = schedules.groups().filter((group) => group.Name.startsWith(prefix));
  const { page, ...rest } = paginate(found, (group) => group.Name, request);
  return { ScheduleGroups: page.map(describeGroup), ...rest };
}

/** A token is the key of the last returned item, so the next page stays right when items are added or deleted. */
function paginate<T>(
  items: T[],
  keyOf: (item: T) => string,
  request: AwsRequest,
): { page: T[]; NextToken?: string } {
  const size = Number(request.query.get('MaxResults') ?? 100);
  if (!(size >= 1 && size <= 100))
    throw new AwsError('ValidationException', 'MaxResults must be between 1 and 100');
  const token = request.query.get('NextToken');
  const after = token === null ? undefined : Buffer.from(token, 'base64url').toString();
  const ordered = items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rest = after === undefined ? ordered : ordered.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  if (rest.length <= size || !last) return { page };
  return { page, NextToken: Buffer.from(keyOf(last)).toString('base64url') };
}
