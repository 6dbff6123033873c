import Box from '@cloudscape-design/components/box';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { changeOf } from './period.ts';

interface Props {
  readonly value: string;
  readonly now: number;
  readonly before: number;
  readonly shownBefore: string;
  /** More of it is worse. */
  readonly isCost: boolean;
}

/** A figure and how it compares with the period before. The words say it too, not the colour alone. */
export function Comparison({ value, now, before, shownBefore, isCost }: Props) {
  const text = useTranslations('money');
  const formats = useFormats();
  const change = changeOf(now, before);
  const isGood = change !== undefined && change !== 0 && change > 0 !== isCost;
  return (
    <>
      <Box fontSize="heading-m" fontWeight="bold">
        {value}
      </Box>
      <Box
        variant="small"
        color={
          change === undefined || change === 0
            ? 'text-body-secondary'
            : isGood
              ? 'text-status-success'
              : 'text-status-error'
        }
      >
        {change === undefined
          ? text('before', { value: shownBefore })
          : text(change < 0 ? 'less' : 'more', {
              share: formats.share(Math.abs(change)),
              value: shownBefore,
            })}
      </Box>
    </>
  );
}
