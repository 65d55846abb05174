package io.stillwatch.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How one service reaches its own database: as owner to migrate it, as runtime to work in it.
 *
 * @param owner owns the database and its schema, runs migrations
 * @param runtime may connect and do what the owner's migrations grant, nothing else
 */
public record DatabaseAccess(String name, int port, Login owner, Login runtime) {

    /** A database role with its generated password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + name;
    }

    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), login.user(), login.password());
    }
}
