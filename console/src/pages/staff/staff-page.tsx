import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StaffMember } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFrame } from '../../frame/context.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { useOpenDialog } from '../../parts/use-open-dialog.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberDialog, type MemberStep } from './member-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';
import { useStaffColumns } from './staff-columns.tsx';

interface Open {
  readonly step: MemberStep | 'roles';
  readonly member: StaffMember;
}

/** The members of the staff, and all that an admin does about them. */
export default function StaffPage() {
  const text = useTranslations('staff');
  const { session } = useFrame();
  const [open, setOpen] = useState<Open>();
  // In the address, so that the checklist of the first run can open it.
  const [dialog, openDialog] = useOpenDialog();
  const close = () => setOpen(undefined);
  const list = usePagedList({
    queryKey: ['staff'],
    ask: (request, options) => session.client.staff.list(request, options),
  });
  return (
    <SpaceBetween size="m">
      <PagedTable
        list={list}
        title={text('title')}
        description={text('description')}
        columns={useStaffColumns((step, member) => setOpen({ step, member }))}
        trackBy="id"
        actions={
          <Button variant="primary" onClick={() => openDialog('invite')}>
            {text('invite')}
          </Button>
        }
        empty={text('empty')}
      />
      <ExpandableSection headerText={text('lostFactor')}>{text('lostFactorHelp')}</ExpandableSection>
      {dialog === 'invite' && <InviteDialog onClose={() => openDialog(undefined)} />}
      {open?.step === 'roles' && <RolesDialog member={open.member} onClose={close} />}
      {open && open.step !== 'roles' && (
        <MemberDialog step={open.step} member={open.member} onClose={close} />
      )}
    </SpaceBetween>
  );
}
