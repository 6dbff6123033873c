import Button from '@cloudscape-design/components/button';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { dayOf } from '../../../parts/days.ts';
import { download } from '../../../parts/download.ts';
import { say } from '../../../parts/say.ts';
import { useFormats } from '../../../text/format.ts';

const ConfirmDialog = lazy(async () => ({
  default: (await import('../../../parts/confirm-dialog.tsx')).ConfirmDialog,
}));

/** Loads the deals of the filter page by page, and gives them to the person as a file that can be imported. */
export function DealExport({ query }: { readonly query: PropertyFilterProps.Query }) {
  const text = useTranslations();
  const formats = useFormats();
  const client = useClient();
  const [count, setCount] = useState(0);
  const load = useMutation({
    mutationFn: async () => {
      setCount(0);
      const { collectDeals } = await import('./collect-deals.ts');
      return collectDeals(client, query, setCount);
    },
    onSuccess: ({ file, items, hasMore }) => {
      download(`deals-${dayOf(Date.now())}.csv`, file);
      const shown = formats.number(items.length);
      say(text(hasMore ? 'deals.exportedPart' : 'deals.exported', { count: shown }));
    },
  });
  return (
    <>
      <Button iconName="download" loading={load.isPending} onClick={() => load.mutate()}>
        {load.isPending ? text('deals.exporting', { count: formats.number(count) }) : text('deals.export')}
      </Button>
      {load.isError && (
        <Suspense>
          <ConfirmDialog
            title={text('deals.exportFailed')}
            action={text('app.retry')}
            error={load.error}
            onConfirm={() => load.mutate()}
            onClose={() => load.reset()}
          >
            <div>{text('deals.exportFailedHelp')}</div>
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
