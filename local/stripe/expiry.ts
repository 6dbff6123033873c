import { type Account, idOf } from './account.ts';
import { isExpired } from './charges.ts';
import { endIntent } from './payment-intents.ts';

/**
 * Cancels authorizations that were not captured in time, as Stripe does by itself.
 * @see https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
export function expireAuthorizations(account: Account): void {
  for (const { id, status } of account.records.payment_intent.all()) {
    if (status !== 'requires_capture') continue;
    const intent = account.records.payment_intent.get(id);
    const charge = intent && account.records.charge.get(idOf(intent.latest_charge) ?? '');
    if (intent && charge && isExpired(account, charge)) endIntent(account, intent, 'automatic');
  }
}
