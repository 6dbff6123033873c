import Box from '@cloudscape-design/components/box';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { changeOf } from './measures.ts';

interface Props {
  readonly value: string;
  readonly now: number | undefined;
  /** Undefined when the report compares nothing, or there was nothing. */
  readonly before?: number | undefined;
  readonly shownBefore: string;
  /** A rise is bad, as for refunds. */
  readonly isCost?: boolean;
  /** In a table: the change without words. */
  readonly size?: 'large' | 'normal';
}

/** A figure and how it compares with the period before. The words say it too, not the colour alone. */
export function Comparison({ value, now, before, shownBefore, isCost = false, size = 'large' }: Props) {
  const text = useTranslations('reports');
  const formats = useFormats();
  const change = now === undefined || before === undefined ? undefined : changeOf(now, before);
  const isGood = change !== undefined && change > 0 !== isCost;
  const colour = isGood ? 'text-status-success' : 'text-status-error';
  const words = change
    ? text(change < 0 ? 'less' : 'more', { share: formats.share(Math.abs(change)), value: shownBefore })
    : text('before', { value: shownBefore });
  return (
    <>
      {size === 'large' ? (
        <Box fontSize="heading-m" fontWeight="bold">
          {value}
        </Box>
      ) : (
        value
      )}
      {before !== undefined && !(size === 'normal' && before === 0 && now === 0) && (
        <Box variant="small" display="block" color={change ? colour : 'text-body-secondary'}>
          {size === 'normal' && change ? formats.change(change) : words}
        </Box>
      )}
    </>
  );
}
