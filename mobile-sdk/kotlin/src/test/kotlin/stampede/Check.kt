package stampede

import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.cancellation.CancellationException
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine
import kotlin.time.Duration.Companion.hours
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

/** A device with a guest: what it keeps, its clock, and an API of whose answers the last one is repeated. */
private class Device(vararg answers: HttpResponse) : HttpTransport, GuestStorage {
    val asked = mutableListOf<HttpRequest>()
    private val left = answers.toMutableList()
    val held = mutableListOf<Continuation<Unit>>()
    var holds = false
    var kept: String? = null
    var time = Instant.parse("2026-11-29T12:00:00Z")
    val client = Stampede(
        Settings(
            "https://api.example",
            this,
            deviceId = "d".repeat(16),
            guest = GuestSession("https://api.example", this, "d".repeat(16), this, now = { time }),
        ),
    )

    fun bearers() = asked.map { "${it.url.substringAfter("/v1/")} ${it.headers["Authorization"]?.removePrefix("Bearer ")}" }

    override suspend fun send(request: HttpRequest): HttpResponse {
        asked.add(request)
        if (holds) suspendCoroutine { held.add(it) }
        return if (left.size > 1) left.removeFirst() else left.single()
    }

    override suspend fun read(): String? = kept

    override suspend fun write(text: String) {
        kept = text
    }
}

private fun guest(token: String, day: Int = 30) =
    answer(200, """{"guestId":"gst_1","token":"$token","expiresAt":"2026-11-${day}T12:00:00Z"}""")

private val LIST = answer(200, """{"items":[],"nextCursor":null}""")
private val ENDED = answer(401, PROBLEM.format("unauthenticated"))

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
        expect(now { client.bookings.place(NewOrder(DealId(DEAL))) }, QueuedBooking(BookingId("bkg_1"), DealId(DEAL), quantity = 2))
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
    "a guest is made once, kept, and renewed at half of the time, without a word" to {
        val device = Device(guest("one"), LIST, LIST, guest("two"), LIST)
        repeat(2) { now { device.client.bookings.list() } }
        device.time += 13.hours
        now { device.client.bookings.list() }
        val listed = listOf("guests null", "bookings one", "bookings one", "guests/renewal one", "bookings two")
        expect(device.bearers(), listed)
        expect(device.asked[3].headers["X-Device-Id"], "d".repeat(16))
    },
    "a token that the API refuses is renewed, and the order goes again under its key" to {
        val device = Device(guest("one"), ENDED, guest("two"), answer(202, QUEUED))
        now { device.client.bookings.place(NewOrder(DealId(DEAL)), idempotencyKey = "key-1") }
        expect(device.bearers(), listOf("guests null", "bookings one", "guests/renewal one", "bookings two"))
        expect(device.asked.last().headers["Idempotency-Key"], "key-1")
    },
    "a renewal that fails on its way leaves the guest as it is; the API's word ends it, and another one comes" to {
        val device = Device(guest("one"), LIST, answer(502, "<html>"), LIST, ENDED, ENDED, guest("two"), LIST)
        now { device.client.bookings.list() }
        device.time += 13.hours
        now { device.client.bookings.list() }
        expect(device.bearers().takeLast(2), listOf("guests/renewal one", "bookings one"))
        refused<UnauthenticatedException> { device.client.bookings.list() }
        now { device.client.bookings.list() }
        expect(device.bearers().takeLast(4), listOf("bookings one", "guests/renewal one", "guests null", "bookings two"))
    },
    "a page of a hotel ends no guest, and asks for none" to {
        val device = Device(guest("one"), answer(401, "<html>"))
        refused<UnexpectedAnswerException> { device.client.bookings.list() }
        expect(device.bearers(), listOf("guests null", "bookings one"))
    },
    "many calls at once renew once" to {
        val device = Device(guest("one"), LIST, guest("two"), LIST)
        now { device.client.bookings.list() }
        device.holds = true
        device.time += 13.hours
        var done = 0
        repeat(5) {
            val call: suspend () -> Unit = { device.client.bookings.list() }
            call.startCoroutine(Continuation(EmptyCoroutineContext) { outcome -> outcome.getOrThrow(); done++ })
        }
        while (device.held.isNotEmpty()) device.held.removeFirst().resume(Unit)
        expect(done, 5)
        expect(device.asked.count { it.url.endsWith("/renewal") }, 1)
    },
    "whoever leads may leave: those who wait with them go on" to {
        val flight = SingleFlight<Int>()
        var release: Continuation<Unit>? = null
        val seen = mutableListOf<Result<Int>>()
        val leading: suspend () -> Int = {
            flight.run { suspendCoroutine<Unit> { release = it }; throw CancellationException("left") }
        }
        leading.startCoroutine(Continuation(EmptyCoroutineContext) { seen.add(it) })
        val waiting: suspend () -> Int = { flight.run { 7 } }
        waiting.startCoroutine(Continuation(EmptyCoroutineContext) { seen.add(it) })
        release?.resume(Unit)
        expect(seen.map { it.getOrNull() }.toSet(), setOf(7, null))
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
