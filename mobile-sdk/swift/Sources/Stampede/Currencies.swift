// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/swift.
import Foundation

extension Currency {
    /// Decimal places, as in ISO 4217. The platform's own table may differ.
    public var digits: Int {
        switch value {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF": return 0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": return 3
        default: return 2
        }
    }
}
