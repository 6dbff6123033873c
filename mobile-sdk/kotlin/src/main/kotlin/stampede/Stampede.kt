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
    public val time: TimeApi = TimeApi(connection)
}

public class BookingsApi internal constructor(private val connection: Connection) {
    /** Your bookings, newest first. Those you made as a guest are among them once you have an account with the address that you gave. */
    public suspend fun list(cursor: String? = null, limit: Long? = null): BookingPage = connection.call(
        method = "GET",
        path = "/v1/bookings",
        query = listOf("cursor" to cursor, "limit" to limit?.toString()),
    ).read { BookingPage.from(it) }

    /** Order units of a deal. While the deal is calm the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the limit of the stage, it needs a sign-in that is at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send it with the same key; guests hear `sign_in_required`. With `expectedPrice` it is refused when a unit has another price by now; an order with `payment` must say it. With `payment` it is paid in the same call where that takes no longer than a few seconds; otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer has to do. A 409 with Retry-After is not the last word: units are being shared out, so ask again with the same key. For up to a second after the deal was changed, published or resumed the answer may still follow the terms before; nothing is sold at them. Say Idempotency-Retry when an answer was lost. */
    public suspend fun place(newOrder: NewOrder, idempotencyKey: String = newIdempotencyKey(), challengeToken: String? = null): Booking = connection.call(
        method = "POST",
        path = "/v1/bookings",
        body = newOrder.toJson(),
        guarded = true,
        headers = listOf("Idempotency-Key" to idempotencyKey, "X-Challenge-Token" to challengeToken),
    ).read { Booking.from(it) }

    /** One booking. For its owner; for support and admins; for the seller of its deal. */
    public suspend fun get(bookingId: BookingId): Booking = connection.call(
        method = "GET",
        path = "/v1/bookings/${bookingId.value.asSegment()}",
    ).read { Booking.from(it) }

    /** Cancel a booking and return its units. What was paid goes back by the cancellation policy of the deal; where that gives nothing, a paid booking cannot be cancelled. A cancelled booking answers again as it is, so a repeated call is safe. Staff who cancel what is paid give money back: above the limits of the stage with a recent sign-in, or a colleague’s approval. */
    public suspend fun cancel(bookingId: BookingId): RecordedBooking = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/cancellation",
    ).read { RecordedBooking.from(it) }

    /** The contact of a booking, as its buyer gave it. For its owner; for support and admins, and for the seller of its deal: the audit says that they read it. */
    public suspend fun contact(bookingId: BookingId): Contact = connection.call(
        method = "GET",
        path = "/v1/bookings/${bookingId.value.asSegment()}/contact",
    ).read { Contact.from(it) }

    /** Say who you are, for one booking. For bookings that are free of charge or paid with one click; the beginning of a payment takes the same. Those who sell see it, until 180 days after the deal ends. The last word counts. Nothing else of the booking changes. */
    public suspend fun setContact(bookingId: BookingId, newContact: NewContact): Contact = connection.call(
        method = "PUT",
        path = "/v1/bookings/${bookingId.value.asSegment()}/contact",
        body = newContact.toJson(),
    ).read { Contact.from(it) }
}

public class PaymentsApi internal constructor(private val connection: Connection) {
    /** Begin to pay for a held booking. A booking has one payment, so a repeated call answers the same. What it says last counts until the buyer has paid: the e-mail, the customer, whether to keep the method; after that another saying is refused with `invalid_state`. The time to pay starts anew, once, when the payment is ready. */
    public suspend fun start(bookingId: BookingId, newPayment: NewPayment, challengeToken: String? = null): StartPaymentAnswer = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/payment",
        body = newPayment.toJson(),
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { StartPaymentAnswer.from(it) }

    /** Tell that the buyer has paid. Call it when the PaymentSheet says that it is done: the booking is looked at now rather than when Stripe’s message comes. Repeating it is safe, and leaving it out costs only time. Stripe is asked once in three seconds for a booking: sooner, the answer is the booking as it is known, and Retry-After says when asking again is worth while. */
    public suspend fun confirm(bookingId: BookingId): RecordedBooking = connection.call(
        method = "POST",
        path = "/v1/bookings/${bookingId.value.asSegment()}/payment/confirmation",
    ).read { RecordedBooking.from(it) }
}

public class DealsApi internal constructor(private val connection: Connection) {
    /** Deals on sale and to come. Live deals, the latest start first, then scheduled ones, the next start first; or those of one state. Paused deals are listed with the live ones, ended ones by start time, the latest first. Drafts and cancelled deals are never listed. */
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

    /** How many units are left, and the state of the sale. Made to be polled: small, and at most one second old. */
    public suspend fun availability(dealId: DealId): Availability = connection.call(
        method = "GET",
        path = "/v1/deals/${dealId.value.asSegment()}/availability",
        signed = false,
    ).read { Availability.from(it) }
}

public class GuestsApi internal constructor(private val connection: Connection) {
    /** Become a guest. Answers a token to order with. Nothing is stored, so a repeated call leaves nothing behind and needs no Idempotency-Key. With X-Device-Id the token is good on that device only, and can be renewed there for 30 days after its end. */
    public suspend fun create(challengeToken: String? = null): Guest = connection.call(
        method = "POST",
        path = "/v1/guests",
        signed = false,
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { Guest.from(it) }

    /** Remain a guest. Answers a new token of the same guest, so that their bookings stay theirs. The token that is sent may have ended up to 30 days ago if it was made with an X-Device-Id, which has to come along; without one it must still be good. It stays good until its end. */
    public suspend fun renew(challengeToken: String? = null): Guest = connection.call(
        method = "POST",
        path = "/v1/guests/renewal",
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { Guest.from(it) }
}

public class ProfileApi internal constructor(private val connection: Connection) {
    /** Your profile. A customer who has written nothing yet has an empty profile at version 0. */
    public suspend fun get(): Tagged<Profile> = connection.call(
        method = "GET",
        path = "/v1/me",
    ).tagged { Profile.from(it) }

    /** Change your profile. Fields left out stay, `null` removes. What you said yes or no to is kept as a record each time, with its instant and wording. */
    public suspend fun update(profilePatch: ProfilePatch, ifMatch: String): Tagged<Profile> = connection.call(
        method = "PATCH",
        path = "/v1/me",
        body = profilePatch.toJson(),
        headers = listOf("If-Match" to ifMatch),
    ).tagged { Profile.from(it) }
}

public class ConsentsApi internal constructor(private val connection: Connection) {
    /** What you said yes and no to, newest first. Every answer you gave, with its instant and the wording you were shown. The profile has the last ones. */
    public suspend fun list(cursor: String? = null, limit: Long? = null): ConsentPage = connection.call(
        method = "GET",
        path = "/v1/me/consents",
        query = listOf("cursor" to cursor, "limit" to limit?.toString()),
    ).read { ConsentPage.from(it) }
}

public class DeletionApi internal constructor(private val connection: Connection) {
    /** What became of your request to be forgotten. Readable with your access token, for as long as it lives after the sign-in is gone. */
    public suspend fun get(): Deletion = connection.call(
        method = "GET",
        path = "/v1/me/deletion",
    ).read { Deletion.from(it) }

    /** Delete your account and all that is held about you. Holds are released and you are signed out everywhere. Bookings are kept without any trace of you. It cannot be undone; a repeated call answers the same. Needs a sign-in not older than 15 minutes. */
    public suspend fun request(deletionConfirmation: DeletionConfirmation): Deletion = connection.call(
        method = "POST",
        path = "/v1/me/deletion",
        body = deletionConfirmation.toJson(),
    ).read { Deletion.from(it) }
}

public class ExportsApi internal constructor(private val connection: Connection) {
    /** Ask for all that is held about you. Prepared in the background; read it at its Location. At most 5 in 24 hours. */
    public suspend fun request(idempotencyKey: String = newIdempotencyKey()): DataExport = connection.call(
        method = "POST",
        path = "/v1/me/exports",
        headers = listOf("Idempotency-Key" to idempotencyKey),
    ).read { DataExport.from(it) }

    /** An export of yours, with a link to its file. The link lives for 15 minutes, the file for 7 days. */
    public suspend fun get(exportId: ExportId): DataExport = connection.call(
        method = "GET",
        path = "/v1/me/exports/${exportId.value.asSegment()}",
    ).read { DataExport.from(it) }
}

public class PaymentMethodsApi internal constructor(private val connection: Connection) {
    /** Your saved payment methods, newest first. The newest hundred, as Stripe has them at this moment. */
    public suspend fun list(): SavedMethods = connection.call(
        method = "GET",
        path = "/v1/me/payment-methods",
    ).read { SavedMethods.from(it) }

    /** Begin to save a payment method. Nothing is charged. Once the PaymentSheet says that it is done, the method is in the list. From some a day on it asks for a challenge, and past a limit it is refused for a while; so it is when many cards were refused. */
    public suspend fun setUp(newSavedMethod: NewSavedMethod, challengeToken: String? = null): SetupSheet = connection.call(
        method = "POST",
        path = "/v1/me/payment-methods/setup",
        body = newSavedMethod.toJson(),
        guarded = true,
        headers = listOf("X-Challenge-Token" to challengeToken),
    ).read { SetupSheet.from(it) }

    /** Remove a saved payment method. One that was removed before answers the same, so a repeated call is safe. */
    public suspend fun remove(methodId: SavedMethodId) {
        connection.call(
            method = "DELETE",
            path = "/v1/me/payment-methods/${methodId.value.asSegment()}",
        )
    }

    /** Make a saved payment method your default. One click pays with it where the order names no other. */
    public suspend fun setDefault(methodId: SavedMethodId) {
        connection.call(
            method = "PUT",
            path = "/v1/me/payment-methods/${methodId.value.asSegment()}/default",
        )
    }
}

public class PreferencesApi internal constructor(private val connection: Connection) {
    /** What you want to see, and where. Until they are set: no category, no city, 25 km, version 0. */
    public suspend fun get(): Tagged<Preferences> = connection.call(
        method = "GET",
        path = "/v1/me/preferences",
    ).tagged { Preferences.from(it) }

    /** Set what you want to see, and where. Replaces the preferences as a whole: what is left out is gone. */
    public suspend fun set(newPreferences: NewPreferences, ifMatch: String): Tagged<Preferences> = connection.call(
        method = "PUT",
        path = "/v1/me/preferences",
        body = newPreferences.toJson(),
        headers = listOf("If-Match" to ifMatch),
    ).tagged { Preferences.from(it) }
}

public class SavedDealsApi internal constructor(private val connection: Connection) {
    /** Deals you saved, newest first. Each with its deal as it is now, ended ones too. One that was called off comes without it. */
    public suspend fun list(cursor: String? = null, limit: Long? = null): SavedDealPage = connection.call(
        method = "GET",
        path = "/v1/me/saved-deals",
        query = listOf("cursor" to cursor, "limit" to limit?.toString()),
    ).read { SavedDealPage.from(it) }

    /** Save a deal. One that you saved before stays where it is in the list. You can save 500. */
    public suspend fun save(dealId: DealId): SavedDeal = connection.call(
        method = "PUT",
        path = "/v1/me/saved-deals/${dealId.value.asSegment()}",
    ).read { SavedDeal.from(it) }

    /** Remove a deal from those you saved. One that is not saved answers the same, so a repeated call is safe. */
    public suspend fun remove(dealId: DealId) {
        connection.call(
            method = "DELETE",
            path = "/v1/me/saved-deals/${dealId.value.asSegment()}",
        )
    }
}

public class AccountApi internal constructor(private val connection: Connection) {
    /** How you sign in. Your e-mail address as the sign-in has it, and whether it is confirmed. */
    public suspend fun signIn(): SignIn = connection.call(
        method = "GET",
        path = "/v1/me/sign-in",
    ).read { SignIn.from(it) }

    /** Sign out on all your devices. No refresh token works from now on. An access token that is out there runs out within 15 minutes. A repeated call is safe. */
    public suspend fun signOutEverywhere() {
        connection.call(
            method = "POST",
            path = "/v1/me/sign-out-everywhere",
        )
    }
}

public class TimeApi internal constructor(private val connection: Connection) {
    /** The server’s time. Countdowns run on it, whatever the phone’s clock says. */
    public suspend fun get(): ServerTime = connection.call(
        method = "GET",
        path = "/v1/time",
        signed = false,
    ).read { ServerTime.from(it) }
}
