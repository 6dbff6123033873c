import type { AuditEntry } from '@stampede/mobile-sdk/admin';
import { csvFile } from '../../../../lib/platform/csv.ts';
import { changesOf, changeText } from './changes.ts';

const columns = [
  'id',
  'at',
  'staffId',
  'roles',
  'address',
  'operation',
  'subjectKind',
  'subjectId',
  'outcome',
  'changes',
  'before',
  'after',
  'requestId',
];

/** Returns entries as CSV. The names of its columns are the API's, in every language, because programs read them. */
export const auditCsv = (entries: readonly AuditEntry[]): string =>
  csvFile([
    columns,
    ...entries.map((entry) => [
      ...[entry.id, entry.at, entry.actor.staffId, entry.actor.roles.join(' '), entry.actor.address ?? ''],
      ...[entry.operation, entry.subject.kind, entry.subject.id, entry.outcome],
      changesOf(entry).map(changeText).join('\n'),
      ...[factsText(entry.before), factsText(entry.after), entry.requestId],
    ]),
  ]);

const factsText = (facts: AuditEntry['before']): string => (facts ? JSON.stringify(facts) : '');
