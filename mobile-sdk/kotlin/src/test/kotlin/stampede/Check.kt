package stampede

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.startCoroutine
import kotlin.time.Instant

/** Answers what it was told to, and remembers what it was asked. */
private class Script(private val answers: MutableList<HttpResponse>) : HttpTransport {
    val asked = mutableListOf<HttpRequest>()

    override suspend fun send(request: HttpRequest): HttpResponse {
        asked.add(request)
        return answers.removeFirst()
    }
}

private fun scripted(vararg answers: HttpResponse): Pair<Stampede, Script> {
    val script = Script(answers.toMutableList())
    val settings = Settings("https://api.example/", script, token = { "t.o.k" }, deviceId = "d".repeat(16))
    return Stampede(settings) to script
}

private fun answer(status: Int, body: String, vararg headers: Pair<String, String>) =
    HttpResponse(status, headers.toMap(), body)

/** Nothing here waits, so a coroutine is over when it has been started. */
internal fun <T> now(block: suspend () -> T): T {
    var outcome: Result<T>? = null
    block.startCoroutine(Continuation(EmptyCoroutineContext) { outcome = it })
    return checkNotNull(outcome) { "still running" }.getOrThrow()
}

private inline fun <reified E : Throwable> refused(noinline block: suspend () -> Any?): E {
    val error = runCatching { now(block) }.exceptionOrNull()
    check(error is E) { "expected ${E::class}, got $error" }
    return error
}

private fun expect(actual: Any?, expected: Any?) = check(actual == expected) { "expected $expected, got $actual" }

private const val DEAL = "deal_0123456789abcdef"
private const val MONEY = """{"amountMinor":9007199254740993,"currency":"EUR"}"""
private const val RECORDED = """{"id":"bkg_1","dealId":"$DEAL","buyerId":"gst_1","quantity":2,"unitPrice":$MONEY,"total":$MONEY,
 "status":"%s","holdExpiresAt":"2026-12-24T18:10:00.250Z","createdAt":"2026-12-24T18:00:00.000Z","updatedAt":"2026-12-24T18:00:00.000Z","newer":[{}]}"""
private const val QUEUED = """{"id":"bkg_1","dealId":"$DEAL","quantity":2,"status":"queued"}"""
private const val PROBLEM = """{"type":"about:blank","title":"t","status":409,"detail":"Not enough units are left.","code":"%s","requestId":"r"}"""

private val checks: Map<String, () -> Unit> = mapOf(
    "an order is sent as the API wants it" to {
        val (client, script) = scripted(answer(201, RECORDED.format("held")))
        now { client.bookings.place(NewOrder(DealId(DEAL), quantity = 2), idempotencyKey = "key-1") }
        val request = script.asked.single()
        expect(request.method to request.url, "POST" to "https://api.example/v1/bookings")
        expect(request.body, """{"dealId":"$DEAL","quantity":2}""")
        expect(request.headers["Idempotency-Key"], "key-1")
        expect(request.headers["Authorization"], "Bearer t.o.k")
        expect(request.headers["X-Device-Id"], "d".repeat(16))
        expect("X-Challenge-Token" in request.headers, false)
    },
    "a decided order is a recorded booking, to the last digit of its price" to {
        val (client) = scripted(answer(201, RECORDED.format("held")))
        val booking = now { client.bookings.place(NewOrder(DealId(DEAL))) }
        check(booking is RecordedBooking)
        expect(booking.status, RecordedBookingStatus.Held)
        expect(booking.total, Money(9_007_199_254_740_993, Currency("EUR")))
        expect(booking.holdExpiresAt, Instant.parse("2026-12-24T18:10:00.250Z"))
        expect(booking.payment, null)
    },
    "an accepted order is a queued booking" to {
        val (client) = scripted(answer(202, QUEUED))
        expect(now { client.bookings.place(NewOrder(DealId(DEAL))) }, QueuedBooking(BookingId("bkg_1"), DealId(DEAL), 2))
    },
    "a status that is newer than the client is kept" to {
        val (client) = scripted(answer(200, RECORDED.format("parked")))
        val booking = now { client.bookings.get(BookingId("bkg_1")) } as RecordedBooking
        expect(booking.status, RecordedBookingStatus.Unknown("parked"))
        expect(booking.status.value, "parked")
    },
    "each key is another one by itself" to {
        val (client, script) = scripted(answer(202, QUEUED), answer(202, QUEUED))
        repeat(2) { now { client.bookings.place(NewOrder(DealId(DEAL))) } }
        expect(script.asked.map { it.headers["Idempotency-Key"] }.toSet().size, 2)
    },
    "a refusal is an exception of its own, with its problem" to {
        val (client) = scripted(answer(409, PROBLEM.format("sold_out")))
        val error = refused<SoldOutException> { client.bookings.place(NewOrder(DealId(DEAL))) }
        expect(error.message, "Not enough units are left.")
        expect(error.problem.code, ProblemCode.SoldOut)
    },
    "a busy API says when to come back, in whatever case of letters" to {
        val (client) = scripted(answer(429, PROBLEM.format("too_many_requests"), "retry-after" to "7"))
        expect(refused<TooManyRequestsException> { client.time.get() }.retryAfter, 7L)
    },
    "a code that is newer than the client is a problem still" to {
        val (client) = scripted(answer(418, PROBLEM.format("teapot")))
        expect(refused<OtherProblemException> { client.time.get() }.problem.code.value, "teapot")
    },
    "what is not of the API is said to be so: a page of a proxy, a firewall's challenge, half an answer" to {
        val (client) = scripted(
            answer(502, "<html>"),
            answer(202, "", "X-Amzn-Waf-Action" to "challenge"),
            answer(200, """{"now":"""),
            answer(200, """{"now":12}"""),
        )
        refused<UnexpectedAnswerException> { client.time.get() }
        // One that expects no body must not take it for done.
        refused<UnexpectedAnswerException> { client.savedDeals.remove(DealId(DEAL)) }
        repeat(2) { refused<UnexpectedAnswerException> { client.time.get() } }
    },
    "open reads carry no token, and queries only what was asked" to {
        val (client, script) = scripted(answer(200, """{"items":[],"nextCursor":null}"""))
        val page = now { client.deals.list(state = ListDealsState.Live, category = Category("food & drink"), limit = 5) }
        expect(page, DealPage(emptyList(), null))
        expect(script.asked.single().url, "https://api.example/v1/deals?state=live&category=food%20%26%20drink&limit=5")
        expect("Authorization" in script.asked.single().headers, false)
    },
    "a profile is changed field by field: kept, removed, set" to {
        val profile = """{"id":"cus_1","consents":[],"version":4}"""
        val (client, script) = scripted(answer(200, profile, "ETag" to "\"3\""), answer(200, profile, "etag" to "\"4\""))
        val read = now { client.profile.get() }
        val patch = ProfilePatch(name = Change.To("Zoë \"Z\" \\ \n😀"), phone = Change.Remove)
        expect(now { client.profile.update(patch, ifMatch = read.tag) }.tag, "\"4\"")
        expect(script.asked.last().headers["If-Match"], "\"3\"")
        expect(script.asked.last().body, "{\"name\":\"Zoë \\\"Z\\\" \\\\ \\u000a😀\",\"phone\":null}")
        expect(parseJson(script.asked.last().body!!).get("name").text(), "Zoë \"Z\" \\ \n😀")
    },
    "an answer without a body is none" to {
        val (client, script) = scripted(answer(204, ""))
        now { client.savedDeals.remove(DealId("deal_/../x")) }
        expect(script.asked.single().url, "https://api.example/v1/me/saved-deals/deal_%2F..%2Fx")
    },
    "money is written with the places that the API has for it, whatever the platform says" to {
        fun written(amount: Long, code: String) = Money(amount, Currency(code)).format(java.util.Locale.US)
        expect(written(2_900, "EUR"), "€29.00")
        expect(written(14_800, "JPY"), "¥14,800")
        expect(written(5_000, "IQD"), "IQD5.000")
        expect(written(5_000, "HUF"), "HUF50.00")
        expect(written(-1_050, "XCG"), "-XCG10.50")
        expect(written(9_007_199_254_740_993, "ISK"), "ISK9,007,199,254,740,993")
    },
    "JSON that is none is refused, whatever is wrong with it" to {
        val broken = listOf("", "{", "[1,]", "{\"a\":}", "\"\\x\"", "\"\\u12\"", "nul", "01x", "1 2", "[".repeat(100_000), "\"\u0001\"")
        for (text in broken) check(runCatching { parseJson(text) }.exceptionOrNull() is JsonException) { text.take(20) }
    },
)

fun main() {
    for ((name, run) in checks) {
        run()
        println("ok: $name")
    }
}
