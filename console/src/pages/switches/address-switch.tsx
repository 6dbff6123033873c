import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { BlockedAddress, Switches } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import { BlockDialog } from './block-dialog.tsx';
import { SwitchDialog } from './switch-dialog.tsx';

/** The blocked addresses, by their digests, with the end of each block. */
export function AddressSwitch({ switches }: { readonly switches: Switches }) {
  const text = useTranslations('switches');
  const formats = useFormats();
  const [isBlocking, setBlocking] = useState(false);
  const [toUnblock, setUnblock] = useState<BlockedAddress>();
  const blocked = switches.blockedAddresses;
  return (
    <>
      <Table
        items={blocked}
        trackBy="digest"
        wrapLines
        ariaLabels={{ tableLabel: text('addresses') }}
        header={
          <Header
            variant="h2"
            counter={`(${blocked.length})`}
            description={text('addressesHelp')}
            actions={<Button onClick={() => setBlocking(true)}>{text('block')}</Button>}
          >
            {text('addresses')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'digest',
            header: text('digest'),
            isRowHeader: true,
            cell: ({ digest }: BlockedAddress) => <Box variant="code">{digest}</Box>,
          },
          { id: 'until', header: text('until'), cell: ({ until }) => formats.time(until) },
          {
            id: 'actions',
            header: text('actions'),
            cell: (address) => (
              <Button
                variant="inline-link"
                ariaLabel={text('unblockThis', { digest: address.digest })}
                onClick={() => setUnblock(address)}
              >
                {text('unblock')}
              </Button>
            ),
          },
        ]}
        empty={<Box textAlign="center">{text('noAddresses')}</Box>}
      />
      {isBlocking && <BlockDialog switches={switches} onClose={() => setBlocking(false)} />}
      {toUnblock && (
        <SwitchDialog
          switches={switches}
          title={text('unblockTitle', { digest: toUnblock.digest })}
          action={text('unblock')}
          patch={{ blockedAddresses: blocked.filter(({ digest }) => digest !== toUnblock.digest) }}
          said={text('unblocked', { digest: toUnblock.digest })}
          onClose={() => setUnblock(undefined)}
        >
          <div>{text('unblockHelp')}</div>
        </SwitchDialog>
      )}
    </>
  );
}
