import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { AuditEntry } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { DealName } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shortId } from '../../parts/short-id.ts';
import { StaffName } from '../../parts/staff-name.tsx';

interface Props {
  readonly subject: AuditEntry['subject'];
  readonly onNarrow: () => void;
}

/** The changed thing, with a link to its page, and a way to all that happened to it. */
export function AuditSubject({ subject, onNarrow }: Props) {
  const text = useTranslations('audit');
  return (
    <>
      <Box variant="small" display="block">
        {text(`kinds.${subject.kind}`)}
      </Box>
      <SubjectLink subject={subject} />{' '}
      <Button
        variant="icon"
        iconName="filter"
        ariaLabel={text('narrow', { id: subject.id })}
        onClick={onNarrow}
      />
    </>
  );
}

function SubjectLink({ subject: { kind, id } }: Pick<Props, 'subject'>) {
  if (kind === 'deal') return <DealName id={id} />;
  if (kind === 'staff') return <StaffName id={id} />;
  const page = pages[kind];
  return page ? <PageLink to={page(id)}>{shortId(id)}</PageLink> : <span title={id}>{shortId(id)}</span>;
}

const pages: Partial<Record<AuditEntry['subject']['kind'], (id: string) => string>> = {
  booking: (id) => `/bookings/${id}`,
  payment: (id) => `/bookings/${id}`,
  seller: (id) => `/sellers/${id}`,
  switches: () => '/switches',
  storefront: () => '/storefront',
  customer: (id) => `/customers/${id}`,
  customers: () => '/customers',
  approval: (id) => `/approvals?find=${id}`,
  queue: (id) => `/dead-letters/${id}`,
};
