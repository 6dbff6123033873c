import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StockRepairResult } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import './reconciliation.css';

/** The records that a repair would change: how many, and which. */
export function RepairPreview({
  result: { repair, read, found, ids },
}: {
  readonly result: StockRepairResult;
}) {
  const text = useTranslations('reconciliation');
  return (
    <>
      <StatusIndicator type={found > 0 ? 'warning' : 'info'}>
        {text(`previews.${repair}`, { read, found })}
      </StatusIndicator>
      {found === 0 && <Box variant="small">{text('nothingToRepair')}</Box>}
      {ids.length > 0 && (
        <ExpandableSection variant="inline" headerText={text('which', { count: ids.length })}>
          <ul className="reconciliation-ids">
            {ids.map((id) => (
              <li key={id}>
                {id.startsWith('bkg_') ? <PageLink to={`/bookings/${id}`}>{shortId(id)}</PageLink> : id}
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </>
  );
}
