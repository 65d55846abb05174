package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Where the records of a request and their resources stand in its JSON, found without making a tree of any: what is wrong within one is for
 * whoever reads it, and what is wrong around them all is wrong with the request.
 */
final class JsonCut {
    /** What knowing where a record stands takes. */
    private static final int PLACE_BYTES = 64;

    /** What is nested deeper is no record either; knowing how deep it is takes memory. */
    private static final int DEPTH = 100_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Bytes of an object, of which there are none if it is another value. */
    record Slice(int from, int to) {
        static final Slice NONE = new Slice(0, 0);

        int length() {
            return to - from;
        }
    }

    /** A record, and the number of its resource. */
    record Place(int resource, Slice slice) {}

    /** Reads the value that the parser stands at, to its end. */
    @FunctionalInterface
    private interface Step {
        void read() throws IOException;
    }

    private final JsonParser in;
    private final Signal signal;
    private final LongConsumer room;
    private final List<Slice> resources = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private JsonCut(JsonParser in, Signal signal, LongConsumer room) {
        this.in = in;
        this.signal = signal;
        this.room = room;
    }

    /**
     * Cuts a request.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when it is no such object, says a list twice or goes on behind its end, 413 when
     *     it has too many records
     */
    static JsonCut of(Signal signal, byte[] bytes, int length, LongConsumer room) {
        try (JsonParser in = JSON.createParser(bytes, 0, length)) {
            JsonCut cut = new JsonCut(in, signal, room);
            cut.request();
            return cut;
        } catch (IOException e) {
            throw Unreadable.because("It is not JSON within the limits.");
        }
    }

    /** One for each number. */
    List<Slice> resources() {
        return resources;
    }

    List<Place> places() {
        return places;
    }

    private void request() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw Unreadable.because("It is not a JSON object.");
        }
        fields(Map.of(signal.byResource(), () -> each(signal.byResource(), this::byResource)));
        if (in.nextToken() != null) {
            throw Unreadable.because("Something follows its end.");
        }
    }

    private void byResource() throws IOException {
        int number = resources.size();
        room.accept(PLACE_BYTES);
        resources.add(Slice.NONE);
        Step byScope = () -> each(signal.records(), () -> add(new Place(number, slice())));
        fields(Map.of(
                "resource",
                () -> resources.set(number, slice()),
                signal.byScope(),
                () -> each(signal.byScope(), () -> fields(Map.of(signal.records(), byScope)))));
    }

    private void add(Place place) {
        if (places.size() == Body.RECORDS) {
            throw Unreadable.tooLarge("It may have " + Body.RECORDS + " records.");
        }
        room.accept(PLACE_BYTES);
        places.add(place);
    }

    /** Unknown names are ignored. */
    private void fields(Map<String, Step> known) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        Set<String> said = new HashSet<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            Step step = known.getOrDefault(name, in::skipChildren);
            if (known.containsKey(name) && !said.add(name)) {
                throw Unreadable.because("The field '" + name + "' is said twice.");
            }
            in.nextToken();
            step.read();
        }
    }

    /** {@code null} is empty, as the protocol has it. */
    private void each(String name, Step step) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Unreadable.because("The field '" + name + "' is not a list.");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            step.read();
        }
    }

    private Slice slice() throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return Slice.NONE;
        }
        long from = in.currentTokenLocation().getByteOffset();
        if (from < 0) {
            throw new IOException("Not UTF-8");
        }
        in.skipChildren();
        return new Slice((int) from, (int) in.currentLocation().getByteOffset());
    }
}
