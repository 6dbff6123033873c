import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { useHref, useNavigate } from 'react-router';

/** A link to a page of the console. It opens without loading the console again, and in a new tab as any link. */
export function PageLink({ to, ...props }: Omit<LinkProps, 'href' | 'onFollow'> & { readonly to: string }) {
  const navigate = useNavigate();
  return (
    <Link
      {...props}
      href={useHref(to)}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(to);
      }}
    />
  );
}

/** A button that is a link to a page of the console. */
export function PageButton({
  to,
  onBefore,
  ...props
}: Omit<ButtonProps, 'href' | 'onFollow'> & {
  readonly to: string;
  readonly onBefore?: (() => void) | undefined;
}) {
  const navigate = useNavigate();
  return (
    <Button
      {...props}
      href={useHref(to)}
      onFollow={(event) => {
        event.preventDefault();
        onBefore?.();
        void navigate(to);
      }}
    />
  );
}
