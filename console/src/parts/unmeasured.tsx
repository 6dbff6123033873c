import type { ReactNode } from 'react';

interface Props {
  /** It has not been loaded yet, not even once. */
  readonly isLoading: boolean;
  readonly children: ReactNode;
}

/**
 * Something whose height is known when it is loaded. The rest of the same stack or grid stands below it and appears then,
 * so that it does not jump (`frame.css`).
 */
export const Unmeasured = ({ isLoading, children }: Props) => (
  <div className={isLoading ? 'unmeasured unmeasured-loading' : 'unmeasured'}>{children}</div>
);
