import { describe, expect, it } from 'vitest';
import { dark, light } from '../../../mobile-sdk/example/src/palette.ts';
import { bookingCode, spelled } from '../../../mobile-sdk/example/src/words/booking-code.ts';
import {
  canCancel,
  cancelledWords,
  cancelWords,
  keptWords,
  payByWords,
} from '../../../mobile-sdk/example/src/words/bookings.ts';
import { categoryWords } from '../../../mobile-sdk/example/src/words/category.ts';
import { emailProblem } from '../../../mobile-sdk/example/src/words/email.ts';
import { policyWords, refundDeadline, refundPercent } from '../../../mobile-sdk/example/src/words/policy.ts';
import { newPriceWords } from '../../../mobile-sdk/example/src/words/rejections.ts';
import type { RecordedBooking } from '../../../mobile-sdk/src/index.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

const booking = (over: Partial<RecordedBooking> = {}): RecordedBooking => ({
  id: 'bkg_7k3m9qzp0000000000000000000000000000abcd',
  dealId: 'deal_0000000000000000',
  buyerId: 'gst_0000000000000000',
  quantity: 1,
  unitPrice: eur(1_900),
  total: eur(1_900),
  status: 'confirmed',
  createdAt: '2026-12-01T10:00:00.000Z',
  updatedAt: '2026-12-01T10:00:00.000Z',
  ...over,
});

describe('the words of the sample app', () => {
  it('say by when to pay, and what happens then', () => {
    expect(payByWords('2026-12-01T10:34:00Z', 1, () => '10:34')).toBe(
      'Pay by 10:34. After that it goes to the next buyer.',
    );
    expect(payByWords('2026-12-01T10:34:00Z', 2, () => '10:34')).toContain('After that they go');
    expect(keptWords(1)).toBe('It’s in My bookings, even offline.');
  });

  it('never show a slug', () => {
    expect(categoryWords('food-and-drink')).toBe('Food and drink');
  });

  it('say what is missing for paying', () => {
    expect(emailProblem(' ')).toMatch(/missing/);
    expect(emailProblem('ada@')).toMatch(/not an email/);
    expect(emailProblem(' ada@example.com ')).toBeUndefined();
  });

  it('ask again with both prices', () => {
    const { title, next } = newPriceWords(eur(1_900), eur(9_900));
    expect(title).toMatch(/99[.,]00/);
    expect(next).toMatch(/19[.,]00/);
  });

  it('make a code of the beginning of a booking’s id, to be shown and to be said', () => {
    const code = bookingCode(booking().id);
    expect(code).toBe('7K3M-9QZP');
    expect(spelled(code)).toBe('7 K 3 M 9 Q Z P');
  });
});

describe('the cancellation policy in words', () => {
  const friday = '2026-12-04T18:00:00.000Z';
  const saturday = '2026-12-05T18:00:00.000Z';
  const policy = {
    refunds: [
      { percent: 100, until: friday },
      { percent: 50, until: saturday },
    ],
  };
  const at = Date.parse;
  const day = (instant: string) => (instant === friday ? 'Friday' : 'Saturday');

  it.each([
    [
      '2026-12-01T00:00:00Z',
      100,
      friday,
      'Cancel and get everything back until Friday, then 50% back until Saturday, then nothing.',
    ],
    [friday, 50, saturday, 'Cancel and get 50% back until Saturday, then nothing.'],
    [saturday, 0, undefined, 'The time to cancel for a refund is over.'],
  ])('at %s gives %i %% back', (now, percent, deadline, said) => {
    expect(refundPercent(policy, at(now))).toBe(percent);
    expect(refundDeadline(policy, at(now))).toBe(deadline);
    expect(policyWords(policy, at(now), day)).toBe(said);
  });

  it('knows parts without an end, and deals without a policy', () => {
    const now = at(friday);
    expect(policyWords({ refunds: [{ percent: 100 }] }, now)).toBe(
      'Cancel and get everything back at any time.',
    );
    const halves = { refunds: [{ percent: 100, until: saturday }, { percent: 50 }] };
    expect(policyWords(halves, now, day)).toBe(
      'Cancel and get everything back until Saturday, then 50% back.',
    );
    expect(policyWords(undefined, now)).toMatch(/final/);
    expect(refundPercent(undefined, now)).toBe(0);
  });

  it('offers to cancel only what the shop would cancel, and says what goes back', () => {
    const held = booking({ status: 'held' });
    const free = booking({ total: eur(0), unitPrice: eur(0) });
    expect([
      canCancel(booking(), 0),
      canCancel(booking(), 50),
      canCancel(held, 0),
      canCancel(free, 0),
    ]).toEqual([false, true, true, true]);
    expect(canCancel(booking({ status: 'refunded' }), 100)).toBe(false);
    expect(cancelWords(held, 0)).toContain('Nothing was charged');
    expect(cancelWords(booking(), 50)).toMatch(/50% of €?\s?19[.,]00/);
  });
});

describe('a cancelled booking', () => {
  it('says what goes back, and who did it', () => {
    const back = booking({
      status: 'cancelled',
      payment: { status: 'partially_refunded', refunded: eur(950) },
    });
    expect(cancelledWords(back)).toMatch(/9[.,]50.*goes back/);
    expect(cancelledWords(booking({ status: 'cancelled', cancellation: 'deal_cancelled' }))).toBe(
      'The seller called it off. Nothing was charged.',
    );
  });
});

describe('the colours of the sample app', () => {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
      const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** WCAG 2.2, 1.4.3. */
  const contrast = (one: string, other: string) => {
    const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  };

  it.each([
    ['light', light],
    ['dark', dark],
  ])('can be read in the %s', (_name, colours) => {
    const grounds = ['paper', 'surface', 'sunken', 'accentSoft', 'goodSoft', 'badSoft'] as const;
    for (const ground of grounds) {
      for (const text of ['ink', 'muted'] as const)
        expect([ground, text, contrast(colours[ground], colours[text]) >= 4.5]).toEqual([ground, text, true]);
      expect([ground, contrast(colours[ground], colours.edge) >= 3]).toEqual([ground, true]);
    }
    const pairs = [
      ['accentSoft', 'accent'],
      ['surface', 'accent'],
      ['goodSoft', 'good'],
      ['badSoft', 'bad'],
      ['accentSoft', 'bad'],
      ['accent', 'onAccent'],
      ['ink', 'paper'],
    ] as const;
    for (const [ground, text] of pairs)
      expect([ground, text, contrast(colours[ground], colours[text]) >= 4.5]).toEqual([ground, text, true]);
  });
});
