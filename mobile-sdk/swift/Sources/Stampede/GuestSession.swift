import Foundation

/// Where the guest of this device is kept between starts: the Keychain, as the app likes.
public protocol GuestStorage: Sendable {
    func read() async throws -> Data?
    func write(_ guest: Data?) async throws
}

/// The guest of this device. Made when the first call needs one, kept, and renewed before its token ends, or when the API
/// has refused it: once for all who ask meanwhile. Only the API's own word ends a guest; the next call makes another then.
public actor GuestSession {
    private struct Kept: Codable, Sendable {
        let token: String
        let renewAt: Date
    }

    private let storage: GuestStorage
    private let settings: Settings
    private let now: @Sendable () -> Date
    private var flight: Task<String, Error>?
    private var triedAt = Date.distantPast

    /// `deviceId` is the same as in the settings of the client: tokens are good on their device only.
    public init(
        baseURL: String,
        transport: HttpTransport,
        deviceId: String,
        storage: GuestStorage,
        now: @escaping @Sendable () -> Date = { return Date() }
    ) {
        self.storage = storage
        self.now = now
        self.settings = Settings(baseURL: baseURL, transport: transport, deviceId: deviceId)
    }

    /// The token by now. A renewal that fails is no failure: the token may be good for half of its time.
    public func token() async throws -> String {
        let known = try await read()
        guard let guest = known else {
            return try await once {
                return try await self.make()
            }
        }
        if now() < guest.renewAt || now() < triedAt.addingTimeInterval(60) { return guest.token }
        triedAt = now()
        do {
            return try await renewed(guest.token)
        } catch {
            return guest.token
        }
    }

    /// The guest's next token, after this one was refused. Throws `unauthenticated` when the API has ended the guest.
    func renewed(_ refused: String) async throws -> String {
        return try await once {
            return try await self.renew(refused)
        }
    }

    private func once(_ work: @escaping @Sendable () async throws -> String) async throws -> String {
        if let running = flight {
            return try await running.value
        }
        let task = Task {
            return try await work()
        }
        flight = task
        defer { flight = nil }
        return try await task.value
    }

    private func make() async throws -> String {
        let known = try await read()
        if let guest = known { return guest.token }
        let made = try await StampedeClient(settings).guests.create()
        return try await write(made)
    }

    private func renew(_ refused: String) async throws -> String {
        // Somebody else has renewed it meanwhile.
        let known = try await read()
        if let guest = known, guest.token != refused { return guest.token }
        let signed = Settings(
            baseURL: settings.baseURL,
            transport: settings.transport,
            token: { return refused },
            deviceId: settings.deviceId
        )
        do {
            let next = try await StampedeClient(signed).guests.renew()
            return try await write(next)
        } catch StampedeError.unauthenticated(let failure) {
            try await storage.write(nil)
            throw StampedeError.unauthenticated(failure)
        }
    }

    private func read() async throws -> Kept? {
        let found = try await storage.read()
        guard let data = found else { return nil }
        return try? JSONDecoder().decode(Kept.self, from: data)
    }

    private func write(_ guest: Guest) async throws -> String {
        // Of a clock that is wrong nothing is believed but how it goes on.
        let half = guest.expiresAt.timeIntervalSince(now()) / 2
        let kept = Kept(token: guest.token, renewAt: now().addingTimeInterval(min(max(half, 3_600), 43_200)))
        try await storage.write(try JSONEncoder().encode(kept))
        return guest.token
    }
}
