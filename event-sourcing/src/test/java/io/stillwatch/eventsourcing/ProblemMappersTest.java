package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.hibernate.JDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMappersTest {

    /**
     * By SQLSTATE: a wait for a lock, a deadlock, a connection that broke, a shutdown, a full disk, a database that only reads (after a failover, or
     * to save its disk), a password that is being changed, a database that is being restored, a disk that fails; then a key that is there already, a
     * wrong type, and a statement that somebody cancelled.
     */
    @ParameterizedTest
    @CsvSource({
        "55P03, true",
        "40P01, true",
        "08006, true",
        "57P01, true",
        "53100, true",
        "25006, true",
        "28P01, true",
        "3D000, true",
        "58030, true",
        "23505, false",
        "42804, false",
        "57014, false"
    })
    void what_passes_is_answered_503_whichever_library_says_it(String sqlState, boolean passes) {
        var fromClient = new PgException("no", "ERROR", sqlState, null);
        var fromHibernate = new JDBCException("error executing", new SQLException("no", sqlState));

        assertThat(ProblemMappers.isStoreUnavailable(fromClient)).isEqualTo(passes);
        assertThat(ProblemMappers.isStoreUnavailable(fromHibernate)).isEqualTo(passes);
    }

    /** The pool's words for its having none, for none that is made in time, for one that died in it; and words of somebody else. */
    @ParameterizedTest
    @CsvSource({
        "Timeout waiting for connection, true",
        "Timeout, true",
        "Connection is not active now, true",
        "Timeout is no number, false"
    })
    void to_have_no_connection_passes(String words, boolean passes) {
        var fromPool = new VertxException(words, true);

        assertThat(ProblemMappers.isStoreUnavailable(fromPool)).isEqualTo(passes);
        assertThat(ProblemMappers.isStoreUnavailable(new CompletionException(fromPool)))
                .isEqualTo(passes);
    }
}
