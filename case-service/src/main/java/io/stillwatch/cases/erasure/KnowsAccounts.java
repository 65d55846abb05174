package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Something beside the event log that knows accounts by their names, such as a read model. */
public interface KnowsAccounts {

    /**
     * A row about an account.
     *
     * @param caseId the case it belongs to, empty if it belongs to none
     * @param what the kind of row, in words
     * @param row what it says; becomes JSON
     * @param words where people wrote about this account and nobody else
     * @param endUser of the account whom it is about, empty if it is about none
     */
    record Held(String caseId, String what, Object row, List<Words> words, String endUser) {

        public Held {
            words = List.copyOf(words);
        }

        Held(String caseId, String what, Object row, List<Words> words) {
            this(caseId, what, row, words, "");
        }
    }

    /**
     * What people wrote in one stream, by the key that seals it.
     *
     * @param subject of one key, or {@link #ANY_TEXT} for those of all texts
     */
    record Words(String stream, String subject) {

        static final String ANY_TEXT = "text:";

        /** How words call the key of such a subject. */
        static String naming(String subject) {
            return subject.startsWith(ANY_TEXT) ? ANY_TEXT : subject;
        }
    }

    Uni<List<Held>> about(Mutiny.StatelessSession session, String account);

    /**
     * Puts another word in place of the account wherever it stands in what was found; fails with a problem while somebody still has to act by
     * its name. Rows of a case whose turn nobody waited for came later, and stay.
     */
    Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead);
}
