import type { DeadLetterOutcome } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';

/** Says what became of messages. */
export function useOutcomeWords() {
  const text = useTranslations('reliability');
  return (act: 'redrive' | 'discard', { done, missing, kept, hasMore }: DeadLetterOutcome): string =>
    [
      text(act === 'redrive' ? 'redriven' : 'discarded', { count: done }),
      ...(missing.length > 0 ? [text('missing', { count: missing.length })] : []),
      ...(kept > 0 ? [text('kept', { count: kept })] : []),
      ...(hasMore ? [text('more')] : []),
    ].join(' ');
}
