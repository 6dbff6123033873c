// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type { CallOptions, Keyed, Matched, Readable } from '../core/options.ts';
import type { Page, Pages } from '../core/pages.ts';
import {
  cancelBooking,
  confirmPayment,
  createGuest,
  getAvailability,
  getBooking,
  getContact,
  getDeal,
  getDeletion,
  getExport,
  getPreferences,
  getProfile,
  getSignIn,
  getTime,
  listBookings,
  listConsents,
  listDeals,
  listPaymentMethods,
  listSavedDeals,
  placeBooking,
  removePaymentMethod,
  removeSavedDeal,
  renewGuest,
  requestDeletion,
  requestExport,
  saveDeal,
  setContact,
  setDefaultPaymentMethod,
  setPreferences,
  setUpPaymentMethod,
  signOutEverywhere,
  startPayment,
  updateProfile,
} from './operations.ts';
import type {
  CancelBookingData,
  CancelBookingResponse,
  ConfirmPaymentData,
  ConfirmPaymentResponse,
  CreateGuestResponse,
  GetAvailabilityData,
  GetAvailabilityResponse,
  GetBookingData,
  GetBookingResponse,
  GetContactData,
  GetContactResponse,
  GetDealData,
  GetDealResponse,
  GetDeletionResponse,
  GetExportData,
  GetExportResponse,
  GetPreferencesResponse,
  GetProfileResponse,
  GetSignInResponse,
  GetTimeResponse,
  ListBookingsData,
  ListBookingsResponse,
  ListConsentsData,
  ListConsentsResponse,
  ListDealsData,
  ListDealsResponse,
  ListPaymentMethodsResponse,
  ListSavedDealsData,
  ListSavedDealsResponse,
  PlaceBookingData,
  PlaceBookingResponse,
  RemovePaymentMethodData,
  RemovePaymentMethodResponse,
  RemoveSavedDealData,
  RemoveSavedDealResponse,
  RenewGuestResponse,
  RequestDeletionData,
  RequestDeletionResponse,
  RequestExportResponse,
  SaveDealData,
  SaveDealResponse,
  SetContactData,
  SetContactResponse,
  SetDefaultPaymentMethodData,
  SetDefaultPaymentMethodResponse,
  SetPreferencesData,
  SetPreferencesResponse,
  SetUpPaymentMethodData,
  SetUpPaymentMethodResponse,
  SignOutEverywhereResponse,
  StartPaymentData,
  StartPaymentResponse,
  UpdateProfileData,
  UpdateProfileResponse,
} from './types.gen.ts';

export interface BuyerBookings {
  /** Your bookings, newest first. Those you made as a guest are among them once you have an account with the address that you gave. */
  list(query?: ListBookingsData['query'], options?: Readable<Page<ListBookingsResponse['items'][number]>>): Pages<ListBookingsResponse['items'][number]>;
  /** Order units of a deal. While the deal is calm the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the limit of the stage, it needs a sign-in that is at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send it with the same key; guests hear `sign_in_required`. With `expectedPrice` it is refused when a unit has another price by now; an order with `payment` must say it. With `payment` it is paid in the same call where that takes no longer than a few seconds; otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer has to do. A 409 with Retry-After is not the last word: units are being shared out, so ask again with the same key. For up to a second after the deal was changed, published or resumed the answer may still follow the terms before; nothing is sold at them. Say Idempotency-Retry when an answer was lost. */
  place(body: PlaceBookingData['body'], options?: Keyed): Promise<PlaceBookingResponse>;
  /** One booking. For its owner; for support and admins; for the seller of its deal. */
  get(bookingId: GetBookingData['path']['bookingId'], options?: Readable<GetBookingResponse>): Promise<GetBookingResponse>;
  /** Cancel a booking and return its units. What was paid goes back by the cancellation policy of the deal; where that gives nothing, a paid booking cannot be cancelled. A cancelled booking answers again as it is, so a repeated call is safe. Staff who cancel what is paid give money back: above the limits of the stage with a recent sign-in, or a colleague’s approval. */
  cancel(bookingId: CancelBookingData['path']['bookingId'], options?: CallOptions): Promise<CancelBookingResponse>;
  /** The contact of a booking, as its buyer gave it. For its owner; for support and admins, and for the seller of its deal: the audit says that they read it. */
  contact(bookingId: GetContactData['path']['bookingId'], options?: Readable<GetContactResponse>): Promise<GetContactResponse>;
  /** Say who you are, for one booking. For bookings that are free of charge or paid with one click; the beginning of a payment takes the same. Those who sell see it, until 180 days after the deal ends. The last word counts. Nothing else of the booking changes. */
  setContact(bookingId: SetContactData['path']['bookingId'], body: SetContactData['body'], options?: CallOptions): Promise<SetContactResponse>;
}

export interface BuyerPayments {
  /** Begin to pay for a held booking. A booking has one payment, so a repeated call answers the same. What it says last counts until the buyer has paid: the e-mail, the customer, whether to keep the method; after that another saying is refused with `invalid_state`. The time to pay starts anew, once, when the payment is ready. */
  start(bookingId: StartPaymentData['path']['bookingId'], body: StartPaymentData['body'], options?: CallOptions): Promise<StartPaymentResponse>;
  /** Tell that the buyer has paid. Call it when the PaymentSheet says that it is done: the booking is looked at now rather than when Stripe’s message comes. Repeating it is safe, and leaving it out costs only time. Stripe is asked once in three seconds for a booking: sooner, the answer is the booking as it is known, and Retry-After says when asking again is worth while. */
  confirm(bookingId: ConfirmPaymentData['path']['bookingId'], options?: CallOptions): Promise<ConfirmPaymentResponse>;
}

export interface BuyerDeals {
  /** Deals on sale and to come. Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones, ended ones by start time, the latest first. Drafts and cancelled deals are never listed. */
  list(query?: ListDealsData['query'], options?: Readable<Page<ListDealsResponse['items'][number]>>): Pages<ListDealsResponse['items'][number]>;
  /** One deal. With its price, window and stock as of the last second. A draft answers `not_found`. */
  get(dealId: GetDealData['path']['dealId'], options?: Readable<GetDealResponse>): Promise<GetDealResponse>;
  /** How many units are left, and the state of the sale. Made to be polled: small, and at most one second old. */
  availability(dealId: GetAvailabilityData['path']['dealId'], options?: Readable<GetAvailabilityResponse>): Promise<GetAvailabilityResponse>;
}

export interface BuyerGuests {
  /** Become a guest. Answers a token to order with. Nothing is stored, so a repeated call leaves nothing behind and needs no Idempotency-Key. With X-Device-Id the token is good on that device only, and can be renewed there for 30 days after its end. */
  create(options?: CallOptions): Promise<CreateGuestResponse>;
  /** Remain a guest. Answers a new token of the same guest, so that their bookings stay theirs. The token that is sent may have ended up to 30 days ago if it was made with an X-Device-Id, which has to come along; without one it must still be good. It stays good until its end. */
  renew(options?: CallOptions): Promise<RenewGuestResponse>;
}

export interface BuyerProfile {
  /** Your profile. A customer who has written nothing yet has an empty profile at version 0. */
  get(options?: Readable<GetProfileResponse>): Promise<GetProfileResponse>;
  /** Change your profile. Fields left out stay, `null` removes. What you said yes or no to is kept as a record each time, with its instant and wording. */
  update(body: UpdateProfileData['body'], options: Matched): Promise<UpdateProfileResponse>;
}

export interface BuyerConsents {
  /** What you said yes and no to, newest first. Every answer you gave, with its instant and the wording you were shown. The profile has the last ones. */
  list(query?: ListConsentsData['query'], options?: Readable<Page<ListConsentsResponse['items'][number]>>): Pages<ListConsentsResponse['items'][number]>;
}

export interface BuyerDeletion {
  /** What became of your request to be forgotten. Readable with your access token, for as long as it lives after the sign-in is gone. */
  get(options?: Readable<GetDeletionResponse>): Promise<GetDeletionResponse>;
  /** Delete your account and all that is held about you. Holds are released and you are signed out everywhere. Bookings are kept without any trace of you. It cannot be undone; a repeated call answers the same. Needs a sign-in not older than 15 minutes. */
  request(body: RequestDeletionData['body'], options?: CallOptions): Promise<RequestDeletionResponse>;
}

export interface BuyerExports {
  /** Ask for all that is held about you. Prepared in the background; read it at its Location. At most 5 in 24 hours. */
  request(options?: Keyed): Promise<RequestExportResponse>;
  /** An export of yours, with a link to its file. The link lives for 15 minutes, the file for 7 days. */
  get(exportId: GetExportData['path']['exportId'], options?: Readable<GetExportResponse>): Promise<GetExportResponse>;
}

export interface BuyerPaymentMethods {
  /** Your saved payment methods, newest first. The newest hundred, as Stripe has them at this moment. */
  list(options?: Readable<ListPaymentMethodsResponse>): Promise<ListPaymentMethodsResponse>;
  /** Begin to save a payment method. Nothing is charged. Once the PaymentSheet says that it is done, the method is in the list. From some a day on it asks for a challenge, and past a limit it is refused for a while; so it is when many cards were refused. */
  setUp(body: SetUpPaymentMethodData['body'], options?: CallOptions): Promise<SetUpPaymentMethodResponse>;
  /** Remove a saved payment method. One that was removed before answers the same, so a repeated call is safe. */
  remove(methodId: RemovePaymentMethodData['path']['methodId'], options?: CallOptions): Promise<RemovePaymentMethodResponse>;
  /** Make a saved payment method your default. One click pays with it where the order names no other. */
  setDefault(methodId: SetDefaultPaymentMethodData['path']['methodId'], options?: CallOptions): Promise<SetDefaultPaymentMethodResponse>;
}

export interface BuyerPreferences {
  /** What you want to see, and where. Until they are set: no category, no city, 25 km, version 0. */
  get(options?: Readable<GetPreferencesResponse>): Promise<GetPreferencesResponse>;
  /** Set what you want to see, and where. Replaces the preferences as a whole: what is left out is gone. */
  set(body: SetPreferencesData['body'], options: Matched): Promise<SetPreferencesResponse>;
}

export interface BuyerSavedDeals {
  /** Deals you saved, newest first. Each with its deal as it is now, ended ones too. One that was called off comes without it. */
  list(query?: ListSavedDealsData['query'], options?: Readable<Page<ListSavedDealsResponse['items'][number]>>): Pages<ListSavedDealsResponse['items'][number]>;
  /** Save a deal. One that you saved before stays where it is in the list. You can save 500. */
  save(dealId: SaveDealData['path']['dealId'], options?: CallOptions): Promise<SaveDealResponse>;
  /** Remove a deal from those you saved. One that is not saved answers the same, so a repeated call is safe. */
  remove(dealId: RemoveSavedDealData['path']['dealId'], options?: CallOptions): Promise<RemoveSavedDealResponse>;
}

export interface BuyerAccount {
  /** How you sign in. Your e-mail address as the sign-in has it, and whether it is confirmed. */
  signIn(options?: Readable<GetSignInResponse>): Promise<GetSignInResponse>;
  /** Sign out on all your devices. No refresh token works from now on. An access token that is out there runs out within 15 minutes. A repeated call is safe. */
  signOutEverywhere(options?: CallOptions): Promise<SignOutEverywhereResponse>;
}

export interface BuyerTime {
  /** The server’s time. Countdowns run on it, whatever the phone’s clock says. */
  get(options?: Readable<GetTimeResponse>): Promise<GetTimeResponse>;
}

export interface BuyerResources {
  readonly bookings: BuyerBookings;
  readonly payments: BuyerPayments;
  readonly deals: BuyerDeals;
  readonly guests: BuyerGuests;
  readonly profile: BuyerProfile;
  readonly consents: BuyerConsents;
  readonly deletion: BuyerDeletion;
  readonly exports: BuyerExports;
  readonly paymentMethods: BuyerPaymentMethods;
  readonly preferences: BuyerPreferences;
  readonly savedDeals: BuyerSavedDeals;
  readonly account: BuyerAccount;
  readonly time: BuyerTime;
}

/** The operations behind them, each of which knows its name. @internal */
export const buyerOperations: readonly Operation[] = [
  cancelBooking,
  confirmPayment,
  createGuest,
  getAvailability,
  getBooking,
  getContact,
  getDeal,
  getDeletion,
  getExport,
  getPreferences,
  getProfile,
  getSignIn,
  getTime,
  listBookings,
  listConsents,
  listDeals,
  listPaymentMethods,
  listSavedDeals,
  placeBooking,
  removePaymentMethod,
  removeSavedDeal,
  renewGuest,
  requestDeletion,
  requestExport,
  saveDeal,
  setContact,
  setDefaultPaymentMethod,
  setPreferences,
  setUpPaymentMethod,
  signOutEverywhere,
  startPayment,
  updateProfile,
];
