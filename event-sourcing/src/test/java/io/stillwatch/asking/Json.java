package io.stillwatch.asking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON that was answered, as maps, lists and values, and what stands at a {@link Look path} in it. Whoever asks for text or a list that is
 * not there gets null, as a test may expect; numbers and truths have to be there.
 */
@SuppressWarnings("NullAway") // A test says itself what is there.
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final @Nullable Object root;

    private Json(@Nullable Object root) {
        this.root = root;
    }

    public static Json of(String text) {
        try {
            return new Json(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new AssertionError("This is no JSON: " + text, e);
        }
    }

    static String written(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Object get(String path) {
        return Look.along(path).into(root);
    }

    public String getString(String path) {
        Object found = get(path);
        return found == null ? null : found.toString();
    }

    @SuppressWarnings("unchecked") // It fails where it is used.
    public <T> List<T> getList(String path) {
        return (List<T>) get(path);
    }

    /** Each of them made one of this type. */
    public <T> List<T> getList(String path, Class<T> type) {
        return this.<Object>getList(path).stream()
                .map(one -> MAPPER.convertValue(one, type))
                .toList();
    }

    @SuppressWarnings("unchecked") // It fails where it is used.
    public <K, V> Map<K, V> getMap(String path) {
        return (Map<K, V>) get(path);
    }

    public boolean getBoolean(String path) {
        return there(path, Boolean.class);
    }

    public int getInt(String path) {
        return Math.toIntExact(getLong(path));
    }

    public long getLong(String path) {
        Number number = there(path, Number.class);
        if (number instanceof Integer || number instanceof Long) {
            return number.longValue();
        }
        throw new AssertionError(path + " is " + number);
    }

    public double getDouble(String path) {
        return there(path, Number.class).doubleValue();
    }

    private <T> T there(String path, Class<T> type) {
        return type.cast(Objects.requireNonNull(get(path), () -> path + " is not in " + root));
    }

    @Override
    public String toString() {
        return written(root);
    }
}
