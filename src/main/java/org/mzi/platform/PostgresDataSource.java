package org.mzi.platform;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Unpooled connections to the PostgreSQL that {@code DATABASE_URL} names; the container pools them. Reaching the server
 * is given up after two seconds, logging in after five (a node that is just starting, on a busy machine, needs more than
 * two) and a statement after thirty, so that a caller gets its answer while a server is gone.
 */
public final class PostgresDataSource implements DataSource {

    private static final int CONNECT_SECONDS = 2;
    private static final int LOGIN_SECONDS = 5;
    private static final int SOCKET_SECONDS = 30;

    private final PGSimpleDataSource delegate;

    /** From system properties and the environment. */
    public PostgresDataSource() {
        this(setting("DATABASE_URL"), setting("DATABASE_USER"), setting("DATABASE_PASSWORD"));
    }

    /**
     * @param url {@code jdbc:postgresql://…} or {@code postgresql://user:password@…}
     * @param user may be null when the address names one
     * @param password may be null likewise
     * @throws IllegalArgumentException with words for the operator, when the address is neither
     */
    public PostgresDataSource(String url, String user, String password) {
        delegate = new PGSimpleDataSource();
        String jdbc = url;
        String name = user;
        String secret = password;
        if (url != null && (url.startsWith("postgresql://") || url.startsWith("postgres://"))) {
            URI uri = URI.create(url);
            String info = uri.getRawUserInfo();
            if (info != null) {
                String[] parts = info.split(":", 2);
                name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                secret = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : secret;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        }
        if (jdbc == null || !jdbc.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException("DATABASE_URL "
                    + (jdbc == null || jdbc.isBlank() ? "is not set" : "names no PostgreSQL")
                    + ". It must be jdbc:postgresql://host:port/name or postgresql://user:password@host:port/name.");
        }
        delegate.setUrl(jdbc);
        if (name != null && !name.isBlank()) {
            delegate.setUser(name);
        }
        if (secret != null && !secret.isBlank()) {
            delegate.setPassword(secret);
        }
        delegate.setConnectTimeout(CONNECT_SECONDS);
        delegate.setLoginTimeout(LOGIN_SECONDS);
        delegate.setSocketTimeout(SOCKET_SECONDS);
        delegate.setTcpKeepAlive(true);
        delegate.setApplicationName("mzi");
        delegate.setReWriteBatchedInserts(true);
        // Its details quote rows, which are no matter for the log.
        delegate.setLogServerErrorDetail(false);
    }

    private static String setting(String name) {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue(name, String.class).orElse(null);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return QuickCheck.of(delegate.getConnection());
    }

    /** The container passes the credentials of the data source's definition, which has none. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return QuickCheck.of(delegate.getConnection());
    }

    @Override
    public PrintWriter getLogWriter() {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        delegate.setLogWriter(out);
    }

    /** Ignored: the container's default would undo this class's own limit. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return delegate.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return delegate.isWrapperFor(type);
    }
}
