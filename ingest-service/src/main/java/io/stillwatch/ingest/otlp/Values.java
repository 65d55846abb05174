package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attribute values of either encoding as plain JSON. Of an attribute that stands twice the last holds. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Names of a value; any other beside it is of a newer protocol. */
    private static final List<String> KINDS =
            List.of("stringValue", "boolValue", "intValue", "doubleValue", "arrayValue", "kvlistValue", "bytesValue");

    private Values() {}

    static Map<String, JsonNode> of(List<KeyValue> attributes) {
        Map<String, JsonNode> values = HashMap.newHashMap(attributes.size());
        attributes.forEach(attribute -> values.put(attribute.getKey(), of(attribute.getValue())));
        return values;
    }

    /** The same of the protocol's JSON form. */
    static Map<String, JsonNode> of(JsonNode attributes) {
        Map<String, JsonNode> values = new HashMap<>();
        attributes.forEach(
                attribute -> values.put(attribute.path("key").asText(""), unwrapped(attribute.path("value"))));
        return values;
    }

    /** The body of a log record in the protocol's JSON form; a span has none. */
    static JsonNode of(Signal signal, JsonNode body) {
        return signal == Signal.LOGS && body.isObject() ? unwrapped(body) : MissingNode.getInstance();
    }

    /** One value. */
    static JsonNode of(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> JSON.textNode(value.getStringValue());
            case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
            case INT_VALUE -> JSON.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> JSON.numberNode(value.getDoubleValue());
            case ARRAY_VALUE -> {
                ArrayNode list = JSON.arrayNode();
                value.getArrayValue().getValuesList().forEach(element -> list.add(of(element)));
                yield list;
            }
            case KVLIST_VALUE -> {
                ObjectNode object = JSON.objectNode();
                value.getKvlistValue()
                        .getValuesList()
                        .forEach(entry -> object.set(entry.getKey(), of(entry.getValue())));
                yield object;
            }
            case BYTES_VALUE -> JSON.binaryNode(value.getBytesValue().toByteArray());
            default -> JSON.nullNode();
        };
    }

    private static JsonNode unwrapped(JsonNode value) {
        String kind = KINDS.stream().filter(value::hasNonNull).findFirst().orElse("");
        JsonNode inner = value.path(kind);
        return switch (kind) {
            case "stringValue", "boolValue", "bytesValue" -> inner;
            // 64-bit numbers are texts in this form, and numbers are taken as well.
            case "intValue", "doubleValue" -> Numbers.of(inner);
            case "arrayValue" -> {
                ArrayNode list = JSON.arrayNode();
                inner.path("values").forEach(element -> list.add(unwrapped(element)));
                yield list;
            }
            case "kvlistValue" -> {
                ObjectNode object = JSON.objectNode();
                of(inner.path("values")).forEach(object::set);
                yield object;
            }
            default -> JSON.nullNode();
        };
    }
}
