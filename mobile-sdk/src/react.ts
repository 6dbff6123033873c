/** Hooks for React and React Native, over TanStack Query: `@stampede/mobile-sdk/react`. */
export { type PlaceBookingVariables, useBooking, useBookings, usePlaceBooking } from './react/bookings.ts';
export { StampedeProvider, type StampedeProviderProps, useStampede } from './react/client-context.ts';
export { useCountdown } from './react/countdown.ts';
export { useAvailability, useDeal, useDeals, useLiveDeal } from './react/deals.ts';
export { queryKeys } from './react/query-keys.ts';
export { useStorefront } from './react/storefront.ts';
