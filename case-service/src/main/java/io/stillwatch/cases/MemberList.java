package io.stillwatch.cases;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.MemberChunk;
import io.stillwatch.eventsourcing.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who came to a case and who left it at one moment, in the order that the digest of their chunk covers: one that is drawn, so that no
 * neighbour says whose place it is once a name is erased.
 *
 * @param chunk what the chunk is called
 */
public record MemberList(String chunk, List<Member> joined, List<Member> left, Salts salts) {

    public MemberList {
        joined = salts.drawn(joined, Member::name);
        left = salts.drawn(left, Member::name);
    }

    /** With an event of this number. */
    public MemberList(CaseId id, long sequence, List<Member> joined, List<Member> left, Salts salts) {
        this(id.value() + "/" + sequence, joined, left, salts);
    }

    /**
     * A member.
     *
     * @param endUser empty if the whole account is one
     * @param since event time of its first evidence
     */
    public record Member(String account, String endUser, Instant since) {

        private String name() {
            return account + "\t" + endUser;
        }
    }

    /** A member at its place in the list. */
    @RegisterForReflection
    record Line(String account, String endUser, Instant since, String salt) {

        String commitment() {
            return Salts.commitment(salt, account + "\t" + endUser + "\t" + since);
        }
    }

    /** What the case's event says of it. */
    public MemberChunk told() {
        return new MemberChunk(chunk, joined.size(), left.size(), digest());
    }

    boolean isEmpty() {
        return joined.isEmpty() && left.isEmpty();
    }

    /** Those that joined, then those that left. */
    List<Line> lines() {
        List<Member> all = Stream.concat(joined.stream(), left.stream()).toList();
        return IntStream.range(0, all.size())
                .mapToObj(place -> line(all.get(place), salts.of(place)))
                .toList();
    }

    private static Line line(Member member, String salt) {
        return new Line(member.account(), member.endUser(), member.since(), salt);
    }

    private String digest() {
        List<String> covered = lines().stream().map(Line::commitment).collect(Collectors.toCollection(ArrayList::new));
        covered.add(joined.size(), "-");
        return Sha256.hex(String.join("\n", covered));
    }
}
