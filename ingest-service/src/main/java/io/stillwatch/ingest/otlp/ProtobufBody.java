package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.stillwatch.ingest.reading.Footprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * An export request in protobuf. It is cut into its records first and each is decoded when its turn comes, because decoded messages can take
 * thirty times the memory of what was sent. Layout: field 1 of the request is the list by resource, in that field 1 is the resource and field
 * 2 the list by scope, in that field 2 is the records, in traces and logs alike.
 */
final class ProtobufBody implements Body {
    private static final int RECORD_BYTES = 2 * 1024 * 1024;
    /** Shorter ones are not worth counting. */
    private static final int SHORT = 8 * 1024;
    /** What knowing where a record stands takes. */
    private static final int PLACE_BYTES = 64;

    private static final int BY_RESOURCE = 1;
    private static final int RESOURCE = 1;
    private static final int BY_SCOPE = 2;
    private static final int RECORD = 2;

    private record Place(int resource, Wire.Slice slice) {}

    @FunctionalInterface
    private interface Decoding<M> {
        M from(CodedInputStream in) throws IOException;
    }

    private final Signal signal;
    private final Wire wire;
    private final List<Optional<Map<String, JsonNode>>> resources = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final LongConsumer room;

    /**
     * Cuts a request.
     *
     * @param room is told of the bytes that are kept besides, before they are taken, and may throw
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when it is no such message, 413 when it has too many records
     */
    ProtobufBody(Signal signal, byte[] bytes, int length, LongConsumer room) {
        this.signal = signal;
        this.wire = new Wire(bytes);
        this.room = room;
        try {
            wire.each(new Wire.Slice(0, length), BY_RESOURCE, this::cut);
        } catch (IOException e) {
            throw Unreadable.because("It is not an export request in protobuf.");
        }
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public long extent(int place) {
        Wire.Slice slice = places.get(place).slice();
        try {
            Extent extent = isShort(slice) || isTooLong(slice) ? Extent.NONE : extentOf(slice);
            return extent.values() > Footprint.VALUES ? 0 : extent.bytes();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public Part part(int place) {
        Place at = places.get(place);
        if (isTooLong(at.slice())) {
            return new Part.Broken("is longer than " + RECORD_BYTES + " bytes");
        }
        try {
            if (!isShort(at.slice()) && extentOf(at.slice()).values() > Footprint.VALUES) {
                return new Part.Broken("holds more than " + Footprint.VALUES + " values");
            }
            Optional<Map<String, JsonNode>> resource = resources.get(at.resource());
            return resource.isEmpty()
                    ? new Part.Broken(RESOURCE_UNREADABLE)
                    : new Part.Whole(decoded(at.slice(), resource.get()));
        } catch (IOException e) {
            return new Part.Broken("is not valid protobuf");
        }
    }

    private void cut(Wire.Slice byResource) throws IOException {
        List<Wire.Slice> resource = new ArrayList<>();
        wire.each(byResource, RESOURCE, resource::add);
        room.accept(PLACE_BYTES);
        resources.add(resource.isEmpty() ? Optional.of(Map.of()) : attributes(resource.getLast()));
        int number = resources.size() - 1;
        wire.each(byResource, BY_SCOPE, scope -> wire.each(scope, RECORD, slice -> add(new Place(number, slice))));
    }

    private void add(Place place) {
        if (places.size() == RECORDS) {
            throw Unreadable.tooLarge("It may have " + RECORDS + " records.");
        }
        room.accept(PLACE_BYTES);
        places.add(place);
    }

    private Optional<Map<String, JsonNode>> attributes(Wire.Slice resource) {
        try {
            Extent extent = Extent.of(wire.stream(resource), Resource.getDescriptor());
            if (isTooLong(resource) || extent.values() > Footprint.VALUES) {
                return Optional.empty();
            }
            room.accept(extent.bytes());
            Resource read = decoded(resource, Resource.getDescriptor(), Resource::parseFrom);
            return Optional.of(Values.of(read.getAttributesList()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isTooLong(Wire.Slice record) {
        return record.length() > RECORD_BYTES;
    }

    private static boolean isShort(Wire.Slice record) {
        return record.length() <= SHORT;
    }

    private Extent extentOf(Wire.Slice record) throws IOException {
        return switch (signal) {
            case TRACES -> Extent.of(wire.stream(record), Span.getDescriptor());
            case LOGS -> Extent.of(wire.stream(record), LogRecord.getDescriptor());
        };
    }

    private Telemetry decoded(Wire.Slice record, Map<String, JsonNode> resource) throws IOException {
        return switch (signal) {
            case TRACES -> {
                Span span = decoded(record, Span.getDescriptor(), Span::parseFrom);
                yield of(span, resource);
            }
            case LOGS -> {
                LogRecord event = decoded(record, LogRecord.getDescriptor(), LogRecord::parseFrom);
                yield of(event, resource);
            }
        };
    }

    /** Texts that are no UTF-8 refuse a message, and are replaced when they did. */
    private <M> M decoded(Wire.Slice message, Descriptor type, Decoding<M> decoding) throws IOException {
        try {
            return decoding.from(wire.stream(message));
        } catch (InvalidProtocolBufferException e) {
            wire.repair(message, type);
            return decoding.from(wire.stream(message));
        }
    }

    private static Telemetry of(Span span, Map<String, JsonNode> resource) {
        return new Telemetry(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                span.getStartTimeUnixNano(),
                "",
                Values.of(span.getAttributesList()),
                MissingNode.getInstance(),
                span.getEventsList().stream()
                        .map(event -> new Telemetry.Event(event.getName(), Values.of(event.getAttributesList())))
                        .toList(),
                resource);
    }

    private static Telemetry of(LogRecord event, Map<String, JsonNode> resource) {
        return new Telemetry(
                hex(event.getTraceId()),
                hex(event.getSpanId()),
                event.getTimeUnixNano() == 0 ? event.getObservedTimeUnixNano() : event.getTimeUnixNano(),
                event.getEventName(),
                Values.of(event.getAttributesList()),
                Values.of(event.getBody()),
                List.of(),
                resource);
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
