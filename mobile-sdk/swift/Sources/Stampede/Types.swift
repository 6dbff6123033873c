// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/swift.
import Foundation

/// Identifies a request for approval.
public struct ApprovalId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// The visitors who see a block. The app decides it, so that the edge can keep one answer for all. It is no secret: every visitor can read all blocks.
public struct Audience: Hashable, Decodable, Sendable {
    public var people: AudiencePeople
    /// Left out or empty: everywhere.
    public var places: [AudiencePlace]?
    /// Left out or empty: every language.
    public var languages: [StorefrontLanguage]?

    public init(people: AudiencePeople, places: [AudiencePlace]? = nil, languages: [StorefrontLanguage]? = nil) {
        self.people = people
        self.places = places
        self.languages = languages
    }
}

/// `guests`: visitors who are not signed in. `new_customers`: visitors without a booking, signed in or not.
public enum AudiencePeople: RawRepresentable, Hashable, Codable, Sendable {
    case everybody
    case guests
    case signedIn
    case newCustomers
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "everybody": self = .everybody
        case "guests": self = .guests
        case "signed_in": self = .signedIn
        case "new_customers": self = .newCustomers
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .everybody: return "everybody"
        case .guests: return "guests"
        case .signedIn: return "signed_in"
        case .newCustomers: return "new_customers"
        case .unknown(let value): return value
        }
    }
}

/// A country, or one city of it.
public struct AudiencePlace: Hashable, Decodable, Sendable {
    public var country: String
    public var city: String?

    public init(country: String, city: String? = nil) {
        self.country = country
        self.city = city
    }
}

public struct Availability: Hashable, Decodable, Sendable {
    public var dealId: DealId
    public var state: DealState
    public var soldOut: Bool
    /// Units that you can order. None while people wait in line.
    public var available: Int64
    /// How many wait in line. Present while a line exists: returned units are offered to it. Join with `POST /v1/waiting-list`.
    public var waiting: Int64?
    public var startsAt: Date
    public var endsAt: Date
    /// The server’s time, for countdowns.
    public var now: Date

    public init(dealId: DealId, state: DealState, soldOut: Bool, available: Int64, waiting: Int64? = nil, startsAt: Date, endsAt: Date, now: Date) {
        self.dealId = dealId
        self.state = state
        self.soldOut = soldOut
        self.available = available
        self.waiting = waiting
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.now = now
    }
}

/// Names a block on its home page.
public struct BlockId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// The form of a block. Apps leave out blocks whose kind they do not know.
public enum BlockKind: RawRepresentable, Hashable, Codable, Sendable {
    case banner
    case collection
    case countdown
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "banner": self = .banner
        case "collection": self = .collection
        case "countdown": self = .countdown
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .banner: return "banner"
        case .collection: return "collection"
        case .countdown: return "countdown"
        case .unknown(let value): return value
        }
    }
}

/// The place that a block leads to.
public struct BlockLink: Hashable, Decodable, Sendable {
    public var kind: BlockLinkKind
    /// The deal’s id, the id of a collection’s block, the category, or an https address.
    public var target: String

    public init(kind: BlockLinkKind, target: String) {
        self.kind = kind
        self.target = target
    }
}

public enum BlockLinkKind: RawRepresentable, Hashable, Codable, Sendable {
    case deal
    case collection
    case category
    case address
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "deal": self = .deal
        case "collection": self = .collection
        case "category": self = .category
        case "address": self = .address
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .deal: return "deal"
        case .collection: return "collection"
        case .category: return "category"
        case .address: return "address"
        case .unknown(let value): return value
        }
    }
}

/// The texts of a block in one language.
public struct BlockText: Hashable, Decodable, Sendable {
    public var language: StorefrontLanguage
    public var title: String
    public var text: String?
    /// The words on the button.
    public var action: String?

    public init(language: StorefrontLanguage, title: String, text: String? = nil, action: String? = nil) {
        self.language = language
        self.title = title
        self.text = text
        self.action = action
    }
}

/// The colours of a block. The app knows their values.
public enum BlockTheme: RawRepresentable, Hashable, Codable, Sendable {
    case plain
    case accent
    case night
    case sale
    case calm
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "plain": self = .plain
        case "accent": self = .accent
        case "night": self = .night
        case "sale": self = .sale
        case "calm": self = .calm
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .plain: return "plain"
        case .accent: return "accent"
        case .night: return "night"
        case .sale: return "sale"
        case .calm: return "calm"
        case .unknown(let value): return value
        }
    }
}

/// The slot of a booking.
public struct BookedSlot: Hashable, Decodable, Sendable {
    public var serviceId: ServiceId
    public var startsAt: Date
    public var endsAt: Date
    /// The zone of the slot’s resource, in which its local time is meant.
    public var timeZone: String
    /// Those who serve it, one for each group of the service.
    public var resourceIds: [ResourceId]
    /// How many people come. Absent while the order waits.
    public var partySize: Int64?

    public init(serviceId: ServiceId, startsAt: Date, endsAt: Date, timeZone: String, resourceIds: [ResourceId], partySize: Int64? = nil) {
        self.serviceId = serviceId
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.timeZone = timeZone
        self.resourceIds = resourceIds
        self.partySize = partySize
    }
}

/// An order and its outcome.
public enum Booking: Hashable, Decodable, Sendable {
    case queuedBooking(QueuedBooking)
    case recordedBooking(RecordedBooking)

    private enum CodingKeys: String, CodingKey {
        case status
    }

    public init(from decoder: Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let told = try fields.decode(String.self, forKey: .status)
        switch told {
        case "queued": self = .queuedBooking(try QueuedBooking(from: decoder))
        default: self = .recordedBooking(try RecordedBooking(from: decoder))
        }
    }
}

/// Identifies a booking.
public struct BookingId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct BookingPage: Hashable, Decodable, Sendable {
    public var items: [RecordedBooking]
    public var nextCursor: String?

    public init(items: [RecordedBooking], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

/// The state of the payment. Absent until the buyer starts to pay.
public struct BookingPayment: Hashable, Decodable, Sendable {
    /// `preparing`: ask again in a moment · `ready`: the buyer can pay · `capturing`: the bank has agreed, the units are safe · `paid` · `partially_refunded` · `refunded`: all of it was returned · `voided`: nothing was taken.
    public var status: BookingPaymentStatus
    /// Why a one-click order is not paid yet. Start the payment, and let the buyer continue in the PaymentSheet. `declined`: the bank refused · `action_required`: the bank needs the buyer’s confirmation (3D Secure) · `unusable`: it is not a saved method of this customer.
    public var savedMethod: BookingPaymentSavedMethod?
    /// The amount refunded, or on its way back.
    public var refunded: Money?

    public init(status: BookingPaymentStatus, savedMethod: BookingPaymentSavedMethod? = nil, refunded: Money? = nil) {
        self.status = status
        self.savedMethod = savedMethod
        self.refunded = refunded
    }
}

/// Why a one-click order is not paid yet. Start the payment, and let the buyer continue in the PaymentSheet. `declined`: the bank refused · `action_required`: the bank needs the buyer’s confirmation (3D Secure) · `unusable`: it is not a saved method of this customer.
public enum BookingPaymentSavedMethod: RawRepresentable, Hashable, Codable, Sendable {
    case declined
    case actionRequired
    case unusable
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "declined": self = .declined
        case "action_required": self = .actionRequired
        case "unusable": self = .unusable
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .declined: return "declined"
        case .actionRequired: return "action_required"
        case .unusable: return "unusable"
        case .unknown(let value): return value
        }
    }
}

/// `preparing`: ask again in a moment · `ready`: the buyer can pay · `capturing`: the bank has agreed, the units are safe · `paid` · `partially_refunded` · `refunded`: all of it was returned · `voided`: nothing was taken.
public enum BookingPaymentStatus: RawRepresentable, Hashable, Codable, Sendable {
    case preparing
    case ready
    case capturing
    case paid
    case partiallyRefunded
    case refunded
    case voided
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "preparing": self = .preparing
        case "ready": self = .ready
        case "capturing": self = .capturing
        case "paid": self = .paid
        case "partially_refunded": self = .partiallyRefunded
        case "refunded": self = .refunded
        case "voided": self = .voided
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .preparing: return "preparing"
        case .ready: return "ready"
        case .capturing: return "capturing"
        case .paid: return "paid"
        case .partiallyRefunded: return "partially_refunded"
        case .refunded: return "refunded"
        case .voided: return "voided"
        case .unknown(let value): return value
        }
    }
}

/// What happened at the door.
public struct BookingRedemption: Hashable, Decodable, Sendable {
    /// How many units were used. The rest of a party may still come.
    public var quantity: Int64
    /// When the last ones came.
    public var redeemedAt: Date

    public init(quantity: Int64, redeemedAt: Date) {
        self.quantity = quantity
        self.redeemedAt = redeemedAt
    }
}

/// Time of the resources before and after a slot.
public struct Buffers: Hashable, Decodable, Sendable {
    public var beforeMinutes: Int64
    public var afterMinutes: Int64

    public init(beforeMinutes: Int64 = 0, afterMinutes: Int64 = 0) {
        self.beforeMinutes = beforeMinutes
        self.afterMinutes = afterMinutes
    }
}

/// The buyer: a signed-in customer or a guest.
public struct BuyerId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// An address of a feed, without its secret, which nobody can read again.
public struct CalendarFeed: Hashable, Decodable, Sendable {
    public var id: CalendarFeedId
    public var name: String
    public var createdAt: Date
    /// When it last got another secret.
    public var rotatedAt: Date?

    public init(id: CalendarFeedId, name: String, createdAt: Date, rotatedAt: Date? = nil) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
        self.rotatedAt = rotatedAt
    }
}

/// The secret of a feed, and `.ics`.
public struct CalendarFeedFile: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Identifies the address of a feed. It is no secret.
public struct CalendarFeedId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct CalendarFeeds: Hashable, Decodable, Sendable {
    /// Oldest first; at most 10.
    public var items: [CalendarFeed]

    public init(items: [CalendarFeed]) {
        self.items = items
    }
}

/// Why the system cancelled the booking: its deal was cancelled, and the payment is refunded. Absent when the buyer or staff cancelled.
public enum Cancellation: RawRepresentable, Hashable, Codable, Sendable {
    case dealCancelled
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "deal_cancelled": self = .dealCancelled
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .dealCancelled: return "deal_cancelled"
        case .unknown(let value): return value
        }
    }
}

/// The refund for buyers who cancel a paid booking. The first part whose `until` has not passed applies; after the last part there is no refund. Without a policy, sales are final.
public struct CancellationPolicy: Hashable, Decodable, Sendable {
    public var refunds: [RefundTier]

    public init(refunds: [RefundTier]) {
        self.refunds = refunds
    }
}

public struct Category: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// The widget to show, and its parameters.
public struct Challenge: Hashable, Decodable, Sendable {
    public var provider: ChallengeProvider
    public var siteKey: String
    /// Pass it to the widget.
    public var action: String

    public init(provider: ChallengeProvider, siteKey: String, action: String) {
        self.provider = provider
        self.siteKey = siteKey
        self.action = action
    }
}

public enum ChallengeProvider: RawRepresentable, Hashable, Codable, Sendable {
    case turnstile
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "turnstile": self = .turnstile
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .turnstile: return "turnstile"
        case .unknown(let value): return value
        }
    }
}

/// A place near which the customer looks for deals. Coordinates are kept to about a metre.
public struct City: Hashable, Codable, Sendable {
    public var city: String
    public var country: String
    /// Kept to five decimal places, which is about a metre.
    public var latitude: Double
    /// Kept to five decimal places, which is about a metre.
    public var longitude: Double

    public init(city: String, country: String, latitude: Double, longitude: Double) {
        self.city = city
        self.country = country
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// The customer’s latest answer for one topic on one channel.
public struct Consent: Hashable, Decodable, Sendable {
    public var channel: ConsentChannel
    public var topic: ConsentTopic
    public var granted: Bool
    /// The version of the text that the customer agreed to or refused, as your app names it.
    public var wording: String?
    /// When the customer answered.
    public var at: Date

    public init(channel: ConsentChannel, topic: ConsentTopic, granted: Bool, wording: String? = nil, at: Date) {
        self.channel = channel
        self.topic = topic
        self.granted = granted
        self.wording = wording
        self.at = at
    }
}

public enum ConsentChannel: RawRepresentable, Hashable, Codable, Sendable {
    case push
    case email
    case sms
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "push": self = .push
        case "email": self = .email
        case "sms": self = .sms
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .push: return "push"
        case .email: return "email"
        case .sms: return "sms"
        case .unknown(let value): return value
        }
    }
}

/// A consent or refusal for one topic on one channel. A consent must name its wording.
public struct ConsentChoice: Hashable, Encodable, Sendable {
    public var channel: ConsentChoiceChannel
    public var topic: ConsentChoiceTopic
    public var granted: Bool
    /// The version of the text that the customer agreed to or refused, as your app names it.
    public var wording: String?

    public init(channel: ConsentChoiceChannel, topic: ConsentChoiceTopic, granted: Bool, wording: String? = nil) {
        self.channel = channel
        self.topic = topic
        self.granted = granted
        self.wording = wording
    }
}

public enum ConsentChoiceChannel: RawRepresentable, Hashable, Codable, Sendable {
    case push
    case email
    case sms
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "push": self = .push
        case "email": self = .email
        case "sms": self = .sms
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .push: return "push"
        case .email: return "email"
        case .sms: return "sms"
        case .unknown(let value): return value
        }
    }
}

public enum ConsentChoiceTopic: RawRepresentable, Hashable, Codable, Sendable {
    case dealAlerts
    case orders
    case reminders
    case marketing
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "dealAlerts": self = .dealAlerts
        case "orders": self = .orders
        case "reminders": self = .reminders
        case "marketing": self = .marketing
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .dealAlerts: return "dealAlerts"
        case .orders: return "orders"
        case .reminders: return "reminders"
        case .marketing: return "marketing"
        case .unknown(let value): return value
        }
    }
}

public struct ConsentPage: Hashable, Decodable, Sendable {
    public var items: [Consent]
    public var nextCursor: String?

    public init(items: [Consent], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

public enum ConsentTopic: RawRepresentable, Hashable, Codable, Sendable {
    case dealAlerts
    case orders
    case reminders
    case marketing
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "dealAlerts": self = .dealAlerts
        case "orders": self = .orders
        case "reminders": self = .reminders
        case "marketing": self = .marketing
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .dealAlerts: return "dealAlerts"
        case .orders: return "orders"
        case .reminders: return "reminders"
        case .marketing: return "marketing"
        case .unknown(let value): return value
        }
    }
}

/// The contact of a booking, as its buyer gave it.
public struct Contact: Hashable, Decodable, Sendable {
    public var bookingId: BookingId
    public var name: String?
    public var email: String?
    public var phone: String?
    public var updatedAt: Date
    /// After this instant the contact can no longer be read.
    public var keptUntil: Date

    public init(bookingId: BookingId, name: String? = nil, email: String? = nil, phone: String? = nil, updatedAt: Date, keptUntil: Date) {
        self.bookingId = bookingId
        self.name = name
        self.email = email
        self.phone = phone
        self.updatedAt = updatedAt
        self.keptUntil = keptUntil
    }
}

/// ISO 4217 code.
public struct Currency: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Identifies a customer.
public struct CustomerId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// The most bookings of one customer whose starts lie within so many days.
public struct CustomerLimit: Hashable, Decodable, Sendable {
    public var bookings: Int64
    public var days: Int64

    public init(bookings: Int64, days: Int64) {
        self.bookings = bookings
        self.days = days
    }
}

/// All data about a person, in one file.
public struct DataExport: Hashable, Decodable, Sendable {
    public var id: ExportId
    public var status: DataExportStatus
    public var requestedAt: Date
    public var readyAt: Date?
    /// When the file is deleted: 7 days after it was ready.
    public var expiresAt: Date?
    /// A link to one JSON file. Each read of the export returns a new link.
    public var download: DataExportDownload?

    public init(id: ExportId, status: DataExportStatus, requestedAt: Date, readyAt: Date? = nil, expiresAt: Date? = nil, download: DataExportDownload? = nil) {
        self.id = id
        self.status = status
        self.requestedAt = requestedAt
        self.readyAt = readyAt
        self.expiresAt = expiresAt
        self.download = download
    }
}

/// A link to one JSON file. Each read of the export returns a new link.
public struct DataExportDownload: Hashable, Decodable, Sendable {
    /// Anyone with this link can read the file until it expires. Do not share it.
    public var url: String
    public var expiresAt: Date

    public init(url: String, expiresAt: Date) {
        self.url = url
        self.expiresAt = expiresAt
    }
}

public enum DataExportStatus: RawRepresentable, Hashable, Codable, Sendable {
    case preparing
    case ready
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "preparing": self = .preparing
        case "ready": self = .ready
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .preparing: return "preparing"
        case .ready: return "ready"
        case .unknown(let value): return value
        }
    }
}

public struct Deal: Hashable, Decodable, Sendable {
    public var id: DealId
    public var sellerId: SellerId
    public var title: String
    public var description: String
    public var category: Category
    public var images: [String]
    public var pictures: [Picture]
    public var price: Money
    public var originalPrice: Money
    public var location: Location?
    public var tags: [String]
    public var startsAt: Date
    public var endsAt: Date
    public var state: DealState
    /// Whether no unit is available now. This is a fact about the stock, not a state.
    public var soldOut: Bool
    public var quantityTotal: Int64
    public var available: Int64
    /// The most units that one buyer may book over all orders. Without it there is no limit.
    public var perCustomerLimit: Int64?
    /// Guests cannot order; only signed-in customers can.
    public var signedInOnly: Bool
    /// Guests must solve a challenge for each order. On for a drop and for a free deal unless you set it.
    public var challengeGuests: Bool
    /// The most units of one order.
    public var maxUnitsPerOrder: Int64
    /// The most units that one buyer, and one device, may hold without paying. Without it there is no bound. A free deal has no unpaid units.
    public var maxUnpaidUnits: Int64?
    /// An order whose total is above this amount needs a sign-in at most 15 minutes old. Without it the stage’s limit applies.
    public var recentSignInAbove: Money?
    public var drop: Bool
    public var cancellationPolicy: CancellationPolicy?
    public var createdAt: Date
    public var updatedAt: Date

    public init(id: DealId, sellerId: SellerId, title: String, description: String, category: Category, images: [String], pictures: [Picture], price: Money, originalPrice: Money, location: Location? = nil, tags: [String], startsAt: Date, endsAt: Date, state: DealState, soldOut: Bool, quantityTotal: Int64, available: Int64, perCustomerLimit: Int64? = nil, signedInOnly: Bool, challengeGuests: Bool, maxUnitsPerOrder: Int64, maxUnpaidUnits: Int64? = nil, recentSignInAbove: Money? = nil, drop: Bool, cancellationPolicy: CancellationPolicy? = nil, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.sellerId = sellerId
        self.title = title
        self.description = description
        self.category = category
        self.images = images
        self.pictures = pictures
        self.price = price
        self.originalPrice = originalPrice
        self.location = location
        self.tags = tags
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.state = state
        self.soldOut = soldOut
        self.quantityTotal = quantityTotal
        self.available = available
        self.perCustomerLimit = perCustomerLimit
        self.signedInOnly = signedInOnly
        self.challengeGuests = challengeGuests
        self.maxUnitsPerOrder = maxUnitsPerOrder
        self.maxUnpaidUnits = maxUnpaidUnits
        self.recentSignInAbove = recentSignInAbove
        self.drop = drop
        self.cancellationPolicy = cancellationPolicy
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// Identifies a deal.
public struct DealId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct DealPage: Hashable, Decodable, Sendable {
    public var items: [Deal]
    public var nextCursor: String?

    public init(items: [Deal], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

/// The deal’s stage between draft and end.
public enum DealState: RawRepresentable, Hashable, Codable, Sendable {
    case draft
    case scheduled
    case live
    case paused
    case ended
    case cancelled
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "draft": self = .draft
        case "scheduled": self = .scheduled
        case "live": self = .live
        case "paused": self = .paused
        case "ended": self = .ended
        case "cancelled": self = .cancelled
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .draft: return "draft"
        case .scheduled: return "scheduled"
        case .live: return "live"
        case .paused: return "paused"
        case .ended: return "ended"
        case .cancelled: return "cancelled"
        case .unknown(let value): return value
        }
    }
}

/// A deal on the home page. `getDeal` has the rest.
public struct DealSummary: Hashable, Decodable, Sendable {
    public var id: DealId
    public var title: String
    public var category: Category
    /// The first uploaded image of the deal.
    public var picture: Picture?
    /// The first image of the deal that is at another address.
    public var image: String?
    public var price: Money
    public var originalPrice: Money
    public var city: String?
    public var startsAt: Date
    public var endsAt: Date
    public var state: DealState
    public var soldOut: Bool
    /// A hint, some seconds old at most.
    public var available: Int64
    public var quantityTotal: Int64

    public init(id: DealId, title: String, category: Category, picture: Picture? = nil, image: String? = nil, price: Money, originalPrice: Money, city: String? = nil, startsAt: Date, endsAt: Date, state: DealState, soldOut: Bool, available: Int64, quantityTotal: Int64) {
        self.id = id
        self.title = title
        self.category = category
        self.picture = picture
        self.image = image
        self.price = price
        self.originalPrice = originalPrice
        self.city = city
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.state = state
        self.soldOut = soldOut
        self.available = available
        self.quantityTotal = quantityTotal
    }
}

/// A deletion request. Once `erased`, it identifies no one, and the sign-in is gone.
public struct Deletion: Hashable, Decodable, Sendable {
    public var status: DeletionStatus
    public var requestedAt: Date
    /// The legal time limit.
    public var dueAt: Date
    /// The matters that must be settled first. The deletion then continues by itself.
    public var waitsFor: [DeletionWaitsForItem]?
    public var erasedAt: Date?
    /// When the data that was written with an older token meanwhile was erased too. The deletion is then over.
    public var checkedAt: Date?

    public init(status: DeletionStatus, requestedAt: Date, dueAt: Date, waitsFor: [DeletionWaitsForItem]? = nil, erasedAt: Date? = nil, checkedAt: Date? = nil) {
        self.status = status
        self.requestedAt = requestedAt
        self.dueAt = dueAt
        self.waitsFor = waitsFor
        self.erasedAt = erasedAt
        self.checkedAt = checkedAt
    }
}

public struct DeletionConfirmation: Hashable, Encodable, Sendable {
    /// Your own id, as in your profile. It confirms that you mean this account.
    public var confirm: CustomerId

    public init(confirm: CustomerId) {
        self.confirm = confirm
    }
}

public enum DeletionStatus: RawRepresentable, Hashable, Codable, Sendable {
    case requested
    case waiting
    case erased
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "requested": self = .requested
        case "waiting": self = .waiting
        case "erased": self = .erased
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .requested: return "requested"
        case .waiting: return "waiting"
        case .erased: return "erased"
        case .unknown(let value): return value
        }
    }
}

public enum DeletionWaitsForItem: RawRepresentable, Hashable, Codable, Sendable {
    case bookingRelease
    case openPayment
    case openRefund
    case dispute
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "booking_release": self = .bookingRelease
        case "open_payment": self = .openPayment
        case "open_refund": self = .openRefund
        case "dispute": self = .dispute
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .bookingRelease: return "booking_release"
        case .openPayment: return "open_payment"
        case .openRefund: return "open_refund"
        case .dispute: return "dispute"
        case .unknown(let value): return value
        }
    }
}

/// Identifies an export of data.
public struct ExportId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct FieldError: Hashable, Decodable, Sendable {
    public var path: String
    public var message: String

    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}

/// A buyer without an account.
public struct Guest: Hashable, Decodable, Sendable {
    public var guestId: GuestId
    /// Send it as `Authorization: Bearer …`. Store it like a password.
    public var token: String
    /// Renew the token before this instant; see `renewGuest`.
    public var expiresAt: Date

    public init(guestId: GuestId, token: String, expiresAt: Date) {
        self.guestId = guestId
        self.token = token
        self.expiresAt = expiresAt
    }
}

/// Identifies a guest.
public struct GuestId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// A block of the home page, as apps show it.
public struct HomeBlock: Hashable, Decodable, Sendable {
    public var id: BlockId
    public var kind: BlockKind
    public var from: Date?
    /// Hide the block from this instant on.
    public var until: Date?
    public var audience: Audience
    public var theme: BlockTheme
    /// In each language that staff wrote. Show the first when the visitor’s is missing.
    public var texts: [BlockText]
    public var image: String?
    public var picture: Picture?
    public var link: BlockLink?
    /// The deals of a collection, or the one that a countdown is for. Otherwise empty.
    public var deals: [DealSummary]

    public init(id: BlockId, kind: BlockKind, from: Date? = nil, until: Date? = nil, audience: Audience, theme: BlockTheme, texts: [BlockText], image: String? = nil, picture: Picture? = nil, link: BlockLink? = nil, deals: [DealSummary]) {
        self.id = id
        self.kind = kind
        self.from = from
        self.until = until
        self.audience = audience
        self.theme = theme
        self.texts = texts
        self.image = image
        self.picture = picture
        self.link = link
        self.deals = deals
    }
}

public enum ImageFault: RawRepresentable, Hashable, Codable, Sendable {
    case unsupportedType
    case tooLarge
    case tooManyPixels
    case tooSmall
    case tooNarrow
    case animated
    case damaged
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "unsupported_type": self = .unsupportedType
        case "too_large": self = .tooLarge
        case "too_many_pixels": self = .tooManyPixels
        case "too_small": self = .tooSmall
        case "too_narrow": self = .tooNarrow
        case "animated": self = .animated
        case "damaged": self = .damaged
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .unsupportedType: return "unsupported_type"
        case .tooLarge: return "too_large"
        case .tooManyPixels: return "too_many_pixels"
        case .tooSmall: return "too_small"
        case .tooNarrow: return "too_narrow"
        case .animated: return "animated"
        case .damaged: return "damaged"
        case .unknown(let value): return value
        }
    }
}

/// Identifies an image.
public struct ImageId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct ImageSource: Hashable, Decodable, Sendable {
    public var type: ImageSourceType
    public var width: Int64
    /// A path at the address of the API. Its content never changes.
    public var url: String

    public init(type: ImageSourceType, width: Int64, url: String) {
        self.type = type
        self.width = width
        self.url = url
    }
}

public enum ImageSourceType: RawRepresentable, Hashable, Codable, Sendable {
    case imageWebp
    case imageJpeg
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "image/webp": self = .imageWebp
        case "image/jpeg": self = .imageJpeg
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .imageWebp: return "image/webp"
        case .imageJpeg: return "image/jpeg"
        case .unknown(let value): return value
        }
    }
}

public enum ListDealsState: RawRepresentable, Hashable, Codable, Sendable {
    case live
    case scheduled
    case ended
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "live": self = .live
        case "scheduled": self = .scheduled
        case "ended": self = .ended
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .live: return "live"
        case .scheduled: return "scheduled"
        case .ended: return "ended"
        case .unknown(let value): return value
        }
    }
}

/// A date, without a time zone.
public struct LocalDate: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// A month, without a time zone.
public struct LocalMonth: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct Location: Hashable, Decodable, Sendable {
    public var city: String
    public var country: String
    /// Kept to five decimal places, which is about a metre.
    public var latitude: Double
    /// Kept to five decimal places, which is about a metre.
    public var longitude: Double
    public var address: String?

    public init(city: String, country: String, latitude: Double, longitude: Double, address: String? = nil) {
        self.city = city
        self.country = country
        self.latitude = latitude
        self.longitude = longitude
        self.address = address
    }
}

/// An amount in minor units of its currency.
public struct Money: Hashable, Codable, Sendable {
    public var amountMinor: Int64
    public var currency: Currency

    public init(amountMinor: Int64, currency: Currency) {
        self.amountMinor = amountMinor
        self.currency = currency
    }
}

public struct NewCalendarFeed: Hashable, Encodable, Sendable {
    /// For your list: where you use the address.
    public var name: String

    public init(name: String) {
        self.name = name
    }
}

/// The whole contact. Fields left out are deleted.
public struct NewContact: Hashable, Encodable, Sendable {
    public var name: String?
    public var email: String?
    /// E.164.
    public var phone: String?

    public init(name: String? = nil, email: String? = nil, phone: String? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
    }
}

public struct NewOrder: Hashable, Encodable, Sendable {
    /// The deal. Send this or `slot`.
    public var dealId: DealId?
    /// The slot. Send this or `dealId`.
    public var slot: WantedSlot?
    /// Units of the deal. For a slot, the number of people who come.
    public var quantity: Int64
    /// The price of one unit that the buyer saw. When the price is another one, the order fails with `price_changed`. Required with `payment`.
    public var expectedPrice: Money?
    public var payment: OneClickPayment?

    public init(dealId: DealId? = nil, slot: WantedSlot? = nil, quantity: Int64 = 1, expectedPrice: Money? = nil, payment: OneClickPayment? = nil) {
        self.dealId = dealId
        self.slot = slot
        self.quantity = quantity
        self.expectedPrice = expectedPrice
        self.payment = payment
    }
}

public struct NewPayment: Hashable, Encodable, Sendable {
    /// The address for the receipt. Guests must give one.
    public var email: String?
    /// The buyer’s name, for the seller: see setContact.
    public var name: String?
    /// E.164.
    public var phone: String?
    /// Customers: keep the payment method for one-click purchases. While these are switched off, none is kept.
    public var saveMethod: Bool
    /// Customers: the API version of the Stripe mobile SDK in the app. With it the answer has an ephemeral key, so that the PaymentSheet shows saved methods.
    public var stripeVersion: String?

    public init(email: String? = nil, name: String? = nil, phone: String? = nil, saveMethod: Bool = false, stripeVersion: String? = nil) {
        self.email = email
        self.name = name
        self.phone = phone
        self.saveMethod = saveMethod
        self.stripeVersion = stripeVersion
    }
}

public struct NewPreferences: Hashable, Encodable, Sendable {
    public var categories: [Category]
    public var cities: [City]
    /// Around each city.
    public var radiusKm: Int64

    public init(categories: [Category] = [], cities: [City] = [], radiusKm: Int64) {
        self.categories = categories
        self.cities = cities
        self.radiusKm = radiusKm
    }
}

public struct NewSavedMethod: Hashable, Encodable, Sendable {
    /// Customers: the API version of the Stripe mobile SDK in the app. With it the answer has an ephemeral key, so that the PaymentSheet shows saved methods.
    public var stripeVersion: String?

    public init(stripeVersion: String? = nil) {
        self.stripeVersion = stripeVersion
    }
}

public struct NewWaitingEntry: Hashable, Encodable, Sendable {
    public var dealId: DealId
    public var quantity: Int64
    /// Whether fewer units are welcome when not all come back at once.
    public var acceptFewer: Bool

    public init(dealId: DealId, quantity: Int64 = 1, acceptFewer: Bool = false) {
        self.dealId = dealId
        self.quantity = quantity
        self.acceptFewer = acceptFewer
    }
}

/// Customers: pay at once, with a saved payment method.
public struct OneClickPayment: Hashable, Encodable, Sendable {
    public var savedMethodId: SavedMethodId

    public init(savedMethodId: SavedMethodId) {
        self.savedMethodId = savedMethodId
    }
}

/// An address of a feed with its secret. Only this answer has the secret.
public struct OpenedCalendarFeed: Hashable, Decodable, Sendable {
    public var id: CalendarFeedId
    public var name: String
    public var createdAt: Date
    /// When it last got another secret.
    public var rotatedAt: Date?
    /// The path of the feed on this host. Everybody who has it can read the feed, so show it to its owner only. Calendars take it behind `https://` or `webcal://`.
    public var path: String

    public init(id: CalendarFeedId, name: String, createdAt: Date, rotatedAt: Date? = nil, path: String) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
        self.rotatedAt = rotatedAt
        self.path = path
    }
}

/// The people that one booking may be for.
public struct PartySize: Hashable, Decodable, Sendable {
    public var min: Int64
    public var max: Int64

    public init(min: Int64, max: Int64) {
        self.min = min
        self.max = max
    }
}

/// The data that Stripe’s PaymentSheet needs to take the payment.
public struct PaymentSheet: Hashable, Decodable, Sendable {
    public var bookingId: BookingId
    public var amount: Money
    /// The secret of the PaymentIntent. Never log or store it.
    public var clientSecret: String
    public var publishableKey: String
    /// Stripe’s id of the signed-in customer.
    public var customer: String?
    /// Lets the PaymentSheet show saved methods.
    public var ephemeralKey: String?
    /// The units are reserved for the buyer until then.
    public var expiresAt: Date

    public var status: String { return "ready" }

    public init(bookingId: BookingId, amount: Money, clientSecret: String, publishableKey: String, customer: String? = nil, ephemeralKey: String? = nil, expiresAt: Date) {
        self.bookingId = bookingId
        self.amount = amount
        self.clientSecret = clientSecret
        self.publishableKey = publishableKey
        self.customer = customer
        self.ephemeralKey = ephemeralKey
        self.expiresAt = expiresAt
    }
}

/// An image of a deal.
public struct Picture: Hashable, Decodable, Sendable {
    public var imageId: ImageId
    public var alt: String
    /// Of the largest source, in pixels.
    public var width: Int64
    public var height: Int64
    /// A blurred preview of a few pixels, as a `data:` address. Show it until a source is loaded.
    public var placeholder: String
    /// Widths of 480, 960, 1600 pixels, or the image’s own where it is narrower; each as WebP, then as JPEG.
    public var sources: [ImageSource]

    public init(imageId: ImageId, alt: String, width: Int64, height: Int64, placeholder: String, sources: [ImageSource]) {
        self.imageId = imageId
        self.alt = alt
        self.width = width
        self.height = height
        self.placeholder = placeholder
        self.sources = sources
    }
}

/// The deals that a customer wants to see, and the places.
public struct Preferences: Hashable, Decodable, Sendable {
    public var categories: [Category]
    public var cities: [City]
    /// Around each city.
    public var radiusKm: Int64
    /// Rises with each change; 0 until the first one.
    public var version: Int64
    public var updatedAt: Date?

    public init(categories: [Category], cities: [City], radiusKm: Int64, version: Int64, updatedAt: Date? = nil) {
        self.categories = categories
        self.cities = cities
        self.radiusKm = radiusKm
        self.version = version
        self.updatedAt = updatedAt
    }
}

/// Payments are busy. Try again after the seconds in Retry-After.
public struct PreparingPayment: Hashable, Decodable, Sendable {
    public var bookingId: BookingId

    public var status: String { return "preparing" }

    public init(bookingId: BookingId) {
        self.bookingId = bookingId
    }
}

/// RFC 9457 problem details.
public struct Problem: Hashable, Decodable, Sendable {
    public var type: String
    public var title: String
    public var status: Int64
    public var detail: String
    public var instance: String?
    public var code: ProblemCode
    /// At most 20.
    public var errors: [FieldError]?
    /// With `challenge_required`.
    public var challenge: Challenge?
    /// With `price_changed`: the price of one unit now.
    public var currentPrice: Money?
    /// With `approval_required`: the request that waits for a colleague.
    public var approvalId: ApprovalId?
    /// With `image_refused`: the reason.
    public var imageFault: ImageFault?
    public var requestId: String

    public init(type: String, title: String, status: Int64, detail: String, instance: String? = nil, code: ProblemCode, errors: [FieldError]? = nil, challenge: Challenge? = nil, currentPrice: Money? = nil, approvalId: ApprovalId? = nil, imageFault: ImageFault? = nil, requestId: String) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.code = code
        self.errors = errors
        self.challenge = challenge
        self.currentPrice = currentPrice
        self.approvalId = approvalId
        self.imageFault = imageFault
        self.requestId = requestId
    }
}

public enum ProblemCode: RawRepresentable, Hashable, Codable, Sendable {
    case invalidRequest
    case idempotencyKeyMissing
    case unauthenticated
    case recentSignInRequired
    case secondFactorRequired
    case forbidden
    case challengeRequired
    case signInRequired
    case addressBlocked
    case approvalRequired
    case notFound
    case soldOut
    case waitingListFull
    case dealNotLive
    case limitExceeded
    case quantityTooLarge
    case tooManyUnpaid
    case priceChanged
    case amountTooLarge
    case orderUndecided
    case invalidState
    case stockCommitted
    case stockChanged
    case externalIdTaken
    case paymentRefused
    case emailTaken
    case preconditionFailed
    case payloadTooLarge
    case unsupportedMediaType
    case imageRefused
    case idempotencyKeyReused
    case preconditionRequired
    case tooManyRequests
    case `internal`
    case unavailable
    case switchedOff
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "invalid_request": self = .invalidRequest
        case "idempotency_key_missing": self = .idempotencyKeyMissing
        case "unauthenticated": self = .unauthenticated
        case "recent_sign_in_required": self = .recentSignInRequired
        case "second_factor_required": self = .secondFactorRequired
        case "forbidden": self = .forbidden
        case "challenge_required": self = .challengeRequired
        case "sign_in_required": self = .signInRequired
        case "address_blocked": self = .addressBlocked
        case "approval_required": self = .approvalRequired
        case "not_found": self = .notFound
        case "sold_out": self = .soldOut
        case "waiting_list_full": self = .waitingListFull
        case "deal_not_live": self = .dealNotLive
        case "limit_exceeded": self = .limitExceeded
        case "quantity_too_large": self = .quantityTooLarge
        case "too_many_unpaid": self = .tooManyUnpaid
        case "price_changed": self = .priceChanged
        case "amount_too_large": self = .amountTooLarge
        case "order_undecided": self = .orderUndecided
        case "invalid_state": self = .invalidState
        case "stock_committed": self = .stockCommitted
        case "stock_changed": self = .stockChanged
        case "external_id_taken": self = .externalIdTaken
        case "payment_refused": self = .paymentRefused
        case "email_taken": self = .emailTaken
        case "precondition_failed": self = .preconditionFailed
        case "payload_too_large": self = .payloadTooLarge
        case "unsupported_media_type": self = .unsupportedMediaType
        case "image_refused": self = .imageRefused
        case "idempotency_key_reused": self = .idempotencyKeyReused
        case "precondition_required": self = .preconditionRequired
        case "too_many_requests": self = .tooManyRequests
        case "internal": self = .`internal`
        case "unavailable": self = .unavailable
        case "switched_off": self = .switchedOff
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .invalidRequest: return "invalid_request"
        case .idempotencyKeyMissing: return "idempotency_key_missing"
        case .unauthenticated: return "unauthenticated"
        case .recentSignInRequired: return "recent_sign_in_required"
        case .secondFactorRequired: return "second_factor_required"
        case .forbidden: return "forbidden"
        case .challengeRequired: return "challenge_required"
        case .signInRequired: return "sign_in_required"
        case .addressBlocked: return "address_blocked"
        case .approvalRequired: return "approval_required"
        case .notFound: return "not_found"
        case .soldOut: return "sold_out"
        case .waitingListFull: return "waiting_list_full"
        case .dealNotLive: return "deal_not_live"
        case .limitExceeded: return "limit_exceeded"
        case .quantityTooLarge: return "quantity_too_large"
        case .tooManyUnpaid: return "too_many_unpaid"
        case .priceChanged: return "price_changed"
        case .amountTooLarge: return "amount_too_large"
        case .orderUndecided: return "order_undecided"
        case .invalidState: return "invalid_state"
        case .stockCommitted: return "stock_committed"
        case .stockChanged: return "stock_changed"
        case .externalIdTaken: return "external_id_taken"
        case .paymentRefused: return "payment_refused"
        case .emailTaken: return "email_taken"
        case .preconditionFailed: return "precondition_failed"
        case .payloadTooLarge: return "payload_too_large"
        case .unsupportedMediaType: return "unsupported_media_type"
        case .imageRefused: return "image_refused"
        case .idempotencyKeyReused: return "idempotency_key_reused"
        case .preconditionRequired: return "precondition_required"
        case .tooManyRequests: return "too_many_requests"
        case .`internal`: return "internal"
        case .unavailable: return "unavailable"
        case .switchedOff: return "switched_off"
        case .unknown(let value): return value
        }
    }
}

/// A customer’s own data. The e-mail address belongs to the sign-in: see getSignIn, or the id token.
public struct Profile: Hashable, Decodable, Sendable {
    public var id: CustomerId
    public var name: String?
    public var phone: String?
    public var locale: String?
    public var timeZone: String?
    /// A channel and topic that is not listed was never asked. Treat it as a refusal.
    public var consents: [Consent]
    /// Rises with each change; 0 until the first one.
    public var version: Int64
    public var createdAt: Date?
    public var updatedAt: Date?

    public init(id: CustomerId, name: String? = nil, phone: String? = nil, locale: String? = nil, timeZone: String? = nil, consents: [Consent], version: Int64, createdAt: Date? = nil, updatedAt: Date? = nil) {
        self.id = id
        self.name = name
        self.phone = phone
        self.locale = locale
        self.timeZone = timeZone
        self.consents = consents
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

public struct ProfilePatch: Hashable, Encodable, Sendable {
    public var name: Change<String>
    public var phone: Change<String>
    public var locale: Change<String>
    public var timeZone: Change<String>
    /// Only the channels and topics that change, each at most once.
    public var consents: [ConsentChoice]?

    public init(name: Change<String> = .keep, phone: Change<String> = .keep, locale: Change<String> = .keep, timeZone: Change<String> = .keep, consents: [ConsentChoice]? = nil) {
        self.name = name
        self.phone = phone
        self.locale = locale
        self.timeZone = timeZone
        self.consents = consents
    }

    private enum CodingKeys: String, CodingKey {
        case name, phone, locale, timeZone, consents
    }

    public func encode(to encoder: Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try name.encode(into: &fields, as: .name)
        try phone.encode(into: &fields, as: .phone)
        try locale.encode(into: &fields, as: .locale)
        try timeZone.encode(into: &fields, as: .timeZone)
        try fields.encodeIfPresent(consents, forKey: .consents)
    }
}

/// An accepted order that waits for its decision.
public struct QueuedBooking: Hashable, Decodable, Sendable {
    public var id: BookingId
    /// The deal. Absent for a slot.
    public var dealId: DealId?
    /// The slot. Absent for a deal.
    public var slot: BookedSlot?
    public var quantity: Int64

    public var status: String { return "queued" }

    public init(id: BookingId, dealId: DealId? = nil, slot: BookedSlot? = nil, quantity: Int64) {
        self.id = id
        self.dealId = dealId
        self.slot = slot
        self.quantity = quantity
    }
}

/// The recorded outcome of an order.
public struct RecordedBooking: Hashable, Decodable, Sendable {
    public var id: BookingId
    /// The deal. Absent for a slot.
    public var dealId: DealId?
    /// The slot. Absent for a deal.
    public var slot: BookedSlot?
    public var buyerId: BuyerId
    public var quantity: Int64
    public var unitPrice: Money
    public var total: Money
    public var status: RecordedBookingStatus
    public var rejection: Rejection?
    public var cancellation: Cancellation?
    /// The buyer’s units are reserved until then. Present while held.
    public var holdExpiresAt: Date?
    /// When staff last let the hold last longer.
    public var holdExtendedAt: Date?
    public var payment: BookingPayment?
    /// Present once units were used, also when the booking was refunded later.
    public var redemption: BookingRedemption?
    /// When it was confirmed. Absent in bookings from before this field.
    public var confirmedAt: Date?
    /// When it was last moved to another slot.
    public var rescheduledAt: Date?
    /// When it was rejected, expired, cancelled or refunded. Absent while it is live, and in cancelled or refunded bookings from before this field.
    public var endedAt: Date?
    public var createdAt: Date
    public var updatedAt: Date

    public var fromWaitingList: String { return "true" }

    public init(id: BookingId, dealId: DealId? = nil, slot: BookedSlot? = nil, buyerId: BuyerId, quantity: Int64, unitPrice: Money, total: Money, status: RecordedBookingStatus, rejection: Rejection? = nil, cancellation: Cancellation? = nil, holdExpiresAt: Date? = nil, holdExtendedAt: Date? = nil, payment: BookingPayment? = nil, redemption: BookingRedemption? = nil, confirmedAt: Date? = nil, rescheduledAt: Date? = nil, endedAt: Date? = nil, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.dealId = dealId
        self.slot = slot
        self.buyerId = buyerId
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.total = total
        self.status = status
        self.rejection = rejection
        self.cancellation = cancellation
        self.holdExpiresAt = holdExpiresAt
        self.holdExtendedAt = holdExtendedAt
        self.payment = payment
        self.redemption = redemption
        self.confirmedAt = confirmedAt
        self.rescheduledAt = rescheduledAt
        self.endedAt = endedAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

public enum RecordedBookingStatus: RawRepresentable, Hashable, Codable, Sendable {
    case held
    case confirmed
    case redeemed
    case fulfilled
    case rejected
    case expired
    case cancelled
    case refunded
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "held": self = .held
        case "confirmed": self = .confirmed
        case "redeemed": self = .redeemed
        case "fulfilled": self = .fulfilled
        case "rejected": self = .rejected
        case "expired": self = .expired
        case "cancelled": self = .cancelled
        case "refunded": self = .refunded
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .held: return "held"
        case .confirmed: return "confirmed"
        case .redeemed: return "redeemed"
        case .fulfilled: return "fulfilled"
        case .rejected: return "rejected"
        case .expired: return "expired"
        case .cancelled: return "cancelled"
        case .refunded: return "refunded"
        case .unknown(let value): return value
        }
    }
}

/// By which the door knows a booking.
public struct RedeemCode: Hashable, Decodable, Sendable {
    public var bookingId: BookingId
    /// The content of the QR code: 154 capital letters and digits, so that it fits a code of 41 by 41 modules. The same until the key changes, so an app may keep it.
    public var qr: String
    /// The code to read aloud, as in `k7m2q-x94rd`. It has no i, l, o or u, and finds most typing errors.
    public var code: String
    /// The units of the booking.
    public var quantity: Int64
    /// How many of them were used.
    public var redeemedQuantity: Int64

    public init(bookingId: BookingId, qr: String, code: String, quantity: Int64, redeemedQuantity: Int64) {
        self.bookingId = bookingId
        self.qr = qr
        self.code = code
        self.quantity = quantity
        self.redeemedQuantity = redeemedQuantity
    }
}

public struct RefundTier: Hashable, Decodable, Sendable {
    /// The part of the payment that goes back, in percent.
    public var percent: Int64
    /// The part applies before this instant. The last part may leave it out, and then applies for ever.
    public var until: Date?

    public init(percent: Int64, until: Date? = nil) {
        self.percent = percent
        self.until = until
    }
}

/// Why the order got no units. With `price_changed`, `unitPrice` is the current price instead of the expected one.
public enum Rejection: RawRepresentable, Hashable, Codable, Sendable {
    case soldOut
    case dealNotLive
    case limitExceeded
    case signInRequired
    case quantityTooLarge
    case tooManyUnpaid
    case priceChanged
    case amountTooLarge
    case idempotencyKeyReused
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "sold_out": self = .soldOut
        case "deal_not_live": self = .dealNotLive
        case "limit_exceeded": self = .limitExceeded
        case "sign_in_required": self = .signInRequired
        case "quantity_too_large": self = .quantityTooLarge
        case "too_many_unpaid": self = .tooManyUnpaid
        case "price_changed": self = .priceChanged
        case "amount_too_large": self = .amountTooLarge
        case "idempotency_key_reused": self = .idempotencyKeyReused
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .soldOut: return "sold_out"
        case .dealNotLive: return "deal_not_live"
        case .limitExceeded: return "limit_exceeded"
        case .signInRequired: return "sign_in_required"
        case .quantityTooLarge: return "quantity_too_large"
        case .tooManyUnpaid: return "too_many_unpaid"
        case .priceChanged: return "price_changed"
        case .amountTooLarge: return "amount_too_large"
        case .idempotencyKeyReused: return "idempotency_key_reused"
        case .unknown(let value): return value
        }
    }
}

public struct Reschedule: Hashable, Encodable, Sendable {
    /// The start of the new slot, of the same service.
    public var startsAt: Date
    /// The resource of the new slot. Without it the booking gets any free one.
    public var resourceId: ResourceId?

    public init(startsAt: Date, resourceId: ResourceId? = nil) {
        self.startsAt = startsAt
        self.resourceId = resourceId
    }
}

/// Resources of which a slot needs one.
public struct ResourceGroup: Hashable, Decodable, Sendable {
    /// As in “Guide” or “Room”.
    public var name: String
    public var resourceIds: [ResourceId]

    public init(name: String, resourceIds: [ResourceId]) {
        self.name = name
        self.resourceIds = resourceIds
    }
}

/// Identifies a resource.
public struct ResourceId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Apps choose an icon by it. It has no other effect.
public enum ResourceKind: RawRepresentable, Hashable, Codable, Sendable {
    case person
    case room
    case table
    case vehicle
    case equipment
    case other
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "person": self = .person
        case "room": self = .room
        case "table": self = .table
        case "vehicle": self = .vehicle
        case "equipment": self = .equipment
        case "other": self = .other
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .person: return "person"
        case .room: return "room"
        case .table: return "table"
        case .vehicle: return "vehicle"
        case .equipment: return "equipment"
        case .other: return "other"
        case .unknown(let value): return value
        }
    }
}

/// What buyers see of a resource.
public struct ResourceSummary: Hashable, Decodable, Sendable {
    public var id: ResourceId
    public var name: String
    public var kind: ResourceKind
    public var seats: Int64
    public var timeZone: TimeZoneName

    public init(id: ResourceId, name: String, kind: ResourceKind, seats: Int64, timeZone: TimeZoneName) {
        self.id = id
        self.name = name
        self.kind = kind
        self.seats = seats
        self.timeZone = timeZone
    }
}

/// A deal that a customer saved.
public struct SavedDeal: Hashable, Decodable, Sendable {
    public var dealId: DealId
    public var savedAt: Date
    /// The deal as it is now. Absent after a cancellation.
    public var deal: Deal?

    public init(dealId: DealId, savedAt: Date, deal: Deal? = nil) {
        self.dealId = dealId
        self.savedAt = savedAt
        self.deal = deal
    }
}

public struct SavedDealPage: Hashable, Decodable, Sendable {
    public var items: [SavedDeal]
    public var nextCursor: String?

    public init(items: [SavedDeal], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

/// A payment method saved for one-click purchases.
public struct SavedMethod: Hashable, Decodable, Sendable {
    public var id: SavedMethodId
    /// Stripe’s name for it: `card`, `link`, `sepa_debit`, …
    public var kind: String
    public var card: SavedMethodCard?
    public var isDefault: Bool
    public var createdAt: Date

    public init(id: SavedMethodId, kind: String, card: SavedMethodCard? = nil, isDefault: Bool, createdAt: Date) {
        self.id = id
        self.kind = kind
        self.card = card
        self.isDefault = isDefault
        self.createdAt = createdAt
    }
}

public struct SavedMethodCard: Hashable, Decodable, Sendable {
    public var brand: String
    public var last4: String
    public var expiresMonth: Int64
    public var expiresYear: Int64

    public init(brand: String, last4: String, expiresMonth: Int64, expiresYear: Int64) {
        self.brand = brand
        self.last4 = last4
        self.expiresMonth = expiresMonth
        self.expiresYear = expiresYear
    }
}

/// Identifies a saved payment method.
public struct SavedMethodId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct SavedMethods: Hashable, Decodable, Sendable {
    public var items: [SavedMethod]

    public init(items: [SavedMethod]) {
        self.items = items
    }
}

/// `private`: one booking has the slot, and the price is for the booking. `shared`: bookings share its seats, and the price is for one seat.
public enum Seating: RawRepresentable, Hashable, Codable, Sendable {
    case `private`
    case shared
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "private": self = .`private`
        case "shared": self = .shared
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .`private`: return "private"
        case .shared: return "shared"
        case .unknown(let value): return value
        }
    }
}

/// Identifies a seller.
public struct SellerId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct ServerTime: Hashable, Decodable, Sendable {
    public var now: Date

    public init(now: Date) {
        self.now = now
    }
}

/// Bookable time: what is offered, for how long, at which price and by which rules.
public struct Service: Hashable, Decodable, Sendable {
    public var id: ServiceId
    public var sellerId: SellerId
    public var title: String
    public var description: String
    public var category: Category
    public var location: Location?
    public var pictures: [Picture]
    /// How long a slot lasts, without the buffers.
    public var durationMinutes: Int64
    /// The time from one possible start to the next one.
    public var stepMinutes: Int64
    /// Of a booking, or of a seat when slots are shared.
    public var price: Money
    public var seating: Seating
    /// For shared slots: the seats of a slot where the resource has more.
    public var seats: Int64?
    public var partySize: PartySize
    public var buffers: Buffers
    /// A slot can be booked until so many minutes before its start.
    public var noticeMinutes: Int64
    /// A slot can be booked from so many days (of 24 hours) before its start.
    public var horizonDays: Int64
    /// The most slots of one resource on one of its local days.
    public var dailyLimit: Int64?
    /// The most slots of one resource in one ISO week of its zone.
    public var weeklyLimit: Int64?
    public var customerLimit: CustomerLimit?
    public var cancellationPolicy: SlotPolicy?
    /// Buyers may move a booking until so many minutes before its start. Without it they may not.
    public var rescheduleMinutesBefore: Int64?
    public var questions: [ServiceQuestion]
    /// Minutes before the start at which buyers are reminded.
    public var reminders: [Int64]
    /// Guests cannot book; only signed-in customers can.
    public var signedInOnly: Bool
    /// A slot needs one resource of each group, as a guide and a boat. The first group gives a slot its time zone and its seats.
    public var requires: [ResourceGroup]
    public var state: ServiceState
    public var createdAt: Date
    public var updatedAt: Date

    public init(id: ServiceId, sellerId: SellerId, title: String, description: String, category: Category, location: Location? = nil, pictures: [Picture], durationMinutes: Int64, stepMinutes: Int64, price: Money, seating: Seating, seats: Int64? = nil, partySize: PartySize, buffers: Buffers, noticeMinutes: Int64, horizonDays: Int64, dailyLimit: Int64? = nil, weeklyLimit: Int64? = nil, customerLimit: CustomerLimit? = nil, cancellationPolicy: SlotPolicy? = nil, rescheduleMinutesBefore: Int64? = nil, questions: [ServiceQuestion], reminders: [Int64], signedInOnly: Bool, requires: [ResourceGroup], state: ServiceState, createdAt: Date, updatedAt: Date) {
        self.id = id
        self.sellerId = sellerId
        self.title = title
        self.description = description
        self.category = category
        self.location = location
        self.pictures = pictures
        self.durationMinutes = durationMinutes
        self.stepMinutes = stepMinutes
        self.price = price
        self.seating = seating
        self.seats = seats
        self.partySize = partySize
        self.buffers = buffers
        self.noticeMinutes = noticeMinutes
        self.horizonDays = horizonDays
        self.dailyLimit = dailyLimit
        self.weeklyLimit = weeklyLimit
        self.customerLimit = customerLimit
        self.cancellationPolicy = cancellationPolicy
        self.rescheduleMinutesBefore = rescheduleMinutesBefore
        self.questions = questions
        self.reminders = reminders
        self.signedInOnly = signedInOnly
        self.requires = requires
        self.state = state
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// A service with the resources that serve it.
public struct ServiceDetail: Hashable, Decodable, Sendable {
    public var id: ServiceId
    public var sellerId: SellerId
    public var title: String
    public var description: String
    public var category: Category
    public var location: Location?
    public var pictures: [Picture]
    /// How long a slot lasts, without the buffers.
    public var durationMinutes: Int64
    /// The time from one possible start to the next one.
    public var stepMinutes: Int64
    /// Of a booking, or of a seat when slots are shared.
    public var price: Money
    public var seating: Seating
    /// For shared slots: the seats of a slot where the resource has more.
    public var seats: Int64?
    public var partySize: PartySize
    public var buffers: Buffers
    /// A slot can be booked until so many minutes before its start.
    public var noticeMinutes: Int64
    /// A slot can be booked from so many days (of 24 hours) before its start.
    public var horizonDays: Int64
    /// The most slots of one resource on one of its local days.
    public var dailyLimit: Int64?
    /// The most slots of one resource in one ISO week of its zone.
    public var weeklyLimit: Int64?
    public var customerLimit: CustomerLimit?
    public var cancellationPolicy: SlotPolicy?
    /// Buyers may move a booking until so many minutes before its start. Without it they may not.
    public var rescheduleMinutesBefore: Int64?
    public var questions: [ServiceQuestion]
    /// Minutes before the start at which buyers are reminded.
    public var reminders: [Int64]
    /// Guests cannot book; only signed-in customers can.
    public var signedInOnly: Bool
    /// A slot needs one resource of each group, as a guide and a boat. The first group gives a slot its time zone and its seats.
    public var requires: [ResourceGroup]
    public var state: ServiceState
    public var createdAt: Date
    public var updatedAt: Date
    /// The resources that it names and that are active.
    public var resources: [ResourceSummary]

    public init(id: ServiceId, sellerId: SellerId, title: String, description: String, category: Category, location: Location? = nil, pictures: [Picture], durationMinutes: Int64, stepMinutes: Int64, price: Money, seating: Seating, seats: Int64? = nil, partySize: PartySize, buffers: Buffers, noticeMinutes: Int64, horizonDays: Int64, dailyLimit: Int64? = nil, weeklyLimit: Int64? = nil, customerLimit: CustomerLimit? = nil, cancellationPolicy: SlotPolicy? = nil, rescheduleMinutesBefore: Int64? = nil, questions: [ServiceQuestion], reminders: [Int64], signedInOnly: Bool, requires: [ResourceGroup], state: ServiceState, createdAt: Date, updatedAt: Date, resources: [ResourceSummary]) {
        self.id = id
        self.sellerId = sellerId
        self.title = title
        self.description = description
        self.category = category
        self.location = location
        self.pictures = pictures
        self.durationMinutes = durationMinutes
        self.stepMinutes = stepMinutes
        self.price = price
        self.seating = seating
        self.seats = seats
        self.partySize = partySize
        self.buffers = buffers
        self.noticeMinutes = noticeMinutes
        self.horizonDays = horizonDays
        self.dailyLimit = dailyLimit
        self.weeklyLimit = weeklyLimit
        self.customerLimit = customerLimit
        self.cancellationPolicy = cancellationPolicy
        self.rescheduleMinutesBefore = rescheduleMinutesBefore
        self.questions = questions
        self.reminders = reminders
        self.signedInOnly = signedInOnly
        self.requires = requires
        self.state = state
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.resources = resources
    }
}

/// Identifies a service.
public struct ServiceId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

public struct ServicePage: Hashable, Decodable, Sendable {
    public var items: [Service]
    public var nextCursor: String?

    public init(items: [Service], nextCursor: String?) {
        self.items = items
        self.nextCursor = nextCursor
    }
}

/// A question that buyers answer when they book.
public struct ServiceQuestion: Hashable, Decodable, Sendable {
    /// Names the question in the answers of an order. Unique in the service.
    public var id: String
    public var label: String
    public var kind: ServiceQuestionKind
    /// For the kind `choice` only: the answers to choose from.
    public var choices: [String]?
    public var required: Bool

    public init(id: String, label: String, kind: ServiceQuestionKind, choices: [String]? = nil, required: Bool = false) {
        self.id = id
        self.label = label
        self.kind = kind
        self.choices = choices
        self.required = required
    }
}

public enum ServiceQuestionKind: RawRepresentable, Hashable, Codable, Sendable {
    case text
    case choice
    case yesNo
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "text": self = .text
        case "choice": self = .choice
        case "yes_no": self = .yesNo
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .text: return "text"
        case .choice: return "choice"
        case .yesNo: return "yes_no"
        case .unknown(let value): return value
        }
    }
}

/// Buyers see published services. An archived one takes no more bookings; those that it has stay.
public enum ServiceState: RawRepresentable, Hashable, Codable, Sendable {
    case draft
    case published
    case archived
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "draft": self = .draft
        case "published": self = .published
        case "archived": self = .archived
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .draft: return "draft"
        case .published: return "published"
        case .archived: return "archived"
        case .unknown(let value): return value
        }
    }
}

/// The data that Stripe’s PaymentSheet needs to save a payment method.
public struct SetupSheet: Hashable, Decodable, Sendable {
    /// The secret of the SetupIntent. Never log or store it.
    public var clientSecret: String
    public var publishableKey: String
    /// Stripe’s id of the signed-in customer.
    public var customer: String
    /// Lets the PaymentSheet show saved methods.
    public var ephemeralKey: String?

    public init(clientSecret: String, publishableKey: String, customer: String, ephemeralKey: String? = nil) {
        self.clientSecret = clientSecret
        self.publishableKey = publishableKey
        self.customer = customer
        self.ephemeralKey = ephemeralKey
    }
}

/// How a customer signs in, as the user pool has it now.
public struct SignIn: Hashable, Decodable, Sendable {
    /// Absent when a social sign-in does not provide one.
    public var email: String?
    public var emailVerified: Bool
    /// Whether each sign-in requires an authenticator app.
    public var authenticator: Bool

    public init(email: String? = nil, emailVerified: Bool, authenticator: Bool) {
        self.email = email
        self.emailVerified = emailVerified
        self.authenticator = authenticator
    }
}

/// A time that can be booked now.
public struct Slot: Hashable, Decodable, Sendable {
    public var startsAt: Date
    public var endsAt: Date
    /// The start by the clock of `timeZone`, with the offset from UTC (RFC 3339).
    public var local: String
    /// Of shared slots: the seats that one booking can still have. Of private ones: the resources that are free.
    public var left: Int64
    /// Of a booking, or of a seat when slots are shared.
    public var price: Money
    /// The resources of the first group that are free then, in the order of the service.
    public var resourceIds: [ResourceId]

    public init(startsAt: Date, endsAt: Date, local: String, left: Int64, price: Money, resourceIds: [ResourceId]) {
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.local = local
        self.left = left
        self.price = price
        self.resourceIds = resourceIds
    }
}

/// A date on which something can be booked.
public struct SlotDay: Hashable, Decodable, Sendable {
    public var date: LocalDate
    /// The number of starts on this date.
    public var slots: Int64

    public init(date: LocalDate, slots: Int64) {
        self.date = date
        self.slots = slots
    }
}

/// The dates of a month with something to book. Dates without are left out.
public struct SlotDays: Hashable, Decodable, Sendable {
    /// The zone of all local times in this answer.
    public var timeZone: TimeZoneName
    /// The version of the IANA time zone database that the answer was made from.
    public var zoneData: String
    /// The instant of the answer.
    public var now: Date
    public var days: [SlotDay]

    public init(timeZone: TimeZoneName, zoneData: String, now: Date, days: [SlotDay]) {
        self.timeZone = timeZone
        self.zoneData = zoneData
        self.now = now
        self.days = days
    }
}

/// The times that can be booked, by their start.
public struct SlotList: Hashable, Decodable, Sendable {
    /// The zone of all local times in this answer.
    public var timeZone: TimeZoneName
    /// The version of the IANA time zone database that the answer was made from.
    public var zoneData: String
    /// The instant of the answer.
    public var now: Date
    public var slots: [Slot]
    /// The first date that is not in the answer, when it has 3000 slots before `to`. Ask from there.
    public var nextFrom: LocalDate?

    public init(timeZone: TimeZoneName, zoneData: String, now: Date, slots: [Slot], nextFrom: LocalDate? = nil) {
        self.timeZone = timeZone
        self.zoneData = zoneData
        self.now = now
        self.slots = slots
        self.nextFrom = nextFrom
    }
}

/// The refund for buyers who cancel a paid booking of a slot. The first part whose time has not passed applies; after the last part there is no refund. Without a policy, sales are final.
public struct SlotPolicy: Hashable, Decodable, Sendable {
    public var refunds: [SlotRefundTier]

    public init(refunds: [SlotRefundTier]) {
        self.refunds = refunds
    }
}

public struct SlotRefundTier: Hashable, Decodable, Sendable {
    /// The part of the payment that goes back, in percent.
    public var percent: Int64
    /// The part applies until so many minutes before the start.
    public var minutesBefore: Int64

    public init(percent: Int64, minutesBefore: Int64) {
        self.percent = percent
        self.minutesBefore = minutesBefore
    }
}

/// One of these; `status` tells which.
public enum StartPaymentAnswer: Hashable, Decodable, Sendable {
    case paymentSheet(PaymentSheet)
    case preparingPayment(PreparingPayment)

    private enum CodingKeys: String, CodingKey {
        case status
    }

    public init(from decoder: Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let told = try fields.decode(String.self, forKey: .status)
        switch told {
        case "ready": self = .paymentSheet(try PaymentSheet(from: decoder))
        default: self = .preparingPayment(try PreparingPayment(from: decoder))
        }
    }
}

/// The home page at this instant, for all audiences.
public struct StorefrontHome: Hashable, Decodable, Sendable {
    /// The published version. 0: nothing is published.
    public var version: Int64
    /// The next instant at which the answer changes by the clock. Read it again then.
    public var nextChangeAt: Date?
    public var blocks: [HomeBlock]

    public init(version: Int64, nextChangeAt: Date? = nil, blocks: [HomeBlock]) {
        self.version = version
        self.nextChangeAt = nextChangeAt
        self.blocks = blocks
    }
}

/// A language of the home page, by ISO 639.
public enum StorefrontLanguage: RawRepresentable, Hashable, Codable, Sendable {
    case en
    case de
    case fr
    case es
    case it
    case nl
    case pt
    case pl
    case cs
    case da
    case sv
    case tr
    case uk
    case ar
    case ja
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "en": self = .en
        case "de": self = .de
        case "fr": self = .fr
        case "es": self = .es
        case "it": self = .it
        case "nl": self = .nl
        case "pt": self = .pt
        case "pl": self = .pl
        case "cs": self = .cs
        case "da": self = .da
        case "sv": self = .sv
        case "tr": self = .tr
        case "uk": self = .uk
        case "ar": self = .ar
        case "ja": self = .ja
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .en: return "en"
        case .de: return "de"
        case .fr: return "fr"
        case .es: return "es"
        case .it: return "it"
        case .nl: return "nl"
        case .pt: return "pt"
        case .pl: return "pl"
        case .cs: return "cs"
        case .da: return "da"
        case .sv: return "sv"
        case .tr: return "tr"
        case .uk: return "uk"
        case .ar: return "ar"
        case .ja: return "ja"
        case .unknown(let value): return value
        }
    }
}

/// A name of the IANA time zone database.
public struct TimeZoneName: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// Why the entry ended without an offer: the buyer left, staff removed them, the sale is over or was called off; or the deal would refuse an order of this buyer by now.
public enum WaitingEnd: RawRepresentable, Hashable, Codable, Sendable {
    case left
    case removed
    case saleOver
    case calledOff
    case limitExceeded
    case quantityTooLarge
    case signInRequired
    case amountTooLarge
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "left": self = .left
        case "removed": self = .removed
        case "sale_over": self = .saleOver
        case "called_off": self = .calledOff
        case "limit_exceeded": self = .limitExceeded
        case "quantity_too_large": self = .quantityTooLarge
        case "sign_in_required": self = .signInRequired
        case "amount_too_large": self = .amountTooLarge
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .left: return "left"
        case .removed: return "removed"
        case .saleOver: return "sale_over"
        case .calledOff: return "called_off"
        case .limitExceeded: return "limit_exceeded"
        case .quantityTooLarge: return "quantity_too_large"
        case .signInRequired: return "sign_in_required"
        case .amountTooLarge: return "amount_too_large"
        case .unknown(let value): return value
        }
    }
}

public struct WaitingEntries: Hashable, Decodable, Sendable {
    public var items: [WaitingEntry]

    public init(items: [WaitingEntry]) {
        self.items = items
    }
}

/// A place in a waiting list, and what became of it.
public struct WaitingEntry: Hashable, Decodable, Sendable {
    public var id: WaitingEntryId
    /// Present when the entry is for a deal.
    public var dealId: DealId?
    public var quantity: Int64
    public var acceptFewer: Bool
    /// `waiting`: in line · `offered`: units were offered, and `offer` says what became of it · `ended`: no longer in line.
    public var status: WaitingEntryStatus
    /// 1 is next. Present while waiting; up to two seconds old.
    public var place: Int64?
    /// How many wait in this line. Present while waiting.
    public var length: Int64?
    public var offer: WaitingOffer?
    public var end: WaitingEnd?
    public var joinedAt: Date
    /// When it got its offer, or ended.
    public var endedAt: Date?

    public init(id: WaitingEntryId, dealId: DealId? = nil, quantity: Int64, acceptFewer: Bool, status: WaitingEntryStatus, place: Int64? = nil, length: Int64? = nil, offer: WaitingOffer? = nil, end: WaitingEnd? = nil, joinedAt: Date, endedAt: Date? = nil) {
        self.id = id
        self.dealId = dealId
        self.quantity = quantity
        self.acceptFewer = acceptFewer
        self.status = status
        self.place = place
        self.length = length
        self.offer = offer
        self.end = end
        self.joinedAt = joinedAt
        self.endedAt = endedAt
    }
}

/// Identifies a place in a waiting list.
public struct WaitingEntryId: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// `waiting`: in line · `offered`: units were offered, and `offer` says what became of it · `ended`: no longer in line.
public enum WaitingEntryStatus: RawRepresentable, Hashable, Codable, Sendable {
    case waiting
    case offered
    case ended
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "waiting": self = .waiting
        case "offered": self = .offered
        case "ended": self = .ended
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .waiting: return "waiting"
        case .offered: return "offered"
        case .ended: return "ended"
        case .unknown(let value): return value
        }
    }
}

/// A booking that was made for the buyer. Pay it to accept, cancel it to decline. A free one is confirmed at once.
public struct WaitingOffer: Hashable, Decodable, Sendable {
    public var bookingId: BookingId
    /// May be fewer than asked for, with `acceptFewer`.
    public var quantity: Int64
    /// The status of the booking. Absent once the booking is gone.
    public var status: WaitingOfferStatus?
    /// Pay until then. Present while the offer is open.
    public var holdExpiresAt: Date?

    public init(bookingId: BookingId, quantity: Int64, status: WaitingOfferStatus? = nil, holdExpiresAt: Date? = nil) {
        self.bookingId = bookingId
        self.quantity = quantity
        self.status = status
        self.holdExpiresAt = holdExpiresAt
    }
}

/// The status of the booking. Absent once the booking is gone.
public enum WaitingOfferStatus: RawRepresentable, Hashable, Codable, Sendable {
    case held
    case confirmed
    case redeemed
    case fulfilled
    case rejected
    case expired
    case cancelled
    case refunded
    /// A value that is newer than this client.
    case unknown(String)

    public init(rawValue: String) {
        switch rawValue {
        case "held": self = .held
        case "confirmed": self = .confirmed
        case "redeemed": self = .redeemed
        case "fulfilled": self = .fulfilled
        case "rejected": self = .rejected
        case "expired": self = .expired
        case "cancelled": self = .cancelled
        case "refunded": self = .refunded
        default: self = .unknown(rawValue)
        }
    }

    public var rawValue: String {
        switch self {
        case .held: return "held"
        case .confirmed: return "confirmed"
        case .redeemed: return "redeemed"
        case .fulfilled: return "fulfilled"
        case .rejected: return "rejected"
        case .expired: return "expired"
        case .cancelled: return "cancelled"
        case .refunded: return "refunded"
        case .unknown(let value): return value
        }
    }
}

public struct WantedSlot: Hashable, Encodable, Sendable {
    public var serviceId: ServiceId
    public var startsAt: Date
    /// The resource that the buyer chose. Without it the order gets any free one.
    public var resourceId: ResourceId?

    public init(serviceId: ServiceId, startsAt: Date, resourceId: ResourceId? = nil) {
        self.serviceId = serviceId
        self.startsAt = startsAt
        self.resourceId = resourceId
    }
}
