/// What becomes of a field that may be left as it is.
public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case keep
    case remove
    case to(Value)
}

extension Change where Value: Encodable {
    func encode<Key: CodingKey>(into fields: inout KeyedEncodingContainer<Key>, as key: Key) throws {
        switch self {
        case .keep: break
        case .remove: try fields.encodeNil(forKey: key)
        case .to(let value): try fields.encode(value, forKey: key)
        }
    }
}
