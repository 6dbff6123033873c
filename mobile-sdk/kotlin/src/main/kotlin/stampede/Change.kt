package stampede

/** What becomes of a field that may be left as it is. */
public sealed interface Change<out T> {
    public data object Keep : Change<Nothing>

    public data object Remove : Change<Nothing>

    public data class To<out T>(public val value: T) : Change<T>
}

internal fun <T> Change<T>.into(fields: MutableMap<String, Json>, name: String, write: (T) -> Json) {
    when (this) {
        Change.Keep -> Unit
        Change.Remove -> fields[name] = Json.Null
        is Change.To -> fields[name] = write(value)
    }
}
