import Link from '@cloudscape-design/components/link';
import { useHref, useNavigate } from 'react-router';
import type { Passed } from './purpose.ts';

interface Props {
  readonly id: string;
  /** The purpose of the search goes on to the customer. In a new tab the page asks for it again. */
  readonly passed: Passed;
  readonly children: string;
}

/** A link to a customer that a search found. */
export function CustomerLink({ id, passed, children }: Props) {
  const navigate = useNavigate();
  const to = `/customers/${id}`;
  return (
    <Link
      href={useHref(to)}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(to, { state: passed });
      }}
    >
      {children}
    </Link>
  );
}
