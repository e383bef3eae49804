package org.mzi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class QuickCheckTest {

    @Test
    void limitsTheCheckThatThePoolMakesWithoutALimit() throws SQLException {
        Connection answersWithinASecondOnly = connection((proxy, method, arguments) -> arguments[0].equals(1));
        assertThat(QuickCheck.of(answersWithinASecondOnly).isValid(0)).isTrue();
    }

    @Test
    void passesAnythingElseOnWithItsOwnException() {
        Connection broken = connection((proxy, method, arguments) -> {
            throw new SQLException("broken");
        });
        assertThatThrownBy(() -> QuickCheck.of(broken).commit())
                .isInstanceOf(SQLException.class)
                .hasMessage("broken");
    }

    private static Connection connection(InvocationHandler behaviour) {
        Class<?>[] types = {Connection.class};
        return (Connection) Proxy.newProxyInstance(QuickCheckTest.class.getClassLoader(), types, behaviour);
    }
}
