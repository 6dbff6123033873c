package stampede

import kotlin.time.Instant

/** Not JSON, or not what was expected of it. */
internal class JsonException(message: String, cause: Throwable? = null) : Exception(message, cause)

/** As much of JSON as the API speaks. Numbers stay text until somebody asks, so none loses a digit. */
internal sealed interface Json {
    data class Text(val value: String) : Json

    data class Number(val digits: String) : Json

    data class Flag(val value: Boolean) : Json

    data object Null : Json

    data class Items(val values: List<Json>) : Json

    data class Fields(val values: Map<String, Json>) : Json

    /** Null where the field is missing or null. */
    fun find(name: String): Json? = (this as? Fields)?.values?.get(name)?.takeIf { it != Null }

    fun get(name: String): Json = find(name) ?: throw JsonException("The field $name is missing")

    fun text(): String = (this as? Text)?.value ?: wrong("a text")

    fun integer(): Long = (this as? Number)?.digits?.toLongOrNull() ?: wrong("a whole number")

    fun number(): Double = (this as? Number)?.digits?.toDoubleOrNull() ?: wrong("a number")

    fun boolean(): Boolean = (this as? Flag)?.value ?: wrong("true or false")

    fun items(): List<Json> = (this as? Items)?.values ?: wrong("a list")

    fun instant(): Instant = Instant.parseOrNull(text()) ?: wrong("an instant")

    private fun wrong(expected: String): Nothing = throw JsonException("$this is not $expected")
}

internal fun Json.write(): String = buildString { write(this@write) }

private fun StringBuilder.write(json: Json) {
    when (json) {
        is Json.Text -> quote(json.value)
        is Json.Number -> append(json.digits)
        is Json.Flag -> append(json.value)
        Json.Null -> append("null")
        is Json.Items -> {
            append('[')
            json.values.forEachIndexed { index, value ->
                if (index > 0) append(',')
                write(value)
            }
            append(']')
        }
        is Json.Fields -> {
            append('{')
            json.values.entries.forEachIndexed { index, (name, value) ->
                if (index > 0) append(',')
                quote(name)
                append(':')
                write(value)
            }
            append('}')
        }
    }
}

private fun StringBuilder.quote(text: String) {
    append('"')
    for (char in text) when {
        char == '"' || char == '\\' -> append('\\').append(char)
        char < ' ' -> append("\\u").append(char.code.toString(16).padStart(4, '0'))
        else -> append(char)
    }
    append('"')
}

internal fun parseJson(text: String): Json = JsonReader(text).document()

private const val DEEPEST = 64

private class JsonReader(private val text: String) {
    private var at = 0
    private var depth = 0

    fun document(): Json {
        val value = value()
        space()
        if (at < text.length) fail()
        return value
    }

    private fun value(): Json {
        space()
        return when (peek()) {
            '{' -> nested { fields() }
            '[' -> nested { items() }
            '"' -> Json.Text(string())
            't' -> word("true", Json.Flag(true))
            'f' -> word("false", Json.Flag(false))
            'n' -> word("null", Json.Null)
            else -> number()
        }
    }

    private fun nested(read: () -> Json): Json {
        if (++depth > DEEPEST) fail()
        at++
        return read().also { depth-- }
    }

    private fun fields(): Json {
        val values = LinkedHashMap<String, Json>()
        if (ends('}')) return Json.Fields(values)
        do {
            space()
            val name = string()
            space()
            take(':')
            values[name] = value()
        } while (goesOn('}'))
        return Json.Fields(values)
    }

    private fun items(): Json {
        val values = ArrayList<Json>()
        if (ends(']')) return Json.Items(values)
        do values.add(value()) while (goesOn(']'))
        return Json.Items(values)
    }

    private fun ends(close: Char): Boolean {
        space()
        return (peek() == close).also { if (it) at++ }
    }

    private fun goesOn(close: Char): Boolean {
        if (ends(close)) return false
        take(',')
        return true
    }

    private fun string(): String = buildString {
        take('"')
        while (true) {
            when (val char = next()) {
                '"' -> return@buildString
                '\\' -> append(escaped())
                else -> if (char < ' ') fail() else append(char)
            }
        }
    }

    private fun escaped(): Char = when (val char = next()) {
        'n' -> '\n'
        't' -> '\t'
        'r' -> '\r'
        'b' -> '\b'
        'f' -> '\u000c'
        'u' -> {
            if (at + 4 > text.length) fail()
            val code = text.substring(at, at + 4).toIntOrNull(16) ?: fail()
            at += 4
            code.toChar()
        }
        '"', '\\', '/' -> char
        else -> fail()
    }

    private fun number(): Json {
        val start = at
        while (at < text.length && (text[at].isDigit() || text[at] in "+-.eE")) at++
        val digits = text.substring(start, at)
        if (digits.toDoubleOrNull() == null) fail()
        return Json.Number(digits)
    }

    private fun word(word: String, json: Json): Json {
        if (!text.startsWith(word, at)) fail()
        at += word.length
        return json
    }

    private fun space() {
        while (at < text.length && text[at] in " \t\r\n") at++
    }

    private fun peek(): Char = if (at < text.length) text[at] else fail()

    private fun next(): Char = peek().also { at++ }

    private fun take(char: Char) {
        if (next() != char) fail()
    }

    private fun fail(): Nothing = throw JsonException("Not JSON at character $at")
}
