import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../../console/src/pages/audit/audit-csv.ts';
import {
  filterParams,
  hasFilters,
  noFilters,
  queryOf,
  readFilters,
} from '../../../console/src/pages/audit/audit-filters.ts';
import { auditedOperations } from '../../../console/src/pages/audit/audited-operations.ts';
import { changesOf, changeText } from '../../../console/src/pages/audit/changes.ts';
import { isForStaff } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';

describe('changesOf', () => {
  it('names only the fields that differ, those inside objects by their path', () => {
    const changes = changesOf({
      before: { price: { amountMinor: 100, currency: 'EUR' }, state: 'draft' },
      after: { price: { amountMinor: 90, currency: 'EUR' }, state: 'live' },
    });
    expect(changes).toEqual([
      { field: 'state', before: 'draft', after: 'live' },
      { field: 'price.amountMinor', before: '100', after: '90' },
    ]);
    expect(changes.map(changeText)).toEqual(['state: draft → live', 'price.amountMinor: 100 → 90']);
  });

  it('shows a new thing without a side before, with its title first and its version last', () => {
    const changes = changesOf({ before: null, after: { version: 1, tags: ['a', 'b'], title: 'Brunch' } });
    expect(changes).toEqual([
      { field: 'title', before: undefined, after: 'Brunch' },
      { field: 'tags', before: undefined, after: 'a, b' },
      { field: 'version', before: undefined, after: '1' },
    ]);
  });

  it('shows what became empty as a dash', () => {
    expect(changesOf({ before: { roles: ['admin'] }, after: { roles: [] } })).toEqual([
      { field: 'roles', before: 'admin', after: '–' },
    ]);
    expect(changesOf({ before: { note: 'x' }, after: {} }).map(changeText)).toEqual(['note: x → –']);
  });

  it('finds nothing in an entry without facts', () => {
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });
});

describe('The filters of the audit log', () => {
  it('survive their address', () => {
    const filters = { ...noFilters, operation: 'pauseDeal', from: '2026-11-01' };
    expect(readFilters(filterParams(filters))).toEqual(filters);
    expect(hasFilters(filters)).toBe(true);
    expect(hasFilters(readFilters(new URLSearchParams('')))).toBe(false);
  });

  it('leave out what the API would refuse', () => {
    const params = new URLSearchParams({ actor: 'a b', subject: 'deal_1', from: '2026-02-30', to: 'x' });
    expect(readFilters(params)).toEqual({ ...noFilters, subject: 'deal_1' });
  });

  it('include the last day, where the person is', () => {
    const { from, to } = queryOf({ ...noFilters, from: '2026-11-01', to: '2026-11-01' });
    expect(from).toBe(new Date(2026, 10, 1).toISOString());
    expect(to).toBe(new Date(2026, 10, 2).toISOString());
    expect(queryOf(noFilters)).toEqual({});
  });
});

it('Every change by staff can be chosen as a filter', () => {
  // Previews are a POST because of their body. A check counts and keeps the count.
  const changeNothing = ['previewStorefront', 'previewStockRepair', 'runStockCheck'];
  const changes = operationList.filter(
    (operation) =>
      operation.method !== 'GET' && !changeNothing.includes(operation.id) && isForStaff(operation),
  );
  expect(auditedOperations).toEqual(expect.arrayContaining(changes.map(({ id }) => id)));
  const known = operationList.map(({ id }) => id);
  expect(auditedOperations.filter((id) => !known.includes(id))).toEqual([]);
});

it('The CSV of the audit log has each entry in a row, with its changes', () => {
  const csv = auditCsv([
    {
      ...{ id: 'aud_1', at: '2026-11-30T05:00:00.000Z', operation: 'setStaffRoles', requestId: 'r1' },
      actor: { staffId: 's1', roles: ['admin', 'support'] },
      subject: { kind: 'staff', id: 's2' },
      outcome: 'done',
      before: { roles: ['admin'] },
      after: { roles: ['support'] },
    },
  ]);
  const [, row = ''] = csv.split('\r\n');
  expect(row).toBe(
    'aud_1,2026-11-30T05:00:00.000Z,s1,admin support,,setStaffRoles,staff,s2,done,roles: admin → support,"{""roles"":[""admin""]}","{""roles"":[""support""]}",r1',
  );
});
