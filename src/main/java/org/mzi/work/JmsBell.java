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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Node;

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

    private final AtomicBoolean pending = new AtomicBoolean();
    private final AtomicBoolean rungMeanwhile = new AtomicBoolean();
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile boolean brokerWell = true;

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
        if (sending.compareAndSet(false, true)) {
            executor.execute(this::send);
        }
    }

    /** The listener heard a ring of this node; called before it claims. */
    void heard(String node) {
        if (Node.id().equals(node)) {
            rungMeanwhile.set(false);
            pending.set(false);
        }
    }

    /** False after a ring could not be sent, until one could. */
    public boolean isBrokerWell() {
        return brokerWell;
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
            brokerWell = true;
        } catch (JMSException | RuntimeException e) {
            LOG.log(brokerWell ? Level.WARNING : Level.FINE, "The broker does not answer; the sweep finds the work", e);
            brokerWell = false;
        } finally {
            sending.set(false);
        }
    }
}
