// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/swift.
import Foundation

/// The API of Stampede, for apps of buyers. It sends each request once: give it a transport that repeats what may be
/// repeated (reads; and calls with an Idempotency-Key, under the same key and with the header Idempotency-Retry).
public struct StampedeClient: Sendable {
    public let bookings: BookingsAPI
    public let payments: PaymentsAPI
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
    public let time: TimeAPI

    public init(_ settings: Settings) {
        let connection = Connection(settings: settings)
        bookings = BookingsAPI(connection: connection)
        payments = PaymentsAPI(connection: connection)
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
        time = TimeAPI(connection: connection)
    }
}

public struct BookingsAPI: Sendable {
    let connection: Connection

    /// Your bookings, newest first. Those you made as a guest are among them once you have an account with the address that you gave.
    public func list(cursor: String? = nil, limit: Int64? = nil) async throws -> BookingPage {
        return try await connection.call(
            "GET",
            "/v1/bookings",
            query: [("cursor", cursor), ("limit", limit?.description)]
        ).read()
    }

    /// Order units of a deal. While the deal is calm the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the limit of the stage, it needs a sign-in that is at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send it with the same key; guests hear `sign_in_required`. With `expectedPrice` it is refused when a unit has another price by now; an order with `payment` must say it. With `payment` it is paid in the same call where that takes no longer than a few seconds; otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer has to do. A 409 with Retry-After is not the last word: units are being shared out, so ask again with the same key. For up to a second after the deal was changed, published or resumed the answer may still follow the terms before; nothing is sold at them. Say Idempotency-Retry when an answer was lost.
    public func place(_ newOrder: NewOrder, idempotencyKey: String = newIdempotencyKey(), challengeToken: String? = nil) async throws -> Booking {
        return try await connection.call(
            "POST",
            "/v1/bookings",
            headers: [("Idempotency-Key", idempotencyKey), ("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newOrder),
            guarded: true
        ).read()
    }

    /// One booking. For its owner; for support and admins; for the seller of its deal.
    public func get(_ bookingId: BookingId) async throws -> Booking {
        return try await connection.call(
            "GET",
            "/v1/bookings/\(asSegment(bookingId.rawValue))"
        ).read()
    }

    /// Cancel a booking and return its units. What was paid goes back by the cancellation policy of the deal; where that gives nothing, a paid booking cannot be cancelled. A cancelled booking answers again as it is, so a repeated call is safe. Staff who cancel what is paid give money back: above the limits of the stage with a recent sign-in, or a colleague’s approval.
    public func cancel(_ bookingId: BookingId) async throws -> RecordedBooking {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/cancellation"
        ).read()
    }

    /// The contact of a booking, as its buyer gave it. For its owner; for support and admins, and for the seller of its deal: the audit says that they read it.
    public func contact(_ bookingId: BookingId) async throws -> Contact {
        return try await connection.call(
            "GET",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/contact"
        ).read()
    }

    /// Say who you are, for one booking. For bookings that are free of charge or paid with one click; the beginning of a payment takes the same. Those who sell see it, until 180 days after the deal ends. The last word counts. Nothing else of the booking changes.
    public func setContact(_ bookingId: BookingId, _ newContact: NewContact) async throws -> Contact {
        return try await connection.call(
            "PUT",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/contact",
            body: connection.encoded(newContact)
        ).read()
    }
}

public struct PaymentsAPI: Sendable {
    let connection: Connection

    /// Begin to pay for a held booking. A booking has one payment, so a repeated call answers the same. What it says last counts until the buyer has paid: the e-mail, the customer, whether to keep the method; after that another saying is refused with `invalid_state`. The time to pay starts anew, once, when the payment is ready.
    public func start(_ bookingId: BookingId, _ newPayment: NewPayment, challengeToken: String? = nil) async throws -> StartPaymentAnswer {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/payment",
            headers: [("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newPayment),
            guarded: true
        ).read()
    }

    /// Tell that the buyer has paid. Call it when the PaymentSheet says that it is done: the booking is looked at now rather than when Stripe’s message comes. Repeating it is safe, and leaving it out costs only time. Stripe is asked once in three seconds for a booking: sooner, the answer is the booking as it is known, and Retry-After says when asking again is worth while.
    public func confirm(_ bookingId: BookingId) async throws -> RecordedBooking {
        return try await connection.call(
            "POST",
            "/v1/bookings/\(asSegment(bookingId.rawValue))/payment/confirmation"
        ).read()
    }
}

public struct DealsAPI: Sendable {
    let connection: Connection

    /// Deals on sale and to come. Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones, ended ones by start time, the latest first. Drafts and cancelled deals are never listed.
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

    /// How many units are left, and the state of the sale. Made to be polled: small, and at most one second old.
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

    /// Become a guest. Answers a token to order with. Nothing is stored, so a repeated call leaves nothing behind and needs no Idempotency-Key. With X-Device-Id the token is good on that device only, and can be renewed there for 30 days after its end.
    public func create(challengeToken: String? = nil) async throws -> Guest {
        return try await connection.call(
            "POST",
            "/v1/guests",
            headers: [("X-Challenge-Token", challengeToken)],
            signed: false,
            guarded: true
        ).read()
    }

    /// Remain a guest. Answers a new token of the same guest, so that their bookings stay theirs. The token that is sent may have ended up to 30 days ago if it was made with an X-Device-Id, which has to come along; without one it must still be good. It stays good until its end.
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

    /// Your profile. A customer who has written nothing yet has an empty profile at version 0.
    public func get() async throws -> Tagged<Profile> {
        return try await connection.call(
            "GET",
            "/v1/me"
        ).tagged()
    }

    /// Change your profile. Fields left out stay, `null` removes. What you said yes or no to is kept as a record each time, with its instant and wording.
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

    /// What you said yes and no to, newest first. Every answer you gave, with its instant and the wording you were shown. The profile has the last ones.
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

    /// What became of your request to be forgotten. Readable with your access token, for as long as it lives after the sign-in is gone.
    public func get() async throws -> Deletion {
        return try await connection.call(
            "GET",
            "/v1/me/deletion"
        ).read()
    }

    /// Delete your account and all that is held about you. Holds are released and you are signed out everywhere. Bookings are kept without any trace of you. It cannot be undone; a repeated call answers the same. Needs a sign-in not older than 15 minutes.
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

    /// Ask for all that is held about you. Prepared in the background; read it at its Location. At most 5 in 24 hours.
    public func request(idempotencyKey: String = newIdempotencyKey()) async throws -> DataExport {
        return try await connection.call(
            "POST",
            "/v1/me/exports",
            headers: [("Idempotency-Key", idempotencyKey)]
        ).read()
    }

    /// An export of yours, with a link to its file. The link lives for 15 minutes, the file for 7 days.
    public func get(_ exportId: ExportId) async throws -> DataExport {
        return try await connection.call(
            "GET",
            "/v1/me/exports/\(asSegment(exportId.rawValue))"
        ).read()
    }
}

public struct PaymentMethodsAPI: Sendable {
    let connection: Connection

    /// Your saved payment methods, newest first. The newest hundred, as Stripe has them at this moment.
    public func list() async throws -> SavedMethods {
        return try await connection.call(
            "GET",
            "/v1/me/payment-methods"
        ).read()
    }

    /// Begin to save a payment method. Nothing is charged. Once the PaymentSheet says that it is done, the method is in the list. From some a day on it asks for a challenge, and past a limit it is refused for a while; so it is when many cards were refused.
    public func setUp(_ newSavedMethod: NewSavedMethod, challengeToken: String? = nil) async throws -> SetupSheet {
        return try await connection.call(
            "POST",
            "/v1/me/payment-methods/setup",
            headers: [("X-Challenge-Token", challengeToken)],
            body: connection.encoded(newSavedMethod),
            guarded: true
        ).read()
    }

    /// Remove a saved payment method. One that was removed before answers the same, so a repeated call is safe.
    public func remove(_ methodId: SavedMethodId) async throws {
        _ = try await connection.call(
            "DELETE",
            "/v1/me/payment-methods/\(asSegment(methodId.rawValue))"
        )
    }

    /// Make a saved payment method your default. One click pays with it where the order names no other.
    public func setDefault(_ methodId: SavedMethodId) async throws {
        _ = try await connection.call(
            "PUT",
            "/v1/me/payment-methods/\(asSegment(methodId.rawValue))/default"
        )
    }
}

public struct PreferencesAPI: Sendable {
    let connection: Connection

    /// What you want to see, and where. Until they are set: no category, no city, 25 km, version 0.
    public func get() async throws -> Tagged<Preferences> {
        return try await connection.call(
            "GET",
            "/v1/me/preferences"
        ).tagged()
    }

    /// Set what you want to see, and where. Replaces the preferences as a whole: what is left out is gone.
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

    /// Deals you saved, newest first. Each with its deal as it is now, ended ones too. One that was called off comes without it.
    public func list(cursor: String? = nil, limit: Int64? = nil) async throws -> SavedDealPage {
        return try await connection.call(
            "GET",
            "/v1/me/saved-deals",
            query: [("cursor", cursor), ("limit", limit?.description)]
        ).read()
    }

    /// Save a deal. One that you saved before stays where it is in the list. You can save 500.
    public func save(_ dealId: DealId) async throws -> SavedDeal {
        return try await connection.call(
            "PUT",
            "/v1/me/saved-deals/\(asSegment(dealId.rawValue))"
        ).read()
    }

    /// Remove a deal from those you saved. One that is not saved answers the same, so a repeated call is safe.
    public func remove(_ dealId: DealId) async throws {
        _ = try await connection.call(
            "DELETE",
            "/v1/me/saved-deals/\(asSegment(dealId.rawValue))"
        )
    }
}

public struct AccountAPI: Sendable {
    let connection: Connection

    /// How you sign in. Your e-mail address as the sign-in has it, and whether it is confirmed.
    public func signIn() async throws -> SignIn {
        return try await connection.call(
            "GET",
            "/v1/me/sign-in"
        ).read()
    }

    /// Sign out on all your devices. No refresh token works from now on. An access token that is out there runs out within 15 minutes. A repeated call is safe.
    public func signOutEverywhere() async throws {
        _ = try await connection.call(
            "POST",
            "/v1/me/sign-out-everywhere"
        )
    }
}

public struct TimeAPI: Sendable {
    let connection: Connection

    /// The server’s time. Countdowns run on it, whatever the phone’s clock says.
    public func get() async throws -> ServerTime {
        return try await connection.call(
            "GET",
            "/v1/time",
            signed: false
        ).read()
    }
}
