// Made from openapi.json by npm run generate: do not edit.
import { type Operation, operation } from '../core/operation.ts';
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
export const listBookings: Operation<ListBookingsData, ListBookingsResponse> = /* @__PURE__ */ operation(
  'listBookings', 'GET', 'bookings', 'buyer', 'p',
);

/** Order units of a deal. */
export const placeBooking: Operation<PlaceBookingData, PlaceBookingResponse> = /* @__PURE__ */ operation(
  'placeBooking', 'POST', 'bookings', 'buyer', 'bkg',
);

/** One booking. */
export const getBooking: Operation<GetBookingData, GetBookingResponse> = /* @__PURE__ */ operation(
  'getBooking', 'GET', 'bookings/{bookingId}', 'buyer', '',
);

/** Cancel a booking and return its units. */
export const cancelBooking: Operation<CancelBookingData, CancelBookingResponse> = /* @__PURE__ */ operation(
  'cancelBooking', 'POST', 'bookings/{bookingId}/cancellation', 'buyer', 'r',
);

/** Begin to pay for a held booking. */
export const startPayment: Operation<StartPaymentData, StartPaymentResponse> = /* @__PURE__ */ operation(
  'startPayment', 'POST', 'bookings/{bookingId}/payment', 'buyer', 'br',
);

/** Tell that the buyer has paid. */
export const confirmPayment: Operation<ConfirmPaymentData, ConfirmPaymentResponse> = /* @__PURE__ */ operation(
  'confirmPayment', 'POST', 'bookings/{bookingId}/payment/confirmation', 'buyer', 'r',
);

/** Deals on sale and to come. */
export const listDeals: Operation<ListDealsData, ListDealsResponse> = /* @__PURE__ */ operation(
  'listDeals', 'GET', 'deals', '', 'pe',
);

/** One deal. */
export const getDeal: Operation<GetDealData, GetDealResponse> = /* @__PURE__ */ operation(
  'getDeal', 'GET', 'deals/{dealId}', '', 'e',
);

/** How many units are left, and the state of the sale. */
export const getAvailability: Operation<GetAvailabilityData, GetAvailabilityResponse> = /* @__PURE__ */ operation(
  'getAvailability', 'GET', 'deals/{dealId}/availability', '', '',
);

/** Become a guest. */
export const createGuest: Operation<CreateGuestData, CreateGuestResponse> = /* @__PURE__ */ operation(
  'createGuest', 'POST', 'guests', '', 'gr',
);

/** Your profile. */
export const getProfile: Operation<GetProfileData, GetProfileResponse> = /* @__PURE__ */ operation(
  'getProfile', 'GET', 'me', 'customer', 'e',
);

/** Change your profile. */
export const updateProfile: Operation<UpdateProfileData, UpdateProfileResponse> = /* @__PURE__ */ operation(
  'updateProfile', 'PATCH', 'me', 'customer', 'bm',
);

/** What you said yes and no to, newest first. */
export const listConsents: Operation<ListConsentsData, ListConsentsResponse> = /* @__PURE__ */ operation(
  'listConsents', 'GET', 'me/consents', 'customer', 'p',
);

/** What became of your request to be forgotten. */
export const getDeletion: Operation<GetDeletionData, GetDeletionResponse> = /* @__PURE__ */ operation(
  'getDeletion', 'GET', 'me/deletion', 'customer', '',
);

/** Delete your account and all that is held about you. */
export const requestDeletion: Operation<RequestDeletionData, RequestDeletionResponse> = /* @__PURE__ */ operation(
  'requestDeletion', 'POST', 'me/deletion', 'customer', 'b',
);

/** Ask for all that is held about you. */
export const requestExport: Operation<RequestExportData, RequestExportResponse> = /* @__PURE__ */ operation(
  'requestExport', 'POST', 'me/exports', 'customer', 'k',
);

/** An export of yours, with a link to its file. */
export const getExport: Operation<GetExportData, GetExportResponse> = /* @__PURE__ */ operation(
  'getExport', 'GET', 'me/exports/{exportId}', 'customer', '',
);

/** Your saved payment methods, newest first. */
export const listPaymentMethods: Operation<ListPaymentMethodsData, ListPaymentMethodsResponse> = /* @__PURE__ */ operation(
  'listPaymentMethods', 'GET', 'me/payment-methods', 'customer', '',
);

/** Begin to save a payment method. */
export const setUpPaymentMethod: Operation<SetUpPaymentMethodData, SetUpPaymentMethodResponse> = /* @__PURE__ */ operation(
  'setUpPaymentMethod', 'POST', 'me/payment-methods/setup', 'customer', 'b',
);

/** Remove a saved payment method. */
export const removePaymentMethod: Operation<RemovePaymentMethodData, RemovePaymentMethodResponse> = /* @__PURE__ */ operation(
  'removePaymentMethod', 'DELETE', 'me/payment-methods/{methodId}', 'customer', '',
);

/** Make a saved payment method your default. */
export const setDefaultPaymentMethod: Operation<SetDefaultPaymentMethodData, SetDefaultPaymentMethodResponse> = /* @__PURE__ */ operation(
  'setDefaultPaymentMethod', 'PUT', 'me/payment-methods/{methodId}/default', 'customer', '',
);

/** What you want to see, and where. */
export const getPreferences: Operation<GetPreferencesData, GetPreferencesResponse> = /* @__PURE__ */ operation(
  'getPreferences', 'GET', 'me/preferences', 'customer', 'e',
);

/** Set what you want to see, and where. */
export const setPreferences: Operation<SetPreferencesData, SetPreferencesResponse> = /* @__PURE__ */ operation(
  'setPreferences', 'PUT', 'me/preferences', 'customer', 'bm',
);

/** Deals you saved, newest first. */
export const listSavedDeals: Operation<ListSavedDealsData, ListSavedDealsResponse> = /* @__PURE__ */ operation(
  'listSavedDeals', 'GET', 'me/saved-deals', 'customer', 'p',
);

/** Save a deal. */
export const saveDeal: Operation<SaveDealData, SaveDealResponse> = /* @__PURE__ */ operation(
  'saveDeal', 'PUT', 'me/saved-deals/{dealId}', 'customer', '',
);

/** Remove a deal from those you saved. */
export const removeSavedDeal: Operation<RemoveSavedDealData, RemoveSavedDealResponse> = /* @__PURE__ */ operation(
  'removeSavedDeal', 'DELETE', 'me/saved-deals/{dealId}', 'customer', '',
);

/** How you sign in. */
export const getSignIn: Operation<GetSignInData, GetSignInResponse> = /* @__PURE__ */ operation(
  'getSignIn', 'GET', 'me/sign-in', 'customer', '',
);

/** Sign out on all your devices. */
export const signOutEverywhere: Operation<SignOutEverywhereData, SignOutEverywhereResponse> = /* @__PURE__ */ operation(
  'signOutEverywhere', 'POST', 'me/sign-out-everywhere', 'customer', 'r',
);

/** The server’s time. */
export const getTime: Operation<GetTimeData, GetTimeResponse> = /* @__PURE__ */ operation(
  'getTime', 'GET', 'time', '', '',
);
