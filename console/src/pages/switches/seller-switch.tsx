import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Switches } from '@stampede/mobile-sdk/admin';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { IdText } from '../../parts/id-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useSellers } from '../../parts/people.ts';
import { SwitchDialog } from './switch-dialog.tsx';

/** The sellers that are switched off. */
export function SellerSwitch({ switches }: { readonly switches: Switches }) {
  const text = useTranslations('switches');
  const sellers = useSellers();
  const [chosen, setChosen] = useState('');
  const [open, setOpen] = useState<string>();
  const off = switches.sellersOff;
  const nameOf = (id: string) => sellers.find((seller) => seller.id === id)?.name ?? id;
  const options = sellers
    .filter(({ id }) => !off.includes(id))
    .map(({ id, name }) => ({ value: id, label: name, description: id }));
  const isOff = open !== undefined && off.includes(open);
  return (
    <>
      <Table
        items={off.map((id) => ({ id }))}
        trackBy="id"
        wrapLines
        ariaLabels={{ tableLabel: text('sellers') }}
        header={
          <Header variant="h2" counter={`(${off.length})`} description={text('sellersHelp')}>
            {text('sellers')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'name',
            header: text('seller'),
            isRowHeader: true,
            cell: ({ id }: { readonly id: string }) => (
              <PageLink to={`/sellers/${id}`}>{nameOf(id)}</PageLink>
            ),
          },
          { id: 'id', header: text('id'), cell: ({ id }) => <IdText id={id} /> },
          {
            id: 'actions',
            header: text('actions'),
            cell: ({ id }) => (
              <Button
                variant="inline-link"
                ariaLabel={text('turnOnThis', { name: nameOf(id) })}
                onClick={() => setOpen(id)}
              >
                {text('turnOn')}
              </Button>
            ),
          },
        ]}
        empty={<Box textAlign="center">{text('noSellersOff')}</Box>}
        footer={
          <SpaceBetween direction="horizontal" size="xs">
            <Select
              ariaLabel={text('chooseSeller')}
              placeholder={text('chooseSeller')}
              options={options}
              selectedOption={options.find(({ value }) => value === chosen) ?? null}
              filteringType="auto"
              empty={text('noSellers')}
              expandToViewport
              onChange={({ detail }) => setChosen(detail.selectedOption.value ?? '')}
            />
            <Button disabled={!chosen} onClick={() => setOpen(chosen)}>
              {text('turnOff')}
            </Button>
          </SpaceBetween>
        }
      />
      {open && (
        <SwitchDialog
          switches={switches}
          title={text(isOff ? 'turnOnTitle' : 'turnOffTitle', { name: nameOf(open) })}
          action={text(isOff ? 'turnOn' : 'turnOff')}
          patch={{ sellersOff: isOff ? off.filter((id) => id !== open) : [...off, open] }}
          said={text(isOff ? 'turnedOn' : 'turnedOff', { name: nameOf(open) })}
          onClose={() => {
            setOpen(undefined);
            setChosen('');
          }}
        >
          <div>{text(isOff ? 'sellerOn' : 'sellerOff', { name: nameOf(open) })}</div>
        </SwitchDialog>
      )}
    </>
  );
}
