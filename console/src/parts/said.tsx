import { lazy, Suspense, useSyncExternalStore } from 'react';
import { onSaid, saidNow, unsay } from './say.ts';

const Flashbar = lazy(() => import('@cloudscape-design/components/flashbar'));

/** Shows what `say` was told. Its code loads with the first sentence. */
export function Said() {
  const sentences = useSyncExternalStore(onSaid, saidNow);
  if (sentences.length === 0) return null;
  return (
    <Suspense>
      <Flashbar
        items={sentences.map(({ id, text }) => ({
          id: String(id),
          type: 'success' as const,
          content: text,
          dismissible: true,
          statusIconAriaLabel: '✓',
          onDismiss: () => unsay(id),
        }))}
      />
    </Suspense>
  );
}
