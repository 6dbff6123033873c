import {
  alarmText,
  type Health,
  type HealthAlarm,
  type HealthPart,
  type HealthState,
} from '../contract/health.ts';
import type { AlarmAnswer } from '../platform/cloud-watch.ts';

const states: Readonly<Record<AlarmAnswer['StateValue'], HealthState>> = {
  OK: 'ok',
  ALARM: 'alarm',
  INSUFFICIENT_DATA: 'unknown',
};
const order: readonly HealthState[] = ['alarm', 'unknown', 'ok'];

/** Alarms that belong to no part, because another version of the app made them. */
const elsewhere = 'other';

/** Sorts the alarms of a stage by the part of the system, the worst first. @param prefix of their names */
export function healthOf(alarms: readonly AlarmAnswer[], prefix: string, at: string): Health {
  const parts = new Map<string, HealthAlarm[]>();
  for (const alarm of alarms) {
    const { part, ...told } = alarmOf(alarm, prefix);
    parts.set(part, [...(parts.get(part) ?? []), told]);
  }
  return {
    at,
    parts: [...parts]
      .map(([name, of]): HealthPart => ({ name, state: worstOf(of), alarms: of.toSorted(worstFirst) }))
      .toSorted(worstFirst),
  };
}

function alarmOf(alarm: AlarmAnswer, prefix: string): HealthAlarm & { readonly part: string } {
  const { AlarmName, AlarmDescription = '', StateValue, StateReason, StateUpdatedTimestamp } = alarm;
  const [, says = AlarmDescription, part = elsewhere, runbook] = alarmText.exec(AlarmDescription) ?? [];
  return {
    part,
    name: AlarmName.startsWith(prefix) ? AlarmName.slice(prefix.length) : AlarmName,
    state: states[StateValue],
    says,
    runbook: runbook ?? null,
    since: StateUpdatedTimestamp === undefined ? null : new Date(StateUpdatedTimestamp * 1_000).toISOString(),
    why: StateReason ?? null,
  };
}

/** A part is as well as its measured alarms. One that cannot be measured says nothing against the others. */
function worstOf(alarms: readonly HealthAlarm[]): HealthState {
  if (alarms.some(({ state }) => state === 'alarm')) return 'alarm';
  return alarms.every(({ state }) => state === 'unknown') ? 'unknown' : 'ok';
}

const worstFirst = <T extends { readonly name: string; readonly state: HealthState }>(
  one: T,
  other: T,
): number => order.indexOf(one.state) - order.indexOf(other.state) || (one.name < other.name ? -1 : 1);
