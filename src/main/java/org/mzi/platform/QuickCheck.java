package org.mzi.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * Limits {@link Connection#isValid} to one second. The container's pool asks it without a limit each time it hands out a
 * connection, so that a server that vanished without closing its connections would cost a caller the whole socket
 * timeout.
 */
final class QuickCheck implements InvocationHandler {

    private static final int SECONDS = 1;

    private final Connection connection;

    private QuickCheck(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        Class<?>[] types = {Connection.class};
        return (Connection)
                Proxy.newProxyInstance(QuickCheck.class.getClassLoader(), types, new QuickCheck(connection));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("isValid")) {
            return connection.isValid(SECONDS);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
