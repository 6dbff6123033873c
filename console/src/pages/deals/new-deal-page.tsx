import { useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../../frame/context.ts';
import { Forbidden } from '../../frame/forbidden.tsx';
import { LoadError, Loading } from '../../parts/load-state.tsx';
import { timeZone } from '../../text/format.ts';
import { DealEditor } from './editor/deal-editor.tsx';
import { copyOf, emptyDraft } from './editor/draft.ts';
import { useDeal } from './use-deal.ts';

/** A new deal, or with `?copy=` the copy of one. */
export default function NewDealPage() {
  const text = useTranslations();
  const locale = useLocale();
  const { me } = useFrame();
  const [params] = useSearchParams();
  const copied = params.get('copy') ?? '';
  const original = useDeal(copied);
  if (!hasRole(me, 'admin', 'seller')) return <Forbidden />;
  if (copied === '')
    return (
      <DealEditor key="new" name="new" title={text('dealEditor.newTitle')} initial={emptyDraft(timeZone())} />
    );
  if (original.isError)
    return <LoadError isPage error={original.error} onRetry={() => void original.refetch()} />;
  if (!original.data) return <Loading />;
  return (
    <DealEditor
      key={copied}
      name={`copy-${copied}`}
      title={text('dealEditor.copyTitle', { title: original.data.title })}
      initial={copyOf(original.data, timeZone(), locale)}
    />
  );
}
