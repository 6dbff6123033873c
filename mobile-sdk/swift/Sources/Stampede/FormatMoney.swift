import Foundation

extension Money {
    /// As the device writes it: `€29.00`, `29,00 €`, `¥14,800`. Its decimal places are the API's, not the platform's.
    public func formatted(locale: Locale = .current) -> String {
        let format = NumberFormatter()
        format.locale = locale
        format.numberStyle = .currency
        format.currencyCode = currency.value
        format.minimumFractionDigits = currency.digits
        format.maximumFractionDigits = currency.digits
        let amount = NSDecimalNumber(
            mantissa: amountMinor.magnitude,
            exponent: Int16(-currency.digits),
            isNegative: amountMinor < 0
        )
        return format.string(from: amount) ?? "\(amount) \(currency.value)"
    }
}
