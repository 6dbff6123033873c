import * as z from 'zod';
import { maxQuantity } from './max-quantity.ts';
import { maxStock } from './max-stock.ts';
import { money } from './money.ts';

const limit = z.int().min(1).max(maxStock).meta({ format: 'int64' });

/** The default for three bounds: the units of one order, a buyer’s unpaid units, and a buyer’s units of a free deal. */
const sane = 10;
export const defaultFreeLimit = sane;

/** The controls of a deal: bounds on orders, so that one buyer cannot take all units. docs/abuse.md explains them. */
export const signedInOnly = z
  .boolean()
  .meta({ description: 'Guests cannot order; only signed-in customers can.' });

export const challengeGuests = z.boolean().meta({
  description:
    'Guests must solve a challenge for each order. On for a drop and for a free deal unless you set it.',
});

export const maxUnitsPerOrder = z.int().min(1).max(maxQuantity).meta({
  format: 'int64',
  description: 'The most units of one order.',
});

export const maxUnpaidUnits = limit.meta({
  description:
    'The most units that one buyer, and one device, may hold without paying. Without it there is no bound. A free deal has no unpaid units.',
});

export const recentSignInAbove = money.meta({
  description:
    'An order whose total is above this amount needs a sign-in at most 15 minutes old. Without it the stage’s limit applies.',
});

export const perCustomerLimit = limit.meta({
  description: 'The most units that one buyer may book over all orders. Without it there is no limit.',
});

/** The controls as a seller sends them. `null` removes a bound. */
export const newControls = {
  perCustomerLimit: perCustomerLimit
    .nullable()
    .optional()
    .meta({
      format: 'int64',
      description: `The most units that one buyer may book over all orders. Default: ${defaultFreeLimit} for a free deal, otherwise no limit.`,
    }),
  signedInOnly: signedInOnly.default(false),
  challengeGuests: challengeGuests.optional(),
  maxUnitsPerOrder: maxUnitsPerOrder.default(sane),
  maxUnpaidUnits: maxUnpaidUnits.nullable().default(sane),
  recentSignInAbove: recentSignInAbove.optional(),
};

/** Every field is optional. `null` removes a bound. */
export const controlsPatch = {
  perCustomerLimit: perCustomerLimit.nullable().optional(),
  signedInOnly: signedInOnly.optional(),
  challengeGuests: challengeGuests.optional(),
  maxUnitsPerOrder: maxUnitsPerOrder.optional(),
  maxUnpaidUnits: maxUnpaidUnits.nullable().optional(),
  recentSignInAbove: recentSignInAbove.nullable().optional(),
};

/** The controls of a deal. A bound that is absent does not apply. */
export const controls = {
  perCustomerLimit: perCustomerLimit.optional(),
  signedInOnly,
  challengeGuests,
  maxUnitsPerOrder,
  maxUnpaidUnits: maxUnpaidUnits.optional(),
  recentSignInAbove: recentSignInAbove.optional(),
};
