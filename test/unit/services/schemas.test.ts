import { describe, expect, it } from 'vitest';
import { newResource } from '../../../lib/contract/resource.ts';
import { newService, servicePatch } from '../../../lib/contract/service.ts';
import { isSlotPolicyAsGenerous, percentBefore } from '../../../lib/contract/slot-policy.ts';

const resource = newResource.meta()?.example as Record<string, unknown>;
const service = newService.meta()?.example as Record<string, unknown>;
const faultsOf = (schema: typeof newResource | typeof newService, body: unknown) =>
  schema.safeParse(body).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const ofResource = (fields: object) => faultsOf(newResource, { ...resource, ...fields });
const ofService = (fields: object) => faultsOf(newService, { ...service, ...fields });
const [nine, noon] = [540, 720];

describe('a resource', () => {
  it('is read with its defaults', () => {
    expect(newResource.parse({ name: 'Boat', kind: 'vehicle', timeZone: 'America/New_York' })).toEqual({
      name: 'Boat',
      kind: 'vehicle',
      timeZone: 'America/New_York',
      seats: 1,
      weeklyHours: [],
      overrides: [],
      holidays: [],
      timeOff: [],
    });
  });

  it.each<[string, object, string]>([
    [
      'hours that overlap',
      {
        weeklyHours: [
          { day: 1, from: nine, until: noon },
          { day: 1, from: 719, until: 800 },
        ],
      },
      'weeklyHours.1: must not overlap other hours',
    ],
    [
      'hours past midnight that overlap the next day',
      {
        weeklyHours: [
          { day: 2, from: 0, until: 60 },
          { day: 1, from: 1200, until: 1500 },
        ],
      },
      'weeklyHours.0: must not overlap other hours',
    ],
    [
      'Sunday’s hours that overlap Monday’s',
      {
        weeklyHours: [
          { day: 1, from: 0, until: 60 },
          { day: 7, from: 1200, until: 1500 },
        ],
      },
      'weeklyHours.0: must not overlap other hours',
    ],
    [
      'hours that end before they begin',
      { weeklyHours: [{ day: 1, from: noon, until: nine }] },
      'weeklyHours.0.until: must be after from, by a day at most',
    ],
    [
      'hours of more than a day',
      { weeklyHours: [{ day: 1, from: 0, until: 1441 }] },
      'weeklyHours.0.until: must be after from, by a day at most',
    ],
    [
      'overrides that overlap',
      {
        overrides: [
          {
            date: '2026-12-24',
            hours: [
              { from: nine, until: noon },
              { from: 700, until: 800 },
            ],
          },
        ],
      },
      'overrides.0.hours.1: must not overlap other hours',
    ],
    [
      'two overrides of a date',
      {
        overrides: [
          { date: '2026-12-24', hours: [] },
          { date: '2026-12-24', hours: [] },
        ],
      },
      'overrides.1.date: must be there once',
    ],
    [
      'a holiday twice',
      { holidays: [{ date: '2026-12-24' }, { date: '2026-12-24' }] },
      'holidays.1.date: must be there once',
    ],
    [
      'a day that is no date',
      { holidays: [{ date: '2026-02-29' }] },
      'holidays.0.date: must be a date from 2020 to 2199, as in 2026-12-24',
    ],
    [
      'time off that ends before it begins',
      { timeOff: [{ from: '2026-12-24T10:00', until: '2026-12-24T10:00' }] },
      'timeOff.0.until: must be after from',
    ],
    [
      'a time with seconds',
      { timeOff: [{ from: '2026-12-24T10:00:00', until: '2026-12-25T10:00' }] },
      'timeOff.0.from: must be a local time to the minute, as in 2026-12-24T18:30',
    ],
    [
      'a zone by its abbreviation',
      { timeZone: 'BST' },
      'timeZone: must be a name of the IANA time zone database, as in Europe/Berlin',
    ],
    ['no seats', { seats: 0 }, 'seats: Too small: expected number to be >=1'],
  ])('refuses %s', (_, fields, fault) => {
    expect(ofResource(fields)).toContain(fault);
  });

  it('takes hours that touch', () => {
    const parts = [
      { from: nine, until: noon },
      { from: noon, until: 1000 },
    ];
    const week = [
      ...parts.map((part) => ({ day: 1, ...part })),
      { day: 7, from: 1200, until: 1440 },
      { day: 1, from: 0, until: 60 },
    ];
    expect(ofResource({ weeklyHours: week, overrides: [{ date: '2026-12-24', hours: parts }] })).toEqual([]);
  });
});

describe('a service', () => {
  it('sorts its reminders, the earliest first', () => {
    expect(newService.parse({ ...service, reminders: [30, 120] }).reminders).toEqual([120, 30]);
    expect(newService.parse({ ...service, reminders: undefined }).reminders).toEqual([1440, 120]);
  });

  it.each<[string, object, string]>([
    [
      'half minutes',
      { durationMinutes: 45.5 },
      'durationMinutes: Invalid input: expected int, received number',
    ],
    ['a step below five minutes', { stepMinutes: 4 }, 'stepMinutes: Too small: expected number to be >=5'],
    [
      'a party of less than its least',
      { partySize: { min: 3, max: 2 } },
      'partySize.max: must be at least min',
    ],
    ['no group', { requires: [] }, 'requires: Too small: expected array to have >=1 items'],
    [
      'a resource in two groups',
      {
        requires: [
          { name: 'a', resourceIds: ['res_5k8m2p4r6t9w3y7z'] },
          { name: 'b', resourceIds: ['res_5k8m2p4r6t9w3y7z'] },
        ],
      },
      'requires: must name each resource once',
    ],
    [
      'more than fifty resources in all',
      { requires: [many(30, 'a'), many(21, 'b')] },
      'requires: must name at most 50 resources in all groups together',
    ],
    [
      'a policy that returns more later',
      {
        cancellationPolicy: {
          refunds: [
            { percent: 50, minutesBefore: 60 },
            { percent: 60, minutesBefore: 0 },
          ],
        },
      },
      'cancellationPolicy.refunds: each part must end later than the one before it, and return less',
    ],
    [
      'a policy whose parts end at once',
      {
        cancellationPolicy: {
          refunds: [
            { percent: 60, minutesBefore: 60 },
            { percent: 50, minutesBefore: 60 },
          ],
        },
      },
      'cancellationPolicy.refunds: each part must end later than the one before it, and return less',
    ],
    ['a reminder twice', { reminders: [60, 60] }, 'reminders: must differ'],
    [
      'questions of one id',
      {
        questions: [
          { id: 'a', label: 'A', kind: 'text' },
          { id: 'a', label: 'B', kind: 'text' },
        ],
      },
      'questions: must have ids that differ',
    ],
    [
      'a choice without choices',
      { questions: [{ id: 'a', label: 'A', kind: 'choice' }] },
      'questions.0.choices: must be there for the kind choice',
    ],
    [
      'choices of a text',
      { questions: [{ id: 'a', label: 'A', kind: 'text', choices: ['x', 'y'] }] },
      'questions.0.choices: must be left out for this kind',
    ],
    [
      'choices that are equal',
      { questions: [{ id: 'a', label: 'A', kind: 'choice', choices: ['x', 'x'] }] },
      'questions.0.choices: must differ',
    ],
  ])('refuses %s', (_, fields, fault) => {
    expect(ofService(fields)).toContain(fault);
  });

  it('is changed by fields, of which null removes the optional ones', () => {
    expect(
      servicePatch.safeParse({ weeklyLimit: null, cancellationPolicy: null, location: null }).success,
    ).toBe(true);
    expect(servicePatch.safeParse({ durationMinutes: null }).success).toBe(false);
  });
});

describe('a policy of slots', () => {
  const refunds = [
    { percent: 100, minutesBefore: 1440 },
    { percent: 50, minutesBefore: 120 },
  ];

  it.each([
    [1441, 100],
    [1440, 50],
    [120.5, 50],
    [120, 0],
    [-1, 0],
  ])('%s minutes before the start gives back %s %%', (minutes, percent) => {
    expect(percentBefore({ refunds }, minutes)).toBe(percent);
  });

  it.each<[string, object[] | undefined, boolean]>([
    ['the same', refunds, true],
    ['more', [{ percent: 100, minutesBefore: 60 }], true],
    [
      'a shorter time',
      [
        { percent: 100, minutesBefore: 1441 },
        { percent: 50, minutesBefore: 120 },
      ],
      false,
    ],
    [
      'less',
      [
        { percent: 100, minutesBefore: 1440 },
        { percent: 49, minutesBefore: 0 },
      ],
      false,
    ],
    ['nothing', undefined, false],
  ])('is as generous as before with %s: %s', (_, next, isSo) => {
    expect(isSlotPolicyAsGenerous(next && ({ refunds: next } as never), { refunds })).toBe(isSo);
  });

  it('is always as generous as none', () => {
    expect(isSlotPolicyAsGenerous({ refunds }, undefined)).toBe(true);
  });
});

function many(count: number, letter: string) {
  const ids = Array.from({ length: count }, (_, index) => `res_${String(index).padStart(16, letter)}`);
  return { name: letter, resourceIds: ids };
}
