// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/kotlin.
package stampede

/** Decimal places, as in ISO 4217. The platform's own table may differ. */
public val Currency.digits: Int
    get() = when (value) {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF" -> 0
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" -> 3
        else -> 2
    }
