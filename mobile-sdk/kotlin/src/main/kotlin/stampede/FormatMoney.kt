package stampede

import java.math.BigDecimal
import java.text.DecimalFormat
import java.text.NumberFormat
import java.util.Locale

/** As the device writes it: `€29.00`, `29,00 €`, `¥14,800`. Its decimal places are the API's, not the platform's. */
public fun Money.format(locale: Locale = Locale.getDefault(Locale.Category.FORMAT)): String {
    val code = currency.value
    val format = NumberFormat.getCurrencyInstance(locale)
    try {
        format.currency = java.util.Currency.getInstance(code)
    } catch (newer: IllegalArgumentException) {
        // A currency that is younger than the platform: its code says which.
        if (format is DecimalFormat)
            format.decimalFormatSymbols = format.decimalFormatSymbols.apply { currencySymbol = code }
    }
    format.minimumFractionDigits = currency.digits
    format.maximumFractionDigits = currency.digits
    return format.format(BigDecimal.valueOf(amountMinor, currency.digits))
}
