import Flashbar from '@cloudscape-design/components/flashbar';
import { useSyncExternalStore } from 'react';
import { onSaid, saidNow, unsay } from './say.ts';

/** Shows what `say` was told. */
export function Said() {
  const sentences = useSyncExternalStore(onSaid, saidNow);
  return (
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
  );
}
