package org.mzi.work;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Node;
import org.mzi.platform.Problem;

/**
 * Rings by a non-persistent JMS message that lives ten seconds. While a ring of this node has not been heard, further ones
 * add nothing: whoever hears it claims after it cleared the flag. A ring that another node heard, or that was lost, is
 * taken as heard after 200 ms. The first ring after a rest goes out at once, the next 50 ms later at the earliest: a ring
 * costs more than an event, and what arrives meanwhile is worked on together. Sending is done by one background thread at a
 * time, because a broker that is down can hold a sender for long.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = JmsBell.EXECUTOR, maxAsync = 1)
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
    public static final String QUEUE = "mzi.bell";
    public static final String NODE = "node";

    private static final Logger LOG = Logger.getLogger(JmsBell.class.getName());
    private static final long LIFE_MILLIS = 10_000;
    private static final long HEARD_AFTER_MILLIS = 200;
    private static final long SHORTEST_GAP_MILLIS = 50;
    private static final long LINGER_MILLIS = 2_000;
    private static final long LONGEST_SEND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Semaphore rung = new Semaphore(0);
    private final Semaphore heard = new Semaphore(0);
    private final AtomicBoolean sender = new AtomicBoolean();
    private volatile Long sendingSince;
    private volatile Problem problem;

    @Resource(lookup = EXECUTOR)
    private ManagedExecutorService executor;

    @Resource(lookup = "java:app/jms/bell-factory")
    private ConnectionFactory factory;

    @Resource(lookup = "java:app/jms/bell")
    private Queue queue;

    @Override
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
        startSender();
    }

    private void startSender() {
        if (sender.compareAndSet(false, true)) {
            try {
                executor.execute(this::sendWhileRung);
            } catch (RejectedExecutionException serverStops) {
                sender.set(false);
                LOG.log(Level.FINE, "Not rung", serverStops);
            }
        }
    }

    /** Stays a little after the last ring: starting a thread of the container costs more than the ring itself. */
    private void sendWhileRung() {
        try {
            while (rung.tryAcquire(LINGER_MILLIS, TimeUnit.MILLISECONDS)) {
                rung.drainPermits();
                heard.drainPermits();
                send();
                heard.tryAcquire(HEARD_AFTER_MILLIS, TimeUnit.MILLISECONDS);
                TimeUnit.MILLISECONDS.sleep(SHORTEST_GAP_MILLIS);
            }
        } catch (InterruptedException serverStops) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            sender.set(false);
        }
        if (rung.availablePermits() > 0) {
            startSender();
        }
    }

    /** The listener heard a ring of this node; called before it claims, so that all rung until now is seen. */
    public void heard(String node) {
        if (Node.id().equals(node)) {
            rung.drainPermits();
            heard.release();
        }
    }

    /**
     * Why the broker is not well, and what to do: after a ring could not be sent, or not within five seconds, until one
     * could. Null while it is well. The sweep rings every ten seconds.
     */
    public Problem problem() {
        Long since = sendingSince;
        Problem last = problem;
        boolean late = since != null && System.nanoTime() - since > LONGEST_SEND_NANOS;
        return last == null && late ? unavailable("it does not answer") : last;
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

    private void send() {
        sendingSince = System.nanoTime();
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
            sendingSince = null;
        }
    }
}
