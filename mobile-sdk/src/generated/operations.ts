// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type {
  CancelBookingData,
  CancelBookingResponse,
  ConfirmPaymentData,
  ConfirmPaymentResponse,
  CreateGuestData,
  CreateGuestResponse,
  GetAvailabilityData,
  GetAvailabilityResponse,
  GetBookingData,
  GetBookingResponse,
  GetDealData,
  GetDealResponse,
  GetDeletionData,
  GetDeletionResponse,
  GetExportData,
  GetExportResponse,
  GetPreferencesData,
  GetPreferencesResponse,
  GetProfileData,
  GetProfileResponse,
  GetSignInData,
  GetSignInResponse,
  GetTimeData,
  GetTimeResponse,
  ListBookingsData,
  ListBookingsResponse,
  ListConsentsData,
  ListConsentsResponse,
  ListDealsData,
  ListDealsResponse,
  ListPaymentMethodsData,
  ListPaymentMethodsResponse,
  ListSavedDealsData,
  ListSavedDealsResponse,
  PlaceBookingData,
  PlaceBookingResponse,
  RemovePaymentMethodData,
  RemovePaymentMethodResponse,
  RemoveSavedDealData,
  RemoveSavedDealResponse,
  RequestDeletionData,
  RequestDeletionResponse,
  RequestExportData,
  RequestExportResponse,
  SaveDealData,
  SaveDealResponse,
  SetDefaultPaymentMethodData,
  SetDefaultPaymentMethodResponse,
  SetPreferencesData,
  SetPreferencesResponse,
  SetUpPaymentMethodData,
  SetUpPaymentMethodResponse,
  SignOutEverywhereData,
  SignOutEverywhereResponse,
  StartPaymentData,
  StartPaymentResponse,
  UpdateProfileData,
  UpdateProfileResponse,
} from './types.gen.ts';

/** Your bookings, newest first. */
export const listBookings: Operation<ListBookingsData, ListBookingsResponse> = {
  id: 'listBookings',
  method: 'GET',
  path: '/v1/bookings',
  access: 'buyer',
  page: true,
  repeatable: true,
};

/** Order units of a deal. */
export const placeBooking: Operation<PlaceBookingData, PlaceBookingResponse> = {
  id: 'placeBooking',
  method: 'POST',
  path: '/v1/bookings',
  access: 'buyer',
  body: true,
  key: true,
  guarded: true,
  repeatable: true,
};

/** One booking. */
export const getBooking: Operation<GetBookingData, GetBookingResponse> = {
  id: 'getBooking',
  method: 'GET',
  path: '/v1/bookings/{bookingId}',
  access: 'buyer',
  repeatable: true,
};

/** Cancel a booking and return its units. */
export const cancelBooking: Operation<CancelBookingData, CancelBookingResponse> = {
  id: 'cancelBooking',
  method: 'POST',
  path: '/v1/bookings/{bookingId}/cancellation',
  access: 'buyer',
  repeatable: true,
};

/** Begin to pay for a held booking. */
export const startPayment: Operation<StartPaymentData, StartPaymentResponse> = {
  id: 'startPayment',
  method: 'POST',
  path: '/v1/bookings/{bookingId}/payment',
  access: 'buyer',
  body: true,
  repeatable: true,
};

/** Tell that the buyer has paid. */
export const confirmPayment: Operation<ConfirmPaymentData, ConfirmPaymentResponse> = {
  id: 'confirmPayment',
  method: 'POST',
  path: '/v1/bookings/{bookingId}/payment/confirmation',
  access: 'buyer',
  repeatable: true,
};

/** Deals on sale and to come. */
export const listDeals: Operation<ListDealsData, ListDealsResponse> = {
  id: 'listDeals',
  method: 'GET',
  path: '/v1/deals',
  page: true,
  etag: true,
  repeatable: true,
};

/** One deal. */
export const getDeal: Operation<GetDealData, GetDealResponse> = {
  id: 'getDeal',
  method: 'GET',
  path: '/v1/deals/{dealId}',
  etag: true,
  repeatable: true,
};

/** How many units are left, and the state of the sale. */
export const getAvailability: Operation<GetAvailabilityData, GetAvailabilityResponse> = {
  id: 'getAvailability',
  method: 'GET',
  path: '/v1/deals/{dealId}/availability',
  repeatable: true,
};

/** Become a guest. */
export const createGuest: Operation<CreateGuestData, CreateGuestResponse> = {
  id: 'createGuest',
  method: 'POST',
  path: '/v1/guests',
  guarded: true,
  repeatable: true,
};

/** Your profile. */
export const getProfile: Operation<GetProfileData, GetProfileResponse> = {
  id: 'getProfile',
  method: 'GET',
  path: '/v1/me',
  access: 'customer',
  etag: true,
  repeatable: true,
};

/** Change your profile. */
export const updateProfile: Operation<UpdateProfileData, UpdateProfileResponse> = {
  id: 'updateProfile',
  method: 'PATCH',
  path: '/v1/me',
  access: 'customer',
  body: true,
  match: true,
};

/** What you said yes and no to, newest first. */
export const listConsents: Operation<ListConsentsData, ListConsentsResponse> = {
  id: 'listConsents',
  method: 'GET',
  path: '/v1/me/consents',
  access: 'customer',
  page: true,
  repeatable: true,
};

/** What became of your request to be forgotten. */
export const getDeletion: Operation<GetDeletionData, GetDeletionResponse> = {
  id: 'getDeletion',
  method: 'GET',
  path: '/v1/me/deletion',
  access: 'customer',
  repeatable: true,
};

/** Delete your account and all that is held about you. */
export const requestDeletion: Operation<RequestDeletionData, RequestDeletionResponse> = {
  id: 'requestDeletion',
  method: 'POST',
  path: '/v1/me/deletion',
  access: 'customer',
  body: true,
};

/** Ask for all that is held about you. */
export const requestExport: Operation<RequestExportData, RequestExportResponse> = {
  id: 'requestExport',
  method: 'POST',
  path: '/v1/me/exports',
  access: 'customer',
  key: true,
  repeatable: true,
};

/** An export of yours, with a link to its file. */
export const getExport: Operation<GetExportData, GetExportResponse> = {
  id: 'getExport',
  method: 'GET',
  path: '/v1/me/exports/{exportId}',
  access: 'customer',
  repeatable: true,
};

/** Your saved payment methods, newest first. */
export const listPaymentMethods: Operation<ListPaymentMethodsData, ListPaymentMethodsResponse> = {
  id: 'listPaymentMethods',
  method: 'GET',
  path: '/v1/me/payment-methods',
  access: 'customer',
  repeatable: true,
};

/** Begin to save a payment method. */
export const setUpPaymentMethod: Operation<SetUpPaymentMethodData, SetUpPaymentMethodResponse> = {
  id: 'setUpPaymentMethod',
  method: 'POST',
  path: '/v1/me/payment-methods/setup',
  access: 'customer',
  body: true,
};

/** Remove a saved payment method. */
export const removePaymentMethod: Operation<RemovePaymentMethodData, RemovePaymentMethodResponse> = {
  id: 'removePaymentMethod',
  method: 'DELETE',
  path: '/v1/me/payment-methods/{methodId}',
  access: 'customer',
  repeatable: true,
};

/** Make a saved payment method your default. */
export const setDefaultPaymentMethod: Operation<SetDefaultPaymentMethodData, SetDefaultPaymentMethodResponse> = {
  id: 'setDefaultPaymentMethod',
  method: 'PUT',
  path: '/v1/me/payment-methods/{methodId}/default',
  access: 'customer',
  repeatable: true,
};

/** What you want to see, and where. */
export const getPreferences: Operation<GetPreferencesData, GetPreferencesResponse> = {
  id: 'getPreferences',
  method: 'GET',
  path: '/v1/me/preferences',
  access: 'customer',
  etag: true,
  repeatable: true,
};

/** Set what you want to see, and where. */
export const setPreferences: Operation<SetPreferencesData, SetPreferencesResponse> = {
  id: 'setPreferences',
  method: 'PUT',
  path: '/v1/me/preferences',
  access: 'customer',
  body: true,
  match: true,
};

/** Deals you saved, newest first. */
export const listSavedDeals: Operation<ListSavedDealsData, ListSavedDealsResponse> = {
  id: 'listSavedDeals',
  method: 'GET',
  path: '/v1/me/saved-deals',
  access: 'customer',
  page: true,
  repeatable: true,
};

/** Save a deal. */
export const saveDeal: Operation<SaveDealData, SaveDealResponse> = {
  id: 'saveDeal',
  method: 'PUT',
  path: '/v1/me/saved-deals/{dealId}',
  access: 'customer',
  repeatable: true,
};

/** Remove a deal from those you saved. */
export const removeSavedDeal: Operation<RemoveSavedDealData, RemoveSavedDealResponse> = {
  id: 'removeSavedDeal',
  method: 'DELETE',
  path: '/v1/me/saved-deals/{dealId}',
  access: 'customer',
  repeatable: true,
};

/** How you sign in. */
export const getSignIn: Operation<GetSignInData, GetSignInResponse> = {
  id: 'getSignIn',
  method: 'GET',
  path: '/v1/me/sign-in',
  access: 'customer',
  repeatable: true,
};

/** Sign out on all your devices. */
export const signOutEverywhere: Operation<SignOutEverywhereData, SignOutEverywhereResponse> = {
  id: 'signOutEverywhere',
  method: 'POST',
  path: '/v1/me/sign-out-everywhere',
  access: 'customer',
  repeatable: true,
};

/** The server’s time. */
export const getTime: Operation<GetTimeData, GetTimeResponse> = {
  id: 'getTime',
  method: 'GET',
  path: '/v1/time',
  repeatable: true,
};
