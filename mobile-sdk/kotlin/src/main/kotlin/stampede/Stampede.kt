// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/kotlin.
package stampede

/**
 * The API of Stampede, for apps of buyers. It sends each request once: give it a transport that repeats what may be
 * repeated (reads; and calls with an Idempotency-Key, under the same key and with the header Idempotency-Retry).
 */
public class Stampede(settings: Settings) {
    private val connection = Connection(settings)

    public val bookings: BookingsApi = BookingsApi(connection)
    public val payments: PaymentsApi = PaymentsApi(connection)
    public val redeemCodes: RedeemCodesApi = RedeemCodesApi(connection)
    public val calendarFeeds: CalendarFeedsApi = CalendarFeedsApi(connection)
    public val deals: DealsApi = DealsApi(connection)
    public val guests: GuestsApi = GuestsApi(connection)
    public val profile: ProfileApi = ProfileApi(connection)
    public val consents: ConsentsApi = ConsentsApi(connection)
    public val deletion: DeletionApi = DeletionApi(connection)
    public val exports: ExportsApi = ExportsApi(connection)
    public val paymentMethods: PaymentMethodsApi = PaymentMethodsApi(connection)
    public val preferences: PreferencesApi = PreferencesApi(connection)
    public val savedDeals: SavedDealsApi = SavedDealsApi(connection)
    public val account: AccountApi = AccountApi(connection)
    public val services: ServicesApi = ServicesApi(connection)
    public val slotDays: SlotDaysApi = SlotDaysApi(connection)
    public val slots: SlotsApi = SlotsApi(connection)
    public val storefront: StorefrontApi = StorefrontApi(connection)
    public val time: TimeApi = TimeApi(connection)
    public val waitingLists: WaitingListsApi = WaitingListsApi(connection)
}

public class BookingsApi internal constructor(private val connection: Connection) {
    /** Your bookings, newest first. Your earlier guest bookings are included once your account has the address that you gave for them. */
    public suspend fun list(cursor: String? = null, limit: Long? = null): BookingPage = connection.call(
        method = "GET",
        path = "/v1/bookings",
        query = listOf("cursor" to cursor, "limit" to limit?.toString()),
    ).read { BookingPage.from(it) }

    /** Order units of a deal. While the deal is calm, the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the stage’s limit, the order needs a sign-in at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send the order with the same key. Guests get `sign_in_required` instead. With `expectedPrice` the order is refused when the price of a unit has changed; an order with `payment` must send it. With `payment` the order is paid in the same call where that takes no more than a few seconds. Otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer must do. A 409 with Retry-After is not final: units are being distributed, so send the order again with the same key. For up to a second after a change, publication or resumption of the deal, the answer may follow the earlier terms; nothing is sold at them. Send Idempotency-Retry after a lost answer. */
    public suspend fun place(newOrder: NewOrder, idempotencyKey: String = newIdempotencyKey(), challengeToken: String? = null): Booking = connection.call(
        method = "POST",
        path = "/v1/bookings",
        body = newOrder.toJson(),
        guarded = true,
        headers = listOf("Idempotency-Key" to idempotencyKey, "X-Challenge-Token" to challengeToken),
    ).read { Booking.from(it) }

    /** One booking. For its owner, for support and admins, and for the seller of its deal. */
    public suspend fun get(bookingId: BookingId): Booking = connection.call(
        method = "GET",
        path = "/v1/bookings/${bookingId.value.asSegment()}",
    ).read { Booking.from(it) }

    /** A booking as a calendar file. For the buyer’s calendar, in UTC. Later files of the same booking replace it: the UID stays and SEQUENCE grows. A hold is tentative; a booking that ended is a cancellation. A booking of a deal has no time, so it gets `invalid_state`. */
    public suspend fun calendar(bookingId: BookingId): String = connection.call(
        method = "GET",
        path = "/v1/bookings/${bookingId.value.asSegment()}/calendar",
    ).text()

    /** Cancel a booking and return its units. The refund follows the deal’s cancellation policy. When the policy returns nothing, a paid booking cannot be cancelled. A cancelled booking is answered as it is, so a repeated call is safe. When staff cancel a paid booking they give money back: above the stage’s limits this needs a recent sign-in, or a colleague’s approval. */
    public suspend fun cancel(bookingId: BookingId): RecordedBooking = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/cancellation",
    ).read { RecordedBooking.from(it) }

    /** The contact of a booking, as its buyer gave it. For its owner, for support and admins, and for the seller of its deal. The audit records when staff read it. */
    public suspend fun contact(bookingId: BookingId): Contact = connection.call(
        method = "GET",
        path = "/v1/bookings/${bookingId.value.asSegment()}/contact",
    ).read { Contact.from(it) }

    /** Set the contact of one booking. For bookings that are free of charge or paid with one click. Starting a payment accepts the same fields. The seller sees the contact until 180 days after the deal ends. The latest contact counts. Nothing else about the booking changes. */
    public suspend fun setContact(bookingId: BookingId, newContact: NewContact): Contact = connection.call(
        method = "PUT",
        path = "/v1/bookings/${bookingId.value.asSegment()}/contact",
        body = newContact.toJson(),
    ).read { Contact.from(it) }

    /** Move a booking to another slot. For confirmed bookings of slots. The booking keeps its id and its payment, and moves in one step: it is never without a slot and never in two. Buyers may move it until `rescheduleMinutesBefore` of the service, staff at any time. When the new slot costs less, the difference is refunded. A slot that costs more is refused (409 `price_changed`): book it anew, and cancel this one. A booking that is there already is answered as it is, so a repeated call is safe. */
    public suspend fun reschedule(bookingId: BookingId, reschedule: Reschedule): RecordedBooking = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/reschedule",
        body = reschedule.toJson(),
    ).read { RecordedBooking.from(it) }
}

public class PaymentsApi internal constructor(private val connection: Connection) {
    /** Start the payment of a held booking. A booking has one payment, so a repeated call gets the same answer. Until the buyer has paid, the latest call sets the e-mail, the customer, and whether to keep the method. After that, other values are refused with `invalid_state`. When the payment is ready, the time to pay starts again, once. */
    public suspend fun start(bookingId: BookingId, newPayment: NewPayment, challengeToken: String? = null): StartPaymentAnswer = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/payment",
        body = newPayment.toJson(),
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { StartPaymentAnswer.from(it) }

    /** Report that the buyer has paid. Call it when the PaymentSheet reports success: the booking is then updated at once, before Stripe’s message arrives. Repeating it is safe, and leaving it out only costs time. Stripe is asked at most once in three seconds for a booking. An earlier call gets the booking as known, and Retry-After says when the next call can bring news. */
    public suspend fun confirm(bookingId: BookingId): RecordedBooking = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/payment/confirmation",
    ).read { RecordedBooking.from(it) }
}

public class RedeemCodesApi internal constructor(private val connection: Connection) {
    /** The code of your booking for the door. For its owner, once it is confirmed. Draw `qr` as a QR code, and show `code` beneath it. Both stay the same, so keep them for a place without a network. */
    public suspend fun get(bookingId: BookingId): RedeemCode = connection.call(
        method = "GET",
        path = "/v1/bookings/${bookingId.value.asSegment()}/redeem-code",
    ).read { RedeemCode.from(it) }
}

public class CalendarFeedsApi internal constructor(private val connection: Connection) {
    /** A feed, by its secret address. For calendar programs. It has the booked slots of the past 90 and the next 400 days: of a buyer their own, of a resource how many are booked, without names. Poll every 15 minutes at most, with If-None-Match. */
    public suspend fun read(calendarFeedFile: CalendarFeedFile): String = connection.call(
        method = "GET",
        path = "/v1/calendar-feeds/${calendarFeedFile.value.asSegment()}",
        signed = false,
    ).text()

    /** The addresses of your calendar feeds. Without their secrets. Remove an address that somebody else may have. */
    public suspend fun list(): CalendarFeeds = connection.call(
        method = "GET",
        path = "/v1/me/calendar-feeds",
    ).read { CalendarFeeds.from(it) }

    /** Make an address for a feed of your bookings. A calendar that subscribes to it shows your booked slots and follows their changes. Only this answer has the secret; the same Idempotency-Key gives it again. You can have 10. */
    public suspend fun create(newCalendarFeed: NewCalendarFeed, idempotencyKey: String = newIdempotencyKey()): OpenedCalendarFeed = connection.call(
        method = "POST",
        path = "/v1/me/calendar-feeds",
        body = newCalendarFeed.toJson(),
        headers = listOf("Idempotency-Key" to idempotencyKey),
    ).read { OpenedCalendarFeed.from(it) }

    /** Remove the address of a feed. It stops at once. An address that is gone gets the same answer. */
    public suspend fun remove(calendarFeedId: CalendarFeedId) {
        connection.call(
            method = "DELETE",
            path = "/v1/me/calendar-feeds/${calendarFeedId.value.asSegment()}",
        )
    }

    /** Give a feed another address. The old address stops at once. The same Idempotency-Key gives the new one again. */
    public suspend fun rotate(calendarFeedId: CalendarFeedId, idempotencyKey: String = newIdempotencyKey()): OpenedCalendarFeed = connection.call(
        method = "POST",
        path = "/v1/me/calendar-feeds/${calendarFeedId.value.asSegment()}/rotate",
        headers = listOf("Idempotency-Key" to idempotencyKey),
    ).read { OpenedCalendarFeed.from(it) }
}

public class DealsApi internal constructor(private val connection: Connection) {
    /** Deals on sale and upcoming deals. Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones. Ended ones are sorted by start time, the latest first. Drafts and cancelled deals are never listed. */
    public suspend fun list(state: ListDealsState? = null, category: Category? = null, cursor: String? = null, limit: Long? = null): DealPage = connection.call(
        method = "GET",
        path = "/v1/deals",
        query = listOf("state" to state?.value, "category" to category?.value, "cursor" to cursor, "limit" to limit?.toString()),
        signed = false,
    ).read { DealPage.from(it) }

    /** One deal. With its price, window and stock as of the last second. A draft answers `not_found`. */
    public suspend fun get(dealId: DealId): Deal = connection.call(
        method = "GET",
        path = "/v1/deals/${dealId.value.asSegment()}",
        signed = false,
    ).read { Deal.from(it) }

    /** The units left, and the state of the sale. Made for polling: small, and at most one second old. */
    public suspend fun availability(dealId: DealId): Availability = connection.call(
        method = "GET",
        path = "/v1/deals/${dealId.value.asSegment()}/availability",
        signed = false,
    ).read { Availability.from(it) }
}

public class GuestsApi internal constructor(private val connection: Connection) {
    /** Become a guest. Answers a token for ordering. Nothing is stored, so a repeated call has no effect and needs no Idempotency-Key. With X-Device-Id the token works on that device only, and can be renewed there for 30 days after its end. */
    public suspend fun create(challengeToken: String? = null): Guest = connection.call(
        method = "POST",
        path = "/v1/guests",
        signed = false,
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { Guest.from(it) }

    /** Renew a guest’s token. Answers a new token of the same guest, who keeps their bookings. A token made with an X-Device-Id can be renewed up to 30 days after its end; send the same X-Device-Id. A token without one must still be valid. The old token stays valid until its end. */
    public suspend fun renew(challengeToken: String? = null): Guest = connection.call(
        method = "POST",
        path = "/v1/guests/renewal",
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { Guest.from(it) }
}

public class ProfileApi internal constructor(private val connection: Connection) {
    /** Your profile. Before the first change the profile is empty and at version 0. */
    public suspend fun get(): Tagged<Profile> = connection.call(
        method = "GET",
        path = "/v1/me",
    ).tagged { Profile.from(it) }

    /** Change your profile. Fields left out stay; `null` removes a field. Each consent or refusal is also stored as a record, with its instant and wording. */
    public suspend fun update(profilePatch: ProfilePatch, ifMatch: String): Tagged<Profile> = connection.call(
        method = "PATCH",
        path = "/v1/me",
        body = profilePatch.toJson(),
        headers = listOf("If-Match" to ifMatch),
    ).tagged { Profile.from(it) }
}

public class ConsentsApi internal constructor(private val connection: Connection) {
    /** Your consents and refusals, newest first. Every answer you gave, with its instant and the wording that you saw. The profile has the latest ones. */
    public suspend fun list(cursor: String? = null, limit: Long? = null): ConsentPage = connection.call(
        method = "GET",
        path = "/v1/me/consents",
        query = listOf("cursor" to cursor, "limit" to limit?.toString()),
    ).read { ConsentPage.from(it) }
}

public class DeletionApi internal constructor(private val connection: Connection) {
    /** The state of your deletion request. Readable with your access token, until the token expires after the sign-in is gone. */
    public suspend fun get(): Deletion = connection.call(
        method = "GET",
        path = "/v1/me/deletion",
    ).read { Deletion.from(it) }

    /** Delete your account and all data about you. Your holds are released, and you are signed out everywhere. Bookings stay without any data about you. This cannot be undone. A repeated call gets the same answer. Needs a sign-in not older than 15 minutes. */
    public suspend fun request(deletionConfirmation: DeletionConfirmation): Deletion = connection.call(
        method = "POST",
        path = "/v1/me/deletion",
        body = deletionConfirmation.toJson(),
    ).read { Deletion.from(it) }
}

public class ExportsApi internal constructor(private val connection: Connection) {
    /** Request all data about you. Prepared in the background: read it at its Location. At most 5 in 24 hours. */
    public suspend fun request(idempotencyKey: String = newIdempotencyKey()): DataExport = connection.call(
        method = "POST",
        path = "/v1/me/exports",
        headers = listOf("Idempotency-Key" to idempotencyKey),
    ).read { DataExport.from(it) }

    /** One of your exports, with a link to its file. The link works for 15 minutes. The file is kept for 7 days. */
    public suspend fun get(exportId: ExportId): DataExport = connection.call(
        method = "GET",
        path = "/v1/me/exports/${exportId.value.asSegment()}",
    ).read { DataExport.from(it) }
}

public class PaymentMethodsApi internal constructor(private val connection: Connection) {
    /** Your saved payment methods, newest first. The newest hundred, as Stripe has them now. */
    public suspend fun list(): SavedMethods = connection.call(
        method = "GET",
        path = "/v1/me/payment-methods",
    ).read { SavedMethods.from(it) }

    /** Begin to save a payment method. Nothing is charged. When the PaymentSheet reports success, the method is in the list. After several requests in a day the operation asks for a challenge, and above a limit it refuses for a while. It also refuses after many refused cards. */
    public suspend fun setUp(newSavedMethod: NewSavedMethod, challengeToken: String? = null): SetupSheet = connection.call(
        method = "POST",
        path = "/v1/me/payment-methods/setup",
        body = newSavedMethod.toJson(),
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { SetupSheet.from(it) }

    /** Remove a saved payment method. A method removed before gets the same answer, so a repeated call is safe. */
    public suspend fun remove(methodId: SavedMethodId) {
        connection.call(
            method = "DELETE",
            path = "/v1/me/payment-methods/${methodId.value.asSegment()}",
        )
    }

    /** Make a saved payment method your default. A one-click order pays with it unless the order names another. */
    public suspend fun setDefault(methodId: SavedMethodId) {
        connection.call(
            method = "PUT",
            path = "/v1/me/payment-methods/${methodId.value.asSegment()}/default",
        )
    }
}

public class PreferencesApi internal constructor(private val connection: Connection) {
    /** Your preferences for deals and places. Before the first change: no category, no city, 25 km, version 0. */
    public suspend fun get(): Tagged<Preferences> = connection.call(
        method = "GET",
        path = "/v1/me/preferences",
    ).tagged { Preferences.from(it) }

    /** Set your preferences for deals and places. Replaces the preferences as a whole. Fields left out are removed. */
    public suspend fun set(newPreferences: NewPreferences, ifMatch: String): Tagged<Preferences> = connection.call(
        method = "PUT",
        path = "/v1/me/preferences",
        body = newPreferences.toJson(),
        headers = listOf("If-Match" to ifMatch),
    ).tagged { Preferences.from(it) }
}

public class SavedDealsApi internal constructor(private val connection: Connection) {
    /** Deals you saved, newest first. Each with its current deal, ended ones too. A cancelled deal is listed by its id only. */
    public suspend fun list(cursor: String? = null, limit: Long? = null): SavedDealPage = connection.call(
        method = "GET",
        path = "/v1/me/saved-deals",
        query = listOf("cursor" to cursor, "limit" to limit?.toString()),
    ).read { SavedDealPage.from(it) }

    /** Save a deal. A deal saved before keeps its place in the list. You can save 500. */
    public suspend fun save(dealId: DealId): SavedDeal = connection.call(
        method = "PUT",
        path = "/v1/me/saved-deals/${dealId.value.asSegment()}",
    ).read { SavedDeal.from(it) }

    /** Remove a saved deal. A deal that is not saved gets the same answer, so a repeated call is safe. */
    public suspend fun remove(dealId: DealId) {
        connection.call(
            method = "DELETE",
            path = "/v1/me/saved-deals/${dealId.value.asSegment()}",
        )
    }
}

public class AccountApi internal constructor(private val connection: Connection) {
    /** Your sign-in. Your e-mail address as the sign-in has it, and whether it is confirmed. */
    public suspend fun signIn(): SignIn = connection.call(
        method = "GET",
        path = "/v1/me/sign-in",
    ).read { SignIn.from(it) }

    /** Sign out on all your devices. All refresh tokens end now. An access token already issued expires within 15 minutes. A repeated call is safe. */
    public suspend fun signOutEverywhere() {
        connection.call(
            method = "POST",
            path = "/v1/me/sign-out-everywhere",
        )
    }
}

public class ServicesApi internal constructor(private val connection: Connection) {
    /** Services that can be booked. Published services, the newest first: all, or those of a seller or a category. */
    public suspend fun list(sellerId: SellerId? = null, category: Category? = null, cursor: String? = null, limit: Long? = null): ServicePage = connection.call(
        method = "GET",
        path = "/v1/services",
        query = listOf("sellerId" to sellerId?.value, "category" to category?.value, "cursor" to cursor, "limit" to limit?.toString()),
        signed = false,
    ).read { ServicePage.from(it) }

    /** One service. With its rules and the resources that serve it, as of the last seconds. A draft and an archived one answer `not_found`. */
    public suspend fun get(serviceId: ServiceId): ServiceDetail = connection.call(
        method = "GET",
        path = "/v1/services/${serviceId.value.asSegment()}",
        signed = false,
    ).read { ServiceDetail.from(it) }
}

public class SlotDaysApi internal constructor(private val connection: Connection) {
    /** The days of a month with something to book. For a calendar page: how many starts each date has, in the zone of the person who asks. */
    public suspend fun list(serviceId: ServiceId, month: LocalMonth? = null, timeZone: TimeZoneName? = null, partySize: Long? = null, resourceId: ResourceId? = null): SlotDays = connection.call(
        method = "GET",
        path = "/v1/services/${serviceId.value.asSegment()}/days",
        query = listOf("month" to month?.value, "timeZone" to timeZone?.value, "partySize" to partySize?.toString(), "resourceId" to resourceId?.value),
        signed = false,
    ).read { SlotDays.from(it) }
}

public class SlotsApi internal constructor(private val connection: Connection) {
    /** Times that can be booked. From the rules of the service and the hours of its resources, minus what is taken. Dates that are over have no slots. An answer may be some seconds old: the order decides. */
    public suspend fun list(serviceId: ServiceId, from: LocalDate? = null, to: LocalDate? = null, timeZone: TimeZoneName? = null, partySize: Long? = null, resourceId: ResourceId? = null): SlotList = connection.call(
        method = "GET",
        path = "/v1/services/${serviceId.value.asSegment()}/slots",
        query = listOf("from" to from?.value, "to" to to?.value, "timeZone" to timeZone?.value, "partySize" to partySize?.toString(), "resourceId" to resourceId?.value),
        signed = false,
    ).read { SlotList.from(it) }
}

public class StorefrontApi internal constructor(private val connection: Connection) {
    /** The home page. The blocks of this instant, in their order, with the deals of collections. The answer is the same for every visitor, so that the edge can keep it: show those blocks whose `audience` the visitor belongs to, until their `until`, in the visitor’s language or else the first of `texts`, and read again at `nextChangeAt`. No cache keeps the answer beyond that instant. Blocks of the future are left out. A deal that cannot be booked any more is left out, a sold-out one is not. */
    public suspend fun home(): StorefrontHome = connection.call(
        method = "GET",
        path = "/v1/storefront/home",
        signed = false,
    ).read { StorefrontHome.from(it) }
}

public class TimeApi internal constructor(private val connection: Connection) {
    /** The server’s time. For countdowns, which must not depend on the phone’s clock. */
    public suspend fun get(): ServerTime = connection.call(
        method = "GET",
        path = "/v1/time",
        signed = false,
    ).read { ServerTime.from(it) }
}

public class WaitingListsApi internal constructor(private val connection: Connection) {
    /** Your places in waiting lists. Latest first: the entries that wait, those with an offer, and those that ended in the last 30 days. */
    public suspend fun list(): WaitingEntries = connection.call(
        method = "GET",
        path = "/v1/waiting-list",
    ).read { WaitingEntries.from(it) }

    /** Join the waiting list of a sold-out deal. Returned units are offered in the order of joining, never to two people at once. An offer is a booking that is held for you: pay it until `holdExpiresAt`, or cancel it to decline. You get one offer for each time that you join. A line exists from the first who joins until it is empty; meanwhile every other order is `sold_out`. An entry that asks for more units than come back at once keeps its place while smaller ones are served, unless it accepts fewer. Repeating the request returns the entry that you have. */
    public suspend fun join(newWaitingEntry: NewWaitingEntry, challengeToken: String? = null): WaitingEntry = connection.call(
        method = "POST",
        path = "/v1/waiting-list",
        body = newWaitingEntry.toJson(),
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { WaitingEntry.from(it) }

    /** Your place in a waiting list. With the place and the length of the line while it waits, and with the offer once there is one. */
    public suspend fun get(entryId: WaitingEntryId): WaitingEntry = connection.call(
        method = "GET",
        path = "/v1/waiting-list/${entryId.value.asSegment()}",
    ).read { WaitingEntry.from(it) }

    /** Leave a waiting list. An entry that has ended stays as it is, so a repeated call is safe. To decline an offer, cancel its booking. */
    public suspend fun leave(entryId: WaitingEntryId) {
        connection.call(
            method = "DELETE",
            path = "/v1/waiting-list/${entryId.value.asSegment()}",
        )
    }
}
