import { useSearchParams } from 'react-router';

/**
 * The open dialog of a page, by its name in the address (`?open=refund`). A sign-in page comes back to the address, so
 * the dialog is open again then.
 */
export function useOpenDialog(): readonly [string | undefined, (name: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const show = (name: string | undefined) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('open');
        if (name) after.set('open', name);
        return after;
      },
      { replace: true },
    );
  return [params.get('open') ?? undefined, show];
}
