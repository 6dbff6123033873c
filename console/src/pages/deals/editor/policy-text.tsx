import type { CancellationPolicy } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../text/format.ts';

/** A cancellation policy in words. */
export function PolicyText({ policy }: { readonly policy: CancellationPolicy | null | undefined }) {
  return <>{usePolicyText()(policy)}</>;
}

/** Returns a policy as a sentence: `100 % back until 24 Dec 2026, 18:00, then 50 % back`. */
export function usePolicyText(): (policy: CancellationPolicy | null | undefined) => string {
  const text = useTranslations('dealEditor');
  const formats = useFormats();
  return (policy) => {
    if (!policy || policy.refunds.length === 0) return text('policyFinal');
    const parts = policy.refunds.map(({ percent, until }, index) => {
      if (until) return text('policyUntil', { percent, time: formats.time(until) });
      return text(index === 0 ? 'policyAlways' : 'policyThen', { percent });
    });
    const isOpen = policy.refunds.at(-1)?.until === undefined;
    return [...parts, ...(isOpen ? [] : [text('policyNothing')])].join(', ');
  };
}
