package stampede

import kotlin.time.Clock
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Instant

/** Where the guest of this device is kept between starts: encrypted by the Keystore, as the app likes. */
public interface GuestStorage {
    public suspend fun read(): String?

    public suspend fun write(text: String)
}

/**
 * The guest of this device. Made when the first call needs one, kept, and renewed before its token ends, or when the API
 * has refused it: once for all who ask meanwhile. Only the API's own word ends a guest; the next call makes another then.
 */
public class GuestSession(
    baseUrl: String,
    transport: HttpTransport,
    /** The same as in the settings of the client: tokens are good on their device only. */
    deviceId: String,
    private val storage: GuestStorage,
    private val now: () -> Instant = { Clock.System.now() },
) {
    private var sent: String? = null
    private val api = Stampede(Settings(baseUrl, transport, token = { sent }, deviceId = deviceId)).guests
    private val flight = SingleFlight<Kept>()
    private var triedAt: Instant? = null

    /** The token by now. A renewal that fails is no failure: the token may be good for half of its time. */
    public suspend fun token(): String {
        val guest = read() ?: return flight.run { read() ?: write(api.create()) }.token
        val restsUntil = triedAt?.plus(1.minutes)
        if (now() < guest.renewAt || (restsUntil != null && now() < restsUntil)) return guest.token
        triedAt = now()
        return try {
            renewed(guest.token)
        } catch (refused: ProblemException) {
            guest.token
        } catch (foreign: UnexpectedAnswerException) {
            guest.token
        } catch (network: java.io.IOException) {
            guest.token
        }
    }

    /**
     * The guest's next token, after this one was refused.
     * @throws UnauthenticatedException when the API has ended the guest
     */
    internal suspend fun renewed(refused: String): String = flight.run {
        val guest = read()
        // Somebody else has renewed it meanwhile.
        if (guest != null && guest.token != refused) return@run guest
        sent = refused
        try {
            write(api.renew())
        } catch (ended: UnauthenticatedException) {
            storage.write("")
            throw ended
        }
    }.token

    private suspend fun read(): Kept? = storage.read()?.let { Kept.from(it) }

    private suspend fun write(guest: Guest): Kept {
        // Of a clock that is wrong nothing is believed but how it goes on.
        val left = (guest.expiresAt - now()) / 2
        val kept = Kept(guest.token, now() + left.coerceIn(1.hours, 12.hours))
        storage.write(kept.toString())
        return kept
    }
}

private class Kept(val token: String, val renewAt: Instant) {
    override fun toString(): String = "$renewAt $token"

    companion object {
        /** Text that somebody else has written there counts as nothing. */
        fun from(text: String): Kept? {
            val at = text.substringBefore(' ').let { runCatching { Instant.parse(it) }.getOrNull() } ?: return null
            return Kept(text.substringAfter(' '), at)
        }
    }
}
