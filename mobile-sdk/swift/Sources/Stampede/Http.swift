import Foundation

/// Sends one request; URLSession is behind it, or whatever the app likes.
public protocol HttpTransport: Sendable {
    /// Throws what the network throws, and ends with its task.
    func send(_ request: HttpRequest) async throws -> HttpResponse
}

public struct HttpRequest: Hashable, Sendable {
    public let method: String
    public let url: String
    public let headers: [String: String]
    public let body: Data?
}

/// Names of headers in whatever case they came.
public struct HttpResponse: Hashable, Sendable {
    public let status: Int
    public let headers: [String: String]
    public let body: Data

    public init(status: Int, headers: [String: String], body: Data) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    func header(_ name: String) -> String? {
        return headers.first { $0.key.lowercased() == name.lowercased() }?.value
    }
}

public struct Settings: Sendable {
    /// As in `https://api.example.com`.
    public let baseURL: String
    public let transport: HttpTransport
    /// The access token of the customer; nil while nobody is signed in.
    public let token: @Sendable () async throws -> String?
    /// Made once for the installation, and kept: 16 to 128 visible characters.
    public let deviceId: String?
    /// Who buys while nobody is signed in.
    public let guest: GuestSession?

    public init(
        baseURL: String,
        transport: HttpTransport,
        token: @escaping @Sendable () async throws -> String? = { return nil },
        deviceId: String? = nil,
        guest: GuestSession? = nil
    ) {
        self.baseURL = baseURL
        self.transport = transport
        self.token = token
        self.deviceId = deviceId
        self.guest = guest
    }
}

/// What was read, and the tag that a change of it names as `ifMatch`.
public struct Tagged<Value: Sendable>: Sendable {
    public let value: Value
    public let tag: String
}

/// Why a request was refused.
public struct Failure: Hashable, Sendable {
    public let problem: Problem
    /// Seconds after which the same request may succeed.
    public let retryAfter: Int?
}

/// Keep it until the order is answered, and send the same one with every repetition.
public func newIdempotencyKey() -> String {
    return UUID().uuidString
}

/// Percent-encoded, as a segment of a path or a value of a query may be.
func asSegment(_ text: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
}

struct Connection: Sendable {
    let settings: Settings

    func encoded<Body: Encodable>(_ body: Body) throws -> Data {
        return try JSONEncoder().encode(body)
    }

    func call(
        _ method: String,
        _ path: String,
        query: [(String, String?)] = [],
        headers: [(String, String?)] = [],
        body: Data? = nil,
        signed: Bool = true,
        guarded: Bool = false
    ) async throws -> Answer {
        var sent = ["Accept": "application/json"]
        if body != nil {
            sent["Content-Type"] = "application/json"
        }
        let own = try await signed ? settings.token() : nil
        let asGuest = try await signed && own == nil ? settings.guest?.token() : nil
        if let token = own ?? asGuest {
            sent["Authorization"] = "Bearer \(token)"
        }
        if let deviceId = guarded ? settings.deviceId : nil {
            sent["X-Device-Id"] = deviceId
        }
        for (name, value) in headers {
            if let value = value {
                sent[name] = value
            }
        }
        let asked = query.compactMap { name, value in
            return value.map { "\(name)=\(asSegment($0))" }
        }
        let base = settings.baseURL.hasSuffix("/") ? String(settings.baseURL.dropLast()) : settings.baseURL
        let url = base + path + (asked.isEmpty ? "" : "?" + asked.joined(separator: "&"))
        let answer = try await send(method, url, sent, body)
        if answer.isAnswer { return answer }
        let refused = answer.refusal()
        guard case .unauthenticated = refused, let token = asGuest, let guest = settings.guest else {
            throw refused
        }
        // Nothing was done with it: the same request, as the same guest.
        sent["Authorization"] = "Bearer \(try await guest.renewed(token))"
        let again = try await send(method, url, sent, body)
        if again.isAnswer { return again }
        throw again.refusal()
    }

    private func send(
        _ method: String,
        _ url: String,
        _ headers: [String: String],
        _ body: Data?
    ) async throws -> Answer {
        let request = HttpRequest(method: method, url: url, headers: headers, body: body)
        return Answer(response: try await settings.transport.send(request))
    }
}

struct Answer: Sendable {
    let response: HttpResponse

    /// A firewall's challenge answers 202 too.
    var isAnswer: Bool {
        return (200...299).contains(response.status) && response.header("x-amzn-waf-action") == nil
    }

    func read<Value: Decodable>() throws -> Value {
        do {
            return try Answer.decoder().decode(Value.self, from: response.body)
        } catch is DecodingError {
            throw StampedeError.unexpectedAnswer(status: response.status, body: response.body)
        }
    }

    func text() -> String {
        return String(decoding: response.body, as: UTF8.self)
    }

    func tagged<Value: Decodable & Sendable>() throws -> Tagged<Value> {
        return Tagged(value: try read(), tag: response.header("ETag") ?? "")
    }

    func refusal() -> StampedeError {
        guard let problem = try? Answer.decoder().decode(Problem.self, from: response.body) else {
            return StampedeError.unexpectedAnswer(status: response.status, body: response.body)
        }
        let retryAfter = response.header("Retry-After").flatMap { Int($0) }
        return StampedeError(Failure(problem: problem, retryAfter: retryAfter))
    }

    private static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            let format = ISO8601DateFormatter()
            format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
            guard let instant = format.date(from: text) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "no instant: \(text)")
            }
            return instant
        }
        return decoder
    }
}
