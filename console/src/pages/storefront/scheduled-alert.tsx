import Alert from '@cloudscape-design/components/alert';
import type { StorefrontDraft } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../parts/page-link.tsx';
import { useFormats } from '../../text/format.ts';

/** Says which versions wait for their instant. They replace what is published until then. */
export function ScheduledAlert({ scheduled }: Pick<StorefrontDraft, 'scheduled'>) {
  const text = useTranslations('storefront');
  const formats = useFormats();
  if (scheduled.length === 0) return undefined;
  return (
    <Alert
      type="info"
      header={text('scheduled', { count: scheduled.length })}
      action={<PageButton to="/storefront/versions">{text('versions')}</PageButton>}
    >
      {scheduled.map(({ version, from }) => (
        <div key={version}>{text('waits', { version, time: formats.time(from) })}</div>
      ))}
      {text('scheduledHelp')}
    </Alert>
  );
}
