// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/swift.
import Foundation

/// The API of Stampede, for apps of buyers. It sends each request once: give it a transport that repeats what may be
/// repeated (reads; and calls with an Idempotency-Key, under the same key and with the header Idempotency-Retry).
public struct StampedeClient: Sendable {
    public let bookings: BookingsAPI
    public let payments: PaymentsAPI
    public let redeemCodes: RedeemCodesAPI
    public let calendarFeeds: CalendarFeedsAPI
    public let deals: DealsAPI
    public let guests: GuestsAPI
    public let profile: ProfileAPI
    public let consents: ConsentsAPI
    public let deletion: DeletionAPI
    public let exports: ExportsAPI
    public let paymentMethods: PaymentMethodsAPI
    public let preferences: PreferencesAPI
    public let savedDeals: SavedDealsAPI
    public let account: AccountAPI
    public let services: ServicesAPI
    public let slotDays: SlotDaysAPI
    public let slots: SlotsAPI
    public let storefront: StorefrontAPI
    public let time: TimeAPI
    public let waitingLists: WaitingListsAPI

    public init(_ settings: Settings) {
        let connection = Connection(settings: settings)
        bookings = BookingsAPI(connection: connection)
        payments = PaymentsAPI(connection: connection)
        redeemCodes = RedeemCodesAPI(connection: connection)
        calendarFeeds = CalendarFeedsAPI(connection: connection)
        deals = DealsAPI(connection: connection)
        guests = GuestsAPI(connection: connection)
        profile = ProfileAPI(connection: connection)
        consents = ConsentsAPI(connection: connection)
        deletion = DeletionAPI(connection: connection)
        exports = ExportsAPI(connection: connection)
        paymentMethods = PaymentMethodsAPI(connection: connection)
        preferences = PreferencesAPI(connection: connection)
        savedDeals = SavedDealsAPI(connection: connection)
        account = AccountAPI(connection: connection)
        services = ServicesAPI(connection: connection)
        slotDays = SlotDaysAPI(connection: connection)
        slots = SlotsAPI(connection: connection)
        storefront = StorefrontAPI(connection: connection)
        time = TimeAPI(connection: connection)
        waitingLists = WaitingListsAPI(connection: connection)
    }
}

public struct BookingsAPI: Sendable {
    let connection: Connection

    /// Your bookings, newest first. Your earlier guest bookings are included once your account has the address that you gave for them.
    public func list(cursor: String? = nil, limit: Int64? = nil) async throws -> BookingPage {
        return try await connection.call(
            "GET",
            "/v1/bookings",
            query: [("cursor", cursor), ("limit", limit?.description)]
        ).read()
    }

    /// Order units of a deal. While the deal is calm, the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the stage’s limit, the order needs a sign-in at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send the order with the same key. Guests get `sign_in_required` instead. With `expectedPrice` the order is refused when the price of a unit has changed; an order with `payment` must send it. With `payment` the order is paid in the same call where that takes no more than a few seconds. Otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer must do. A 409 with Retry-After is not final: units are being distributed, so send the order again with the same key. For up to a second after a change, publication or resumption of the deal, the answer may follow the earlier terms; nothing is sold at them. Send Idempotency-Retry after a lost answer.
    public func place(_ newOrder: NewOrder, idempotencyKey: String = newIdempotencyKey(), challengeToken: String? = nil) async throws -> Booking {
        return try await connection.call(
            "POST",
            "/v1/bookings",
            headers: [("Idempotency-Key", idempotencyKey), ("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newOrder),
            guarded: true
        ).read()
    }

    /// One booking. For its owner, for support and admins, and for the seller of its deal.
    public func get(_ bookingId: BookingId) async throws -> Booking {
        return try await connection.call(
            "GET",
            "/v1/bookings/\(asSegment(bookingId.rawValue))"
        ).read()
    }

    /// A booking as a calendar file. For the buyer’s calendar, in UTC. Later files of the same booking replace it: the UID stays and SEQUENCE grows. A hold is tentative; a booking that ended is a cancellation. A booking of a deal has no time, so it gets `invalid_state`.
    public func calendar(_ bookingId: BookingId) async throws -> String {
        return try await connection.call(
            "GET",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/calendar"
        ).text()
    }

    /// Cancel a booking and return its units. The refund follows the deal’s cancellation policy. When the policy returns nothing, a paid booking cannot be cancelled. A cancelled booking is answered as it is, so a repeated call is safe. When staff cancel a paid booking they give money back: above the stage’s limits this needs a recent sign-in, or a colleague’s approval.
    public func cancel(_ bookingId: BookingId) async throws -> RecordedBooking {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/cancellation"
        ).read()
    }

    /// The contact of a booking, as its buyer gave it. For its owner, for support and admins, and for the seller of its deal. The audit records when staff read it.
    public func contact(_ bookingId: BookingId) async throws -> Contact {
        return try await connection.call(
            "GET",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/contact"
        ).read()
    }

    /// Set the contact of one booking. For bookings that are free of charge or paid with one click. Starting a payment accepts the same fields. The seller sees the contact until 180 days after the deal ends. The latest contact counts. Nothing else about the booking changes.
    public func setContact(_ bookingId: BookingId, _ newContact: NewContact) async throws -> Contact {
        return try await connection.call(
            "PUT",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/contact",
            body: connection.encoded(newContact)
        ).read()
    }

    /// Move a booking to another slot. For confirmed bookings of slots. The booking keeps its id and its payment, and moves in one step: it is never without a slot and never in two. Buyers may move it until `rescheduleMinutesBefore` of the service, staff at any time. When the new slot costs less, the difference is refunded. A slot that costs more is refused (409 `price_changed`): book it anew, and cancel this one. A booking that is there already is answered as it is, so a repeated call is safe.
    public func reschedule(_ bookingId: BookingId, _ reschedule: Reschedule) async throws -> RecordedBooking {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/reschedule",
            body: connection.encoded(reschedule)
        ).read()
    }
}

public struct PaymentsAPI: Sendable {
    let connection: Connection

    /// Start the payment of a held booking. A booking has one payment, so a repeated call gets the same answer. Until the buyer has paid, the latest call sets the e-mail, the customer, and whether to keep the method. After that, other values are refused with `invalid_state`. When the payment is ready, the time to pay starts again, once.
    public func start(_ bookingId: BookingId, _ newPayment: NewPayment, challengeToken: String? = nil) async throws -> StartPaymentAnswer {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/payment",
            headers: [("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newPayment),
            guarded: true
        ).read()
    }

    /// Report that the buyer has paid. Call it when the PaymentSheet reports success: the booking is then updated at once, before Stripe’s message arrives. Repeating it is safe, and leaving it out only costs time. Stripe is asked at most once in three seconds for a booking. An earlier call gets the booking as known, and Retry-After says when the next call can bring news.
    public func confirm(_ bookingId: BookingId) async throws -> RecordedBooking {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/payment/confirmation"
        ).read()
    }
}

public struct RedeemCodesAPI: Sendable {
    let connection: Connection

    /// The code of your booking for the door. For its owner, once it is confirmed. Draw `qr` as a QR code, and show `code` beneath it. Both stay the same, so keep them for a place without a network.
    public func get(_ bookingId: BookingId) async throws -> RedeemCode {
        return try await connection.call(
            "GET",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/redeem-code"
        ).read()
    }
}

public struct CalendarFeedsAPI: Sendable {
    let connection: Connection

    /// A feed, by its secret address. For calendar programs. It has the booked slots of the past 90 and the next 400 days: of a buyer their own, of a resource how many are booked, without names. Poll every 15 minutes at most, with If-None-Match.
    public func read(_ calendarFeedFile: CalendarFeedFile) async throws -> String {
        return try await connection.call(
            "GET",
            "/v1/calendar-feeds/\(asSegment(calendarFeedFile.rawValue))",
            signed: false
        ).text()
    }

    /// The addresses of your calendar feeds. Without their secrets. Remove an address that somebody else may have.
    public func list() async throws -> CalendarFeeds {
        return try await connection.call(
            "GET",
            "/v1/me/calendar-feeds"
        ).read()
    }

    /// Make an address for a feed of your bookings. A calendar that subscribes to it shows your booked slots and follows their changes. Only this answer has the secret; the same Idempotency-Key gives it again. You can have 10.
    public func create(_ newCalendarFeed: NewCalendarFeed, idempotencyKey: String = newIdempotencyKey()) async throws -> OpenedCalendarFeed {
        return try await connection.call(
            "POST",
            "/v1/me/calendar-feeds",
            headers: [("Idempotency-Key", idempotencyKey)],
            body: connection.encoded(newCalendarFeed)
        ).read()
    }

    /// Remove the address of a feed. It stops at once. An address that is gone gets the same answer.
    public func remove(_ calendarFeedId: CalendarFeedId) async throws {
        _ = try await connection.call(
            "DELETE",
            "/v1/me/calendar-feeds/\(asSegment(calendarFeedId.rawValue))"
        )
    }

    /// Give a feed another address. The old address stops at once. The same Idempotency-Key gives the new one again.
    public func rotate(_ calendarFeedId: CalendarFeedId, idempotencyKey: String = newIdempotencyKey()) async throws -> OpenedCalendarFeed {
        return try await connection.call(
            "POST",
            "/v1/me/calendar-feeds/\(asSegment(calendarFeedId.rawValue))/rotate",
            headers: [("Idempotency-Key", idempotencyKey)]
        ).read()
    }
}

public struct DealsAPI: Sendable {
    let connection: Connection

    /// Deals on sale and upcoming deals. Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones. Ended ones are sorted by start time, the latest first. Drafts and cancelled deals are never listed.
    public func list(state: ListDealsState? = nil, category: Category? = nil, cursor: String? = nil, limit: Int64? = nil) async throws -> DealPage {
        return try await connection.call(
            "GET",
            "/v1/deals",
            query: [("state", state?.rawValue), ("category", category?.rawValue), ("cursor", cursor), ("limit", limit?.description)],
            signed: false
        ).read()
    }

    /// One deal. With its price, window and stock as of the last second. A draft answers `not_found`.
    public func get(_ dealId: DealId) async throws -> Deal {
        return try await connection.call(
            "GET",
            "/v1/deals/\(asSegment(dealId.rawValue))",
            signed: false
        ).read()
    }

    /// The units left, and the state of the sale. Made for polling: small, and at most one second old.
    public func availability(_ dealId: DealId) async throws -> Availability {
        return try await connection.call(
            "GET",
            "/v1/deals/\(asSegment(dealId.rawValue))/availability",
            signed: false
        ).read()
    }
}

public struct GuestsAPI: Sendable {
    let connection: Connection

    /// Become a guest. Answers a token for ordering. Nothing is stored, so a repeated call has no effect and needs no Idempotency-Key. With X-Device-Id the token works on that device only, and can be renewed there for 30 days after its end.
    public func create(challengeToken: String? = nil) async throws -> Guest {
        return try await connection.call(
            "POST",
            "/v1/guests",
            headers: [("X-Challenge-Token", challengeToken)],
            signed: false,
            guarded: true
        ).read()
    }

    /// Renew a guest’s token. Answers a new token of the same guest, who keeps their bookings. A token made with an X-Device-Id can be renewed up to 30 days after its end; send the same X-Device-Id. A token without one must still be valid. The old token stays valid until its end.
    public func renew(challengeToken: String? = nil) async throws -> Guest {
        return try await connection.call(
            "POST",
            "/v1/guests/renewal",
            headers: [("X-Challenge-Token", challengeToken)],
            guarded: true
        ).read()
    }
}

public struct ProfileAPI: Sendable {
    let connection: Connection

    /// Your profile. Before the first change the profile is empty and at version 0.
    public func get() async throws -> Tagged<Profile> {
        return try await connection.call(
            "GET",
            "/v1/me"
        ).tagged()
    }

    /// Change your profile. Fields left out stay; `null` removes a field. Each consent or refusal is also stored as a record, with its instant and wording.
    public func update(_ profilePatch: ProfilePatch, ifMatch: String) async throws -> Tagged<Profile> {
        return try await connection.call(
            "PATCH",
            "/v1/me",
            headers: [("If-Match", ifMatch)],
            body: connection.encoded(profilePatch)
        ).tagged()
    }
}

public struct ConsentsAPI: Sendable {
    let connection: Connection

    /// Your consents and refusals, newest first. Every answer you gave, with its instant and the wording that you saw. The profile has the latest ones.
    public func list(cursor: String? = nil, limit: Int64? = nil) async throws -> ConsentPage {
        return try await connection.call(
            "GET",
            "/v1/me/consents",
            query: [("cursor", cursor), ("limit", limit?.description)]
        ).read()
    }
}

public struct DeletionAPI: Sendable {
    let connection: Connection

    /// The state of your deletion request. Readable with your access token, until the token expires after the sign-in is gone.
    public func get() async throws -> Deletion {
        return try await connection.call(
            "GET",
            "/v1/me/deletion"
        ).read()
    }

    /// Delete your account and all data about you. Your holds are released, and you are signed out everywhere. Bookings stay without any data about you. This cannot be undone. A repeated call gets the same answer. Needs a sign-in not older than 15 minutes.
    public func request(_ deletionConfirmation: DeletionConfirmation) async throws -> Deletion {
        return try await connection.call(
            "POST",
            "/v1/me/deletion",
            body: connection.encoded(deletionConfirmation)
        ).read()
    }
}

public struct ExportsAPI: Sendable {
    let connection: Connection

    /// Request all data about you. Prepared in the background: read it at its Location. At most 5 in 24 hours.
    public func request(idempotencyKey: String = newIdempotencyKey()) async throws -> DataExport {
        return try await connection.call(
            "POST",
            "/v1/me/exports",
            headers: [("Idempotency-Key", idempotencyKey)]
        ).read()
    }

    /// One of your exports, with a link to its file. The link works for 15 minutes. The file is kept for 7 days.
    public func get(_ exportId: ExportId) async throws -> DataExport {
        return try await connection.call(
            "GET",
            "/v1/me/exports/\(asSegment(exportId.rawValue))"
        ).read()
    }
}

public struct PaymentMethodsAPI: Sendable {
    let connection: Connection

    /// Your saved payment methods, newest first. The newest hundred, as Stripe has them now.
    public func list() async throws -> SavedMethods {
        return try await connection.call(
            "GET",
            "/v1/me/payment-methods"
        ).read()
    }

    /// Begin to save a payment method. Nothing is charged. When the PaymentSheet reports success, the method is in the list. After several requests in a day the operation asks for a challenge, and above a limit it refuses for a while. It also refuses after many refused cards.
    public func setUp(_ newSavedMethod: NewSavedMethod, challengeToken: String? = nil) async throws -> SetupSheet {
        return try await connection.call(
            "POST",
            "/v1/me/payment-methods/setup",
            headers: [("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newSavedMethod),
            guarded: true
        ).read()
    }

    /// Remove a saved payment method. A method removed before gets the same answer, so a repeated call is safe.
    public func remove(_ methodId: SavedMethodId) async throws {
        _ = try await connection.call(
            "DELETE",
            "/v1/me/payment-methods/\(asSegment(methodId.rawValue))"
        )
    }

    /// Make a saved payment method your default. A one-click order pays with it unless the order names another.
    public func setDefault(_ methodId: SavedMethodId) async throws {
        _ = try await connection.call(
            "PUT",
            "/v1/me/payment-methods/\(asSegment(methodId.rawValue))/default"
        )
    }
}

public struct PreferencesAPI: Sendable {
    let connection: Connection

    /// Your preferences for deals and places. Before the first change: no category, no city, 25 km, version 0.
    public func get() async throws -> Tagged<Preferences> {
        return try await connection.call(
            "GET",
            "/v1/me/preferences"
        ).tagged()
    }

    /// Set your preferences for deals and places. Replaces the preferences as a whole. Fields left out are removed.
    public func set(_ newPreferences: NewPreferences, ifMatch: String) async throws -> Tagged<Preferences> {
        return try await connection.call(
            "PUT",
            "/v1/me/preferences",
            headers: [("If-Match", ifMatch)],
            body: connection.encoded(newPreferences)
        ).tagged()
    }
}

public struct SavedDealsAPI: Sendable {
    let connection: Connection

    /// Deals you saved, newest first. Each with its current deal, ended ones too. A cancelled deal is listed by its id only.
    public func list(cursor: String? = nil, limit: Int64? = nil) async throws -> SavedDealPage {
        return try await connection.call(
            "GET",
            "/v1/me/saved-deals",
            query: [("cursor", cursor), ("limit", limit?.description)]
        ).read()
    }

    /// Save a deal. A deal saved before keeps its place in the list. You can save 500.
    public func save(_ dealId: DealId) async throws -> SavedDeal {
        return try await connection.call(
            "PUT",
            "/v1/me/saved-deals/\(asSegment(dealId.rawValue))"
        ).read()
    }

    /// Remove a saved deal. A deal that is not saved gets the same answer, so a repeated call is safe.
    public func remove(_ dealId: DealId) async throws {
        _ = try await connection.call(
            "DELETE",
            "/v1/me/saved-deals/\(asSegment(dealId.rawValue))"
        )
    }
}

public struct AccountAPI: Sendable {
    let connection: Connection

    /// Your sign-in. Your e-mail address as the sign-in has it, and whether it is confirmed.
    public func signIn() async throws -> SignIn {
        return try await connection.call(
            "GET",
            "/v1/me/sign-in"
        ).read()
    }

    /// Sign out on all your devices. All refresh tokens end now. An access token already issued expires within 15 minutes. A repeated call is safe.
    public func signOutEverywhere() async throws {
        _ = try await connection.call(
            "POST",
            "/v1/me/sign-out-everywhere"
        )
    }
}

public struct ServicesAPI: Sendable {
    let connection: Connection

    /// Services that can be booked. Published services, the newest first: all, or those of a seller or a category.
    public func list(sellerId: SellerId? = nil, category: Category? = nil, cursor: String? = nil, limit: Int64? = nil) async throws -> ServicePage {
        return try await connection.call(
            "GET",
            "/v1/services",
            query: [("sellerId", sellerId?.rawValue), ("category", category?.rawValue), ("cursor", cursor), ("limit", limit?.description)],
            signed: false
        ).read()
    }

    /// One service. With its rules and the resources that serve it, as of the last seconds. A draft and an archived one answer `not_found`.
    public func get(_ serviceId: ServiceId) async throws -> ServiceDetail {
        return try await connection.call(
            "GET",
            "/v1/services/\(asSegment(serviceId.rawValue))",
            signed: false
        ).read()
    }
}

public struct SlotDaysAPI: Sendable {
    let connection: Connection

    /// The days of a month with something to book. For a calendar page: how many starts each date has, in the zone of the person who asks.
    public func list(_ serviceId: ServiceId, month: LocalMonth? = nil, timeZone: TimeZoneName? = nil, partySize: Int64? = nil, resourceId: ResourceId? = nil) async throws -> SlotDays {
        return try await connection.call(
            "GET",
            "/v1/services/\(asSegment(serviceId.rawValue))/days",
            query: [("month", month?.rawValue), ("timeZone", timeZone?.rawValue), ("partySize", partySize?.description), ("resourceId", resourceId?.rawValue)],
            signed: false
        ).read()
    }
}

public struct SlotsAPI: Sendable {
    let connection: Connection

    /// Times that can be booked. From the rules of the service and the hours of its resources, minus what is taken. Dates that are over have no slots. An answer may be some seconds old: the order decides.
    public func list(_ serviceId: ServiceId, from: LocalDate? = nil, to: LocalDate? = nil, timeZone: TimeZoneName? = nil, partySize: Int64? = nil, resourceId: ResourceId? = nil) async throws -> SlotList {
        return try await connection.call(
            "GET",
            "/v1/services/\(asSegment(serviceId.rawValue))/slots",
            query: [("from", from?.rawValue), ("to", to?.rawValue), ("timeZone", timeZone?.rawValue), ("partySize", partySize?.description), ("resourceId", resourceId?.rawValue)],
            signed: false
        ).read()
    }
}

public struct StorefrontAPI: Sendable {
    let connection: Connection

    /// The home page. The blocks of this instant, in their order, with the deals of collections. The answer is the same for every visitor, so that the edge can keep it: show those blocks whose `audience` the visitor belongs to, until their `until`, in the visitor’s language or else the first of `texts`, and read again at `nextChangeAt`. No cache keeps the answer beyond that instant. Blocks of the future are left out. A deal that cannot be booked any more is left out, a sold-out one is not.
    public func home() async throws -> StorefrontHome {
        return try await connection.call(
            "GET",
            "/v1/storefront/home",
            signed: false
        ).read()
    }
}

public struct TimeAPI: Sendable {
    let connection: Connection

    /// The server’s time. For countdowns, which must not depend on the phone’s clock.
    public func get() async throws -> ServerTime {
        return try await connection.call(
            "GET",
            "/v1/time",
            signed: false
        ).read()
    }
}

public struct WaitingListsAPI: Sendable {
    let connection: Connection

    /// Your places in waiting lists. Latest first: the entries that wait, those with an offer, and those that ended in the last 30 days.
    public func list() async throws -> WaitingEntries {
        return try await connection.call(
            "GET",
            "/v1/waiting-list"
        ).read()
    }

    /// Join the waiting list of a sold-out deal. Returned units are offered in the order of joining, never to two people at once. An offer is a booking that is held for you: pay it until `holdExpiresAt`, or cancel it to decline. You get one offer for each time that you join. A line exists from the first who joins until it is empty; meanwhile every other order is `sold_out`. An entry that asks for more units than come back at once keeps its place while smaller ones are served, unless it accepts fewer. Repeating the request returns the entry that you have.
    public func join(_ newWaitingEntry: NewWaitingEntry, challengeToken: String? = nil) async throws -> WaitingEntry {
        return try await connection.call(
            "POST",
            "/v1/waiting-list",
            headers: [("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newWaitingEntry),
            guarded: true
        ).read()
    }

    /// Your place in a waiting list. With the place and the length of the line while it waits, and with the offer once there is one.
    public func get(_ entryId: WaitingEntryId) async throws -> WaitingEntry {
        return try await connection.call(
            "GET",
            "/v1/waiting-list/\(asSegment(entryId.rawValue))"
        ).read()
    }

    /// Leave a waiting list. An entry that has ended stays as it is, so a repeated call is safe. To decline an offer, cancel its booking.
    public func leave(_ entryId: WaitingEntryId) async throws {
        _ = try await connection.call(
            "DELETE",
            "/v1/waiting-list/\(asSegment(entryId.rawValue))"
        )
    }
}
