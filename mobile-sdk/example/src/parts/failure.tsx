import { isSdkError } from '@stampede/mobile-sdk';
import { useGo } from '../navigation.tsx';
import { explain } from '../words/errors.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** The error, and a button to try again. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const go = useGo();
  const { title, next } = explain(error);
  // Another attempt cannot find a missing thing.
  const gone = isSdkError(error) && error.code === 'not_found';
  return (
    <Notice
      title={title}
      action={
        <Button kind="quiet" onPress={gone ? () => go({ screen: 'deals' }) : onRetry}>
          {gone ? 'See what is on sale' : 'Try again'}
        </Button>
      }
    >
      {next}
    </Notice>
  );
}
