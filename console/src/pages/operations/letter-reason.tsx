import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { DeadLetter } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { IdText } from '../../parts/id-text.tsx';
import { useFormats } from '../../text/format.ts';

/** Why a message failed last, and where its log is. */
export function LetterReason({ letter: { reason } }: { readonly letter: DeadLetter }) {
  const text = useTranslations('reliability');
  const formats = useFormats();
  if (!reason) return <Box color="text-body-secondary">{text('noReason')}</Box>;
  const { from, error, fields, attempts, failedAt, invocation } = reason;
  const known = error === 'InvalidMessage' || error === 'NotDone' ? error : undefined;
  return (
    <>
      <div>{known ? text(`errors.${known}`) : error}</div>
      {fields.length > 0 && <Box variant="small">{text('fields', { fields: fields.join(', ') })}</Box>}
      <Box variant="small" display="block">
        {text(`from.${from}`, { function: reason.function ?? '–' })}
      </Box>
      {(invocation || failedAt || attempts !== null) && (
        <ExpandableSection variant="inline" headerText={text('details')}>
          {attempts !== null && <div>{text('attempts', { count: attempts })}</div>}
          {failedAt && <div>{text('failedAt', { time: formats.time(failedAt) })}</div>}
          {invocation && (
            <div>
              {text('invocation')} <IdText id={invocation} />
            </div>
          )}
        </ExpandableSection>
      )}
    </>
  );
}
