/// Follows everything that is published about cases, prints it, and proves that nothing was missed.
///
///     java CaseEventSubscriber.java http://127.0.0.1:8083 "$(./stillwatch token subscriber)" position.txt [HOW_MANY]
///
/// The file keeps the position of the last event handled. Started again, after a second or a month, the program goes on behind it. With
/// HOW_MANY it ends after so many events, otherwise never.
import module java.net.http;

static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([^\"]*)\"");
static final Pattern SEQUENCE = Pattern.compile("\"sequence\":\"([0-9]+)\"");

static final Duration SILENCE = Duration.ofSeconds(30);

final Map<String, Long> sequences = new HashMap<>();
final ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

void main(String[] args) throws Exception {
    Path file = Path.of(args[2]);
    long wanted = args.length > 3 ? Long.parseLong(args[3]) : Long.MAX_VALUE;
    long position = Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    try (HttpClient client = HttpClient.newHttpClient()) {
        while (wanted > 0) {
            long before = position;
            try (Stream<String> lines = connect(client, args[0], args[1], before)) {
                for (Event event : (Iterable<Event>) events(lines)::iterator) {
                    handle(event, position);
                    position = event.position();
                    keep(file, position);
                    if (--wanted == 0) {
                        System.exit(0);
                    }
                }
            } catch (IOException | UncheckedIOException lost) {
                IO.println("Connection lost, going on behind " + position);
            }
            Thread.sleep(2_000);
        }
    }
}

/// All of it or nothing: a file that was cut off by the end of the program would say nothing, or a wrong position.
void keep(Path file, long position) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, Long.toString(position));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
}

/// Asks for everything behind the last event that was handled. A request that is refused won't get better by asking again.
Stream<String> connect(HttpClient client, String url, String token, long position) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/events"))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token)
            .header("Last-Event-ID", Long.toString(position))
            .timeout(SILENCE)
            .build();
    HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() >= 500) {
        throw new IOException("Status " + response.statusCode());
    }
    if (response.statusCode() != 200) {
        throw new IllegalStateException("Refused: " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
    }
    InputStream body = new Watched(response.body());
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines().onClose(() -> hangUp(body));
}

/// A connection whose other end is gone stays open and says nothing, for ever. There is a heartbeat every 15 seconds: one that has nothing
/// to read for 30 is closed. Only waiting counts, so that handling an event may take its time.
class Watched extends FilterInputStream {

    Watched(InputStream body) {
        super(body);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Future<?> silence = watch.schedule(() -> hangUp(in), SILENCE.toSeconds(), TimeUnit.SECONDS);
        try {
            return super.read(bytes, from, length);
        } finally {
            silence.cancel(false);
        }
    }
}

static void hangUp(InputStream body) {
    try {
        body.close();
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

record Event(long position, String type, String json) {}

/// Server-sent events: lines `id:`, `event:`, `data:`, then a blank one. A heartbeat has no data and is left out.
Stream<Event> events(Stream<String> lines) {
    Map<String, String> fields = new HashMap<>();
    return lines.mapMulti((line, events) -> {
        int colon = line.indexOf(':');
        if (colon > 0) {
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        } else if (line.isEmpty()) {
            if (fields.containsKey("data")) {
                events.accept(new Event(Long.parseLong(fields.get("id")), fields.get("event"), fields.get("data")));
            }
            fields.clear();
        }
    });
}

/// Without a filter positions have no gap. With `case=` alone, the sequence of the case still has none; with `type=`, nothing proves it. A JSON library would read better.
void handle(Event event, long last) {
    if (event.position() != last + 1) {
        throw new IllegalStateException("Position " + event.position() + " came behind " + last);
    }
    Matcher subject = SUBJECT.matcher(event.json());
    Matcher sequence = SEQUENCE.matcher(event.json());
    if (subject.find() && sequence.find()) {
        long number = Long.parseLong(sequence.group(1));
        Long known = sequences.put(subject.group(1), number);
        if (known != null && number != known + 1) {
            throw new IllegalStateException(subject.group(1) + ": " + number + " came behind " + known);
        }
    }
    IO.println(event.position() + " " + event.type() + " " + event.json());
}
