package stampede

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers

/** An app's transport, with what the JDK has. */
private class JdkTransport : HttpTransport {
    private val client = HttpClient.newHttpClient()

    override suspend fun send(request: HttpRequest): HttpResponse {
        val body = request.body?.let { BodyPublishers.ofString(it) } ?: BodyPublishers.noBody()
        val asked = java.net.http.HttpRequest.newBuilder(URI(request.url)).method(request.method, body)
        for ((name, value) in request.headers) asked.header(name, value)
        val answer = client.send(asked.build(), BodyHandlers.ofString())
        val headers = answer.headers().map().mapValues { (_, values) -> values.joinToString(", ") }
        return HttpResponse(answer.statusCode(), headers, answer.body())
    }
}

/** Asks again until it is so: what answers is not always what has settled. */
private fun <T> until(isSo: (T) -> Boolean, ask: suspend () -> T): T {
    repeat(600) {
        val found = now(ask)
        if (isSo(found)) return found
        Thread.sleep(100)
    }
    error("it never became so")
}

/** Buys a deal as a guest, pays with a test card as Stripe's sheet does, and says what became of it. */
public object Buy {
    @JvmStatic
    public fun main(args: Array<String>) {
        val (apiUrl, stripeUrl, dealId) = args
        val transport = JdkTransport()
        var token: String? = null
        val shop = Stampede(Settings(apiUrl, transport, token = { token }, deviceId = newIdempotencyKey()))

        val deal = now { shop.deals.get(DealId(dealId)) }
        println("deal ${deal.state.value} ${deal.price.format(java.util.Locale.US)}")
        token = now { shop.guests.create() }.token
        val key = newIdempotencyKey()
        val placed = now { shop.bookings.place(NewOrder(deal.id, quantity = 2), idempotencyKey = key) }
        val again = now { shop.bookings.place(NewOrder(deal.id, quantity = 2), idempotencyKey = key) }
        println("placed ${(placed as RecordedBooking).status.value}, the same again: ${(again as RecordedBooking).id == placed.id}")

        val started = until({ it is PaymentSheet }) { shop.payments.start(placed.id, NewPayment(email = "buyer@example.com")) }
        now { payByCard(transport, stripeUrl, started as PaymentSheet) }
        val paid = until({ it.status == RecordedBookingStatus.Confirmed }) { shop.payments.confirm(placed.id) }
        println("paid ${paid.status.value} ${paid.quantity} ${paid.total.format(java.util.Locale.US)}")
        val mine = now { shop.bookings.list() }.items.map { it.id }
        println("listed ${mine == listOf(placed.id)}")
        val refusal = runCatching { now { shop.deals.get(DealId("deal_0000000000000000")) } }.exceptionOrNull()
        println("refused ${refusal?.javaClass?.simpleName}")
    }

    private suspend fun payByCard(transport: HttpTransport, stripeUrl: String, sheet: PaymentSheet) {
        val intent = sheet.clientSecret.substringBefore("_secret_")
        val form = mapOf("key" to sheet.publishableKey, "client_secret" to sheet.clientSecret, "payment_method" to "pm_card_visa")
        val body = form.entries.joinToString("&") { (name, value) -> "$name=${value.asSegment()}" }
        val headers = mapOf("Content-Type" to "application/x-www-form-urlencoded")
        val answer = transport.send(HttpRequest("POST", "$stripeUrl/v1/payment_intents/$intent/confirm", headers, body))
        check(answer.status == 200) { answer.body }
    }
}
