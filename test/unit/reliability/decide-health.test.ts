import { describe, expect, it } from 'vitest';
import { alarmEnd } from '../../../lib/contract/health.ts';
import type { AlarmAnswer } from '../../../lib/platform/cloud-watch.ts';
import { healthOf } from '../../../lib/reliability/decide-health.ts';

const alarm = (name: string, part: string, StateValue: AlarmAnswer['StateValue']): AlarmAnswer => ({
  AlarmName: `stampede-dev-${name}`,
  AlarmDescription: `${name} failed. ${alarmEnd(part, 'dead-letters')}`,
  StateValue,
  StateReason: 'Because.',
  StateUpdatedTimestamp: 1_798_135_200.5,
});
const health = (...alarms: AlarmAnswer[]) =>
  healthOf(alarms, 'stampede-dev-', '2026-12-24T18:00:00.000Z').parts;

describe('healthOf', () => {
  it('reads meaning, part and section from the description', () => {
    expect(health(alarm('sweep-errors', 'payments', 'ALARM'))).toEqual([
      {
        name: 'payments',
        state: 'alarm',
        alarms: [
          {
            name: 'sweep-errors',
            state: 'alarm',
            says: 'sweep-errors failed.',
            runbook: 'dead-letters',
            since: '2026-12-24T18:00:00.500Z',
            why: 'Because.',
          },
        ],
      },
    ]);
  });

  it('puts the worst first, parts and alarms alike', () => {
    const parts = health(
      alarm('b', 'deals', 'OK'),
      alarm('c', 'api', 'INSUFFICIENT_DATA'),
      alarm('a', 'live', 'OK'),
      alarm('d', 'live', 'INSUFFICIENT_DATA'),
      alarm('e', 'live', 'ALARM'),
    );
    expect(parts.map(({ name, state }) => [name, state])).toEqual([
      ['live', 'alarm'],
      ['api', 'unknown'],
      ['deals', 'ok'],
    ]);
    expect(parts[0]?.alarms.map(({ name }) => name)).toEqual(['e', 'd', 'a']);
  });

  it('calls a part well when some of its alarms have no data and the others are off', () => {
    expect(health(alarm('a', 'api', 'INSUFFICIENT_DATA'), alarm('b', 'api', 'OK'))[0]?.state).toBe('ok');
  });

  it('keeps an alarm whose description another version wrote', () => {
    const [part] = health({ AlarmName: 'mine', AlarmDescription: 'Mine.', StateValue: 'OK' });
    expect(part).toMatchObject({ name: 'other', alarms: [{ name: 'mine', says: 'Mine.', runbook: null }] });
    expect(health({ AlarmName: 'mine', StateValue: 'OK' })[0]?.alarms[0]).toMatchObject({
      ...{ says: '', since: null, why: null },
    });
  });
});
