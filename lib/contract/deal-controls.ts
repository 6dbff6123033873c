import * as z from 'zod';
import { maxQuantity } from './max-quantity.ts';
import { maxStock } from './max-stock.ts';
import { money } from './money.ts';

const limit = z.int().min(1).max(maxStock).meta({ format: 'int64' });

/** Units one order may ask for, units a buyer may hold unpaid, and units of a free deal a buyer may have. */
const sane = 10;
export const defaultFreeLimit = sane;

/** Controls of a deal: who may order how much, so that no stranger takes all of it. docs/abuse.md tells how they work. */
export const signedInOnly = z
  .boolean()
  .meta({ description: 'Guests may not order: only signed-in customers.' });

export const challengeGuests = z.boolean().meta({
  description:
    'Guests solve a challenge for each order. On for a drop and for a free deal unless you say otherwise.',
});

export const maxUnitsPerOrder = z.int().min(1).max(maxQuantity).meta({
  format: 'int64',
  description: 'Units one order may ask for.',
});

export const maxUnpaidUnits = limit.meta({
  description:
    'Units that one buyer, and one device, may hold without having paid. Without it there is no bound; a free deal holds none.',
});

export const recentSignInAbove = money.meta({
  description:
    'An order whose total is above it needs a sign-in that is at most 15 minutes old. Without it the limit of the stage applies.',
});

export const perCustomerLimit = limit.meta({
  description: 'Units one buyer may book over all orders; without it there is no limit.',
});

/** The controls as a seller writes them; `null` says that there is no bound. */
export const newControls = {
  perCustomerLimit: perCustomerLimit
    .nullable()
    .optional()
    .meta({
      format: 'int64',
      description: `Units one buyer may book over all orders. When left out: ${defaultFreeLimit} for a free deal, else no limit.`,
    }),
  signedInOnly: signedInOnly.default(false),
  challengeGuests: challengeGuests.optional(),
  maxUnitsPerOrder: maxUnitsPerOrder.default(sane),
  maxUnpaidUnits: maxUnpaidUnits.nullable().default(sane),
  recentSignInAbove: recentSignInAbove.optional(),
};

/** Every one is optional; `null` removes a bound. */
export const controlsPatch = {
  perCustomerLimit: perCustomerLimit.nullable().optional(),
  signedInOnly: signedInOnly.optional(),
  challengeGuests: challengeGuests.optional(),
  maxUnitsPerOrder: maxUnitsPerOrder.optional(),
  maxUnpaidUnits: maxUnpaidUnits.nullable().optional(),
  recentSignInAbove: recentSignInAbove.nullable().optional(),
};

/** The controls of a deal: a bound that is absent does not exist. */
export const controls = {
  perCustomerLimit: perCustomerLimit.optional(),
  signedInOnly,
  challengeGuests,
  maxUnitsPerOrder,
  maxUnpaidUnits: maxUnpaidUnits.optional(),
  recentSignInAbove: recentSignInAbove.optional(),
};
