// Made from openapi.json by npm run generate: do not edit.
import type { Operation } from '../core/operation.ts';
import type { CallOptions, Keyed, Matched, Readable } from '../core/options.ts';
import type { Page, Pages } from '../core/pages.ts';
import {
  cancelBooking,
  confirmPayment,
  createCalendarFeed,
  createGuest,
  getAvailability,
  getBooking,
  getBookingCalendar,
  getContact,
  getDeal,
  getDeletion,
  getExport,
  getPreferences,
  getProfile,
  getRedeemCode,
  getService,
  getSignIn,
  getStorefrontHome,
  getTime,
  getWaitingEntry,
  joinWaitingList,
  leaveWaitingList,
  listBookings,
  listCalendarFeeds,
  listConsents,
  listDeals,
  listPaymentMethods,
  listSavedDeals,
  listServices,
  listSlotDays,
  listSlots,
  listWaitingEntries,
  placeBooking,
  readCalendarFeed,
  removeCalendarFeed,
  removePaymentMethod,
  removeSavedDeal,
  renewGuest,
  requestDeletion,
  requestExport,
  rescheduleBooking,
  rotateCalendarFeed,
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
  CreateCalendarFeedData,
  CreateCalendarFeedResponse,
  CreateGuestResponse,
  GetAvailabilityData,
  GetAvailabilityResponse,
  GetBookingCalendarData,
  GetBookingCalendarResponse,
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
  GetRedeemCodeData,
  GetRedeemCodeResponse,
  GetServiceData,
  GetServiceResponse,
  GetSignInResponse,
  GetStorefrontHomeResponse,
  GetTimeResponse,
  GetWaitingEntryData,
  GetWaitingEntryResponse,
  JoinWaitingListData,
  JoinWaitingListResponse,
  LeaveWaitingListData,
  LeaveWaitingListResponse,
  ListBookingsData,
  ListBookingsResponse,
  ListCalendarFeedsResponse,
  ListConsentsData,
  ListConsentsResponse,
  ListDealsData,
  ListDealsResponse,
  ListPaymentMethodsResponse,
  ListSavedDealsData,
  ListSavedDealsResponse,
  ListServicesData,
  ListServicesResponse,
  ListSlotDaysData,
  ListSlotDaysResponse,
  ListSlotsData,
  ListSlotsResponse,
  ListWaitingEntriesResponse,
  PlaceBookingData,
  PlaceBookingResponse,
  ReadCalendarFeedData,
  ReadCalendarFeedResponse,
  RemoveCalendarFeedData,
  RemoveCalendarFeedResponse,
  RemovePaymentMethodData,
  RemovePaymentMethodResponse,
  RemoveSavedDealData,
  RemoveSavedDealResponse,
  RenewGuestResponse,
  RequestDeletionData,
  RequestDeletionResponse,
  RequestExportResponse,
  RescheduleBookingData,
  RescheduleBookingResponse,
  RotateCalendarFeedData,
  RotateCalendarFeedResponse,
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
  /** Your bookings, newest first. Your earlier guest bookings are included once your account has the address that you gave for them. */
  list(query?: ListBookingsData['query'], options?: Readable<Page<ListBookingsResponse['items'][number]>>): Pages<ListBookingsResponse['items'][number]>;
  /** Order units of a deal. While the deal is calm, the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the stage’s limit, the order needs a sign-in at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send the order with the same key. Guests get `sign_in_required` instead. With `expectedPrice` the order is refused when the price of a unit has changed; an order with `payment` must send it. With `payment` the order is paid in the same call where that takes no more than a few seconds. Otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer must do. A 409 with Retry-After is not final: units are being distributed, so send the order again with the same key. For up to a second after a change, publication or resumption of the deal, the answer may follow the earlier terms; nothing is sold at them. Send Idempotency-Retry after a lost answer. */
  place(body: PlaceBookingData['body'], options?: Keyed): Promise<PlaceBookingResponse>;
  /** One booking. For its owner, for support and admins, and for the seller of its deal. */
  get(bookingId: GetBookingData['path']['bookingId'], options?: Readable<GetBookingResponse>): Promise<GetBookingResponse>;
  /** A booking as a calendar file. For the buyer’s calendar, in UTC. Later files of the same booking replace it: the UID stays and SEQUENCE grows. A hold is tentative; a booking that ended is a cancellation. A booking of a deal has no time, so it gets `invalid_state`. */
  calendar(bookingId: GetBookingCalendarData['path']['bookingId'], options?: Readable<GetBookingCalendarResponse>): Promise<GetBookingCalendarResponse>;
  /** Cancel a booking and return its units. The refund follows the deal’s cancellation policy. When the policy returns nothing, a paid booking cannot be cancelled. A cancelled booking is answered as it is, so a repeated call is safe. When staff cancel a paid booking they give money back: above the stage’s limits this needs a recent sign-in, or a colleague’s approval. */
  cancel(bookingId: CancelBookingData['path']['bookingId'], options?: CallOptions): Promise<CancelBookingResponse>;
  /** The contact of a booking, as its buyer gave it. For its owner, for support and admins, and for the seller of its deal. The audit records when staff read it. */
  contact(bookingId: GetContactData['path']['bookingId'], options?: Readable<GetContactResponse>): Promise<GetContactResponse>;
  /** Set the contact of one booking. For bookings that are free of charge or paid with one click. Starting a payment accepts the same fields. The seller sees the contact until 180 days after the deal ends. The latest contact counts. Nothing else about the booking changes. */
  setContact(bookingId: SetContactData['path']['bookingId'], body: SetContactData['body'], options?: CallOptions): Promise<SetContactResponse>;
  /** Move a booking to another slot. For confirmed bookings of slots. The booking keeps its id and its payment, and moves in one step: it is never without a slot and never in two. Buyers may move it until `rescheduleMinutesBefore` of the service, staff at any time. When the new slot costs less, the difference is refunded. A slot that costs more is refused (409 `price_changed`): book it anew, and cancel this one. A booking that is there already is answered as it is, so a repeated call is safe. */
  reschedule(bookingId: RescheduleBookingData['path']['bookingId'], body: RescheduleBookingData['body'], options?: CallOptions): Promise<RescheduleBookingResponse>;
}

export interface BuyerPayments {
  /** Start the payment of a held booking. A booking has one payment, so a repeated call gets the same answer. Until the buyer has paid, the latest call sets the e-mail, the customer, and whether to keep the method. After that, other values are refused with `invalid_state`. When the payment is ready, the time to pay starts again, once. */
  start(bookingId: StartPaymentData['path']['bookingId'], body: StartPaymentData['body'], options?: CallOptions): Promise<StartPaymentResponse>;
  /** Report that the buyer has paid. Call it when the PaymentSheet reports success: the booking is then updated at once, before Stripe’s message arrives. Repeating it is safe, and leaving it out only costs time. Stripe is asked at most once in three seconds for a booking. An earlier call gets the booking as known, and Retry-After says when the next call can bring news. */
  confirm(bookingId: ConfirmPaymentData['path']['bookingId'], options?: CallOptions): Promise<ConfirmPaymentResponse>;
}

export interface BuyerRedeemCodes {
  /** The code of your booking for the door. For its owner, once it is confirmed. Draw `qr` as a QR code, and show `code` beneath it. Both stay the same, so keep them for a place without a network. */
  get(bookingId: GetRedeemCodeData['path']['bookingId'], options?: Readable<GetRedeemCodeResponse>): Promise<GetRedeemCodeResponse>;
}

export interface BuyerCalendarFeeds {
  /** A feed, by its secret address. For calendar programs. It has the booked slots of the past 90 and the next 400 days: of a buyer their own, of a resource how many are booked, without names. Poll every 15 minutes at most, with If-None-Match. */
  read(calendarFeedFile: ReadCalendarFeedData['path']['calendarFeedFile'], options?: Readable<ReadCalendarFeedResponse>): Promise<ReadCalendarFeedResponse>;
  /** The addresses of your calendar feeds. Without their secrets. Remove an address that somebody else may have. */
  list(options?: Readable<ListCalendarFeedsResponse>): Promise<ListCalendarFeedsResponse>;
  /** Make an address for a feed of your bookings. A calendar that subscribes to it shows your booked slots and follows their changes. Only this answer has the secret; the same Idempotency-Key gives it again. You can have 10. */
  create(body: CreateCalendarFeedData['body'], options?: Keyed): Promise<CreateCalendarFeedResponse>;
  /** Remove the address of a feed. It stops at once. An address that is gone gets the same answer. */
  remove(calendarFeedId: RemoveCalendarFeedData['path']['calendarFeedId'], options?: CallOptions): Promise<RemoveCalendarFeedResponse>;
  /** Give a feed another address. The old address stops at once. The same Idempotency-Key gives the new one again. */
  rotate(calendarFeedId: RotateCalendarFeedData['path']['calendarFeedId'], options?: Keyed): Promise<RotateCalendarFeedResponse>;
}

export interface BuyerDeals {
  /** Deals on sale and upcoming deals. Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones. Ended ones are sorted by start time, the latest first. Drafts and cancelled deals are never listed. */
  list(query?: ListDealsData['query'], options?: Readable<Page<ListDealsResponse['items'][number]>>): Pages<ListDealsResponse['items'][number]>;
  /** One deal. With its price, window and stock as of the last second. A draft answers `not_found`. */
  get(dealId: GetDealData['path']['dealId'], options?: Readable<GetDealResponse>): Promise<GetDealResponse>;
  /** The units left, and the state of the sale. Made for polling: small, and at most one second old. */
  availability(dealId: GetAvailabilityData['path']['dealId'], options?: Readable<GetAvailabilityResponse>): Promise<GetAvailabilityResponse>;
}

export interface BuyerGuests {
  /** Become a guest. Answers a token for ordering. Nothing is stored, so a repeated call has no effect and needs no Idempotency-Key. With X-Device-Id the token works on that device only, and can be renewed there for 30 days after its end. */
  create(options?: CallOptions): Promise<CreateGuestResponse>;
  /** Renew a guest’s token. Answers a new token of the same guest, who keeps their bookings. A token made with an X-Device-Id can be renewed up to 30 days after its end; send the same X-Device-Id. A token without one must still be valid. The old token stays valid until its end. */
  renew(options?: CallOptions): Promise<RenewGuestResponse>;
}

export interface BuyerProfile {
  /** Your profile. Before the first change the profile is empty and at version 0. */
  get(options?: Readable<GetProfileResponse>): Promise<GetProfileResponse>;
  /** Change your profile. Fields left out stay; `null` removes a field. Each consent or refusal is also stored as a record, with its instant and wording. */
  update(body: UpdateProfileData['body'], options: Matched): Promise<UpdateProfileResponse>;
}

export interface BuyerConsents {
  /** Your consents and refusals, newest first. Every answer you gave, with its instant and the wording that you saw. The profile has the latest ones. */
  list(query?: ListConsentsData['query'], options?: Readable<Page<ListConsentsResponse['items'][number]>>): Pages<ListConsentsResponse['items'][number]>;
}

export interface BuyerDeletion {
  /** The state of your deletion request. Readable with your access token, until the token expires after the sign-in is gone. */
  get(options?: Readable<GetDeletionResponse>): Promise<GetDeletionResponse>;
  /** Delete your account and all data about you. Your holds are released, and you are signed out everywhere. Bookings stay without any data about you. This cannot be undone. A repeated call gets the same answer. Needs a sign-in not older than 15 minutes. */
  request(body: RequestDeletionData['body'], options?: CallOptions): Promise<RequestDeletionResponse>;
}

export interface BuyerExports {
  /** Request all data about you. Prepared in the background: read it at its Location. At most 5 in 24 hours. */
  request(options?: Keyed): Promise<RequestExportResponse>;
  /** One of your exports, with a link to its file. The link works for 15 minutes. The file is kept for 7 days. */
  get(exportId: GetExportData['path']['exportId'], options?: Readable<GetExportResponse>): Promise<GetExportResponse>;
}

export interface BuyerPaymentMethods {
  /** Your saved payment methods, newest first. The newest hundred, as Stripe has them now. */
  list(options?: Readable<ListPaymentMethodsResponse>): Promise<ListPaymentMethodsResponse>;
  /** Begin to save a payment method. Nothing is charged. When the PaymentSheet reports success, the method is in the list. After several requests in a day the operation asks for a challenge, and above a limit it refuses for a while. It also refuses after many refused cards. */
  setUp(body: SetUpPaymentMethodData['body'], options?: CallOptions): Promise<SetUpPaymentMethodResponse>;
  /** Remove a saved payment method. A method removed before gets the same answer, so a repeated call is safe. */
  remove(methodId: RemovePaymentMethodData['path']['methodId'], options?: CallOptions): Promise<RemovePaymentMethodResponse>;
  /** Make a saved payment method your default. A one-click order pays with it unless the order names another. */
  setDefault(methodId: SetDefaultPaymentMethodData['path']['methodId'], options?: CallOptions): Promise<SetDefaultPaymentMethodResponse>;
}

export interface BuyerPreferences {
  /** Your preferences for deals and places. Before the first change: no category, no city, 25 km, version 0. */
  get(options?: Readable<GetPreferencesResponse>): Promise<GetPreferencesResponse>;
  /** Set your preferences for deals and places. Replaces the preferences as a whole. Fields left out are removed. */
  set(body: SetPreferencesData['body'], options: Matched): Promise<SetPreferencesResponse>;
}

export interface BuyerSavedDeals {
  /** Deals you saved, newest first. Each with its current deal, ended ones too. A cancelled deal is listed by its id only. */
  list(query?: ListSavedDealsData['query'], options?: Readable<Page<ListSavedDealsResponse['items'][number]>>): Pages<ListSavedDealsResponse['items'][number]>;
  /** Save a deal. A deal saved before keeps its place in the list. You can save 500. */
  save(dealId: SaveDealData['path']['dealId'], options?: CallOptions): Promise<SaveDealResponse>;
  /** Remove a saved deal. A deal that is not saved gets the same answer, so a repeated call is safe. */
  remove(dealId: RemoveSavedDealData['path']['dealId'], options?: CallOptions): Promise<RemoveSavedDealResponse>;
}

export interface BuyerAccount {
  /** Your sign-in. Your e-mail address as the sign-in has it, and whether it is confirmed. */
  signIn(options?: Readable<GetSignInResponse>): Promise<GetSignInResponse>;
  /** Sign out on all your devices. All refresh tokens end now. An access token already issued expires within 15 minutes. A repeated call is safe. */
  signOutEverywhere(options?: CallOptions): Promise<SignOutEverywhereResponse>;
}

export interface BuyerServices {
  /** Services that can be booked. Published services, the newest first: all, or those of a seller or a category. */
  list(query?: ListServicesData['query'], options?: Readable<Page<ListServicesResponse['items'][number]>>): Pages<ListServicesResponse['items'][number]>;
  /** One service. With its rules and the resources that serve it, as of the last seconds. A draft and an archived one answer `not_found`. */
  get(serviceId: GetServiceData['path']['serviceId'], options?: Readable<GetServiceResponse>): Promise<GetServiceResponse>;
}

export interface BuyerSlotDays {
  /** The days of a month with something to book. For a calendar page: how many starts each date has, in the zone of the person who asks. */
  list(serviceId: ListSlotDaysData['path']['serviceId'], query: ListSlotDaysData['query'], options?: Readable<ListSlotDaysResponse>): Promise<ListSlotDaysResponse>;
}

export interface BuyerSlots {
  /** Times that can be booked. From the rules of the service and the hours of its resources, minus what is taken. Dates that are over have no slots. An answer may be some seconds old: the order decides. */
  list(serviceId: ListSlotsData['path']['serviceId'], query: ListSlotsData['query'], options?: Readable<ListSlotsResponse>): Promise<ListSlotsResponse>;
}

export interface BuyerStorefront {
  /** The home page. The blocks of this instant, in their order, with the deals of collections. The answer is the same for every visitor, so that the edge can keep it: show those blocks whose `audience` the visitor belongs to, until their `until`, in the visitor’s language or else the first of `texts`, and read again at `nextChangeAt`. No cache keeps the answer beyond that instant. Blocks of the future are left out. A deal that cannot be booked any more is left out, a sold-out one is not. */
  home(options?: Readable<GetStorefrontHomeResponse>): Promise<GetStorefrontHomeResponse>;
}

export interface BuyerTime {
  /** The server’s time. For countdowns, which must not depend on the phone’s clock. */
  get(options?: Readable<GetTimeResponse>): Promise<GetTimeResponse>;
}

export interface BuyerWaitingLists {
  /** Your places in waiting lists. Latest first: the entries that wait, those with an offer, and those that ended in the last 30 days. */
  list(options?: Readable<ListWaitingEntriesResponse>): Promise<ListWaitingEntriesResponse>;
  /** Join the waiting list of a sold-out deal. Returned units are offered in the order of joining, never to two people at once. An offer is a booking that is held for you: pay it until `holdExpiresAt`, or cancel it to decline. You get one offer for each time that you join. A line exists from the first who joins until it is empty; meanwhile every other order is `sold_out`. An entry that asks for more units than come back at once keeps its place while smaller ones are served, unless it accepts fewer. Repeating the request returns the entry that you have. */
  join(body: JoinWaitingListData['body'], options?: CallOptions): Promise<JoinWaitingListResponse>;
  /** Your place in a waiting list. With the place and the length of the line while it waits, and with the offer once there is one. */
  get(entryId: GetWaitingEntryData['path']['entryId'], options?: Readable<GetWaitingEntryResponse>): Promise<GetWaitingEntryResponse>;
  /** Leave a waiting list. An entry that has ended stays as it is, so a repeated call is safe. To decline an offer, cancel its booking. */
  leave(entryId: LeaveWaitingListData['path']['entryId'], options?: CallOptions): Promise<LeaveWaitingListResponse>;
}

export interface BuyerResources {
  readonly bookings: BuyerBookings;
  readonly payments: BuyerPayments;
  readonly redeemCodes: BuyerRedeemCodes;
  readonly calendarFeeds: BuyerCalendarFeeds;
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
  readonly services: BuyerServices;
  readonly slotDays: BuyerSlotDays;
  readonly slots: BuyerSlots;
  readonly storefront: BuyerStorefront;
  readonly time: BuyerTime;
  readonly waitingLists: BuyerWaitingLists;
}

/** The operations behind them, each of which knows its name. @internal */
export const buyerOperations: readonly Operation[] = [
  cancelBooking,
  confirmPayment,
  createCalendarFeed,
  createGuest,
  getAvailability,
  getBooking,
  getBookingCalendar,
  getContact,
  getDeal,
  getDeletion,
  getExport,
  getPreferences,
  getProfile,
  getRedeemCode,
  getService,
  getSignIn,
  getStorefrontHome,
  getTime,
  getWaitingEntry,
  joinWaitingList,
  leaveWaitingList,
  listBookings,
  listCalendarFeeds,
  listConsents,
  listDeals,
  listPaymentMethods,
  listSavedDeals,
  listServices,
  listSlotDays,
  listSlots,
  listWaitingEntries,
  placeBooking,
  readCalendarFeed,
  removeCalendarFeed,
  removePaymentMethod,
  removeSavedDeal,
  renewGuest,
  requestDeletion,
  requestExport,
  rescheduleBooking,
  rotateCalendarFeed,
  saveDeal,
  setContact,
  setDefaultPaymentMethod,
  setPreferences,
  setUpPaymentMethod,
  signOutEverywhere,
  startPayment,
  updateProfile,
];
