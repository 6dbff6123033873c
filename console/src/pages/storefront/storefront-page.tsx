import { LoadError, Loading } from '../../parts/load-state.tsx';
import { StorefrontEditor } from './storefront-editor.tsx';
import { useStorefrontDraft } from './use-storefront.ts';
import './storefront.css';

/** The home page of the apps: its draft, a preview, and its publication. */
export default function StorefrontPage() {
  const { data: draft, isError, error, refetch } = useStorefrontDraft();
  if (isError && !draft) return <LoadError isPage error={error} onRetry={() => void refetch()} />;
  if (!draft) return <Loading />;
  // Another version of the draft begins the form again. Unsaved changes are kept in the tab meanwhile.
  return <StorefrontEditor key={draft.version} draft={draft} />;
}
