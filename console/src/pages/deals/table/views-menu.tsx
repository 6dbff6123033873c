import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { SavedView } from '@stampede/mobile-sdk/admin';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../../frame/context.ts';
import { say } from '../../../parts/say.ts';
import { useViews } from './use-views.ts';

const dialogs = () => import('./view-dialogs.tsx');
const SaveViewDialog = lazy(async () => ({ default: (await dialogs()).SaveViewDialog }));
const RemoveViewDialog = lazy(async () => ({ default: (await dialogs()).RemoveViewDialog }));
const Later = ({ children }: { readonly children: ReactNode }) => (
  <Suspense fallback={null}>{children}</Suspense>
);

interface Props {
  /** The filter and order now, as the page's address has them. */
  readonly search: string;
  /** The id of the view in the page's address. */
  readonly current: string | undefined;
  readonly onOpen: (search: string) => void;
}

/** Filters with a name: the person's own, and those that admins share with all staff. */
export function ViewsMenu({ search, current, onOpen }: Props) {
  const text = useTranslations('deals');
  const { me } = useFrame();
  const { views } = useViews();
  const [asks, setAsks] = useState<'save' | SavedView>();
  const all = views.data ?? [];
  const mayRemove = all.filter(({ shared }) => !shared || hasRole(me, 'admin'));
  const itemOf = (view: SavedView) => ({
    id: `open:${view.id}`,
    text: view.name,
    ...(view.id === current && { secondaryText: text('views.current') }),
  });
  return (
    <>
      <ButtonDropdown
        loading={views.isPending}
        items={[
          { text: text('views.own'), items: all.filter(({ shared }) => !shared).map(itemOf) },
          { text: text('views.sharedOnes'), items: all.filter(({ shared }) => shared).map(itemOf) },
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
            items: mayRemove.map((view) => ({ id: `delete:${view.id}`, text: view.name })),
          },
        ].filter((item) => !item.items || item.items.length > 0)}
        onItemClick={({ detail }) => {
          const [kind, id] = detail.id.split(':');
          if (kind === 'all') onOpen('');
          if (kind === 'save') setAsks('save');
          if (kind === 'open') onOpen(`view=${id}`);
          if (kind === 'delete') setAsks(all.find((view) => view.id === id));
        }}
      >
        {text('views.title')}
      </ButtonDropdown>
      {asks === 'save' && (
        <Later>
          <SaveViewDialog
            search={search}
            onClose={() => setAsks(undefined)}
            onSaved={({ id, name }) => {
              setAsks(undefined);
              say(text('views.saved', { name }));
              onOpen(`view=${id}`);
            }}
          />
        </Later>
      )}
      {typeof asks === 'object' && (
        <Later>
          <RemoveViewDialog view={asks} onClose={() => setAsks(undefined)} />
        </Later>
      )}
    </>
  );
}
