package org.ocpp4j.server.app;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals of the operating system, as orders to this process. The JVM keeps QUIT for itself, whatever its options,
 * so USR1 stands for it; the launcher turns QUIT into USR1.
 */
final class Signals {
    /** The order that a signal stands for. */
    enum Order {
        /** Stop at once, in good order. */
        STOP,
        /** Let stations go gradually, then stop. */
        STOP_GRACEFULLY,
        /** Let stations go gradually, and take no more. */
        DRAIN,
        /** Read the settings again. */
        RELOAD
    }

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private static final Map<String, Order> ORDERS = Map.of(
            "TERM", Order.STOP,
            "INT", Order.STOP,
            "USR1", Order.STOP_GRACEFULLY,
            "HUP", Order.RELOAD,
            "WINCH", Order.DRAIN);

    private Signals() {}

    /**
     * Begins to listen, for as long as the process lives. Before the process can carry out orders, HUP or USR1 would
     * kill it: so listen to these first, and to those that stop the process once it can stop in good order.
     *
     * @param which the orders to listen to
     * @param orders receives each order on a thread of the JVM; must not block
     */
    static void listen(Set<Order> which, Consumer<Order> orders) {
        ORDERS.forEach((name, order) -> {
            if (which.contains(order) && (order != Order.DRAIN || !hasTerminal())) {
                handle(name, () -> orders.accept(order));
            }
        });
    }

    /** By reflection, since the compiler warns of {@code sun.misc.Signal}, and nothing else will do. */
    private static void handle(String name, Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            task.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException cannot) {
            LOG.debug("SIG{} keeps its usual effect: {}", name, cannot.toString());
        }
    }

    /** A terminal sends WINCH whenever its window changes size. If unknown, a terminal is assumed. */
    private static boolean hasTerminal() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            // After the name, which may hold anything: state, parent, group, session, terminal.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", 6);
            return !fields[4].equals("0");
        } catch (IOException elsewhere) {
            return true;
        }
    }
}
