import { describe, expect, it } from 'vitest';
import { decideProfile, emptyProfile } from '../../../lib/accounts/decide-profile.ts';
import type { ConsentChoice, ProfilePatch } from '../../../lib/contract/account.ts';

const now = '2026-12-24T10:00:00.000Z';
const later = '2026-12-25T10:00:00.000Z';
const nobody = emptyProfile('cus_0000000000000001');
const yes = (topic: ConsentChoice['topic'], wording = 'v1'): ConsentChoice => ({
  channel: 'push',
  topic,
  granted: true,
  wording,
});
const no = (topic: ConsentChoice['topic']): ConsentChoice => ({ channel: 'push', topic, granted: false });

function changed(before: typeof nobody, patch: ProfilePatch, at = now) {
  const decision = decideProfile(before, patch, at);
  if (decision.kind !== 'change') throw new Error(`It is ${decision.kind}`);
  return decision;
}

describe('decideProfile', () => {
  it('makes the first version of a profile', () => {
    expect(changed(nobody, { name: 'Mara', locale: 'DE-de' }).profile).toEqual({
      ...nobody,
      name: 'Mara',
      locale: 'de-DE',
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
  });

  it('keeps what is left out, removes what is null, and remembers when it was made', () => {
    const { profile } = changed(nobody, { name: 'Mara', phone: '+4930123456' });
    const next = changed(profile, { phone: null, timeZone: 'Europe/Berlin' }, later).profile;
    expect(next).toMatchObject({ name: 'Mara', timeZone: 'Europe/Berlin', version: 2, createdAt: now });
    expect(next).not.toHaveProperty('phone');
    expect(next.updatedAt).toBe(later);
  });

  it.each([{}, { name: 'Mara' }, { phone: null }, { locale: 'de-de' }, { consents: [yes('orders')] }])(
    'changes nothing when %j says nothing new',
    (patch) => {
      const { profile } = changed(nobody, { name: 'Mara', locale: 'de-DE', consents: [yes('orders')] });
      expect(decideProfile(profile, patch, later)).toEqual({ kind: 'unchanged' });
    },
  );

  it('records what is new among the consents, and lists the last word of each', () => {
    const { profile, consents } = changed(nobody, { consents: [yes('orders'), no('marketing')] });
    expect(consents).toEqual([
      { ...yes('orders'), at: now },
      { ...no('marketing'), at: now },
    ]);
    const next = changed(profile, { consents: [no('orders'), no('marketing')] }, later);
    expect(next.consents).toEqual([{ ...no('orders'), at: later }]);
    expect(next.profile.consents).toEqual([
      { ...no('marketing'), at: now },
      { ...no('orders'), at: later },
    ]);
  });

  it('records a yes to another text as a new one', () => {
    const { profile } = changed(nobody, { consents: [yes('orders')] });
    expect(changed(profile, { consents: [yes('orders', 'v2')] }, later).consents).toEqual([
      { ...yes('orders', 'v2'), at: later },
    ]);
  });

  it('refuses a yes without its wording, and a pair that is named twice', () => {
    const bare: ConsentChoice = { channel: 'sms', topic: 'orders', granted: true };
    const decision = decideProfile(nobody, { consents: [yes('orders'), bare, no('orders')] }, now);
    expect(decision).toMatchObject({
      kind: 'refuse',
      errors: [{ path: 'body.consents.1.wording' }, { path: 'body.consents.2' }],
    });
  });
});
