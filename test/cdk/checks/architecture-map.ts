import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { architectureMap } from '../../../cdk/map/architecture-map.ts';
import { operationList } from '../../../lib/contract/operations.ts';
import { deployedName, tableNames } from '../../../lib/platform/tables.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const map = architectureMap(synthesized('prod').templates);
/** The last row of this name: functions come after queues and streams. */
const rowOf = (name: string) => map.split('\n').findLast((line) => line.startsWith(`| ${name} |`)) ?? '';

describe('docs/architecture-map.md', () => {
  it('is what the templates make: npm run generate', () => {
    expect(readFileSync('docs/architecture-map.md', 'utf8')).toBe(map);
  });

  it('has a row for each table, queue and function', () => {
    for (const name of tableNames) expect(map.includes(`\n| \`${deployedName(name)}\``), name).toBe(true);
    const functions = resourcesOf<{ FunctionName: string }>('prod', 'AWS::Lambda::Function');
    const queues = resourcesOf<{ QueueName: string; RedrivePolicy?: object }>('prod', 'AWS::SQS::Queue');
    const names = [
      ...functions.map(({ properties }) => properties.FunctionName),
      ...queues
        .filter(({ properties }) => properties.RedrivePolicy)
        .map(({ properties }) => properties.QueueName),
    ].map((name) => name.slice('stampede-prod-'.length));
    expect(names.filter((name) => rowOf(name) === '')).toEqual([]);
    expect(map).not.toContain('functions/?');
  });

  it('says what calls a function: each operation has its route there', () => {
    expect(
      operationList.filter(({ method, path }) => !map.includes(`\`${method} ${path}\``)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('tells a table from the queue of its name, a count from a change, and reading from querying', () => {
    const row = rowOf('settle-payments').split(/ \| |, /);
    expect(row).toEqual(
      expect.arrayContaining([
        'change payments',
        'send payments',
        'count in abuse `declines.*`',
        'append to ledger',
      ]),
    );
    expect(rowOf('list-audit-entries')).toContain('query audit');
    expect(rowOf('on-bookings-changed')).toContain('write deal-bookings');
  });
});
