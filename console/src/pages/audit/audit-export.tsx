import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { collect } from '../../parts/collect.ts';
import { dayOf } from '../../parts/days.ts';
import { download } from '../../parts/download.ts';
import { say } from '../../parts/say.ts';
import { useFormats } from '../../text/format.ts';
import { auditCsv } from './audit-csv.ts';
import { type AuditFilters, queryOf } from './audit-filters.ts';
import { ExportFailed } from './export-failed.tsx';

/** A spreadsheet opens so many rows at once, and the API answers their pages within a minute. */
export const mostExported = 5_000;

/** Loads all pages that the filters find, up to the limit, and gives them to the person as CSV. */
export function AuditExport({ filters }: { readonly filters: AuditFilters }) {
  const text = useTranslations('audit');
  const formats = useFormats();
  const client = useClient();
  const [count, setCount] = useState(0);
  const load = useMutation({
    mutationFn: () => {
      setCount(0);
      const list = client.auditEntries.list({ ...queryOf(filters), limit: 100 });
      return collect(list, mostExported, (found) => {
        // A change with each row would keep the page busy.
        if (found % 100 === 0) setCount(found);
      });
    },
    onSuccess: ({ items, hasMore }) => {
      download(`audit-${dayOf(Date.now())}.csv`, auditCsv(items));
      const shown = formats.number(items.length);
      say(hasMore ? text('exportedPart', { count: shown }) : text('exported', { count: shown }));
    },
  });
  return (
    <>
      <Button
        iconName="download"
        loading={load.isPending}
        loadingText={text('exporting', { count: formats.number(count) })}
        onClick={() => load.mutate()}
      >
        {load.isPending
          ? text('exporting', { count: formats.number(count) })
          : text('export', { most: formats.number(mostExported) })}
      </Button>
      {load.isError && (
        <ExportFailed error={load.error} onRetry={() => load.mutate()} onClose={() => load.reset()} />
      )}
    </>
  );
}
