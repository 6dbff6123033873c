import Box from '@cloudscape-design/components/box';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

/** How often the figures of the overview are read again. */
export const refetchMs = 30_000;

/** Says when the figures beside it were read, in milliseconds since the epoch. */
export function Freshness({ at }: { readonly at: number }) {
  const text = useTranslations('overview');
  const formats = useFormats();
  if (at === 0) return null;
  return (
    <Box variant="small">
      {text('freshness', { time: formats.time(new Date(at).toISOString()), seconds: refetchMs / 1_000 })}
    </Box>
  );
}
