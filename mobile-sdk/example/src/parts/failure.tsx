import { explain } from '../words/errors.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What went wrong, and the way to try again. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { title, next } = explain(error);
  return (
    <Notice
      title={title}
      action={
        <Button kind="quiet" onPress={onRetry}>
          Try again
        </Button>
      }
    >
      {next}
    </Notice>
  );
}
