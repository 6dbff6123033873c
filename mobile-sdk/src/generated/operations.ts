// Made from openapi.json by npm run generate: do not edit.
import { type Operation, operation } from '../core/operation.ts';
import type {
  CancelBookingData,
  CancelBookingResponse,
  ConfirmPaymentData,
  ConfirmPaymentResponse,
  CreateCalendarFeedData,
  CreateCalendarFeedResponse,
  CreateGuestData,
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
  GetDeletionData,
  GetDeletionResponse,
  GetExportData,
  GetExportResponse,
  GetPreferencesData,
  GetPreferencesResponse,
  GetProfileData,
  GetProfileResponse,
  GetRedeemCodeData,
  GetRedeemCodeResponse,
  GetServiceData,
  GetServiceResponse,
  GetSignInData,
  GetSignInResponse,
  GetStorefrontHomeData,
  GetStorefrontHomeResponse,
  GetTimeData,
  GetTimeResponse,
  GetWaitingEntryData,
  GetWaitingEntryResponse,
  JoinWaitingListData,
  JoinWaitingListResponse,
  LeaveWaitingListData,
  LeaveWaitingListResponse,
  ListBookingsData,
  ListBookingsResponse,
  ListCalendarFeedsData,
  ListCalendarFeedsResponse,
  ListConsentsData,
  ListConsentsResponse,
  ListDealsData,
  ListDealsResponse,
  ListPaymentMethodsData,
  ListPaymentMethodsResponse,
  ListSavedDealsData,
  ListSavedDealsResponse,
  ListServicesData,
  ListServicesResponse,
  ListSlotDaysData,
  ListSlotDaysResponse,
  ListSlotsData,
  ListSlotsResponse,
  ListWaitingEntriesData,
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
  RenewGuestData,
  RenewGuestResponse,
  RequestDeletionData,
  RequestDeletionResponse,
  RequestExportData,
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
  SignOutEverywhereData,
  SignOutEverywhereResponse,
  StartPaymentData,
  StartPaymentResponse,
  UpdateProfileData,
  UpdateProfileResponse,
} from './types.gen.ts';

/** Your bookings, newest first. */
export const listBookings: Operation<ListBookingsData, ListBookingsResponse> = /* @__PURE__ */ operation('gpr bookings.list GET bookings');

/** Order units of a deal. */
export const placeBooking: Operation<PlaceBookingData, PlaceBookingResponse> = /* @__PURE__ */ operation('gbkdr bookings.place POST bookings');

/** One booking. */
export const getBooking: Operation<GetBookingData, GetBookingResponse> = /* @__PURE__ */ operation('gr bookings.get GET bookings/{bookingId}');

/** A booking as a calendar file. */
export const getBookingCalendar: Operation<GetBookingCalendarData, GetBookingCalendarResponse> = /* @__PURE__ */ operation('gr bookings.calendar GET bookings/{bookingId}/calendar');

/** Cancel a booking and return its units. */
export const cancelBooking: Operation<CancelBookingData, CancelBookingResponse> = /* @__PURE__ */ operation('gr bookings.cancel POST bookings/{bookingId}/cancellation');

/** The contact of a booking, as its buyer gave it. */
export const getContact: Operation<GetContactData, GetContactResponse> = /* @__PURE__ */ operation('gr bookings.contact GET bookings/{bookingId}/contact');

/** Set the contact of one booking. */
export const setContact: Operation<SetContactData, SetContactResponse> = /* @__PURE__ */ operation('gbr bookings.setContact PUT bookings/{bookingId}/contact');

/** Start the payment of a held booking. */
export const startPayment: Operation<StartPaymentData, StartPaymentResponse> = /* @__PURE__ */ operation('gbdr payments.start POST bookings/{bookingId}/payment');

/** Report that the buyer has paid. */
export const confirmPayment: Operation<ConfirmPaymentData, ConfirmPaymentResponse> = /* @__PURE__ */ operation('gr payments.confirm POST bookings/{bookingId}/payment/confirmation');

/** The code of your booking for the door. */
export const getRedeemCode: Operation<GetRedeemCodeData, GetRedeemCodeResponse> = /* @__PURE__ */ operation('gr redeemCodes.get GET bookings/{bookingId}/redeem-code');

/** Move a booking to another slot. */
export const rescheduleBooking: Operation<RescheduleBookingData, RescheduleBookingResponse> = /* @__PURE__ */ operation('gbr bookings.reschedule POST bookings/{bookingId}/reschedule');

/** A feed, by its secret address. */
export const readCalendarFeed: Operation<ReadCalendarFeedData, ReadCalendarFeedResponse> = /* @__PURE__ */ operation('r calendarFeeds.read GET calendar-feeds/{calendarFeedFile}');

/** Deals on sale and upcoming deals. */
export const listDeals: Operation<ListDealsData, ListDealsResponse> = /* @__PURE__ */ operation('pr deals.list GET deals');

/** One deal. */
export const getDeal: Operation<GetDealData, GetDealResponse> = /* @__PURE__ */ operation('r deals.get GET deals/{dealId}');

/** The units left, and the state of the sale. */
export const getAvailability: Operation<GetAvailabilityData, GetAvailabilityResponse> = /* @__PURE__ */ operation('r deals.availability GET deals/{dealId}/availability');

/** Become a guest. */
export const createGuest: Operation<CreateGuestData, CreateGuestResponse> = /* @__PURE__ */ operation('dr guests.create POST guests');

/** Renew a guest’s token. */
export const renewGuest: Operation<RenewGuestData, RenewGuestResponse> = /* @__PURE__ */ operation('gdr guests.renew POST guests/renewal');

/** Your profile. */
export const getProfile: Operation<GetProfileData, GetProfileResponse> = /* @__PURE__ */ operation('cr profile.get GET me');

/** Change your profile. */
export const updateProfile: Operation<UpdateProfileData, UpdateProfileResponse> = /* @__PURE__ */ operation('cb profile.update PATCH me');

/** The addresses of your calendar feeds. */
export const listCalendarFeeds: Operation<ListCalendarFeedsData, ListCalendarFeedsResponse> = /* @__PURE__ */ operation('cr calendarFeeds.list GET me/calendar-feeds');

/** Make an address for a feed of your bookings. */
export const createCalendarFeed: Operation<CreateCalendarFeedData, CreateCalendarFeedResponse> = /* @__PURE__ */ operation('cbkr calendarFeeds.create POST me/calendar-feeds');

/** Remove the address of a feed. */
export const removeCalendarFeed: Operation<RemoveCalendarFeedData, RemoveCalendarFeedResponse> = /* @__PURE__ */ operation('cr calendarFeeds.remove DELETE me/calendar-feeds/{calendarFeedId}');

/** Give a feed another address. */
export const rotateCalendarFeed: Operation<RotateCalendarFeedData, RotateCalendarFeedResponse> = /* @__PURE__ */ operation('ckr calendarFeeds.rotate POST me/calendar-feeds/{calendarFeedId}/rotate');

/** Your consents and refusals, newest first. */
export const listConsents: Operation<ListConsentsData, ListConsentsResponse> = /* @__PURE__ */ operation('cpr consents.list GET me/consents');

/** The state of your deletion request. */
export const getDeletion: Operation<GetDeletionData, GetDeletionResponse> = /* @__PURE__ */ operation('cr deletion.get GET me/deletion');

/** Delete your account and all data about you. */
export const requestDeletion: Operation<RequestDeletionData, RequestDeletionResponse> = /* @__PURE__ */ operation('cbr deletion.request POST me/deletion');

/** Request all data about you. */
export const requestExport: Operation<RequestExportData, RequestExportResponse> = /* @__PURE__ */ operation('ckr exports.request POST me/exports');

/** One of your exports, with a link to its file. */
export const getExport: Operation<GetExportData, GetExportResponse> = /* @__PURE__ */ operation('cr exports.get GET me/exports/{exportId}');

/** Your saved payment methods, newest first. */
export const listPaymentMethods: Operation<ListPaymentMethodsData, ListPaymentMethodsResponse> = /* @__PURE__ */ operation('cr paymentMethods.list GET me/payment-methods');

/** Begin to save a payment method. */
export const setUpPaymentMethod: Operation<SetUpPaymentMethodData, SetUpPaymentMethodResponse> = /* @__PURE__ */ operation('cbd paymentMethods.setUp POST me/payment-methods/setup');

/** Remove a saved payment method. */
export const removePaymentMethod: Operation<RemovePaymentMethodData, RemovePaymentMethodResponse> = /* @__PURE__ */ operation('cr paymentMethods.remove DELETE me/payment-methods/{methodId}');

/** Make a saved payment method your default. */
export const setDefaultPaymentMethod: Operation<SetDefaultPaymentMethodData, SetDefaultPaymentMethodResponse> = /* @__PURE__ */ operation('cr paymentMethods.setDefault PUT me/payment-methods/{methodId}/default');

/** Your preferences for deals and places. */
export const getPreferences: Operation<GetPreferencesData, GetPreferencesResponse> = /* @__PURE__ */ operation('cr preferences.get GET me/preferences');

/** Set your preferences for deals and places. */
export const setPreferences: Operation<SetPreferencesData, SetPreferencesResponse> = /* @__PURE__ */ operation('cb preferences.set PUT me/preferences');

/** Deals you saved, newest first. */
export const listSavedDeals: Operation<ListSavedDealsData, ListSavedDealsResponse> = /* @__PURE__ */ operation('cpr savedDeals.list GET me/saved-deals');

/** Save a deal. */
export const saveDeal: Operation<SaveDealData, SaveDealResponse> = /* @__PURE__ */ operation('cr savedDeals.save PUT me/saved-deals/{dealId}');

/** Remove a saved deal. */
export const removeSavedDeal: Operation<RemoveSavedDealData, RemoveSavedDealResponse> = /* @__PURE__ */ operation('cr savedDeals.remove DELETE me/saved-deals/{dealId}');

/** Your sign-in. */
export const getSignIn: Operation<GetSignInData, GetSignInResponse> = /* @__PURE__ */ operation('cr account.signIn GET me/sign-in');

/** Sign out on all your devices. */
export const signOutEverywhere: Operation<SignOutEverywhereData, SignOutEverywhereResponse> = /* @__PURE__ */ operation('cr account.signOutEverywhere POST me/sign-out-everywhere');

/** Services that can be booked. */
export const listServices: Operation<ListServicesData, ListServicesResponse> = /* @__PURE__ */ operation('pr services.list GET services');

/** One service. */
export const getService: Operation<GetServiceData, GetServiceResponse> = /* @__PURE__ */ operation('r services.get GET services/{serviceId}');

/** The days of a month with something to book. */
export const listSlotDays: Operation<ListSlotDaysData, ListSlotDaysResponse> = /* @__PURE__ */ operation('qr slotDays.list GET services/{serviceId}/days');

/** Times that can be booked. */
export const listSlots: Operation<ListSlotsData, ListSlotsResponse> = /* @__PURE__ */ operation('qr slots.list GET services/{serviceId}/slots');

/** The home page. */
export const getStorefrontHome: Operation<GetStorefrontHomeData, GetStorefrontHomeResponse> = /* @__PURE__ */ operation('r storefront.home GET storefront/home');

/** The server’s time. */
export const getTime: Operation<GetTimeData, GetTimeResponse> = /* @__PURE__ */ operation('r time.get GET time');

/** Your places in waiting lists. */
export const listWaitingEntries: Operation<ListWaitingEntriesData, ListWaitingEntriesResponse> = /* @__PURE__ */ operation('gr waitingLists.list GET waiting-list');

/** Join the waiting list of a sold-out deal. */
export const joinWaitingList: Operation<JoinWaitingListData, JoinWaitingListResponse> = /* @__PURE__ */ operation('gbdr waitingLists.join POST waiting-list');

/** Your place in a waiting list. */
export const getWaitingEntry: Operation<GetWaitingEntryData, GetWaitingEntryResponse> = /* @__PURE__ */ operation('gr waitingLists.get GET waiting-list/{entryId}');

/** Leave a waiting list. */
export const leaveWaitingList: Operation<LeaveWaitingListData, LeaveWaitingListResponse> = /* @__PURE__ */ operation('gr waitingLists.leave DELETE waiting-list/{entryId}');
