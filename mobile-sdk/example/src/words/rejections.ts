import type { Money, Rejection } from '@stampede/mobile-sdk';
import { money } from '../format.ts';
import type { Explanation } from './errors.ts';

/** The reason of a rejected order, and the buyer's next step. */
export const rejections: Readonly<Record<Rejection, Explanation>> = {
  sold_out: {
    title: 'Somebody was faster',
    next: 'There are not enough left. When somebody does not pay in time, theirs come back: stay on this page and you will see it at once.',
  },
  deal_not_live: {
    title: 'The sale is not open',
    next: 'It has ended, or takes a break. Nothing was ordered and nothing will be charged.',
  },
  limit_exceeded: {
    title: 'That is more than the limit',
    next: 'Each buyer gets a few only. Take less, or see what you have in My bookings.',
  },
  sign_in_required: {
    title: 'For signed-in customers only',
    next: 'Nothing was ordered. Sign in and buy again.',
  },
  quantity_too_large: {
    title: 'Too many at once',
    next: 'Nothing was ordered: one order may have fewer of this. Take less.',
  },
  too_many_unpaid: {
    title: 'Pay first, then take more',
    next: 'You hold as much of this as one may without paying. Pay for it in My bookings, or give some of it back.',
  },
  price_changed: {
    title: 'The price has changed',
    next: 'Nothing was ordered and nothing will be charged. Look at the new price, and buy again if it suits you.',
  },
  amount_too_large: {
    title: 'Too much for one payment',
    next: 'Nothing was ordered: together this is more than a card payment can be. Take fewer at a time.',
  },
  idempotency_key_reused: {
    title: 'That was another order',
    next: 'Nothing was ordered. Please begin again.',
  },
};

/** Asks again, with the current price. */
export const newPriceWords = (before: Money, now: Money): Explanation => ({
  title: `It costs ${money(now)} now`,
  next: `It was ${money(before)} when you looked. Nothing was ordered. Buy at the new price, or leave it.`,
});
