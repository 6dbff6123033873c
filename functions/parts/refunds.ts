import { whileClientWaits } from '../../lib/stripe/stripe.ts';
import { audit } from './audit.ts';
import { paymentDependencies } from './paying.ts';
import { ledger } from './payments.ts';
import { oversight } from './staff.ts';

/** The dependencies of the operations with which staff refund. */
export const refundDependencies = async () => ({
  ...(await paymentDependencies(whileClientWaits, 1)),
  audit: audit(),
  oversight: oversight(),
  ledger: ledger(),
});
