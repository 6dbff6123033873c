import type { Account } from './account.ts';
import { StripeFailure } from './failure.ts';

/**
 * Creates an intent and confirms it in one request. A refusal leaves neither the intent nor its event. A decline leaves
 * both, as in Stripe: the error contains the intent, so that the buyer can try another card.
 */
export function atOnce<T extends object>(
  account: Account,
  kind: 'payment_intent' | 'setup_intent',
  request: (attempt: Account) => T,
): T {
  const events: Parameters<Account['emit']>[] = [];
  const created: string[] = [];
  const attempt: Account = {
    ...account,
    emit(type, object, previous) {
      if (type === `${kind}.created`) created.push((object as { id: string }).id);
      events.push([type, structuredClone(object), previous]);
    },
  };
  const tell = () => {
    for (const event of events) account.emit(...event);
  };
  try {
    const answer = request(attempt);
    tell();
    return answer;
  } catch (error) {
    if (error instanceof StripeFailure && error.status === 402) {
      tell();
      throw error;
    }
    for (const id of created) account.records[kind].delete(id);
    if (!(error instanceof StripeFailure)) throw error;
    const { payment_intent: _, setup_intent: __, ...rest } = error.error;
    throw new StripeFailure(error.status, rest);
  }
}
