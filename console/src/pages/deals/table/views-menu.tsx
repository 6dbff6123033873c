import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { useStored } from '../../../parts/use-stored.ts';
import { readViews, withView } from './views.ts';

interface Props {
  /** The filter now, as the page's address has it. */
  readonly search: string;
  readonly onOpen: (search: string) => void;
}

/** The person's own views: filters with a name, kept in this browser. */
export function ViewsMenu({ search, onOpen }: Props) {
  const text = useTranslations('deals');
  const [views, setViews] = useStored('deals.views', [], readViews);
  const [asks, setAsks] = useState<'save' | undefined>();
  const [name, setName] = useState('');
  return (
    <>
      <ButtonDropdown
        items={[
          {
            text: text('views.own'),
            items: views.map((view) => ({
              id: `open:${view.name}`,
              text: view.name,
              ...(view.search === search && { secondaryText: text('views.current') }),
            })),
          },
          { id: 'all', text: text('views.all') },
          {
            id: 'save',
            text: text('views.save'),
            disabled: search === '',
            disabledReason: text('views.saveFirst'),
          },
          {
            id: 'delete',
            text: text('views.delete'),
            disabled: views.length === 0,
            items: views.map((view) => ({ id: `delete:${view.name}`, text: view.name })),
          },
        ].filter((item) => !item.items || item.items.length > 0)}
        onItemClick={({ detail: { id } }) => {
          const [kind, ...rest] = id.split(':');
          const wanted = rest.join(':');
          if (id === 'all') onOpen('');
          if (id === 'save') setAsks('save');
          if (kind === 'open') onOpen(views.find((view) => view.name === wanted)?.search ?? '');
          if (kind === 'delete') setViews(views.filter((view) => view.name !== wanted));
        }}
      >
        {text('views.title')}
      </ButtonDropdown>
      {asks === 'save' && (
        <ConfirmDialog
          title={text('views.save')}
          action={text('views.keep')}
          disabled={name.trim() === ''}
          onClose={() => setAsks(undefined)}
          onConfirm={() => {
            setViews(withView(views, { name: name.trim(), search }));
            setAsks(undefined);
            setName('');
          }}
        >
          <FormField label={text('views.name')} constraintText={text('views.help')}>
            <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
          </FormField>
        </ConfirmDialog>
      )}
    </>
  );
}
