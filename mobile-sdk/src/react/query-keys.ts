/** The keys of the hooks' answers in TanStack Query, to invalidate, prefetch or persist them. */
export const queryKeys = {
  deals: (query: object = {}) => ['stampede', 'deals', query] as const,
  deal: (dealId: string) => ['stampede', 'deal', dealId] as const,
  availability: (dealId: string) => ['stampede', 'availability', dealId] as const,
  storefront: () => ['stampede', 'storefront'] as const,
  bookings: () => ['stampede', 'bookings'] as const,
  booking: (...bookingId: [id: string] | []) => ['stampede', 'booking', ...bookingId] as const,
};
