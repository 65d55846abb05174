package io.stillwatch.e2e.bench.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.ingest.fingerprint.Address;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.Input;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.fingerprint.TagKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What needs no server: reading the JSON and making fingerprints of what it says. */
final class Texts {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<byte[]> bodies = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final int lines;
    private final Fingerprints fingerprints = new Fingerprints(LinkingKey.of(new byte[32], 1));

    /** What becomes tags of one interaction. */
    private record Said(Input input, String credential, String conversation, Address address, String stack) {}

    Texts(Load load, int batches) throws IOException {
        var reader = new ObjectMapper().readerFor(JsonNode.class);
        lines = load.lines();
        for (int batch = 0; batch < batches; batch++) {
            bodies.add(load.body(batch));
            reader.<JsonNode>readValues(bodies.getLast()).forEachRemaining(line -> said.add(said(line)));
        }
    }

    /** Every token of every line as text or number, by Jackson's streaming parser: the least that reading can cost. */
    Pace.Work parsing(int thread) {
        return new Pace.Work() {
            private int next = thread;

            @Override
            public long portion() throws IOException {
                try (JsonParser parser = JSON.createParser(bodies.get(next++ % bodies.size()))) {
                    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                        if (token == JsonToken.VALUE_STRING) {
                            parser.getText();
                        } else if (token.isNumeric()) {
                            parser.getNumberValue();
                        }
                    }
                }
                return lines;
            }
        };
    }

    /** All tags of an interaction. */
    Pace.Work fingerprinting(int thread) {
        return new Pace.Work() {
            private int next = thread * 7;

            @Override
            public long portion() {
                for (int i = 0; i < lines; i++) {
                    tag(said.get(next++ % said.size()));
                }
                return lines;
            }
        };
    }

    private void tag(Said of) {
        fingerprints.content(of.input());
        fingerprints.tag(TagKind.CREDENTIAL, of.credential());
        fingerprints.tag(TagKind.CONVERSATION, of.conversation());
        fingerprints.tag(TagKind.STACK, of.stack());
        fingerprints.address(of.address());
        fingerprints.network(of.address());
    }

    private static Said said(JsonNode line) {
        JsonNode client = line.path("client");
        return new Said(
                new Input(
                        line.path("input").path("system").asText(),
                        line.path("input").path("prompt").asText(),
                        1),
                line.path("credential").asText(),
                line.path("conversation").asText(),
                Address.parse(client.path("address").asText()).orElseThrow(),
                client.path("userAgent").asText() + "\n" + client.path("ja4").asText());
    }
}
