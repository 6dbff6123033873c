import { useTranslations } from 'use-intl';

/** Stripe's reasons and statuses have words here as far as they are known; others are shown as Stripe has them. */
export function useDisputeWords() {
  const text = useTranslations('work');
  const wordOf = (group: 'disputeReasons' | 'disputeStatuses', value: string): string => {
    // A value that Stripe adds later has no text yet.
    const key = `${group}.${value}` as 'disputeReasons.general';
    return text.has(key) ? text(key) : value.replaceAll('_', ' ');
  };
  return {
    reason: (reason: string) => wordOf('disputeReasons', reason),
    status: (status: string) => wordOf('disputeStatuses', status),
  };
}
