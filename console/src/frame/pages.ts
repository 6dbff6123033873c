import type { ComponentType } from 'react';
import type { StaffRole } from '../session/session.ts';
import type { Messages } from '../text/messages.ts';

/** A page, as the navigation and the router need it. */
export interface Page {
  readonly path: string;
  /** Loads the page's code when it is first shown. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** The roles that see it. Without them everybody does. */
  readonly roles?: readonly StaffRole[];
  /** Its place in the navigation; a page without one is reached from others. */
  readonly nav?: { readonly section: Section; readonly text: keyof Messages['nav'] };
}

export const sections = ['sell', 'work', 'people', 'operations'] as const;
export type Section = (typeof sections)[number];

/** All pages. A capability adds a line. */
export const pages: readonly Page[] = [
  {
    path: '/deals',
    load: () => import('../pages/deals/deals-page.tsx'),
    nav: { section: 'sell', text: 'deals' },
  },
];
