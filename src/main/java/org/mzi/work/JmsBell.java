package org.mzi.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.resource.AdministeredObjectDefinition;
import jakarta.resource.ConnectionFactoryDefinition;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Node;
import org.mzi.platform.Problem;

/**
 * Rings by a non-persistent JMS message that lives ten seconds. While a ring of this node has not been heard, further ones
 * add nothing: whoever hears it claims after it cleared the flag. A ring that another node heard, or that was lost, is
 * taken as heard after 200 ms. Sending is done by one background thread at a time, because a broker that is down can hold a
 * sender for long.
 */
@ApplicationScoped
@ManagedScheduledExecutorDefinition(name = JmsBell.EXECUTOR, maxAsync = 2)
@ConnectionFactoryDefinition(
        name = "java:app/jms/bell-factory",
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "activemq",
        maxPoolSize = 4)
@AdministeredObjectDefinition(
        name = "java:app/jms/bell",
        interfaceName = "jakarta.jms.Queue",
        className = "org.apache.activemq.command.ActiveMQQueue",
        resourceAdapter = "activemq",
        properties = "PhysicalName=" + JmsBell.QUEUE)
public class JmsBell implements Bell {

    static final String EXECUTOR = "java:app/concurrent/bell";
    static final String QUEUE = "mzi.bell";
    static final String NODE = "node";

    private static final Logger LOG = Logger.getLogger(JmsBell.class.getName());
    private static final long LIFE_MILLIS = 10_000;
    private static final long HEARD_AFTER_MILLIS = 200;
    private static final long LONGEST_SEND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final AtomicBoolean pending = new AtomicBoolean();
    private final AtomicBoolean rungMeanwhile = new AtomicBoolean();
    private final AtomicReference<Sending> sending = new AtomicReference<>();
    private volatile Problem problem;

    @Resource(lookup = EXECUTOR)
    private ManagedScheduledExecutorService executor;

    @Resource(lookup = "java:app/jms/bell-factory")
    private ConnectionFactory factory;

    @Resource(lookup = "java:app/jms/bell")
    private Queue queue;

    @Override
    public void ring() {
        if (pending.getAndSet(true)) {
            rungMeanwhile.set(true);
            return;
        }
        executor.schedule(this::takeAsHeard, HEARD_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        Sending attempt = new Sending(System.nanoTime());
        if (sending.compareAndSet(null, attempt)) {
            executor.execute(this::send);
        }
    }

    /** A ring that is on its way to the broker. */
    private record Sending(long since) {
        boolean isLate() {
            return System.nanoTime() - since > LONGEST_SEND_NANOS;
        }
    }

    /** The listener heard a ring of this node; called before it claims. */
    void heard(String node) {
        if (Node.id().equals(node)) {
            rungMeanwhile.set(false);
            pending.set(false);
        }
    }

    /** False after a ring could not be sent, or not within five seconds, until one could. The sweep rings every ten. */
    public boolean isBrokerWell() {
        return problem() == null;
    }

    /** Why the broker is not well, and what to do; null while it is. */
    public Problem problem() {
        Sending now = sending.get();
        Problem last = problem;
        return last == null && now != null && now.isLate() ? unavailable("it does not answer") : last;
    }

    private static Problem unavailable(String reason) {
        return new Problem(
                "broker-unavailable",
                "The message broker takes no messages (" + reason + "). Events are worked on all the same, a second or"
                        + " two later. Start the broker, or correct JMS_BROKER_URL and restart the server.");
    }

    /** The innermost cause says it shortest. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void takeAsHeard() {
        if (pending.getAndSet(false) && rungMeanwhile.getAndSet(false)) {
            ring();
        }
    }

    private void send() {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(queue)) {
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.setTimeToLive(LIFE_MILLIS);
            jakarta.jms.Message message = session.createMessage();
            message.setStringProperty(NODE, Node.id());
            producer.send(message);
            problem = null;
        } catch (JMSException | RuntimeException e) {
            LOG.log(
                    problem == null ? Level.WARNING : Level.FINE,
                    "The broker does not answer; the sweep finds the work",
                    e);
            problem = unavailable(reason(e));
        } finally {
            sending.set(null);
        }
    }
}
