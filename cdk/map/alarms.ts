import type { Resources } from './resources.ts';

/** The part of an alarm that its cost comes from. */
export interface AlarmMetrics {
  readonly Metrics?: readonly { readonly MetricStat?: unknown }[];
}

/** Returns how many metrics an alarm watches. AWS bills each of them. */
export const metricsOf = ({ Metrics }: AlarmMetrics): number =>
  Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1;

/** Returns the section about alarms, with their cost by the list price of eu-west-1. */
export function alarmSection(resources: Resources): string {
  const alarms = resources.of<AlarmMetrics>('AWS::CloudWatch::Alarm');
  const metrics = alarms.reduce((sum, { properties }) => sum + metricsOf(properties), 0);
  const dollars = (metrics * 0.1).toFixed(2);
  return `## Alarms\n\n${alarms.length} alarms watch ${metrics} metrics. A metric costs $0.10 a month, all of them $${dollars}.`;
}
