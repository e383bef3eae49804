package org.mzi.platform;

import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.databaseaccess.DatasourcePlatform;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.sessions.Login;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.eclipse.persistence.sessions.server.ExternalConnectionPool;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * Lets the server start before its database. EclipseLink by itself takes a connection when Payara deploys the persistence
 * unit, and without one the whole deployment fails; with this it takes the first when something is read or written. Named
 * in {@code persistence.xml}.
 */
public final class LateConnections implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        ServerSession server = (ServerSession) session;
        server.addConnectionPool(new Pool(ServerSession.DEFAULT_POOL, server));
        server.setReadConnectionPool(new Pool("read", server));
    }

    private static final class Pool extends ExternalConnectionPool {

        Pool(String name, ServerSession owner) {
            super(name, owner.getDatasourceLogin(), owner);
        }

        @Override
        protected Accessor buildConnection() {
            Accessor accessor = new LateAccessor();
            accessor.setPool(this);
            accessor.connect(getLogin(), getOwner());
            return accessor;
        }
    }

    /** Knows how to connect after {@link #connect}; EclipseLink's own bookkeeping then does it at the first use. */
    private static final class LateAccessor extends DatabaseAccessor {

        @Override
        public void connect(Login login, AbstractSession session) {
            setLogin(login);
            setDatasourcePlatform(
                    (DatasourcePlatform) session.getDatasourceLogin().getDatasourcePlatform());
            createCustomizer(session);
        }
    }
}
