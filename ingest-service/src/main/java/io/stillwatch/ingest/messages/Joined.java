package io.stillwatch.ingest.messages;

import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a call together with what was said in it. */
public final class Joined {
    private Joined() {}

    /**
     * The call with the last message of its user, the last of the system or what it says of that itself, and the number of turns.
     *
     * @param said in the order of time
     * @return empty when nothing was said that compares with the call
     */
    public static Optional<InteractionRecorded> of(InteractionRecorded call, List<InteractionRecorded> said) {
        List<InteractionRecorded> comparable = said.stream()
                .filter(message -> message.keyEpoch() == call.keyEpoch())
                .toList();
        List<InteractionRecorded> all = new ArrayList<>(comparable);
        all.addFirst(call);
        return comparable.isEmpty()
                ? Optional.empty()
                : content(all, InteractionRecorded::content)
                        .map(content -> call.saying(
                                content, content(all, Joined::underPrevious).orElse(null)));
    }

    private static @Nullable Content underPrevious(InteractionRecorded message) {
        return message.previous() == null ? null : message.previous().content();
    }

    private static Optional<Content> content(
            List<InteractionRecorded> said, Function<InteractionRecorded, @Nullable Content> of) {
        List<Content> all = said.stream()
                .flatMap(message -> Stream.ofNullable(of.apply(message)))
                .toList();
        List<Content> ofUser = all.stream().filter(Joined::isOfUser).toList();
        Optional<Content> ofSystem =
                all.stream().filter(content -> content.systemDigest() != null).reduce((_, later) -> later);
        Optional<Content> last = ofUser.isEmpty() ? ofSystem : Optional.of(ofUser.getLast());
        return last.map(content -> joined(content, Math.max(1, ofUser.size()), ofSystem.orElse(content)));
    }

    /** A message of the system stands before an empty one of the user. */
    private static boolean isOfUser(Content content) {
        return content.characters() > 0;
    }

    private static Content joined(Content last, int turns, Content system) {
        return new Content(
                last.characters(),
                last.tokens(),
                turns,
                last.script(),
                last.codeFences(),
                last.formulas(),
                last.digest(),
                last.shingles(),
                last.exact(),
                system.systemDigest(),
                Objects.requireNonNullElse(system.systemShingles(), List.of()));
    }
}
