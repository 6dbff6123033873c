package stampede

import kotlin.coroutines.Continuation
import kotlin.coroutines.cancellation.CancellationException
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine

/** Many callers at once share one run of the work; the next call after it begins anew. */
internal class SingleFlight<T> {
    private val lock = Any()
    private var waiting: MutableList<Continuation<Result<T>?>>? = null

    suspend fun run(work: suspend () -> T): T {
        while (true) {
            val shared = lineUp() ?: return lead(work).getOrThrow()
            // The leader has left; those who wait go on.
            if (shared.exceptionOrNull() !is CancellationException) return shared.getOrThrow()
        }
    }

    /** Null for whoever leads. */
    private suspend fun lineUp(): Result<T>? = suspendCoroutine { waiter ->
        val leads = synchronized(lock) {
            val others = waiting
            if (others == null) waiting = mutableListOf() else others.add(waiter)
            others == null
        }
        if (leads) waiter.resume(null)
    }

    private suspend fun lead(work: suspend () -> T): Result<T> {
        val outcome = runCatching { work() }
        val others = synchronized(lock) { waiting.orEmpty().also { waiting = null } }
        for (waiter in others) waiter.resume(outcome)
        return outcome
    }
}
