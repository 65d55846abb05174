package io.stillwatch.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The servers that all tests of one JVM share: started by the first that asks, stopped when the JVM ends.
 *
 * <p>Test frameworks load this class once per class loader, so what is running is noted in a system property and found again by
 * its folder and ports.
 */
public final class SharedServers {

    private static final String NOTE = "stillwatch.shared-servers";

    private static final Map<List<String>, String> TOKENS = new ConcurrentHashMap<>();

    private SharedServers() {}

    /** Starts them at the first call (about 5 s). Killing, restarting and tokens are methods of what this returns. */
    public static synchronized LocalServers get() {
        return running().orElseGet(SharedServers::start);
    }

    /** Of a person with these roles; minted once, since signing takes longer than most of what is asked with it. */
    public static String token(String subject, String... roles) {
        return TOKENS.computeIfAbsent(
                Stream.concat(Stream.of(subject), Stream.of(roles)).toList(),
                _ -> get().tokens().mint(subject, roles));
    }

    private static Optional<LocalServers> running() {
        return Optional.ofNullable(System.getProperty(NOTE)).map(note -> attach(note.split("\\|", -1)));
    }

    private static LocalServers attach(String[] note) {
        Path folder = Path.of(note[0]);
        return new LocalServers(
                folder,
                LocalPostgres.attach(folder.resolve("postgres"), Integer.parseInt(note[1])),
                LocalKafka.attach(folder.resolve("kafka"), Integer.parseInt(note[2]), Integer.parseInt(note[3])),
                Tokens.keptIn(folder.resolve("keys")));
    }

    private static LocalServers start() {
        Path folder = Folders.temporary("tests");
        LocalServers servers = LocalServers.start(folder, 0, 0);
        System.setProperty(
                NOTE,
                folder + "|" + servers.postgres().port() + "|" + servers.kafka().ports());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers), "stop-shared-servers"));
        return servers;
    }

    private static void stop(LocalServers servers) {
        servers.close();
        Folders.delete(servers.folder());
    }
}
