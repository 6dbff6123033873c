// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/kotlin.
package stampede

import kotlin.time.Instant

/** Identifies a request for approval. */
@JvmInline
public value class ApprovalId(public val value: String) {
    override fun toString(): String = value
}

/** The visitors who see a block. The app decides it, so that the edge can keep one answer for all. It is no secret: every visitor can read all blocks. */
public data class Audience(
    public val people: AudiencePeople,
    /** Left out or empty: everywhere. */
    public val places: List<AudiencePlace>? = null,
    /** Left out or empty: every language. */
    public val languages: List<StorefrontLanguage>? = null,
) {
    internal companion object {
        fun from(json: Json): Audience = Audience(
            people = AudiencePeople.of(json.get("people").text()),
            places = json.find("places")?.let { it.items().map { AudiencePlace.from(it) } },
            languages = json.find("languages")?.let { it.items().map { StorefrontLanguage.of(it.text()) } },
        )
    }
}

/** `guests`: visitors who are not signed in. `new_customers`: visitors without a booking, signed in or not. */
public sealed interface AudiencePeople {
    public val value: String

    public data object Everybody : AudiencePeople {
        override val value: String = "everybody"
    }

    public data object Guests : AudiencePeople {
        override val value: String = "guests"
    }

    public data object SignedIn : AudiencePeople {
        override val value: String = "signed_in"
    }

    public data object NewCustomers : AudiencePeople {
        override val value: String = "new_customers"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : AudiencePeople

    public companion object {
        public fun of(value: String): AudiencePeople = when (value) {
            "everybody" -> Everybody
            "guests" -> Guests
            "signed_in" -> SignedIn
            "new_customers" -> NewCustomers
            else -> Unknown(value)
        }
    }
}

/** A country, or one city of it. */
public data class AudiencePlace(
    public val country: String,
    public val city: String? = null,
) {
    internal companion object {
        fun from(json: Json): AudiencePlace = AudiencePlace(
            country = json.get("country").text(),
            city = json.find("city")?.let { it.text() },
        )
    }
}

public data class Availability(
    public val dealId: DealId,
    public val state: DealState,
    public val soldOut: Boolean,
    /** Units that you can order. None while people wait in line. */
    public val available: Long,
    /** How many wait in line. Present while a line exists: returned units are offered to it. Join with `POST /v1/waiting-list`. */
    public val waiting: Long? = null,
    public val startsAt: Instant,
    public val endsAt: Instant,
    /** The server’s time, for countdowns. */
    public val now: Instant,
) {
    internal companion object {
        fun from(json: Json): Availability = Availability(
            dealId = DealId(json.get("dealId").text()),
            state = DealState.of(json.get("state").text()),
            soldOut = json.get("soldOut").boolean(),
            available = json.get("available").integer(),
            waiting = json.find("waiting")?.let { it.integer() },
            startsAt = json.get("startsAt").instant(),
            endsAt = json.get("endsAt").instant(),
            now = json.get("now").instant(),
        )
    }
}

/** Names a block on its home page. */
@JvmInline
public value class BlockId(public val value: String) {
    override fun toString(): String = value
}

/** The form of a block. Apps leave out blocks whose kind they do not know. */
public sealed interface BlockKind {
    public val value: String

    public data object Banner : BlockKind {
        override val value: String = "banner"
    }

    public data object Collection : BlockKind {
        override val value: String = "collection"
    }

    public data object Countdown : BlockKind {
        override val value: String = "countdown"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : BlockKind

    public companion object {
        public fun of(value: String): BlockKind = when (value) {
            "banner" -> Banner
            "collection" -> Collection
            "countdown" -> Countdown
            else -> Unknown(value)
        }
    }
}

/** The place that a block leads to. */
public data class BlockLink(
    public val kind: BlockLinkKind,
    /** The deal’s id, the id of a collection’s block, the category, or an https address. */
    public val target: String,
) {
    internal companion object {
        fun from(json: Json): BlockLink = BlockLink(
            kind = BlockLinkKind.of(json.get("kind").text()),
            target = json.get("target").text(),
        )
    }
}

public sealed interface BlockLinkKind {
    public val value: String

    public data object Deal : BlockLinkKind {
        override val value: String = "deal"
    }

    public data object Collection : BlockLinkKind {
        override val value: String = "collection"
    }

    public data object Category : BlockLinkKind {
        override val value: String = "category"
    }

    public data object Address : BlockLinkKind {
        override val value: String = "address"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : BlockLinkKind

    public companion object {
        public fun of(value: String): BlockLinkKind = when (value) {
            "deal" -> Deal
            "collection" -> Collection
            "category" -> Category
            "address" -> Address
            else -> Unknown(value)
        }
    }
}

/** The texts of a block in one language. */
public data class BlockText(
    public val language: StorefrontLanguage,
    public val title: String,
    public val text: String? = null,
    /** The words on the button. */
    public val action: String? = null,
) {
    internal companion object {
        fun from(json: Json): BlockText = BlockText(
            language = StorefrontLanguage.of(json.get("language").text()),
            title = json.get("title").text(),
            text = json.find("text")?.let { it.text() },
            action = json.find("action")?.let { it.text() },
        )
    }
}

/** The colours of a block. The app knows their values. */
public sealed interface BlockTheme {
    public val value: String

    public data object Plain : BlockTheme {
        override val value: String = "plain"
    }

    public data object Accent : BlockTheme {
        override val value: String = "accent"
    }

    public data object Night : BlockTheme {
        override val value: String = "night"
    }

    public data object Sale : BlockTheme {
        override val value: String = "sale"
    }

    public data object Calm : BlockTheme {
        override val value: String = "calm"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : BlockTheme

    public companion object {
        public fun of(value: String): BlockTheme = when (value) {
            "plain" -> Plain
            "accent" -> Accent
            "night" -> Night
            "sale" -> Sale
            "calm" -> Calm
            else -> Unknown(value)
        }
    }
}

/** The slot of a booking. */
public data class BookedSlot(
    public val serviceId: ServiceId,
    public val startsAt: Instant,
    public val endsAt: Instant,
    /** The zone of the slot’s resource, in which its local time is meant. */
    public val timeZone: String,
    /** Those who serve it, one for each group of the service. */
    public val resourceIds: List<ResourceId>,
    /** How many people come. Absent while the order waits. */
    public val partySize: Long? = null,
) {
    internal companion object {
        fun from(json: Json): BookedSlot = BookedSlot(
            serviceId = ServiceId(json.get("serviceId").text()),
            startsAt = json.get("startsAt").instant(),
            endsAt = json.get("endsAt").instant(),
            timeZone = json.get("timeZone").text(),
            resourceIds = json.get("resourceIds").items().map { ResourceId(it.text()) },
            partySize = json.find("partySize")?.let { it.integer() },
        )
    }
}

/** An order and its outcome. */
public sealed interface Booking {
    public companion object {
        internal fun from(json: Json): Booking = when (json.get("status").text()) {
            "queued" -> QueuedBooking.from(json)
            else -> RecordedBooking.from(json)
        }
    }
}

/** Identifies a booking. */
@JvmInline
public value class BookingId(public val value: String) {
    override fun toString(): String = value
}

public data class BookingPage(
    public val items: List<RecordedBooking>,
    public val nextCursor: String?,
) {
    internal companion object {
        fun from(json: Json): BookingPage = BookingPage(
            items = json.get("items").items().map { RecordedBooking.from(it) },
            nextCursor = json.find("nextCursor")?.let { it.text() },
        )
    }
}

/** The state of the payment. Absent until the buyer starts to pay. */
public data class BookingPayment(
    /** `preparing`: ask again in a moment · `ready`: the buyer can pay · `capturing`: the bank has agreed, the units are safe · `paid` · `partially_refunded` · `refunded`: all of it was returned · `voided`: nothing was taken. */
    public val status: BookingPaymentStatus,
    /** Why a one-click order is not paid yet. Start the payment, and let the buyer continue in the PaymentSheet. `declined`: the bank refused · `action_required`: the bank needs the buyer’s confirmation (3D Secure) · `unusable`: it is not a saved method of this customer. */
    public val savedMethod: BookingPaymentSavedMethod? = null,
    /** The amount refunded, or on its way back. */
    public val refunded: Money? = null,
) {
    internal companion object {
        fun from(json: Json): BookingPayment = BookingPayment(
            status = BookingPaymentStatus.of(json.get("status").text()),
            savedMethod = json.find("savedMethod")?.let { BookingPaymentSavedMethod.of(it.text()) },
            refunded = json.find("refunded")?.let { Money.from(it) },
        )
    }
}

/** Why a one-click order is not paid yet. Start the payment, and let the buyer continue in the PaymentSheet. `declined`: the bank refused · `action_required`: the bank needs the buyer’s confirmation (3D Secure) · `unusable`: it is not a saved method of this customer. */
public sealed interface BookingPaymentSavedMethod {
    public val value: String

    public data object Declined : BookingPaymentSavedMethod {
        override val value: String = "declined"
    }

    public data object ActionRequired : BookingPaymentSavedMethod {
        override val value: String = "action_required"
    }

    public data object Unusable : BookingPaymentSavedMethod {
        override val value: String = "unusable"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : BookingPaymentSavedMethod

    public companion object {
        public fun of(value: String): BookingPaymentSavedMethod = when (value) {
            "declined" -> Declined
            "action_required" -> ActionRequired
            "unusable" -> Unusable
            else -> Unknown(value)
        }
    }
}

/** `preparing`: ask again in a moment · `ready`: the buyer can pay · `capturing`: the bank has agreed, the units are safe · `paid` · `partially_refunded` · `refunded`: all of it was returned · `voided`: nothing was taken. */
public sealed interface BookingPaymentStatus {
    public val value: String

    public data object Preparing : BookingPaymentStatus {
        override val value: String = "preparing"
    }

    public data object Ready : BookingPaymentStatus {
        override val value: String = "ready"
    }

    public data object Capturing : BookingPaymentStatus {
        override val value: String = "capturing"
    }

    public data object Paid : BookingPaymentStatus {
        override val value: String = "paid"
    }

    public data object PartiallyRefunded : BookingPaymentStatus {
        override val value: String = "partially_refunded"
    }

    public data object Refunded : BookingPaymentStatus {
        override val value: String = "refunded"
    }

    public data object Voided : BookingPaymentStatus {
        override val value: String = "voided"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : BookingPaymentStatus

    public companion object {
        public fun of(value: String): BookingPaymentStatus = when (value) {
            "preparing" -> Preparing
            "ready" -> Ready
            "capturing" -> Capturing
            "paid" -> Paid
            "partially_refunded" -> PartiallyRefunded
            "refunded" -> Refunded
            "voided" -> Voided
            else -> Unknown(value)
        }
    }
}

/** What happened at the door. */
public data class BookingRedemption(
    /** How many units were used. The rest of a party may still come. */
    public val quantity: Long,
    /** When the last ones came. */
    public val redeemedAt: Instant,
) {
    internal companion object {
        fun from(json: Json): BookingRedemption = BookingRedemption(
            quantity = json.get("quantity").integer(),
            redeemedAt = json.get("redeemedAt").instant(),
        )
    }
}

/** Time of the resources before and after a slot. */
public data class Buffers(
    public val beforeMinutes: Long = 0,
    public val afterMinutes: Long = 0,
) {
    internal companion object {
        fun from(json: Json): Buffers = Buffers(
            beforeMinutes = json.get("beforeMinutes").integer(),
            afterMinutes = json.get("afterMinutes").integer(),
        )
    }
}

/** The buyer: a signed-in customer or a guest. */
@JvmInline
public value class BuyerId(public val value: String) {
    override fun toString(): String = value
}

/** An address of a feed, without its secret, which nobody can read again. */
public data class CalendarFeed(
    public val id: CalendarFeedId,
    public val name: String,
    public val createdAt: Instant,
    /** When it last got another secret. */
    public val rotatedAt: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): CalendarFeed = CalendarFeed(
            id = CalendarFeedId(json.get("id").text()),
            name = json.get("name").text(),
            createdAt = json.get("createdAt").instant(),
            rotatedAt = json.find("rotatedAt")?.let { it.instant() },
        )
    }
}

/** The secret of a feed, and `.ics`. */
@JvmInline
public value class CalendarFeedFile(public val value: String) {
    override fun toString(): String = value
}

/** Identifies the address of a feed. It is no secret. */
@JvmInline
public value class CalendarFeedId(public val value: String) {
    override fun toString(): String = value
}

public data class CalendarFeeds(
    /** Oldest first; at most 10. */
    public val items: List<CalendarFeed>,
) {
    internal companion object {
        fun from(json: Json): CalendarFeeds = CalendarFeeds(
            items = json.get("items").items().map { CalendarFeed.from(it) },
        )
    }
}

/** Why the system cancelled the booking: its deal was cancelled, and the payment is refunded. Absent when the buyer or staff cancelled. */
public sealed interface Cancellation {
    public val value: String

    public data object DealCancelled : Cancellation {
        override val value: String = "deal_cancelled"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : Cancellation

    public companion object {
        public fun of(value: String): Cancellation = when (value) {
            "deal_cancelled" -> DealCancelled
            else -> Unknown(value)
        }
    }
}

/** The refund for buyers who cancel a paid booking. The first part whose `until` has not passed applies; after the last part there is no refund. Without a policy, sales are final. */
public data class CancellationPolicy(
    public val refunds: List<RefundTier>,
) {
    internal companion object {
        fun from(json: Json): CancellationPolicy = CancellationPolicy(
            refunds = json.get("refunds").items().map { RefundTier.from(it) },
        )
    }
}

@JvmInline
public value class Category(public val value: String) {
    override fun toString(): String = value
}

/** The widget to show, and its parameters. */
public data class Challenge(
    public val provider: ChallengeProvider,
    public val siteKey: String,
    /** Pass it to the widget. */
    public val action: String,
) {
    internal companion object {
        fun from(json: Json): Challenge = Challenge(
            provider = ChallengeProvider.of(json.get("provider").text()),
            siteKey = json.get("siteKey").text(),
            action = json.get("action").text(),
        )
    }
}

public sealed interface ChallengeProvider {
    public val value: String

    public data object Turnstile : ChallengeProvider {
        override val value: String = "turnstile"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ChallengeProvider

    public companion object {
        public fun of(value: String): ChallengeProvider = when (value) {
            "turnstile" -> Turnstile
            else -> Unknown(value)
        }
    }
}

/** A place near which the customer looks for deals. Coordinates are kept to about a metre. */
public data class City(
    public val city: String,
    public val country: String,
    /** Kept to five decimal places, which is about a metre. */
    public val latitude: Double,
    /** Kept to five decimal places, which is about a metre. */
    public val longitude: Double,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("city", Json.Text(city))
        put("country", Json.Text(country))
        put("latitude", Json.Number(latitude.toString()))
        put("longitude", Json.Number(longitude.toString()))
    })

    internal companion object {
        fun from(json: Json): City = City(
            city = json.get("city").text(),
            country = json.get("country").text(),
            latitude = json.get("latitude").number(),
            longitude = json.get("longitude").number(),
        )
    }
}

/** The customer’s latest answer for one topic on one channel. */
public data class Consent(
    public val channel: ConsentChannel,
    public val topic: ConsentTopic,
    public val granted: Boolean,
    /** The version of the text that the customer agreed to or refused, as your app names it. */
    public val wording: String? = null,
    /** When the customer answered. */
    public val at: Instant,
) {
    internal companion object {
        fun from(json: Json): Consent = Consent(
            channel = ConsentChannel.of(json.get("channel").text()),
            topic = ConsentTopic.of(json.get("topic").text()),
            granted = json.get("granted").boolean(),
            wording = json.find("wording")?.let { it.text() },
            at = json.get("at").instant(),
        )
    }
}

public sealed interface ConsentChannel {
    public val value: String

    public data object Push : ConsentChannel {
        override val value: String = "push"
    }

    public data object Email : ConsentChannel {
        override val value: String = "email"
    }

    public data object Sms : ConsentChannel {
        override val value: String = "sms"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ConsentChannel

    public companion object {
        public fun of(value: String): ConsentChannel = when (value) {
            "push" -> Push
            "email" -> Email
            "sms" -> Sms
            else -> Unknown(value)
        }
    }
}

/** A consent or refusal for one topic on one channel. A consent must name its wording. */
public data class ConsentChoice(
    public val channel: ConsentChoiceChannel,
    public val topic: ConsentChoiceTopic,
    public val granted: Boolean,
    /** The version of the text that the customer agreed to or refused, as your app names it. */
    public val wording: String? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("channel", Json.Text(channel.value))
        put("topic", Json.Text(topic.value))
        put("granted", Json.Flag(granted))
        wording?.let { put("wording", Json.Text(it)) }
    })
}

public sealed interface ConsentChoiceChannel {
    public val value: String

    public data object Push : ConsentChoiceChannel {
        override val value: String = "push"
    }

    public data object Email : ConsentChoiceChannel {
        override val value: String = "email"
    }

    public data object Sms : ConsentChoiceChannel {
        override val value: String = "sms"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ConsentChoiceChannel

    public companion object {
        public fun of(value: String): ConsentChoiceChannel = when (value) {
            "push" -> Push
            "email" -> Email
            "sms" -> Sms
            else -> Unknown(value)
        }
    }
}

public sealed interface ConsentChoiceTopic {
    public val value: String

    public data object DealAlerts : ConsentChoiceTopic {
        override val value: String = "dealAlerts"
    }

    public data object Orders : ConsentChoiceTopic {
        override val value: String = "orders"
    }

    public data object Reminders : ConsentChoiceTopic {
        override val value: String = "reminders"
    }

    public data object Marketing : ConsentChoiceTopic {
        override val value: String = "marketing"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ConsentChoiceTopic

    public companion object {
        public fun of(value: String): ConsentChoiceTopic = when (value) {
            "dealAlerts" -> DealAlerts
            "orders" -> Orders
            "reminders" -> Reminders
            "marketing" -> Marketing
            else -> Unknown(value)
        }
    }
}

public data class ConsentPage(
    public val items: List<Consent>,
    public val nextCursor: String?,
) {
    internal companion object {
        fun from(json: Json): ConsentPage = ConsentPage(
            items = json.get("items").items().map { Consent.from(it) },
            nextCursor = json.find("nextCursor")?.let { it.text() },
        )
    }
}

public sealed interface ConsentTopic {
    public val value: String

    public data object DealAlerts : ConsentTopic {
        override val value: String = "dealAlerts"
    }

    public data object Orders : ConsentTopic {
        override val value: String = "orders"
    }

    public data object Reminders : ConsentTopic {
        override val value: String = "reminders"
    }

    public data object Marketing : ConsentTopic {
        override val value: String = "marketing"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ConsentTopic

    public companion object {
        public fun of(value: String): ConsentTopic = when (value) {
            "dealAlerts" -> DealAlerts
            "orders" -> Orders
            "reminders" -> Reminders
            "marketing" -> Marketing
            else -> Unknown(value)
        }
    }
}

/** The contact of a booking, as its buyer gave it. */
public data class Contact(
    public val bookingId: BookingId,
    public val name: String? = null,
    public val email: String? = null,
    public val phone: String? = null,
    public val updatedAt: Instant,
    /** After this instant the contact can no longer be read. */
    public val keptUntil: Instant,
) {
    internal companion object {
        fun from(json: Json): Contact = Contact(
            bookingId = BookingId(json.get("bookingId").text()),
            name = json.find("name")?.let { it.text() },
            email = json.find("email")?.let { it.text() },
            phone = json.find("phone")?.let { it.text() },
            updatedAt = json.get("updatedAt").instant(),
            keptUntil = json.get("keptUntil").instant(),
        )
    }
}

/** ISO 4217 code. */
@JvmInline
public value class Currency(public val value: String) {
    override fun toString(): String = value
}

/** Identifies a customer. */
@JvmInline
public value class CustomerId(public val value: String) {
    override fun toString(): String = value
}

/** The most bookings of one customer whose starts lie within so many days. */
public data class CustomerLimit(
    public val bookings: Long,
    public val days: Long,
) {
    internal companion object {
        fun from(json: Json): CustomerLimit = CustomerLimit(
            bookings = json.get("bookings").integer(),
            days = json.get("days").integer(),
        )
    }
}

/** All data about a person, in one file. */
public data class DataExport(
    public val id: ExportId,
    public val status: DataExportStatus,
    public val requestedAt: Instant,
    public val readyAt: Instant? = null,
    /** When the file is deleted: 7 days after it was ready. */
    public val expiresAt: Instant? = null,
    /** A link to one JSON file. Each read of the export returns a new link. */
    public val download: DataExportDownload? = null,
) {
    internal companion object {
        fun from(json: Json): DataExport = DataExport(
            id = ExportId(json.get("id").text()),
            status = DataExportStatus.of(json.get("status").text()),
            requestedAt = json.get("requestedAt").instant(),
            readyAt = json.find("readyAt")?.let { it.instant() },
            expiresAt = json.find("expiresAt")?.let { it.instant() },
            download = json.find("download")?.let { DataExportDownload.from(it) },
        )
    }
}

/** A link to one JSON file. Each read of the export returns a new link. */
public data class DataExportDownload(
    /** Anyone with this link can read the file until it expires. Do not share it. */
    public val url: String,
    public val expiresAt: Instant,
) {
    internal companion object {
        fun from(json: Json): DataExportDownload = DataExportDownload(
            url = json.get("url").text(),
            expiresAt = json.get("expiresAt").instant(),
        )
    }
}

public sealed interface DataExportStatus {
    public val value: String

    public data object Preparing : DataExportStatus {
        override val value: String = "preparing"
    }

    public data object Ready : DataExportStatus {
        override val value: String = "ready"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : DataExportStatus

    public companion object {
        public fun of(value: String): DataExportStatus = when (value) {
            "preparing" -> Preparing
            "ready" -> Ready
            else -> Unknown(value)
        }
    }
}

public data class Deal(
    public val id: DealId,
    public val sellerId: SellerId,
    public val title: String,
    public val description: String,
    public val category: Category,
    public val images: List<String>,
    public val pictures: List<Picture>,
    public val price: Money,
    public val originalPrice: Money,
    public val location: Location? = null,
    public val tags: List<String>,
    public val startsAt: Instant,
    public val endsAt: Instant,
    public val state: DealState,
    /** Whether no unit is available now. This is a fact about the stock, not a state. */
    public val soldOut: Boolean,
    public val quantityTotal: Long,
    public val available: Long,
    /** The most units that one buyer may book over all orders. Without it there is no limit. */
    public val perCustomerLimit: Long? = null,
    /** Guests cannot order; only signed-in customers can. */
    public val signedInOnly: Boolean,
    /** Guests must solve a challenge for each order. On for a drop and for a free deal unless you set it. */
    public val challengeGuests: Boolean,
    /** The most units of one order. */
    public val maxUnitsPerOrder: Long,
    /** The most units that one buyer, and one device, may hold without paying. Without it there is no bound. A free deal has no unpaid units. */
    public val maxUnpaidUnits: Long? = null,
    /** An order whose total is above this amount needs a sign-in at most 15 minutes old. Without it the stage’s limit applies. */
    public val recentSignInAbove: Money? = null,
    public val drop: Boolean,
    public val cancellationPolicy: CancellationPolicy? = null,
    public val createdAt: Instant,
    public val updatedAt: Instant,
) {
    internal companion object {
        fun from(json: Json): Deal = Deal(
            id = DealId(json.get("id").text()),
            sellerId = SellerId(json.get("sellerId").text()),
            title = json.get("title").text(),
            description = json.get("description").text(),
            category = Category(json.get("category").text()),
            images = json.get("images").items().map { it.text() },
            pictures = json.get("pictures").items().map { Picture.from(it) },
            price = Money.from(json.get("price")),
            originalPrice = Money.from(json.get("originalPrice")),
            location = json.find("location")?.let { Location.from(it) },
            tags = json.get("tags").items().map { it.text() },
            startsAt = json.get("startsAt").instant(),
            endsAt = json.get("endsAt").instant(),
            state = DealState.of(json.get("state").text()),
            soldOut = json.get("soldOut").boolean(),
            quantityTotal = json.get("quantityTotal").integer(),
            available = json.get("available").integer(),
            perCustomerLimit = json.find("perCustomerLimit")?.let { it.integer() },
            signedInOnly = json.get("signedInOnly").boolean(),
            challengeGuests = json.get("challengeGuests").boolean(),
            maxUnitsPerOrder = json.get("maxUnitsPerOrder").integer(),
            maxUnpaidUnits = json.find("maxUnpaidUnits")?.let { it.integer() },
            recentSignInAbove = json.find("recentSignInAbove")?.let { Money.from(it) },
            drop = json.get("drop").boolean(),
            cancellationPolicy = json.find("cancellationPolicy")?.let { CancellationPolicy.from(it) },
            createdAt = json.get("createdAt").instant(),
            updatedAt = json.get("updatedAt").instant(),
        )
    }
}

/** Identifies a deal. */
@JvmInline
public value class DealId(public val value: String) {
    override fun toString(): String = value
}

public data class DealPage(
    public val items: List<Deal>,
    public val nextCursor: String?,
) {
    internal companion object {
        fun from(json: Json): DealPage = DealPage(
            items = json.get("items").items().map { Deal.from(it) },
            nextCursor = json.find("nextCursor")?.let { it.text() },
        )
    }
}

/** The deal’s stage between draft and end. */
public sealed interface DealState {
    public val value: String

    public data object Draft : DealState {
        override val value: String = "draft"
    }

    public data object Scheduled : DealState {
        override val value: String = "scheduled"
    }

    public data object Live : DealState {
        override val value: String = "live"
    }

    public data object Paused : DealState {
        override val value: String = "paused"
    }

    public data object Ended : DealState {
        override val value: String = "ended"
    }

    public data object Cancelled : DealState {
        override val value: String = "cancelled"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : DealState

    public companion object {
        public fun of(value: String): DealState = when (value) {
            "draft" -> Draft
            "scheduled" -> Scheduled
            "live" -> Live
            "paused" -> Paused
            "ended" -> Ended
            "cancelled" -> Cancelled
            else -> Unknown(value)
        }
    }
}

/** A deal on the home page. `getDeal` has the rest. */
public data class DealSummary(
    public val id: DealId,
    public val title: String,
    public val category: Category,
    /** The first uploaded image of the deal. */
    public val picture: Picture? = null,
    /** The first image of the deal that is at another address. */
    public val image: String? = null,
    public val price: Money,
    public val originalPrice: Money,
    public val city: String? = null,
    public val startsAt: Instant,
    public val endsAt: Instant,
    public val state: DealState,
    public val soldOut: Boolean,
    /** A hint, some seconds old at most. */
    public val available: Long,
    public val quantityTotal: Long,
) {
    internal companion object {
        fun from(json: Json): DealSummary = DealSummary(
            id = DealId(json.get("id").text()),
            title = json.get("title").text(),
            category = Category(json.get("category").text()),
            picture = json.find("picture")?.let { Picture.from(it) },
            image = json.find("image")?.let { it.text() },
            price = Money.from(json.get("price")),
            originalPrice = Money.from(json.get("originalPrice")),
            city = json.find("city")?.let { it.text() },
            startsAt = json.get("startsAt").instant(),
            endsAt = json.get("endsAt").instant(),
            state = DealState.of(json.get("state").text()),
            soldOut = json.get("soldOut").boolean(),
            available = json.get("available").integer(),
            quantityTotal = json.get("quantityTotal").integer(),
        )
    }
}

/** A deletion request. Once `erased`, it identifies no one, and the sign-in is gone. */
public data class Deletion(
    public val status: DeletionStatus,
    public val requestedAt: Instant,
    /** The legal time limit. */
    public val dueAt: Instant,
    /** The matters that must be settled first. The deletion then continues by itself. */
    public val waitsFor: List<DeletionWaitsForItem>? = null,
    public val erasedAt: Instant? = null,
    /** When the data that was written with an older token meanwhile was erased too. The deletion is then over. */
    public val checkedAt: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): Deletion = Deletion(
            status = DeletionStatus.of(json.get("status").text()),
            requestedAt = json.get("requestedAt").instant(),
            dueAt = json.get("dueAt").instant(),
            waitsFor = json.find("waitsFor")?.let { it.items().map { DeletionWaitsForItem.of(it.text()) } },
            erasedAt = json.find("erasedAt")?.let { it.instant() },
            checkedAt = json.find("checkedAt")?.let { it.instant() },
        )
    }
}

public data class DeletionConfirmation(
    /** Your own id, as in your profile. It confirms that you mean this account. */
    public val confirm: CustomerId,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("confirm", Json.Text(confirm.value))
    })
}

public sealed interface DeletionStatus {
    public val value: String

    public data object Requested : DeletionStatus {
        override val value: String = "requested"
    }

    public data object Waiting : DeletionStatus {
        override val value: String = "waiting"
    }

    public data object Erased : DeletionStatus {
        override val value: String = "erased"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : DeletionStatus

    public companion object {
        public fun of(value: String): DeletionStatus = when (value) {
            "requested" -> Requested
            "waiting" -> Waiting
            "erased" -> Erased
            else -> Unknown(value)
        }
    }
}

public sealed interface DeletionWaitsForItem {
    public val value: String

    public data object BookingRelease : DeletionWaitsForItem {
        override val value: String = "booking_release"
    }

    public data object OpenPayment : DeletionWaitsForItem {
        override val value: String = "open_payment"
    }

    public data object OpenRefund : DeletionWaitsForItem {
        override val value: String = "open_refund"
    }

    public data object Dispute : DeletionWaitsForItem {
        override val value: String = "dispute"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : DeletionWaitsForItem

    public companion object {
        public fun of(value: String): DeletionWaitsForItem = when (value) {
            "booking_release" -> BookingRelease
            "open_payment" -> OpenPayment
            "open_refund" -> OpenRefund
            "dispute" -> Dispute
            else -> Unknown(value)
        }
    }
}

/** Identifies an export of data. */
@JvmInline
public value class ExportId(public val value: String) {
    override fun toString(): String = value
}

public data class FieldError(
    public val path: String,
    public val message: String,
) {
    internal companion object {
        fun from(json: Json): FieldError = FieldError(
            path = json.get("path").text(),
            message = json.get("message").text(),
        )
    }
}

/** A buyer without an account. */
public data class Guest(
    public val guestId: GuestId,
    /** Send it as `Authorization: Bearer …`. Store it like a password. */
    public val token: String,
    /** Renew the token before this instant; see `renewGuest`. */
    public val expiresAt: Instant,
) {
    internal companion object {
        fun from(json: Json): Guest = Guest(
            guestId = GuestId(json.get("guestId").text()),
            token = json.get("token").text(),
            expiresAt = json.get("expiresAt").instant(),
        )
    }
}

/** Identifies a guest. */
@JvmInline
public value class GuestId(public val value: String) {
    override fun toString(): String = value
}

/** A block of the home page, as apps show it. */
public data class HomeBlock(
    public val id: BlockId,
    public val kind: BlockKind,
    public val from: Instant? = null,
    /** Hide the block from this instant on. */
    public val until: Instant? = null,
    public val audience: Audience,
    public val theme: BlockTheme,
    /** In each language that staff wrote. Show the first when the visitor’s is missing. */
    public val texts: List<BlockText>,
    public val image: String? = null,
    public val picture: Picture? = null,
    public val link: BlockLink? = null,
    /** The deals of a collection, or the one that a countdown is for. Otherwise empty. */
    public val deals: List<DealSummary>,
) {
    internal companion object {
        fun from(json: Json): HomeBlock = HomeBlock(
            id = BlockId(json.get("id").text()),
            kind = BlockKind.of(json.get("kind").text()),
            from = json.find("from")?.let { it.instant() },
            until = json.find("until")?.let { it.instant() },
            audience = Audience.from(json.get("audience")),
            theme = BlockTheme.of(json.get("theme").text()),
            texts = json.get("texts").items().map { BlockText.from(it) },
            image = json.find("image")?.let { it.text() },
            picture = json.find("picture")?.let { Picture.from(it) },
            link = json.find("link")?.let { BlockLink.from(it) },
            deals = json.get("deals").items().map { DealSummary.from(it) },
        )
    }
}

public sealed interface ImageFault {
    public val value: String

    public data object UnsupportedType : ImageFault {
        override val value: String = "unsupported_type"
    }

    public data object TooLarge : ImageFault {
        override val value: String = "too_large"
    }

    public data object TooManyPixels : ImageFault {
        override val value: String = "too_many_pixels"
    }

    public data object TooSmall : ImageFault {
        override val value: String = "too_small"
    }

    public data object TooNarrow : ImageFault {
        override val value: String = "too_narrow"
    }

    public data object Animated : ImageFault {
        override val value: String = "animated"
    }

    public data object Damaged : ImageFault {
        override val value: String = "damaged"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ImageFault

    public companion object {
        public fun of(value: String): ImageFault = when (value) {
            "unsupported_type" -> UnsupportedType
            "too_large" -> TooLarge
            "too_many_pixels" -> TooManyPixels
            "too_small" -> TooSmall
            "too_narrow" -> TooNarrow
            "animated" -> Animated
            "damaged" -> Damaged
            else -> Unknown(value)
        }
    }
}

/** Identifies an image. */
@JvmInline
public value class ImageId(public val value: String) {
    override fun toString(): String = value
}

public data class ImageSource(
    public val type: ImageSourceType,
    public val width: Long,
    /** A path at the address of the API. Its content never changes. */
    public val url: String,
) {
    internal companion object {
        fun from(json: Json): ImageSource = ImageSource(
            type = ImageSourceType.of(json.get("type").text()),
            width = json.get("width").integer(),
            url = json.get("url").text(),
        )
    }
}

public sealed interface ImageSourceType {
    public val value: String

    public data object ImageWebp : ImageSourceType {
        override val value: String = "image/webp"
    }

    public data object ImageJpeg : ImageSourceType {
        override val value: String = "image/jpeg"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ImageSourceType

    public companion object {
        public fun of(value: String): ImageSourceType = when (value) {
            "image/webp" -> ImageWebp
            "image/jpeg" -> ImageJpeg
            else -> Unknown(value)
        }
    }
}

public sealed interface ListDealsState {
    public val value: String

    public data object Live : ListDealsState {
        override val value: String = "live"
    }

    public data object Scheduled : ListDealsState {
        override val value: String = "scheduled"
    }

    public data object Ended : ListDealsState {
        override val value: String = "ended"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ListDealsState

    public companion object {
        public fun of(value: String): ListDealsState = when (value) {
            "live" -> Live
            "scheduled" -> Scheduled
            "ended" -> Ended
            else -> Unknown(value)
        }
    }
}

/** A date, without a time zone. */
@JvmInline
public value class LocalDate(public val value: String) {
    override fun toString(): String = value
}

/** A month, without a time zone. */
@JvmInline
public value class LocalMonth(public val value: String) {
    override fun toString(): String = value
}

public data class Location(
    public val city: String,
    public val country: String,
    /** Kept to five decimal places, which is about a metre. */
    public val latitude: Double,
    /** Kept to five decimal places, which is about a metre. */
    public val longitude: Double,
    public val address: String? = null,
) {
    internal companion object {
        fun from(json: Json): Location = Location(
            city = json.get("city").text(),
            country = json.get("country").text(),
            latitude = json.get("latitude").number(),
            longitude = json.get("longitude").number(),
            address = json.find("address")?.let { it.text() },
        )
    }
}

/** An amount in minor units of its currency. */
public data class Money(
    public val amountMinor: Long,
    public val currency: Currency,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("amountMinor", Json.Number(amountMinor.toString()))
        put("currency", Json.Text(currency.value))
    })

    internal companion object {
        fun from(json: Json): Money = Money(
            amountMinor = json.get("amountMinor").integer(),
            currency = Currency(json.get("currency").text()),
        )
    }
}

public data class NewCalendarFeed(
    /** For your list: where you use the address. */
    public val name: String,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("name", Json.Text(name))
    })
}

/** The whole contact. Fields left out are deleted. */
public data class NewContact(
    public val name: String? = null,
    public val email: String? = null,
    /** E.164. */
    public val phone: String? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        name?.let { put("name", Json.Text(it)) }
        email?.let { put("email", Json.Text(it)) }
        phone?.let { put("phone", Json.Text(it)) }
    })
}

public data class NewOrder(
    /** The deal. Send this or `slot`. */
    public val dealId: DealId? = null,
    /** The slot. Send this or `dealId`. */
    public val slot: WantedSlot? = null,
    /** Units of the deal. For a slot, the number of people who come. */
    public val quantity: Long = 1,
    /** The price of one unit that the buyer saw. When the price is another one, the order fails with `price_changed`. Required with `payment`. */
    public val expectedPrice: Money? = null,
    public val payment: OneClickPayment? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        dealId?.let { put("dealId", Json.Text(it.value)) }
        slot?.let { put("slot", it.toJson()) }
        put("quantity", Json.Number(quantity.toString()))
        expectedPrice?.let { put("expectedPrice", it.toJson()) }
        payment?.let { put("payment", it.toJson()) }
    })
}

public data class NewPayment(
    /** The address for the receipt. Guests must give one. */
    public val email: String? = null,
    /** The buyer’s name, for the seller: see setContact. */
    public val name: String? = null,
    /** E.164. */
    public val phone: String? = null,
    /** Customers: keep the payment method for one-click purchases. While these are switched off, none is kept. */
    public val saveMethod: Boolean = false,
    /** Customers: the API version of the Stripe mobile SDK in the app. With it the answer has an ephemeral key, so that the PaymentSheet shows saved methods. */
    public val stripeVersion: String? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        email?.let { put("email", Json.Text(it)) }
        name?.let { put("name", Json.Text(it)) }
        phone?.let { put("phone", Json.Text(it)) }
        put("saveMethod", Json.Flag(saveMethod))
        stripeVersion?.let { put("stripeVersion", Json.Text(it)) }
    })
}

public data class NewPreferences(
    public val categories: List<Category> = emptyList(),
    public val cities: List<City> = emptyList(),
    /** Around each city. */
    public val radiusKm: Long,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("categories", Json.Items(categories.map { Json.Text(it.value) }))
        put("cities", Json.Items(cities.map { it.toJson() }))
        put("radiusKm", Json.Number(radiusKm.toString()))
    })
}

public data class NewSavedMethod(
    /** Customers: the API version of the Stripe mobile SDK in the app. With it the answer has an ephemeral key, so that the PaymentSheet shows saved methods. */
    public val stripeVersion: String? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        stripeVersion?.let { put("stripeVersion", Json.Text(it)) }
    })
}

public data class NewWaitingEntry(
    public val dealId: DealId,
    public val quantity: Long = 1,
    /** Whether fewer units are welcome when not all come back at once. */
    public val acceptFewer: Boolean = false,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("dealId", Json.Text(dealId.value))
        put("quantity", Json.Number(quantity.toString()))
        put("acceptFewer", Json.Flag(acceptFewer))
    })
}

/** Customers: pay at once, with a saved payment method. */
public data class OneClickPayment(
    public val savedMethodId: SavedMethodId,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("savedMethodId", Json.Text(savedMethodId.value))
    })
}

/** An address of a feed with its secret. Only this answer has the secret. */
public data class OpenedCalendarFeed(
    public val id: CalendarFeedId,
    public val name: String,
    public val createdAt: Instant,
    /** When it last got another secret. */
    public val rotatedAt: Instant? = null,
    /** The path of the feed on this host. Everybody who has it can read the feed, so show it to its owner only. Calendars take it behind `https://` or `webcal://`. */
    public val path: String,
) {
    internal companion object {
        fun from(json: Json): OpenedCalendarFeed = OpenedCalendarFeed(
            id = CalendarFeedId(json.get("id").text()),
            name = json.get("name").text(),
            createdAt = json.get("createdAt").instant(),
            rotatedAt = json.find("rotatedAt")?.let { it.instant() },
            path = json.get("path").text(),
        )
    }
}

/** The people that one booking may be for. */
public data class PartySize(
    public val min: Long,
    public val max: Long,
) {
    internal companion object {
        fun from(json: Json): PartySize = PartySize(
            min = json.get("min").integer(),
            max = json.get("max").integer(),
        )
    }
}

/** The data that Stripe’s PaymentSheet needs to take the payment. */
public data class PaymentSheet(
    public val bookingId: BookingId,
    public val amount: Money,
    /** The secret of the PaymentIntent. Never log or store it. */
    public val clientSecret: String,
    public val publishableKey: String,
    /** Stripe’s id of the signed-in customer. */
    public val customer: String? = null,
    /** Lets the PaymentSheet show saved methods. */
    public val ephemeralKey: String? = null,
    /** The units are reserved for the buyer until then. */
    public val expiresAt: Instant,
) : StartPaymentAnswer {
    public val status: String get() = "ready"

    internal companion object {
        fun from(json: Json): PaymentSheet = PaymentSheet(
            bookingId = BookingId(json.get("bookingId").text()),
            amount = Money.from(json.get("amount")),
            clientSecret = json.get("clientSecret").text(),
            publishableKey = json.get("publishableKey").text(),
            customer = json.find("customer")?.let { it.text() },
            ephemeralKey = json.find("ephemeralKey")?.let { it.text() },
            expiresAt = json.get("expiresAt").instant(),
        )
    }
}

/** An image of a deal. */
public data class Picture(
    public val imageId: ImageId,
    public val alt: String,
    /** Of the largest source, in pixels. */
    public val width: Long,
    public val height: Long,
    /** A blurred preview of a few pixels, as a `data:` address. Show it until a source is loaded. */
    public val placeholder: String,
    /** Widths of 480, 960, 1600 pixels, or the image’s own where it is narrower; each as WebP, then as JPEG. */
    public val sources: List<ImageSource>,
) {
    internal companion object {
        fun from(json: Json): Picture = Picture(
            imageId = ImageId(json.get("imageId").text()),
            alt = json.get("alt").text(),
            width = json.get("width").integer(),
            height = json.get("height").integer(),
            placeholder = json.get("placeholder").text(),
            sources = json.get("sources").items().map { ImageSource.from(it) },
        )
    }
}

/** The deals that a customer wants to see, and the places. */
public data class Preferences(
    public val categories: List<Category>,
    public val cities: List<City>,
    /** Around each city. */
    public val radiusKm: Long,
    /** Rises with each change; 0 until the first one. */
    public val version: Long,
    public val updatedAt: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): Preferences = Preferences(
            categories = json.get("categories").items().map { Category(it.text()) },
            cities = json.get("cities").items().map { City.from(it) },
            radiusKm = json.get("radiusKm").integer(),
            version = json.get("version").integer(),
            updatedAt = json.find("updatedAt")?.let { it.instant() },
        )
    }
}

/** Payments are busy. Try again after the seconds in Retry-After. */
public data class PreparingPayment(
    public val bookingId: BookingId,
) : StartPaymentAnswer {
    public val status: String get() = "preparing"

    internal companion object {
        fun from(json: Json): PreparingPayment = PreparingPayment(
            bookingId = BookingId(json.get("bookingId").text()),
        )
    }
}

/** RFC 9457 problem details. */
public data class Problem(
    public val type: String,
    public val title: String,
    public val status: Long,
    public val detail: String,
    public val instance: String? = null,
    public val code: ProblemCode,
    /** At most 20. */
    public val errors: List<FieldError>? = null,
    /** With `challenge_required`. */
    public val challenge: Challenge? = null,
    /** With `price_changed`: the price of one unit now. */
    public val currentPrice: Money? = null,
    /** With `approval_required`: the request that waits for a colleague. */
    public val approvalId: ApprovalId? = null,
    /** With `image_refused`: the reason. */
    public val imageFault: ImageFault? = null,
    public val requestId: String,
) {
    internal companion object {
        fun from(json: Json): Problem = Problem(
            type = json.get("type").text(),
            title = json.get("title").text(),
            status = json.get("status").integer(),
            detail = json.get("detail").text(),
            instance = json.find("instance")?.let { it.text() },
            code = ProblemCode.of(json.get("code").text()),
            errors = json.find("errors")?.let { it.items().map { FieldError.from(it) } },
            challenge = json.find("challenge")?.let { Challenge.from(it) },
            currentPrice = json.find("currentPrice")?.let { Money.from(it) },
            approvalId = json.find("approvalId")?.let { ApprovalId(it.text()) },
            imageFault = json.find("imageFault")?.let { ImageFault.of(it.text()) },
            requestId = json.get("requestId").text(),
        )
    }
}

public sealed interface ProblemCode {
    public val value: String

    public data object InvalidRequest : ProblemCode {
        override val value: String = "invalid_request"
    }

    public data object IdempotencyKeyMissing : ProblemCode {
        override val value: String = "idempotency_key_missing"
    }

    public data object Unauthenticated : ProblemCode {
        override val value: String = "unauthenticated"
    }

    public data object RecentSignInRequired : ProblemCode {
        override val value: String = "recent_sign_in_required"
    }

    public data object SecondFactorRequired : ProblemCode {
        override val value: String = "second_factor_required"
    }

    public data object Forbidden : ProblemCode {
        override val value: String = "forbidden"
    }

    public data object ChallengeRequired : ProblemCode {
        override val value: String = "challenge_required"
    }

    public data object SignInRequired : ProblemCode {
        override val value: String = "sign_in_required"
    }

    public data object AddressBlocked : ProblemCode {
        override val value: String = "address_blocked"
    }

    public data object ApprovalRequired : ProblemCode {
        override val value: String = "approval_required"
    }

    public data object NotFound : ProblemCode {
        override val value: String = "not_found"
    }

    public data object SoldOut : ProblemCode {
        override val value: String = "sold_out"
    }

    public data object WaitingListFull : ProblemCode {
        override val value: String = "waiting_list_full"
    }

    public data object DealNotLive : ProblemCode {
        override val value: String = "deal_not_live"
    }

    public data object LimitExceeded : ProblemCode {
        override val value: String = "limit_exceeded"
    }

    public data object QuantityTooLarge : ProblemCode {
        override val value: String = "quantity_too_large"
    }

    public data object TooManyUnpaid : ProblemCode {
        override val value: String = "too_many_unpaid"
    }

    public data object PriceChanged : ProblemCode {
        override val value: String = "price_changed"
    }

    public data object AmountTooLarge : ProblemCode {
        override val value: String = "amount_too_large"
    }

    public data object OrderUndecided : ProblemCode {
        override val value: String = "order_undecided"
    }

    public data object InvalidState : ProblemCode {
        override val value: String = "invalid_state"
    }

    public data object StockCommitted : ProblemCode {
        override val value: String = "stock_committed"
    }

    public data object StockChanged : ProblemCode {
        override val value: String = "stock_changed"
    }

    public data object ExternalIdTaken : ProblemCode {
        override val value: String = "external_id_taken"
    }

    public data object PaymentRefused : ProblemCode {
        override val value: String = "payment_refused"
    }

    public data object EmailTaken : ProblemCode {
        override val value: String = "email_taken"
    }

    public data object PreconditionFailed : ProblemCode {
        override val value: String = "precondition_failed"
    }

    public data object PayloadTooLarge : ProblemCode {
        override val value: String = "payload_too_large"
    }

    public data object UnsupportedMediaType : ProblemCode {
        override val value: String = "unsupported_media_type"
    }

    public data object ImageRefused : ProblemCode {
        override val value: String = "image_refused"
    }

    public data object IdempotencyKeyReused : ProblemCode {
        override val value: String = "idempotency_key_reused"
    }

    public data object PreconditionRequired : ProblemCode {
        override val value: String = "precondition_required"
    }

    public data object TooManyRequests : ProblemCode {
        override val value: String = "too_many_requests"
    }

    public data object Internal : ProblemCode {
        override val value: String = "internal"
    }

    public data object Unavailable : ProblemCode {
        override val value: String = "unavailable"
    }

    public data object SwitchedOff : ProblemCode {
        override val value: String = "switched_off"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ProblemCode

    public companion object {
        public fun of(value: String): ProblemCode = when (value) {
            "invalid_request" -> InvalidRequest
            "idempotency_key_missing" -> IdempotencyKeyMissing
            "unauthenticated" -> Unauthenticated
            "recent_sign_in_required" -> RecentSignInRequired
            "second_factor_required" -> SecondFactorRequired
            "forbidden" -> Forbidden
            "challenge_required" -> ChallengeRequired
            "sign_in_required" -> SignInRequired
            "address_blocked" -> AddressBlocked
            "approval_required" -> ApprovalRequired
            "not_found" -> NotFound
            "sold_out" -> SoldOut
            "waiting_list_full" -> WaitingListFull
            "deal_not_live" -> DealNotLive
            "limit_exceeded" -> LimitExceeded
            "quantity_too_large" -> QuantityTooLarge
            "too_many_unpaid" -> TooManyUnpaid
            "price_changed" -> PriceChanged
            "amount_too_large" -> AmountTooLarge
            "order_undecided" -> OrderUndecided
            "invalid_state" -> InvalidState
            "stock_committed" -> StockCommitted
            "stock_changed" -> StockChanged
            "external_id_taken" -> ExternalIdTaken
            "payment_refused" -> PaymentRefused
            "email_taken" -> EmailTaken
            "precondition_failed" -> PreconditionFailed
            "payload_too_large" -> PayloadTooLarge
            "unsupported_media_type" -> UnsupportedMediaType
            "image_refused" -> ImageRefused
            "idempotency_key_reused" -> IdempotencyKeyReused
            "precondition_required" -> PreconditionRequired
            "too_many_requests" -> TooManyRequests
            "internal" -> Internal
            "unavailable" -> Unavailable
            "switched_off" -> SwitchedOff
            else -> Unknown(value)
        }
    }
}

/** A customer’s own data. The e-mail address belongs to the sign-in: see getSignIn, or the id token. */
public data class Profile(
    public val id: CustomerId,
    public val name: String? = null,
    public val phone: String? = null,
    public val locale: String? = null,
    public val timeZone: String? = null,
    /** A channel and topic that is not listed was never asked. Treat it as a refusal. */
    public val consents: List<Consent>,
    /** Rises with each change; 0 until the first one. */
    public val version: Long,
    public val createdAt: Instant? = null,
    public val updatedAt: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): Profile = Profile(
            id = CustomerId(json.get("id").text()),
            name = json.find("name")?.let { it.text() },
            phone = json.find("phone")?.let { it.text() },
            locale = json.find("locale")?.let { it.text() },
            timeZone = json.find("timeZone")?.let { it.text() },
            consents = json.get("consents").items().map { Consent.from(it) },
            version = json.get("version").integer(),
            createdAt = json.find("createdAt")?.let { it.instant() },
            updatedAt = json.find("updatedAt")?.let { it.instant() },
        )
    }
}

public data class ProfilePatch(
    public val name: Change<String> = Change.Keep,
    public val phone: Change<String> = Change.Keep,
    public val locale: Change<String> = Change.Keep,
    public val timeZone: Change<String> = Change.Keep,
    /** Only the channels and topics that change, each at most once. */
    public val consents: List<ConsentChoice>? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        name.into(this, "name") { Json.Text(it) }
        phone.into(this, "phone") { Json.Text(it) }
        locale.into(this, "locale") { Json.Text(it) }
        timeZone.into(this, "timeZone") { Json.Text(it) }
        consents?.let { put("consents", Json.Items(it.map { it.toJson() })) }
    })
}

/** An accepted order that waits for its decision. */
public data class QueuedBooking(
    public val id: BookingId,
    /** The deal. Absent for a slot. */
    public val dealId: DealId? = null,
    /** The slot. Absent for a deal. */
    public val slot: BookedSlot? = null,
    public val quantity: Long,
) : Booking {
    public val status: String get() = "queued"

    internal companion object {
        fun from(json: Json): QueuedBooking = QueuedBooking(
            id = BookingId(json.get("id").text()),
            dealId = json.find("dealId")?.let { DealId(it.text()) },
            slot = json.find("slot")?.let { BookedSlot.from(it) },
            quantity = json.get("quantity").integer(),
        )
    }
}

/** The recorded outcome of an order. */
public data class RecordedBooking(
    public val id: BookingId,
    /** The deal. Absent for a slot. */
    public val dealId: DealId? = null,
    /** The slot. Absent for a deal. */
    public val slot: BookedSlot? = null,
    public val buyerId: BuyerId,
    public val quantity: Long,
    public val unitPrice: Money,
    public val total: Money,
    public val status: RecordedBookingStatus,
    public val rejection: Rejection? = null,
    public val cancellation: Cancellation? = null,
    /** The buyer’s units are reserved until then. Present while held. */
    public val holdExpiresAt: Instant? = null,
    /** When staff last let the hold last longer. */
    public val holdExtendedAt: Instant? = null,
    public val payment: BookingPayment? = null,
    /** Present once units were used, also when the booking was refunded later. */
    public val redemption: BookingRedemption? = null,
    /** When it was confirmed. Absent in bookings from before this field. */
    public val confirmedAt: Instant? = null,
    /** When it was last moved to another slot. */
    public val rescheduledAt: Instant? = null,
    /** When it was rejected, expired, cancelled or refunded. Absent while it is live, and in cancelled or refunded bookings from before this field. */
    public val endedAt: Instant? = null,
    public val createdAt: Instant,
    public val updatedAt: Instant,
) : Booking {
    public val fromWaitingList: String get() = "true"

    internal companion object {
        fun from(json: Json): RecordedBooking = RecordedBooking(
            id = BookingId(json.get("id").text()),
            dealId = json.find("dealId")?.let { DealId(it.text()) },
            slot = json.find("slot")?.let { BookedSlot.from(it) },
            buyerId = BuyerId(json.get("buyerId").text()),
            quantity = json.get("quantity").integer(),
            unitPrice = Money.from(json.get("unitPrice")),
            total = Money.from(json.get("total")),
            status = RecordedBookingStatus.of(json.get("status").text()),
            rejection = json.find("rejection")?.let { Rejection.of(it.text()) },
            cancellation = json.find("cancellation")?.let { Cancellation.of(it.text()) },
            holdExpiresAt = json.find("holdExpiresAt")?.let { it.instant() },
            holdExtendedAt = json.find("holdExtendedAt")?.let { it.instant() },
            payment = json.find("payment")?.let { BookingPayment.from(it) },
            redemption = json.find("redemption")?.let { BookingRedemption.from(it) },
            confirmedAt = json.find("confirmedAt")?.let { it.instant() },
            rescheduledAt = json.find("rescheduledAt")?.let { it.instant() },
            endedAt = json.find("endedAt")?.let { it.instant() },
            createdAt = json.get("createdAt").instant(),
            updatedAt = json.get("updatedAt").instant(),
        )
    }
}

public sealed interface RecordedBookingStatus {
    public val value: String

    public data object Held : RecordedBookingStatus {
        override val value: String = "held"
    }

    public data object Confirmed : RecordedBookingStatus {
        override val value: String = "confirmed"
    }

    public data object Redeemed : RecordedBookingStatus {
        override val value: String = "redeemed"
    }

    public data object Fulfilled : RecordedBookingStatus {
        override val value: String = "fulfilled"
    }

    public data object Rejected : RecordedBookingStatus {
        override val value: String = "rejected"
    }

    public data object Expired : RecordedBookingStatus {
        override val value: String = "expired"
    }

    public data object Cancelled : RecordedBookingStatus {
        override val value: String = "cancelled"
    }

    public data object Refunded : RecordedBookingStatus {
        override val value: String = "refunded"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : RecordedBookingStatus

    public companion object {
        public fun of(value: String): RecordedBookingStatus = when (value) {
            "held" -> Held
            "confirmed" -> Confirmed
            "redeemed" -> Redeemed
            "fulfilled" -> Fulfilled
            "rejected" -> Rejected
            "expired" -> Expired
            "cancelled" -> Cancelled
            "refunded" -> Refunded
            else -> Unknown(value)
        }
    }
}

/** By which the door knows a booking. */
public data class RedeemCode(
    public val bookingId: BookingId,
    /** The content of the QR code: 154 capital letters and digits, so that it fits a code of 41 by 41 modules. The same until the key changes, so an app may keep it. */
    public val qr: String,
    /** The code to read aloud, as in `k7m2q-x94rd`. It has no i, l, o or u, and finds most typing errors. */
    public val code: String,
    /** The units of the booking. */
    public val quantity: Long,
    /** How many of them were used. */
    public val redeemedQuantity: Long,
) {
    internal companion object {
        fun from(json: Json): RedeemCode = RedeemCode(
            bookingId = BookingId(json.get("bookingId").text()),
            qr = json.get("qr").text(),
            code = json.get("code").text(),
            quantity = json.get("quantity").integer(),
            redeemedQuantity = json.get("redeemedQuantity").integer(),
        )
    }
}

public data class RefundTier(
    /** The part of the payment that goes back, in percent. */
    public val percent: Long,
    /** The part applies before this instant. The last part may leave it out, and then applies for ever. */
    public val until: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): RefundTier = RefundTier(
            percent = json.get("percent").integer(),
            until = json.find("until")?.let { it.instant() },
        )
    }
}

/** Why the order got no units. With `price_changed`, `unitPrice` is the current price instead of the expected one. */
public sealed interface Rejection {
    public val value: String

    public data object SoldOut : Rejection {
        override val value: String = "sold_out"
    }

    public data object DealNotLive : Rejection {
        override val value: String = "deal_not_live"
    }

    public data object LimitExceeded : Rejection {
        override val value: String = "limit_exceeded"
    }

    public data object SignInRequired : Rejection {
        override val value: String = "sign_in_required"
    }

    public data object QuantityTooLarge : Rejection {
        override val value: String = "quantity_too_large"
    }

    public data object TooManyUnpaid : Rejection {
        override val value: String = "too_many_unpaid"
    }

    public data object PriceChanged : Rejection {
        override val value: String = "price_changed"
    }

    public data object AmountTooLarge : Rejection {
        override val value: String = "amount_too_large"
    }

    public data object IdempotencyKeyReused : Rejection {
        override val value: String = "idempotency_key_reused"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : Rejection

    public companion object {
        public fun of(value: String): Rejection = when (value) {
            "sold_out" -> SoldOut
            "deal_not_live" -> DealNotLive
            "limit_exceeded" -> LimitExceeded
            "sign_in_required" -> SignInRequired
            "quantity_too_large" -> QuantityTooLarge
            "too_many_unpaid" -> TooManyUnpaid
            "price_changed" -> PriceChanged
            "amount_too_large" -> AmountTooLarge
            "idempotency_key_reused" -> IdempotencyKeyReused
            else -> Unknown(value)
        }
    }
}

public data class Reschedule(
    /** The start of the new slot, of the same service. */
    public val startsAt: Instant,
    /** The resource of the new slot. Without it the booking gets any free one. */
    public val resourceId: ResourceId? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("startsAt", Json.Text(startsAt.toString()))
        resourceId?.let { put("resourceId", Json.Text(it.value)) }
    })
}

/** Resources of which a slot needs one. */
public data class ResourceGroup(
    /** As in “Guide” or “Room”. */
    public val name: String,
    public val resourceIds: List<ResourceId>,
) {
    internal companion object {
        fun from(json: Json): ResourceGroup = ResourceGroup(
            name = json.get("name").text(),
            resourceIds = json.get("resourceIds").items().map { ResourceId(it.text()) },
        )
    }
}

/** Identifies a resource. */
@JvmInline
public value class ResourceId(public val value: String) {
    override fun toString(): String = value
}

/** Apps choose an icon by it. It has no other effect. */
public sealed interface ResourceKind {
    public val value: String

    public data object Person : ResourceKind {
        override val value: String = "person"
    }

    public data object Room : ResourceKind {
        override val value: String = "room"
    }

    public data object Table : ResourceKind {
        override val value: String = "table"
    }

    public data object Vehicle : ResourceKind {
        override val value: String = "vehicle"
    }

    public data object Equipment : ResourceKind {
        override val value: String = "equipment"
    }

    public data object Other : ResourceKind {
        override val value: String = "other"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ResourceKind

    public companion object {
        public fun of(value: String): ResourceKind = when (value) {
            "person" -> Person
            "room" -> Room
            "table" -> Table
            "vehicle" -> Vehicle
            "equipment" -> Equipment
            "other" -> Other
            else -> Unknown(value)
        }
    }
}

/** What buyers see of a resource. */
public data class ResourceSummary(
    public val id: ResourceId,
    public val name: String,
    public val kind: ResourceKind,
    public val seats: Long,
    public val timeZone: TimeZoneName,
) {
    internal companion object {
        fun from(json: Json): ResourceSummary = ResourceSummary(
            id = ResourceId(json.get("id").text()),
            name = json.get("name").text(),
            kind = ResourceKind.of(json.get("kind").text()),
            seats = json.get("seats").integer(),
            timeZone = TimeZoneName(json.get("timeZone").text()),
        )
    }
}

/** A deal that a customer saved. */
public data class SavedDeal(
    public val dealId: DealId,
    public val savedAt: Instant,
    /** The deal as it is now. Absent after a cancellation. */
    public val deal: Deal? = null,
) {
    internal companion object {
        fun from(json: Json): SavedDeal = SavedDeal(
            dealId = DealId(json.get("dealId").text()),
            savedAt = json.get("savedAt").instant(),
            deal = json.find("deal")?.let { Deal.from(it) },
        )
    }
}

public data class SavedDealPage(
    public val items: List<SavedDeal>,
    public val nextCursor: String?,
) {
    internal companion object {
        fun from(json: Json): SavedDealPage = SavedDealPage(
            items = json.get("items").items().map { SavedDeal.from(it) },
            nextCursor = json.find("nextCursor")?.let { it.text() },
        )
    }
}

/** A payment method saved for one-click purchases. */
public data class SavedMethod(
    public val id: SavedMethodId,
    /** Stripe’s name for it: `card`, `link`, `sepa_debit`, … */
    public val kind: String,
    public val card: SavedMethodCard? = null,
    public val isDefault: Boolean,
    public val createdAt: Instant,
) {
    internal companion object {
        fun from(json: Json): SavedMethod = SavedMethod(
            id = SavedMethodId(json.get("id").text()),
            kind = json.get("kind").text(),
            card = json.find("card")?.let { SavedMethodCard.from(it) },
            isDefault = json.get("isDefault").boolean(),
            createdAt = json.get("createdAt").instant(),
        )
    }
}

public data class SavedMethodCard(
    public val brand: String,
    public val last4: String,
    public val expiresMonth: Long,
    public val expiresYear: Long,
) {
    internal companion object {
        fun from(json: Json): SavedMethodCard = SavedMethodCard(
            brand = json.get("brand").text(),
            last4 = json.get("last4").text(),
            expiresMonth = json.get("expiresMonth").integer(),
            expiresYear = json.get("expiresYear").integer(),
        )
    }
}

/** Identifies a saved payment method. */
@JvmInline
public value class SavedMethodId(public val value: String) {
    override fun toString(): String = value
}

public data class SavedMethods(
    public val items: List<SavedMethod>,
) {
    internal companion object {
        fun from(json: Json): SavedMethods = SavedMethods(
            items = json.get("items").items().map { SavedMethod.from(it) },
        )
    }
}

/** `private`: one booking has the slot, and the price is for the booking. `shared`: bookings share its seats, and the price is for one seat. */
public sealed interface Seating {
    public val value: String

    public data object Private : Seating {
        override val value: String = "private"
    }

    public data object Shared : Seating {
        override val value: String = "shared"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : Seating

    public companion object {
        public fun of(value: String): Seating = when (value) {
            "private" -> Private
            "shared" -> Shared
            else -> Unknown(value)
        }
    }
}

/** Identifies a seller. */
@JvmInline
public value class SellerId(public val value: String) {
    override fun toString(): String = value
}

public data class ServerTime(
    public val now: Instant,
) {
    internal companion object {
        fun from(json: Json): ServerTime = ServerTime(
            now = json.get("now").instant(),
        )
    }
}

/** Bookable time: what is offered, for how long, at which price and by which rules. */
public data class Service(
    public val id: ServiceId,
    public val sellerId: SellerId,
    public val title: String,
    public val description: String,
    public val category: Category,
    public val location: Location? = null,
    public val pictures: List<Picture>,
    /** How long a slot lasts, without the buffers. */
    public val durationMinutes: Long,
    /** The time from one possible start to the next one. */
    public val stepMinutes: Long,
    /** Of a booking, or of a seat when slots are shared. */
    public val price: Money,
    public val seating: Seating,
    /** For shared slots: the seats of a slot where the resource has more. */
    public val seats: Long? = null,
    public val partySize: PartySize,
    public val buffers: Buffers,
    /** A slot can be booked until so many minutes before its start. */
    public val noticeMinutes: Long,
    /** A slot can be booked from so many days (of 24 hours) before its start. */
    public val horizonDays: Long,
    /** The most slots of one resource on one of its local days. */
    public val dailyLimit: Long? = null,
    /** The most slots of one resource in one ISO week of its zone. */
    public val weeklyLimit: Long? = null,
    public val customerLimit: CustomerLimit? = null,
    public val cancellationPolicy: SlotPolicy? = null,
    /** Buyers may move a booking until so many minutes before its start. Without it they may not. */
    public val rescheduleMinutesBefore: Long? = null,
    public val questions: List<ServiceQuestion>,
    /** Minutes before the start at which buyers are reminded. */
    public val reminders: List<Long>,
    /** Guests cannot book; only signed-in customers can. */
    public val signedInOnly: Boolean,
    /** A slot needs one resource of each group, as a guide and a boat. The first group gives a slot its time zone and its seats. */
    public val requires: List<ResourceGroup>,
    public val state: ServiceState,
    public val createdAt: Instant,
    public val updatedAt: Instant,
) {
    internal companion object {
        fun from(json: Json): Service = Service(
            id = ServiceId(json.get("id").text()),
            sellerId = SellerId(json.get("sellerId").text()),
            title = json.get("title").text(),
            description = json.get("description").text(),
            category = Category(json.get("category").text()),
            location = json.find("location")?.let { Location.from(it) },
            pictures = json.get("pictures").items().map { Picture.from(it) },
            durationMinutes = json.get("durationMinutes").integer(),
            stepMinutes = json.get("stepMinutes").integer(),
            price = Money.from(json.get("price")),
            seating = Seating.of(json.get("seating").text()),
            seats = json.find("seats")?.let { it.integer() },
            partySize = PartySize.from(json.get("partySize")),
            buffers = Buffers.from(json.get("buffers")),
            noticeMinutes = json.get("noticeMinutes").integer(),
            horizonDays = json.get("horizonDays").integer(),
            dailyLimit = json.find("dailyLimit")?.let { it.integer() },
            weeklyLimit = json.find("weeklyLimit")?.let { it.integer() },
            customerLimit = json.find("customerLimit")?.let { CustomerLimit.from(it) },
            cancellationPolicy = json.find("cancellationPolicy")?.let { SlotPolicy.from(it) },
            rescheduleMinutesBefore = json.find("rescheduleMinutesBefore")?.let { it.integer() },
            questions = json.get("questions").items().map { ServiceQuestion.from(it) },
            reminders = json.get("reminders").items().map { it.integer() },
            signedInOnly = json.get("signedInOnly").boolean(),
            requires = json.get("requires").items().map { ResourceGroup.from(it) },
            state = ServiceState.of(json.get("state").text()),
            createdAt = json.get("createdAt").instant(),
            updatedAt = json.get("updatedAt").instant(),
        )
    }
}

/** A service with the resources that serve it. */
public data class ServiceDetail(
    public val id: ServiceId,
    public val sellerId: SellerId,
    public val title: String,
    public val description: String,
    public val category: Category,
    public val location: Location? = null,
    public val pictures: List<Picture>,
    /** How long a slot lasts, without the buffers. */
    public val durationMinutes: Long,
    /** The time from one possible start to the next one. */
    public val stepMinutes: Long,
    /** Of a booking, or of a seat when slots are shared. */
    public val price: Money,
    public val seating: Seating,
    /** For shared slots: the seats of a slot where the resource has more. */
    public val seats: Long? = null,
    public val partySize: PartySize,
    public val buffers: Buffers,
    /** A slot can be booked until so many minutes before its start. */
    public val noticeMinutes: Long,
    /** A slot can be booked from so many days (of 24 hours) before its start. */
    public val horizonDays: Long,
    /** The most slots of one resource on one of its local days. */
    public val dailyLimit: Long? = null,
    /** The most slots of one resource in one ISO week of its zone. */
    public val weeklyLimit: Long? = null,
    public val customerLimit: CustomerLimit? = null,
    public val cancellationPolicy: SlotPolicy? = null,
    /** Buyers may move a booking until so many minutes before its start. Without it they may not. */
    public val rescheduleMinutesBefore: Long? = null,
    public val questions: List<ServiceQuestion>,
    /** Minutes before the start at which buyers are reminded. */
    public val reminders: List<Long>,
    /** Guests cannot book; only signed-in customers can. */
    public val signedInOnly: Boolean,
    /** A slot needs one resource of each group, as a guide and a boat. The first group gives a slot its time zone and its seats. */
    public val requires: List<ResourceGroup>,
    public val state: ServiceState,
    public val createdAt: Instant,
    public val updatedAt: Instant,
    /** The resources that it names and that are active. */
    public val resources: List<ResourceSummary>,
) {
    internal companion object {
        fun from(json: Json): ServiceDetail = ServiceDetail(
            id = ServiceId(json.get("id").text()),
            sellerId = SellerId(json.get("sellerId").text()),
            title = json.get("title").text(),
            description = json.get("description").text(),
            category = Category(json.get("category").text()),
            location = json.find("location")?.let { Location.from(it) },
            pictures = json.get("pictures").items().map { Picture.from(it) },
            durationMinutes = json.get("durationMinutes").integer(),
            stepMinutes = json.get("stepMinutes").integer(),
            price = Money.from(json.get("price")),
            seating = Seating.of(json.get("seating").text()),
            seats = json.find("seats")?.let { it.integer() },
            partySize = PartySize.from(json.get("partySize")),
            buffers = Buffers.from(json.get("buffers")),
            noticeMinutes = json.get("noticeMinutes").integer(),
            horizonDays = json.get("horizonDays").integer(),
            dailyLimit = json.find("dailyLimit")?.let { it.integer() },
            weeklyLimit = json.find("weeklyLimit")?.let { it.integer() },
            customerLimit = json.find("customerLimit")?.let { CustomerLimit.from(it) },
            cancellationPolicy = json.find("cancellationPolicy")?.let { SlotPolicy.from(it) },
            rescheduleMinutesBefore = json.find("rescheduleMinutesBefore")?.let { it.integer() },
            questions = json.get("questions").items().map { ServiceQuestion.from(it) },
            reminders = json.get("reminders").items().map { it.integer() },
            signedInOnly = json.get("signedInOnly").boolean(),
            requires = json.get("requires").items().map { ResourceGroup.from(it) },
            state = ServiceState.of(json.get("state").text()),
            createdAt = json.get("createdAt").instant(),
            updatedAt = json.get("updatedAt").instant(),
            resources = json.get("resources").items().map { ResourceSummary.from(it) },
        )
    }
}

/** Identifies a service. */
@JvmInline
public value class ServiceId(public val value: String) {
    override fun toString(): String = value
}

public data class ServicePage(
    public val items: List<Service>,
    public val nextCursor: String?,
) {
    internal companion object {
        fun from(json: Json): ServicePage = ServicePage(
            items = json.get("items").items().map { Service.from(it) },
            nextCursor = json.find("nextCursor")?.let { it.text() },
        )
    }
}

/** A question that buyers answer when they book. */
public data class ServiceQuestion(
    /** Names the question in the answers of an order. Unique in the service. */
    public val id: String,
    public val label: String,
    public val kind: ServiceQuestionKind,
    /** For the kind `choice` only: the answers to choose from. */
    public val choices: List<String>? = null,
    public val required: Boolean = false,
) {
    internal companion object {
        fun from(json: Json): ServiceQuestion = ServiceQuestion(
            id = json.get("id").text(),
            label = json.get("label").text(),
            kind = ServiceQuestionKind.of(json.get("kind").text()),
            choices = json.find("choices")?.let { it.items().map { it.text() } },
            required = json.get("required").boolean(),
        )
    }
}

public sealed interface ServiceQuestionKind {
    public val value: String

    public data object Text : ServiceQuestionKind {
        override val value: String = "text"
    }

    public data object Choice : ServiceQuestionKind {
        override val value: String = "choice"
    }

    public data object YesNo : ServiceQuestionKind {
        override val value: String = "yes_no"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ServiceQuestionKind

    public companion object {
        public fun of(value: String): ServiceQuestionKind = when (value) {
            "text" -> Text
            "choice" -> Choice
            "yes_no" -> YesNo
            else -> Unknown(value)
        }
    }
}

/** Buyers see published services. An archived one takes no more bookings; those that it has stay. */
public sealed interface ServiceState {
    public val value: String

    public data object Draft : ServiceState {
        override val value: String = "draft"
    }

    public data object Published : ServiceState {
        override val value: String = "published"
    }

    public data object Archived : ServiceState {
        override val value: String = "archived"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : ServiceState

    public companion object {
        public fun of(value: String): ServiceState = when (value) {
            "draft" -> Draft
            "published" -> Published
            "archived" -> Archived
            else -> Unknown(value)
        }
    }
}

/** The data that Stripe’s PaymentSheet needs to save a payment method. */
public data class SetupSheet(
    /** The secret of the SetupIntent. Never log or store it. */
    public val clientSecret: String,
    public val publishableKey: String,
    /** Stripe’s id of the signed-in customer. */
    public val customer: String,
    /** Lets the PaymentSheet show saved methods. */
    public val ephemeralKey: String? = null,
) {
    internal companion object {
        fun from(json: Json): SetupSheet = SetupSheet(
            clientSecret = json.get("clientSecret").text(),
            publishableKey = json.get("publishableKey").text(),
            customer = json.get("customer").text(),
            ephemeralKey = json.find("ephemeralKey")?.let { it.text() },
        )
    }
}

/** How a customer signs in, as the user pool has it now. */
public data class SignIn(
    /** Absent when a social sign-in does not provide one. */
    public val email: String? = null,
    public val emailVerified: Boolean,
    /** Whether each sign-in requires an authenticator app. */
    public val authenticator: Boolean,
) {
    internal companion object {
        fun from(json: Json): SignIn = SignIn(
            email = json.find("email")?.let { it.text() },
            emailVerified = json.get("emailVerified").boolean(),
            authenticator = json.get("authenticator").boolean(),
        )
    }
}

/** A time that can be booked now. */
public data class Slot(
    public val startsAt: Instant,
    public val endsAt: Instant,
    /** The start by the clock of `timeZone`, with the offset from UTC (RFC 3339). */
    public val local: String,
    /** Of shared slots: the seats that one booking can still have. Of private ones: the resources that are free. */
    public val left: Long,
    /** Of a booking, or of a seat when slots are shared. */
    public val price: Money,
    /** The resources of the first group that are free then, in the order of the service. */
    public val resourceIds: List<ResourceId>,
) {
    internal companion object {
        fun from(json: Json): Slot = Slot(
            startsAt = json.get("startsAt").instant(),
            endsAt = json.get("endsAt").instant(),
            local = json.get("local").text(),
            left = json.get("left").integer(),
            price = Money.from(json.get("price")),
            resourceIds = json.get("resourceIds").items().map { ResourceId(it.text()) },
        )
    }
}

/** A date on which something can be booked. */
public data class SlotDay(
    public val date: LocalDate,
    /** The number of starts on this date. */
    public val slots: Long,
) {
    internal companion object {
        fun from(json: Json): SlotDay = SlotDay(
            date = LocalDate(json.get("date").text()),
            slots = json.get("slots").integer(),
        )
    }
}

/** The dates of a month with something to book. Dates without are left out. */
public data class SlotDays(
    /** The zone of all local times in this answer. */
    public val timeZone: TimeZoneName,
    /** The version of the IANA time zone database that the answer was made from. */
    public val zoneData: String,
    /** The instant of the answer. */
    public val now: Instant,
    public val days: List<SlotDay>,
) {
    internal companion object {
        fun from(json: Json): SlotDays = SlotDays(
            timeZone = TimeZoneName(json.get("timeZone").text()),
            zoneData = json.get("zoneData").text(),
            now = json.get("now").instant(),
            days = json.get("days").items().map { SlotDay.from(it) },
        )
    }
}

/** The times that can be booked, by their start. */
public data class SlotList(
    /** The zone of all local times in this answer. */
    public val timeZone: TimeZoneName,
    /** The version of the IANA time zone database that the answer was made from. */
    public val zoneData: String,
    /** The instant of the answer. */
    public val now: Instant,
    public val slots: List<Slot>,
    /** The first date that is not in the answer, when it has 3000 slots before `to`. Ask from there. */
    public val nextFrom: LocalDate? = null,
) {
    internal companion object {
        fun from(json: Json): SlotList = SlotList(
            timeZone = TimeZoneName(json.get("timeZone").text()),
            zoneData = json.get("zoneData").text(),
            now = json.get("now").instant(),
            slots = json.get("slots").items().map { Slot.from(it) },
            nextFrom = json.find("nextFrom")?.let { LocalDate(it.text()) },
        )
    }
}

/** The refund for buyers who cancel a paid booking of a slot. The first part whose time has not passed applies; after the last part there is no refund. Without a policy, sales are final. */
public data class SlotPolicy(
    public val refunds: List<SlotRefundTier>,
) {
    internal companion object {
        fun from(json: Json): SlotPolicy = SlotPolicy(
            refunds = json.get("refunds").items().map { SlotRefundTier.from(it) },
        )
    }
}

public data class SlotRefundTier(
    /** The part of the payment that goes back, in percent. */
    public val percent: Long,
    /** The part applies until so many minutes before the start. */
    public val minutesBefore: Long,
) {
    internal companion object {
        fun from(json: Json): SlotRefundTier = SlotRefundTier(
            percent = json.get("percent").integer(),
            minutesBefore = json.get("minutesBefore").integer(),
        )
    }
}

/** One of these; `status` tells which. */
public sealed interface StartPaymentAnswer {
    public companion object {
        internal fun from(json: Json): StartPaymentAnswer = when (json.get("status").text()) {
            "ready" -> PaymentSheet.from(json)
            else -> PreparingPayment.from(json)
        }
    }
}

/** The home page at this instant, for all audiences. */
public data class StorefrontHome(
    /** The published version. 0: nothing is published. */
    public val version: Long,
    /** The next instant at which the answer changes by the clock. Read it again then. */
    public val nextChangeAt: Instant? = null,
    public val blocks: List<HomeBlock>,
) {
    internal companion object {
        fun from(json: Json): StorefrontHome = StorefrontHome(
            version = json.get("version").integer(),
            nextChangeAt = json.find("nextChangeAt")?.let { it.instant() },
            blocks = json.get("blocks").items().map { HomeBlock.from(it) },
        )
    }
}

/** A language of the home page, by ISO 639. */
public sealed interface StorefrontLanguage {
    public val value: String

    public data object En : StorefrontLanguage {
        override val value: String = "en"
    }

    public data object De : StorefrontLanguage {
        override val value: String = "de"
    }

    public data object Fr : StorefrontLanguage {
        override val value: String = "fr"
    }

    public data object Es : StorefrontLanguage {
        override val value: String = "es"
    }

    public data object It : StorefrontLanguage {
        override val value: String = "it"
    }

    public data object Nl : StorefrontLanguage {
        override val value: String = "nl"
    }

    public data object Pt : StorefrontLanguage {
        override val value: String = "pt"
    }

    public data object Pl : StorefrontLanguage {
        override val value: String = "pl"
    }

    public data object Cs : StorefrontLanguage {
        override val value: String = "cs"
    }

    public data object Da : StorefrontLanguage {
        override val value: String = "da"
    }

    public data object Sv : StorefrontLanguage {
        override val value: String = "sv"
    }

    public data object Tr : StorefrontLanguage {
        override val value: String = "tr"
    }

    public data object Uk : StorefrontLanguage {
        override val value: String = "uk"
    }

    public data object Ar : StorefrontLanguage {
        override val value: String = "ar"
    }

    public data object Ja : StorefrontLanguage {
        override val value: String = "ja"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : StorefrontLanguage

    public companion object {
        public fun of(value: String): StorefrontLanguage = when (value) {
            "en" -> En
            "de" -> De
            "fr" -> Fr
            "es" -> Es
            "it" -> It
            "nl" -> Nl
            "pt" -> Pt
            "pl" -> Pl
            "cs" -> Cs
            "da" -> Da
            "sv" -> Sv
            "tr" -> Tr
            "uk" -> Uk
            "ar" -> Ar
            "ja" -> Ja
            else -> Unknown(value)
        }
    }
}

/** A name of the IANA time zone database. */
@JvmInline
public value class TimeZoneName(public val value: String) {
    override fun toString(): String = value
}

/** Why the entry ended without an offer: the buyer left, staff removed them, the sale is over or was called off; or the deal would refuse an order of this buyer by now. */
public sealed interface WaitingEnd {
    public val value: String

    public data object Left : WaitingEnd {
        override val value: String = "left"
    }

    public data object Removed : WaitingEnd {
        override val value: String = "removed"
    }

    public data object SaleOver : WaitingEnd {
        override val value: String = "sale_over"
    }

    public data object CalledOff : WaitingEnd {
        override val value: String = "called_off"
    }

    public data object LimitExceeded : WaitingEnd {
        override val value: String = "limit_exceeded"
    }

    public data object QuantityTooLarge : WaitingEnd {
        override val value: String = "quantity_too_large"
    }

    public data object SignInRequired : WaitingEnd {
        override val value: String = "sign_in_required"
    }

    public data object AmountTooLarge : WaitingEnd {
        override val value: String = "amount_too_large"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : WaitingEnd

    public companion object {
        public fun of(value: String): WaitingEnd = when (value) {
            "left" -> Left
            "removed" -> Removed
            "sale_over" -> SaleOver
            "called_off" -> CalledOff
            "limit_exceeded" -> LimitExceeded
            "quantity_too_large" -> QuantityTooLarge
            "sign_in_required" -> SignInRequired
            "amount_too_large" -> AmountTooLarge
            else -> Unknown(value)
        }
    }
}

public data class WaitingEntries(
    public val items: List<WaitingEntry>,
) {
    internal companion object {
        fun from(json: Json): WaitingEntries = WaitingEntries(
            items = json.get("items").items().map { WaitingEntry.from(it) },
        )
    }
}

/** A place in a waiting list, and what became of it. */
public data class WaitingEntry(
    public val id: WaitingEntryId,
    /** Present when the entry is for a deal. */
    public val dealId: DealId? = null,
    public val quantity: Long,
    public val acceptFewer: Boolean,
    /** `waiting`: in line · `offered`: units were offered, and `offer` says what became of it · `ended`: no longer in line. */
    public val status: WaitingEntryStatus,
    /** 1 is next. Present while waiting; up to two seconds old. */
    public val place: Long? = null,
    /** How many wait in this line. Present while waiting. */
    public val length: Long? = null,
    public val offer: WaitingOffer? = null,
    public val end: WaitingEnd? = null,
    public val joinedAt: Instant,
    /** When it got its offer, or ended. */
    public val endedAt: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): WaitingEntry = WaitingEntry(
            id = WaitingEntryId(json.get("id").text()),
            dealId = json.find("dealId")?.let { DealId(it.text()) },
            quantity = json.get("quantity").integer(),
            acceptFewer = json.get("acceptFewer").boolean(),
            status = WaitingEntryStatus.of(json.get("status").text()),
            place = json.find("place")?.let { it.integer() },
            length = json.find("length")?.let { it.integer() },
            offer = json.find("offer")?.let { WaitingOffer.from(it) },
            end = json.find("end")?.let { WaitingEnd.of(it.text()) },
            joinedAt = json.get("joinedAt").instant(),
            endedAt = json.find("endedAt")?.let { it.instant() },
        )
    }
}

/** Identifies a place in a waiting list. */
@JvmInline
public value class WaitingEntryId(public val value: String) {
    override fun toString(): String = value
}

/** `waiting`: in line · `offered`: units were offered, and `offer` says what became of it · `ended`: no longer in line. */
public sealed interface WaitingEntryStatus {
    public val value: String

    public data object Waiting : WaitingEntryStatus {
        override val value: String = "waiting"
    }

    public data object Offered : WaitingEntryStatus {
        override val value: String = "offered"
    }

    public data object Ended : WaitingEntryStatus {
        override val value: String = "ended"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : WaitingEntryStatus

    public companion object {
        public fun of(value: String): WaitingEntryStatus = when (value) {
            "waiting" -> Waiting
            "offered" -> Offered
            "ended" -> Ended
            else -> Unknown(value)
        }
    }
}

/** A booking that was made for the buyer. Pay it to accept, cancel it to decline. A free one is confirmed at once. */
public data class WaitingOffer(
    public val bookingId: BookingId,
    /** May be fewer than asked for, with `acceptFewer`. */
    public val quantity: Long,
    /** The status of the booking. Absent once the booking is gone. */
    public val status: WaitingOfferStatus? = null,
    /** Pay until then. Present while the offer is open. */
    public val holdExpiresAt: Instant? = null,
) {
    internal companion object {
        fun from(json: Json): WaitingOffer = WaitingOffer(
            bookingId = BookingId(json.get("bookingId").text()),
            quantity = json.get("quantity").integer(),
            status = json.find("status")?.let { WaitingOfferStatus.of(it.text()) },
            holdExpiresAt = json.find("holdExpiresAt")?.let { it.instant() },
        )
    }
}

/** The status of the booking. Absent once the booking is gone. */
public sealed interface WaitingOfferStatus {
    public val value: String

    public data object Held : WaitingOfferStatus {
        override val value: String = "held"
    }

    public data object Confirmed : WaitingOfferStatus {
        override val value: String = "confirmed"
    }

    public data object Redeemed : WaitingOfferStatus {
        override val value: String = "redeemed"
    }

    public data object Fulfilled : WaitingOfferStatus {
        override val value: String = "fulfilled"
    }

    public data object Rejected : WaitingOfferStatus {
        override val value: String = "rejected"
    }

    public data object Expired : WaitingOfferStatus {
        override val value: String = "expired"
    }

    public data object Cancelled : WaitingOfferStatus {
        override val value: String = "cancelled"
    }

    public data object Refunded : WaitingOfferStatus {
        override val value: String = "refunded"
    }

    /** A value that is newer than this client. */
    public data class Unknown(override val value: String) : WaitingOfferStatus

    public companion object {
        public fun of(value: String): WaitingOfferStatus = when (value) {
            "held" -> Held
            "confirmed" -> Confirmed
            "redeemed" -> Redeemed
            "fulfilled" -> Fulfilled
            "rejected" -> Rejected
            "expired" -> Expired
            "cancelled" -> Cancelled
            "refunded" -> Refunded
            else -> Unknown(value)
        }
    }
}

public data class WantedSlot(
    public val serviceId: ServiceId,
    public val startsAt: Instant,
    /** The resource that the buyer chose. Without it the order gets any free one. */
    public val resourceId: ResourceId? = null,
) {
    internal fun toJson(): Json = Json.Fields(buildMap {
        put("serviceId", Json.Text(serviceId.value))
        put("startsAt", Json.Text(startsAt.toString()))
        resourceId?.let { put("resourceId", Json.Text(it.value)) }
    })
}
