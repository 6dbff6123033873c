import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { Session, StaffRole } from '../session/session.ts';
import type { Messages, TextName } from '../text/messages.ts';

/** A page, as the navigation and the router need it. */
export interface Page {
  readonly path: string;
  /** Loads the page's code when it is first shown. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Loads what asks for the page's first answers, before the frame is there. */
  readonly ask?: () => Promise<{ readonly ask: Ask }>;
  /** Its texts beside those of the frame. A test compares them with those that its code uses. */
  readonly texts: readonly TextName[];
  /** The roles that see it. Without them everybody does. */
  readonly roles?: readonly StaffRole[];
  /** Its place in the navigation; a page without one is reached from others. */
  readonly nav?: { readonly section: Section; readonly text: keyof Messages['nav'] };
}

/** Asks for answers, into the store from which the page reads them. */
export type Ask = (session: Session, queries: QueryClient, params: URLSearchParams) => Promise<unknown>;

export const sections = ['sell', 'work', 'people', 'operations'] as const;
export type Section = (typeof sections)[number];

/** All pages. A capability adds a line. */
export const pages: readonly Page[] = [
  {
    path: '/overview',
    load: () => import('../pages/overview/overview-page.tsx'),
    texts: ['deals', 'overview', 'reports'],
    nav: { section: 'sell', text: 'overview' },
  },
  {
    path: '/reports',
    load: () => import('../pages/reports/reports-page.tsx'),
    texts: ['reports'],
    nav: { section: 'sell', text: 'reports' },
  },
  {
    path: '/deals',
    load: () => import('../pages/deals/deals-page.tsx'),
    ask: () => import('../pages/deals/table/ask-deals.ts'),
    texts: ['deals'],
    nav: { section: 'sell', text: 'deals' },
  },
  {
    path: '/imports',
    load: () => import('../pages/imports/imports-page.tsx'),
    texts: ['imports'],
    roles: ['admin', 'seller'],
    nav: { section: 'sell', text: 'imports' },
  },
  {
    path: '/imports/new',
    load: () => import('../pages/imports/new-import-page.tsx'),
    texts: ['imports'],
    roles: ['admin', 'seller'],
  },
  {
    path: '/imports/:dealImportId',
    load: () => import('../pages/imports/import-page.tsx'),
    texts: ['imports'],
    roles: ['admin', 'seller'],
  },
  {
    path: '/deals/new',
    load: () => import('../pages/deals/new-deal-page.tsx'),
    texts: ['dealEditor'],
  },
  {
    path: '/deals/:dealId',
    load: () => import('../pages/deals/deal-page.tsx'),
    texts: ['dealEditor', 'deals'],
  },
  {
    path: '/deals/:dealId/edit',
    load: () => import('../pages/deals/edit-deal-page.tsx'),
    texts: ['dealEditor'],
  },
  {
    path: '/deals/:dealId/drop',
    load: () => import('../pages/drop/drop-page.tsx'),
    texts: ['deals', 'drop'],
  },
  {
    path: '/drop',
    load: () => import('../pages/drop/drops-page.tsx'),
    texts: ['deals', 'drop'],
    nav: { section: 'sell', text: 'drop' },
  },
  {
    path: '/door',
    load: () => import('../pages/door/door-page.tsx'),
    texts: ['door'],
    nav: { section: 'sell', text: 'door' },
  },
  {
    path: '/storefront',
    load: () => import('../pages/storefront/storefront-page.tsx'),
    texts: ['dealEditor', 'storefront'],
    roles: ['admin'],
    nav: { section: 'sell', text: 'storefront' },
  },
  {
    path: '/storefront/versions',
    load: () => import('../pages/storefront/versions-page.tsx'),
    texts: ['storefront'],
    roles: ['admin'],
  },
  {
    path: '/bookings',
    load: () => import('../pages/bookings/bookings-page.tsx'),
    texts: ['bookings'],
    nav: { section: 'sell', text: 'bookings' },
  },
  {
    path: '/bookings/:bookingId',
    load: () => import('../pages/bookings/booking-page.tsx'),
    texts: ['bookings', 'work'],
  },
  {
    path: '/approvals',
    load: () => import('../pages/work/approvals-page.tsx'),
    texts: ['bookings', 'work'],
    roles: ['admin', 'support'],
    nav: { section: 'work', text: 'approvals' },
  },
  {
    path: '/risk-reviews',
    load: () => import('../pages/work/risk-reviews-page.tsx'),
    texts: ['bookings', 'work'],
    roles: ['admin', 'support'],
    nav: { section: 'work', text: 'riskReviews' },
  },
  {
    path: '/disputes',
    load: () => import('../pages/work/disputes-page.tsx'),
    texts: ['work'],
    roles: ['admin', 'support'],
    nav: { section: 'work', text: 'disputes' },
  },
  {
    path: '/failed-refunds',
    load: () => import('../pages/work/failed-refunds-page.tsx'),
    texts: ['bookings', 'work'],
    roles: ['admin', 'support'],
    nav: { section: 'work', text: 'failedRefunds' },
  },
  {
    path: '/customers',
    load: () => import('../pages/customers/customers-page.tsx'),
    texts: ['customers'],
    roles: ['admin', 'support'],
    nav: { section: 'people', text: 'customers' },
  },
  {
    path: '/customers/:customerId',
    load: () => import('../pages/customers/customer-page.tsx'),
    texts: ['bookings', 'customers', 'work'],
    roles: ['admin', 'support'],
  },
  {
    path: '/staff',
    load: () => import('../pages/staff/staff-page.tsx'),
    texts: ['staff'],
    roles: ['admin'],
    nav: { section: 'people', text: 'staff' },
  },
  {
    path: '/sellers',
    load: () => import('../pages/sellers/sellers-page.tsx'),
    texts: ['sellers'],
    roles: ['admin', 'support'],
    nav: { section: 'people', text: 'sellers' },
  },
  {
    path: '/sellers/:sellerId',
    load: () => import('../pages/sellers/seller-page.tsx'),
    texts: ['sellers'],
  },
  {
    path: '/audit',
    load: () => import('../pages/audit/audit-page.tsx'),
    texts: ['audit'],
    roles: ['admin'],
    nav: { section: 'people', text: 'audit' },
  },
  {
    path: '/health',
    load: () => import('../pages/operations/health-page.tsx'),
    texts: ['reliability'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'health' },
  },
  {
    path: '/dead-letters',
    load: () => import('../pages/operations/dead-letter-queues-page.tsx'),
    texts: ['reliability'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'deadLetters' },
  },
  {
    path: '/dead-letters/:queue',
    load: () => import('../pages/operations/dead-letters-page.tsx'),
    texts: ['bookings', 'reliability'],
    roles: ['admin'],
  },
  {
    path: '/failed-schedules',
    load: () => import('../pages/operations/failed-schedules-page.tsx'),
    texts: ['bookings', 'reliability'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'failedSchedules' },
  },
  {
    path: '/runbook',
    load: () => import('../pages/operations/runbook-page.tsx'),
    texts: ['reliability'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'runbook' },
  },
  {
    path: '/switches',
    load: () => import('../pages/switches/switches-page.tsx'),
    texts: ['switches'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'switches' },
  },
  {
    path: '/reconciliation',
    load: () => import('../pages/reconciliation/reconciliation-page.tsx'),
    texts: ['reconciliation'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'reconciliation' },
  },
  {
    path: '/reconciliation/deals/:dealId',
    load: () => import('../pages/reconciliation/stock-check-page.tsx'),
    texts: ['reconciliation'],
    roles: ['admin'],
  },
  {
    path: '/reconciliation/payments/:bookingId',
    load: () => import('../pages/reconciliation/ledger-comparison-page.tsx'),
    texts: ['bookings', 'money', 'reconciliation'],
    roles: ['admin'],
  },
  {
    path: '/webhooks',
    load: () => import('../pages/webhooks/webhooks-page.tsx'),
    texts: ['webhooks'],
    roles: ['admin', 'support'],
    nav: { section: 'operations', text: 'webhooks' },
  },
  {
    path: '/webhooks/:webhookEventId',
    load: () => import('../pages/webhooks/webhook-event-page.tsx'),
    texts: ['webhooks'],
    roles: ['admin', 'support'],
  },
  {
    path: '/ledger',
    load: () => import('../pages/money/ledger-page.tsx'),
    texts: ['money'],
    roles: ['admin'],
    nav: { section: 'operations', text: 'ledger' },
  },
];
