package org.mzi.work.engine;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.work.JmsBell;

/** Hears the bell and lets the engine work. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "activemq"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = JmsBell.QUEUE),
            @ActivationConfigProperty(propertyName = "maxSessions", propertyValue = "8"),
            @ActivationConfigProperty(propertyName = "maxMessagesPerSessions", propertyValue = "1")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BellListener implements MessageListener {

    private static final Logger LOG = Logger.getLogger(BellListener.class.getName());

    @Inject
    private Engine engine;

    @Inject
    private JmsBell bell;

    /** Never throws: a redelivery would repeat the bell, not the work. */
    @Override
    public void onMessage(Message message) {
        try {
            bell.heard(message.getStringProperty(JmsBell.NODE));
        } catch (JMSException e) {
            LOG.log(Level.FINE, "A bell without a name", e);
        }
        engine.work();
    }
}
