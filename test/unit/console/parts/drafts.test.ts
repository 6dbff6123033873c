import { expect, it } from 'vitest';
import { draftsOf } from '../../../../console/src/parts/protected-form/drafts.ts';

function place(items = new Map<string, string>()) {
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (n: number) => [...items.keys()][n] ?? null,
    get length() {
      return items.size;
    },
  };
}

const draft = {
  fields: { reason: 'The oven broke.' },
  idempotencyKey: 'key',
  address: '/bookings/1?open=refund',
  keptAt: 1_000,
};

it('keeps a draft in the tab, and on the device once a colleague was asked', () => {
  const [tab, device] = [place(), place()];
  const drafts = draftsOf('ada', { tab, device });
  drafts.keep('refund:1', draft);
  expect([tab.items.size, device.items.size]).toEqual([1, 0]);
  drafts.keep('refund:1', { ...draft, approvalId: 'apr_1' });
  expect([tab.items.size, device.items.size]).toEqual([0, 1]);
  expect(drafts.read('refund:1', 2_000)).toEqual({ ...draft, approvalId: 'apr_1' });
  drafts.forget('refund:1');
  expect(drafts.read('refund:1', 2_000)).toBeUndefined();
});

it('gives a draft neither to another person nor after a day, and survives broken text', () => {
  const places = { tab: place(), device: place() };
  draftsOf('ada', places).keep('refund:1', draft);
  expect(draftsOf('bob', places).read('refund:1', 2_000)).toBeUndefined();
  expect(draftsOf('ada', places).read('refund:1', 1_000 + 24 * 3_600_000)).toBeUndefined();
  for (const key of places.tab.items.keys()) places.tab.items.set(key, '{');
  expect(draftsOf('ada', places).read('refund:1', 2_000)).toBeUndefined();
});

it('finds the draft that waits for a colleague', () => {
  const places = { tab: place(), device: place() };
  const drafts = draftsOf('ada', places);
  drafts.keep('refund:1', { ...draft, approvalId: 'apr_1' });
  drafts.keep('refund:2', { ...draft, approvalId: 'apr_2', address: '/bookings/2?open=refund' });
  places.device.setItem('another key', 'x');
  expect(drafts.waitingFor('apr_2', 2_000)?.address).toBe('/bookings/2?open=refund');
  expect(drafts.waitingFor('apr_3', 2_000)).toBeUndefined();
  expect(draftsOf('bob', places).waitingFor('apr_2', 2_000)).toBeUndefined();
});
