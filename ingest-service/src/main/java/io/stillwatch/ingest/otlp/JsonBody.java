package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.ingest.reading.Footprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;

/**
 * An export request in JSON: names in lowerCamelCase, ids in hex, enums and times as numbers; unknown names are ignored. It is cut into its
 * records first and each is read when its turn comes, so that what is wrong with one call does not refuse its neighbours.
 */
final class JsonBody implements Body {
    private static final int DEPTH = 500;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(1024)
                            .maxStringLength(2 * 1024 * 1024)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final Signal signal;
    private final byte[] bytes;
    private final List<JsonCut.Place> places;
    private final List<Optional<Map<String, JsonNode>>> resources = new ArrayList<>();

    /**
     * Cuts a request; bytes that are no UTF-8 are replaced where they stand.
     *
     * @param room is told of the bytes that are kept besides, before they are taken, and may throw
     * @throws io.stillwatch.eventsourcing.ProblemException as {@link JsonCut#of}
     */
    JsonBody(Signal signal, byte[] bytes, int length, LongConsumer room) {
        this.signal = signal;
        this.bytes = bytes;
        Utf8.repair(bytes, 0, length);
        JsonCut cut = JsonCut.of(signal, bytes, length, room);
        this.places = cut.places();
        for (JsonCut.Slice resource : cut.resources()) {
            room.accept(extent(resource));
            resources.add(attributes(resource));
        }
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public long extent(int place) {
        return extent(places.get(place).slice());
    }

    @Override
    public Part part(int place) {
        JsonCut.Slice record = places.get(place).slice();
        Optional<Map<String, JsonNode>> resource =
                resources.get(places.get(place).resource());
        if (record.length() == 0) {
            return new Part.Broken("is not a JSON object");
        }
        if (isExcessive(record)) {
            return new Part.Broken("holds more than " + Footprint.VALUES + " values");
        }
        if (resource.isEmpty()) {
            return new Part.Broken(RESOURCE_UNREADABLE);
        }
        try {
            return new Part.Whole(of(tree(record), resource.get()));
        } catch (IOException e) {
            return new Part.Broken("is not JSON within the limits, or says a field twice");
        }
    }

    private Optional<Map<String, JsonNode>> attributes(JsonCut.Slice resource) {
        if (resource.length() == 0) {
            return Optional.of(Map.of());
        }
        try {
            return isExcessive(resource)
                    ? Optional.empty()
                    : Optional.of(Values.of(tree(resource).path("attributes")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private JsonNode tree(JsonCut.Slice object) throws IOException {
        return JSON.readTree(bytes, object.from(), object.length());
    }

    private boolean isExcessive(JsonCut.Slice object) {
        return Footprint.isExcessive(bytes, object.from(), object.to());
    }

    private long extent(JsonCut.Slice object) {
        return isExcessive(object) ? 0 : Footprint.of(bytes, object.from(), object.to());
    }

    /** {@code null} is what a field that is not there says, and no text. */
    private Telemetry of(JsonNode in, Map<String, JsonNode> resource) {
        return new Telemetry(
                in.path("traceId").asText("").toLowerCase(Locale.ROOT),
                in.path("spanId").asText("").toLowerCase(Locale.ROOT),
                time(in),
                in.path("eventName").asText(""),
                Values.of(in.path("attributes")),
                Values.of(signal, in.path("body")),
                StreamSupport.stream(in.path("events").spliterator(), false)
                        .map(event ->
                                new Telemetry.Event(event.path("name").asText(""), Values.of(event.path("attributes"))))
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
}
