import type { NeedsOf } from '../api/needs.ts';
import { told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import type { Payments } from './payments.ts';

export interface PaymentParts extends Parts {
  readonly payments: Payments;
}

export const paymentOperations = (parts: PaymentParts): NeedsOf<'payments'> => {
  const { tables, payments, signing, stripe, audit, guard, oversight } = parts;
  const { stage } = parts.platform;
  /** Calls take turns in the table of payments, which also has the customers at Stripe. */
  const callStripe = [tables.payments.change, stripe.call];
  const moveBack = [payments.settle, tables.ledger.read, oversight.ask, audit.append];
  return {
    // Buyers who sign in at the checkout take over the bookings that they made as guests.
    startPayment: {
      hot: true,
      grants: [
        payments.settle,
        guard.orders,
        tables.accounts.change,
        tables.contacts.change,
        // The deal decides how long a contact is kept.
        tables.deals.read,
        tables.abuse.read,
        signing.read,
      ],
    },
    confirmPayment: { hot: true, grants: [payments.settle, tables.accounts.read, signing.read] },
    getPayment: [tables.payments.read, tables.ledger.read, tables.deals.read, tables.dealBookings.read],
    refundPayment: moveBack,
    listFailedRefunds: [tables.payments.read],
    resolveRefund: moveBack,
    listDisputes: [tables.payments.read],
    getLedgerReport: [tables.payments.read, tables.reconciliation.read],
    getSetup: [stripe.read, ...(stage.mail ? [told({ MAIL_SENDER: stage.mail.address })] : [])],
    setUpPaymentMethod: [...callStripe, tables.abuse.change, guard.orders],
    listPaymentMethods: callStripe,
    setDefaultPaymentMethod: callStripe,
    removePaymentMethod: callStripe,
  };
};
