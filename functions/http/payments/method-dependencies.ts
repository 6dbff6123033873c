import { savedMethods } from '../../../lib/payments/saved-methods.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
import { publishableKey, stripeDependencies } from '../../events/payments/stripe.ts';

const { stripe, pace, customers } = stripeDependencies(whileClientWaits, 1);

/** What the operations on saved payment methods are made of. */
export const deps = { customers, methods: savedMethods(stripe, { pace }), publishableKey };
