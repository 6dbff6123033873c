package stampede

import kotlin.uuid.Uuid

/** Sends one request; OkHttp, Ktor or HttpURLConnection are behind it, as the app likes. */
public interface HttpTransport {
    /** Throws what the network throws, and cancels with its coroutine. */
    public suspend fun send(request: HttpRequest): HttpResponse
}

public data class HttpRequest(
    public val method: String,
    public val url: String,
    public val headers: Map<String, String>,
    public val body: String?,
)

/** Names of headers in whatever case they came. */
public data class HttpResponse(
    public val status: Int,
    public val headers: Map<String, String>,
    public val body: String,
) {
    internal fun header(name: String): String? =
        headers.entries.firstOrNull { it.key.equals(name, ignoreCase = true) }?.value
}

public class Settings(
    /** As in `https://api.example.com`. */
    public val baseUrl: String,
    public val transport: HttpTransport,
    /** The access token of the customer; null while nobody is signed in. */
    public val token: suspend () -> String? = { null },
    /** Made once for the installation, and kept: 16 to 128 visible characters. */
    public val deviceId: String? = null,
    /** Who buys while nobody is signed in. */
    public val guest: GuestSession? = null,
)

/** What was read, and the tag that a change of it names as `ifMatch`. */
public data class Tagged<out T>(public val value: T, public val tag: String)

/** Neither the answer that was asked for nor a problem: something between here and the API said this. */
public class UnexpectedAnswerException internal constructor(
    public val status: Int,
    public val body: String,
    cause: Throwable? = null,
) : Exception("The answer with status $status is not one of the API", cause)

/** Keep it until the order is answered, and send the same one with every repetition. */
public fun newIdempotencyKey(): String = Uuid.random().toString()

/** Why a request was refused, on its way into an exception. */
public class Failure internal constructor(internal val problem: Problem, internal val retryAfter: Long?)

internal class Connection(private val settings: Settings) {
    suspend fun call(
        method: String,
        path: String,
        query: List<Pair<String, String?>> = emptyList(),
        headers: List<Pair<String, String?>> = emptyList(),
        body: Json? = null,
        signed: Boolean = true,
        guarded: Boolean = false,
    ): Answer {
        val asked = query.mapNotNull { (name, value) -> value?.let { "$name=${it.asSegment()}" } }
        val own = if (signed) settings.token() else null
        val asGuest = if (signed && own == null) settings.guest?.token() else null
        val sent = buildMap {
            put("Accept", "application/json")
            if (body != null) put("Content-Type", "application/json")
            (own ?: asGuest)?.let { put("Authorization", "Bearer $it") }
            if (guarded) settings.deviceId?.let { put("X-Device-Id", it) }
            for ((name, value) in headers) if (value != null) put(name, value)
        }
        val url = settings.baseUrl.trimEnd('/') + path + if (asked.isEmpty()) "" else asked.joinToString("&", "?")
        val request = HttpRequest(method, url, sent, body?.write())
        val response = settings.transport.send(request)
        if (response.isAnswer()) return Answer(response)
        val refused = refusal(response)
        if (refused !is UnauthenticatedException || asGuest == null) throw refused
        // Nothing was done with it: the same request, as the same guest.
        val renewed = settings.guest?.renewed(asGuest)
        val again = settings.transport.send(request.copy(headers = sent + ("Authorization" to "Bearer $renewed")))
        if (again.isAnswer()) return Answer(again)
        throw refusal(again)
    }

    /** A firewall's challenge answers 202 too. */
    private fun HttpResponse.isAnswer() = status in 200..299 && header("x-amzn-waf-action") == null

    private fun refusal(response: HttpResponse): Exception = try {
        val problem = Problem.from(parseJson(response.body))
        exceptionOf(Failure(problem, response.header("Retry-After")?.toLongOrNull()))
    } catch (unreadable: JsonException) {
        UnexpectedAnswerException(response.status, response.body, unreadable)
    }
}

internal class Answer(private val response: HttpResponse) {
    fun <T> read(from: (Json) -> T): T = try {
        from(parseJson(response.body))
    } catch (unreadable: JsonException) {
        throw UnexpectedAnswerException(response.status, response.body, unreadable)
    }

    fun text(): String = response.body

    fun <T> tagged(from: (Json) -> T): Tagged<T> = Tagged(read(from), response.header("ETag").orEmpty())
}

/** Percent-encoded, as a segment of a path or a value of a query may be. */
internal fun String.asSegment(): String = buildString {
    for (byte in this@asSegment.encodeToByteArray()) {
        val char = (byte.toInt() and 0xff).toChar()
        if (char in 'a'..'z' || char in 'A'..'Z' || char in '0'..'9' || char in "-._~") append(char)
        else append('%').append((byte.toInt() and 0xff).toString(16).uppercase().padStart(2, '0'))
    }
}
