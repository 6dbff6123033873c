import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StorefrontVersionSummary } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PageButton } from '../../parts/page-link.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { versionsKey } from './use-storefront.ts';
import { VersionDialog, type VersionStep } from './version-dialog.tsx';

const looks = { current: 'success', scheduled: 'pending', past: 'stopped', withdrawn: 'stopped' } as const;

/** Every version of the home page: since when, by whom, and the way back to it. */
export default function VersionsPage() {
  const text = useTranslations('storefront');
  const formats = useFormats();
  const client = useClient();
  const [open, setOpen] = useState<{ version: StorefrontVersionSummary; step: VersionStep }>();
  const list = usePagedList({
    queryKey: versionsKey,
    ask: (request, options) => client.storefront.versions(request, options),
    names: ({ publishedBy }) => ({ staff: [publishedBy] }),
  });
  const button = (version: StorefrontVersionSummary, step: VersionStep) => (
    <Button
      variant="inline-link"
      ariaLabel={text(`steps.${step}.this`, { version: version.version })}
      onClick={() => setOpen({ version, step })}
    >
      {text(`steps.${step}.name`)}
    </Button>
  );
  return (
    <>
      <PagedTable
        list={list}
        title={text('versionsTitle')}
        description={text('versionsHelp')}
        trackBy={({ version }) => String(version)}
        actions={<PageButton to="/storefront">{text('title')}</PageButton>}
        empty={text('noVersions')}
        columns={[
          {
            id: 'version',
            header: text('version'),
            minWidth: 90,
            isRowHeader: true,
            cell: ({ version }) => formats.number(version),
          },
          {
            id: 'state',
            header: text('state'),
            minWidth: 150,
            cell: ({ state }) => (
              <StatusIndicator type={looks[state]}>{text(`states.${state}`)}</StatusIndicator>
            ),
          },
          { id: 'from', header: text('begins'), minWidth: 160, cell: ({ from }) => formats.time(from) },
          {
            id: 'by',
            header: text('publishedBy'),
            minWidth: 170,
            cell: ({ publishedAt, publishedBy }) => (
              <>
                <StaffName id={publishedBy} />
                <Box variant="small" display="block">
                  {formats.time(publishedAt)}
                </Box>
              </>
            ),
          },
          {
            id: 'what',
            header: text('content'),
            minWidth: 130,
            cell: ({ blockCount, note, copyOf }) => (
              <>
                {text('blockCount', { count: blockCount })}
                {copyOf !== undefined && <div>{text('copyOf', { version: copyOf })}</div>}
                {note && <div>{note}</div>}
              </>
            ),
          },
          {
            id: 'actions',
            header: text('actions'),
            minWidth: 160,
            cell: (version) => (
              <SpaceBetween direction="horizontal" size="s">
                {button(version, 'edit')}
                {version.state === 'scheduled' && button(version, 'withdraw')}
                {(version.state === 'past' || version.state === 'withdrawn') && button(version, 'restore')}
              </SpaceBetween>
            ),
          },
        ]}
      />
      {open && <VersionDialog {...open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
