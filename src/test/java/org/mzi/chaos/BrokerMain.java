package org.mzi.chaos;

import java.time.Duration;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.command.ActiveMQQueue;

/** ActiveMQ Classic in a process of its own, in memory only, on the loopback address. Argument: port. */
final class BrokerMain {

    static final String CONSUMERS = "consumers ";
    private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(200);

    private BrokerMain() {}

    /** Prints how many listen to the bell, each time that changes. */
    public static void main(String[] arguments) throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("chaos");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.addConnector("tcp://127.0.0.1:" + arguments[0]);
        broker.start();
        broker.waitUntilStarted();
        int last = -1;
        while (broker.isStarted()) {
            Destination bell = broker.getDestination(new ActiveMQQueue("mzi.bell"));
            int consumers = bell.getConsumers().size();
            if (consumers != last) {
                System.out.println(CONSUMERS + consumers);
                last = consumers;
            }
            Thread.sleep(LOOKED_AT_EVERY.toMillis());
        }
    }
}
