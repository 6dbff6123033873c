import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packed, strictPolicy } from '../../../cdk/abuse-policy.ts';
import { stageNamed, stageNames } from '../../../cdk/stages.ts';
import {
  calm,
  decideAction,
  decideCountry,
  decideRisk,
  noMarks,
  type RiskSignals,
  signs,
} from '../../../lib/abuse/decide-risk.ts';
import { readAbusePolicy } from '../../../lib/abuse/policy.ts';
import { riskReasons } from '../../../lib/contract/risk.ts';

const policy = readAbusePolicy(
  JSON.stringify(strictPolicy({ siteKey: 'site-key', hostnames: ['stampede.example'] })),
);
const { orders, guests, marks, thresholds } = policy;
const reasonsOf = (changed: Partial<RiskSignals>) => decideRisk({ ...calm, ...changed }, policy).reasons;

describe('decideRisk', () => {
  it('sees nothing in an ordinary order', () => {
    const ordinary = {
      ...calm,
      ordersOfBuyer: 1,
      ordersOfDevice: 1,
      unitsOfAddress: 3,
      unitsOfDeal: 1_000,
      buyersOfDevice: 1,
    };
    expect(decideRisk(ordinary, policy)).toEqual({ score: 0, reasons: [] });
  });

  it.each([
    ['buyer_velocity', { ordersOfBuyer: orders.buyer.notice }, { ordersOfBuyer: orders.buyer.notice - 1 }],
    [
      'device_velocity',
      { ordersOfDevice: orders.device.notice },
      { ordersOfDevice: orders.device.notice - 1 },
    ],
    ['no_device', { hasDevice: false }, { hasDevice: true }],
    ['address_velocity', { unitsOfAddress: 11, unitsOfDeal: 100 }, { unitsOfAddress: 10, unitsOfDeal: 100 }],
    [
      'address_velocity',
      { unitsOfAddress: 101, unitsOfDeal: 10_000 },
      { unitsOfAddress: 100, unitsOfDeal: 10_000 },
    ],
    ['lapsed_holds', { marks: { ...noMarks, lapsedHolds: 3 } }, { marks: { ...noMarks, lapsedHolds: 2 } }],
    [
      'lapsed_holds_from_address',
      { unitsOfDeal: 1_000, marks: { ...noMarks, lapsedUnitsOfAddress: 51 } },
      { unitsOfDeal: 1_000, marks: { ...noMarks, lapsedUnitsOfAddress: 50 } },
    ],
    [
      'declined_cards',
      { marks: { ...noMarks, declinedCards: marks.declinedCards } },
      { marks: { ...noMarks, declinedCards: marks.declinedCards - 1 } },
    ],
    [
      'declined_cards_from_address',
      { marks: { ...noMarks, declinedCardsOfAddress: marks.declinedCardsOfAddress } },
      { marks: { ...noMarks, declinedCardsOfAddress: marks.declinedCardsOfAddress - 1 } },
    ],
    [
      'guests_from_device',
      { guestsOfDevice: guests.device.notice },
      { guestsOfDevice: guests.device.notice - 1 },
    ],
    [
      'guests_from_address',
      { guestsOfAddress: guests.address.notice },
      { guestsOfAddress: guests.address.notice - 1 },
    ],
    ['device_shared', { buyersOfDevice: 4 }, { buyersOfDevice: 3 }],
    ['country_mismatch', { country: 'mismatch' }, { country: 'unknown' }],
  ] as const)('sees %s from its notice on, and not before', (reason, at, below) => {
    expect(reasonsOf(at)).toContain(reason);
    expect(reasonsOf(below)).toEqual([]);
  });

  it('takes what was noticed when the guest’s token was made', () => {
    expect(reasonsOf({ noticed: ['guests_from_address', 'guest_flood_from_address'] })).toEqual([
      'guests_from_address',
      'guest_flood_from_address',
    ]);
  });

  it('scores between 0 and 100, and never less for more signs', () => {
    const some = fc.record({
      ordersOfBuyer: fc.nat(50),
      ordersOfDevice: fc.nat(50),
      unitsOfAddress: fc.nat(50_000),
      guestsOfDevice: fc.nat(20),
      guestsOfAddress: fc.nat(50_000),
      buyersOfDevice: fc.nat(32),
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const more = Object.fromEntries(
          Object.entries(one).map(([name, value]) => [name, value + other[name as keyof typeof other]]),
        );
        const [less, greater] = [one, more].map(
          (signals) => decideRisk({ ...calm, ...signals }, policy).score,
        ) as [number, number];
        expect(greater).toBeGreaterThanOrEqual(less);
        expect(greater).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('asks for nothing because of one sign of a crowd, and for a challenge because of two', () => {
    const nobody = { cleared: false, trusted: false };
    const actionOf = (changed: Partial<RiskSignals>) =>
      decideAction(decideRisk({ ...calm, unitsOfDeal: 1_000, ...changed }, policy), nobody, thresholds);
    expect(actionOf({ hasDevice: false })).toBe('allow');
    expect(actionOf({ unitsOfAddress: 50 })).toBe('allow');
    expect(actionOf({ noticed: ['guests_from_address'] })).toBe('allow');
    expect(actionOf({ unitsOfAddress: 11, hasDevice: false })).toBe('challenge');
    expect(actionOf({ unitsOfAddress: 51 })).toBe('challenge');
    expect(actionOf({ guestsOfAddress: guests.address.notice, hasDevice: false })).toBe('challenge');
    expect(actionOf({ guestsOfAddress: guests.address.flood })).toBe('challenge');
  });

  it('lists nobody for staff because of their crowd', () => {
    const crowd = {
      ...calm,
      hasDevice: false,
      unitsOfAddress: 1_000,
      unitsOfDeal: 1_000,
      guestsOfAddress: 5_000,
      marks: { ...noMarks, lapsedUnitsOfAddress: 900, declinedCardsOfAddress: 900 },
    };
    const { score, reasons } = decideRisk(crowd, policy);
    expect(score).toBe(thresholds.review - 1);
    expect(reasons).toEqual(signs.filter(({ ofCrowd }) => ofCrowd).map(({ reason }) => reason));
    expect(decideRisk({ ...crowd, country: 'mismatch' }, policy).score).toBe(score + 20);
  });
});

describe('decideAction', () => {
  const nobody = { cleared: false, trusted: false };
  const risk = (score: number) => ({ score, reasons: [] });

  it.each([
    [49, nobody, 'allow'],
    [50, nobody, 'challenge'],
    [100, nobody, 'challenge'],
    [79, { cleared: true, trusted: false }, 'allow'],
    [80, { cleared: true, trusted: false }, 'review'],
    [79, { cleared: false, trusted: true }, 'allow'],
    [100, { cleared: false, trusted: true }, 'review'],
  ] as const)('answers a score of %i from %o with %s', (score, standing, action) => {
    expect(decideAction(risk(score), standing, thresholds)).toBe(action);
  });

  it('never stops a buyer with history for the score', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.boolean(), (score, cleared) => {
        expect(decideAction(risk(score), { cleared, trusted: true }, thresholds)).not.toBe('challenge');
      }),
    );
  });
});

describe('decideCountry', () => {
  it.each([
    ['DE', 'de', 'match'],
    ['DE', 'FR', 'mismatch'],
    ['DE', undefined, 'unknown'],
    [undefined, 'DE', 'unknown'],
    [undefined, undefined, 'unknown'],
  ] as const)('of %s and %s says %s', (claimed, seen, match) => {
    expect(decideCountry(claimed, seen)).toBe(match);
  });
});

describe('the policy', () => {
  it.each(stageNames)('of %s can be read by the functions', (stage) => {
    const { abuse } = stageNamed(stage);
    expect(readAbusePolicy(packed(abuse))).toEqual(abuse);
    expect(readAbusePolicy(JSON.stringify(abuse))).toEqual(abuse);
  });

  it('that lacks something names it', () => {
    const { guests: _, ...rest } = policy;
    expect(() => readAbusePolicy(JSON.stringify(rest))).toThrow(/ABUSE_POLICY: [\s\S]*guests/);
  });

  it('is explained, with the weight of each sign, in docs/abuse.md', () => {
    const [, page = ''] = readFileSync('docs/abuse.md', 'utf8').split('\n## Risk\n');
    const table = [...page.matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map(([, reason, weight]) => [
      reason,
      Number(weight),
    ]);
    expect(table).toEqual(signs.map(({ reason, weight }) => [reason, weight]));
    expect(signs.map(({ reason }) => reason)).toEqual([...riskReasons]);
  });
});
