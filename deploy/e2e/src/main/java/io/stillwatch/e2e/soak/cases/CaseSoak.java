package io.stillwatch.e2e.soak.cases;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.Service;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Random commands by seed to a running case-service that is killed in the middle of them: nothing is lost, doubled or unexplained. */
public final class CaseSoak implements Program {

    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak case [--seed N] [--commands N] [--kills N] [--cases N] [--clients N] [--members N]
                  sends 100,000 random commands to 200 cases, their measures and appeals from 16 clients, erases accounts and stops measures
                  now and then, tells of a campaign of 25,000 members, and kills case-service 20 times meanwhile; compares what was answered, logged, published and shown, looks for
                  broken rules, verifies every chain, makes the read models again""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        Options options = Options.read(
                arguments,
                Map.of(
                        "--seed", "1",
                        "--commands", "100000",
                        "--kills", "20",
                        "--cases", "200",
                        "--clients", "16",
                        "--members", "25000"));
        long seed = options.number("--seed");
        try (Installation installation = Installation.of(Service.CASE)) {
            List<String> cases = open(installation, options.number("--cases"));
            var flood = new CommandFlood(installation, cases, seed);
            var absorbing = new Absorbing(installation, options.number("--members"));
            long begun = System.nanoTime();
            CompletableFuture<Void> told = CompletableFuture.runAsync(absorbing::tell);
            flood(installation, flood, options, new Random(seed), progress);
            told.join();
            flood.thaw();
            out.printf(
                    "seed %d: %,d commands to %d cases in %d s, case-service killed %d times; answers %s%n",
                    seed,
                    options.number("--commands"),
                    cases.size(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    options.number("--kills"),
                    flood.answers());
            var audit = new CaseAudit(installation, out);
            boolean held = !flood.hasSurprises();
            held &= absorbing.isWhole(out);
            held &= audit.everythingHasSettled();
            held &= audit.nothingIsLostOrDoneTwice(flood.told());
            held &= audit.noRuleIsBroken(flood.erased());
            held &= audit.everyChainHolds(cases);
            held &= audit.everythingIsPublished();
            held &= audit.readModelsEqualARebuild();
            return held ? 0 : 1;
        }
    }

    private static List<String> open(Installation installation, long many) {
        ServiceClient lead = new ServiceClient(installation.url(), installation.tokenOf("lea", "lead"));
        List<String> cases = new ArrayList<>();
        for (long i = 0; i < many; i++) {
            cases.add(lead.post("/v1/cases", Map.of("summary", "a tip", "accounts", accounts(i)))
                    .path("id")
                    .asText());
        }
        return cases;
    }

    private static List<String> accounts(long place) {
        return IntStream.range(0, Known.MEMBERS)
                .mapToObj(member -> Known.account(place, member))
                .toList();
    }

    /** The kills are spread over the commands, each somewhere into its share. */
    private static void flood(
            Installation installation, CommandFlood flood, Options options, Random random, PrintStream progress) {
        int clients = Math.toIntExact(options.number("--clients"));
        long commands = options.number("--commands");
        long kills = options.number("--kills");
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<CompletableFuture<Void>> running = IntStream.range(0, clients)
                    .mapToObj(client -> CompletableFuture.runAsync(() -> flood.run(client, commands), threads))
                    .toList();
            for (long kill = 0; kill < kills; kill++) {
                long at = (long) ((kill + random.nextDouble()) * commands / kills);
                while (flood.sent() < at) {
                    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
                }
                progress.printf("kill %d after %,d commands%n", kill + 1, flood.sent());
                installation.kill();
            }
            running.forEach(CompletableFuture::join);
        }
    }
}
