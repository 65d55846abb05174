package io.stillwatch.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A program that is ready and nothing else: what is tried with it is how processes are started, found again and ended.
 */
final class StandInService {

    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Lays it out as the three packaged services of a project. */
    static void layOut(Path project) throws IOException {
        for (Service service : Service.values()) {
            write(service.program(project), StandInService.class);
            Path options = service.options(project);
            Files.createDirectories(options.resolveSibling("."));
            Files.writeString(options, "-XX:+UseSerialGC");
        }
    }

    /** Makes one of them a program that ends at once and says why. */
    static void breakDown(Path project, Service service) throws IOException {
        write(service.program(project), Broken.class);
    }

    private static void write(Path jar, Class<?> program) throws IOException {
        Files.createDirectories(jar.resolveSibling("."));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
        String entry = program.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var code = program.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            if (code != null) {
                code.transferTo(out);
            }
        }
    }

    static final class Broken {

        private Broken() {}

        public static void main(String[] arguments) {
            System.out.println("The reason why it does not start");
        }
    }
}
