package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.ingest.reading.Footprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;

/** An export request in JSON: names in lowerCamelCase, ids in hex, enums and times as numbers; unknown names are ignored. */
final class JsonBody implements Body {
    private static final int DEPTH = 128;
    private static final ObjectMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(100)
                    .maxNameLength(1024)
                    .maxStringLength(2 * 1024 * 1024)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build());

    private record Place(JsonNode telemetry, Map<String, JsonNode> resource) {}

    private final Signal signal;
    private final List<Place> places = new ArrayList<>();

    /**
     * Reads a request.
     *
     * @param room is told of the bytes that its tree takes, before they are taken, and may throw
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when it is no such object
     */
    JsonBody(Signal signal, byte[] bytes, int length, LongConsumer room) {
        this.signal = signal;
        room.accept(Footprint.of(bytes, 0, length));
        JsonNode request = parsed(bytes, length);
        if (!request.isObject()) {
            throw Unreadable.because("It is not a JSON object.");
        }
        for (JsonNode byResource : list(request, signal.byResource())) {
            Map<String, JsonNode> resource = Values.of(list(byResource.path("resource"), "attributes"));
            for (JsonNode byScope : list(byResource, signal.byScope())) {
                list(byScope, signal.records()).forEach(each -> places.add(new Place(each, resource)));
            }
        }
    }

    @Override
    public int size() {
        return places.size();
    }

    /** The tree is there. */
    @Override
    public long extent(int place) {
        return 0;
    }

    @Override
    public Part part(int place) {
        Place at = places.get(place);
        return at.telemetry().isObject()
                ? new Part.Whole(of(at.telemetry(), at.resource()))
                : new Part.Broken("is not a JSON object");
    }

    private Telemetry of(JsonNode in, Map<String, JsonNode> resource) {
        return new Telemetry(
                in.path("traceId").asText().toLowerCase(Locale.ROOT),
                in.path("spanId").asText().toLowerCase(Locale.ROOT),
                time(in),
                in.path("eventName").asText(),
                Values.of(in.path("attributes")),
                Values.of(signal, in.path("body")),
                StreamSupport.stream(in.path("events").spliterator(), false)
                        .map(event ->
                                new Telemetry.Event(event.path("name").asText(), Values.of(event.path("attributes"))))
                        .toList(),
                resource);
    }

    private long time(JsonNode in) {
        return switch (signal) {
            case TRACES -> Numbers.unsigned(in.path("startTimeUnixNano"));
            case LOGS -> {
                long time = Numbers.unsigned(in.path("timeUnixNano"));
                yield time == 0 ? Numbers.unsigned(in.path("observedTimeUnixNano")) : time;
            }
        };
    }

    private static JsonNode parsed(byte[] bytes, int length) {
        try {
            return JSON.readTree(bytes, 0, length);
        } catch (IOException e) {
            throw Unreadable.because("It is not JSON within the limits.");
        }
    }

    /** Absent and {@code null} are empty, as the protocol has it. */
    private static JsonNode list(JsonNode in, String name) {
        JsonNode list = in.path(name);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw Unreadable.because("The field '" + name + "' is not a list.");
        }
        return list;
    }
}
