package io.tributary.orderimport.internal;

import io.tributary.database.Database;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A database whose commits can be disturbed, just before or just after they take effect. */
final class CrashingDatabase implements Database {
    interface Disturbance {
        void happen() throws SQLException;
    }

    Disturbance beforeCommit = () -> {};
    Disturbance afterCommit = () -> {};
    private final Database real;

    CrashingDatabase(Database real) {
        this.real = real;
    }

    @Override
    public Jdbi open(Class<?> owner, String name) {
        real.open(owner, name);
        return Jdbi.create(dataSource());
    }

    @Override
    public DataSource dataSource() {
        return new CrashingSource();
    }

    private Connection disturbed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit) {
                        beforeCommit.happen();
                    }
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (commit) {
                            afterCommit.happen();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class CrashingSource implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return disturbed(real.dataSource().getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("not wrapped");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
