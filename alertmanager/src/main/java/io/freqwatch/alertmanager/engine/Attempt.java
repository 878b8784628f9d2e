package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import java.time.Duration;

/**
 * One call of a channel that is to be made now.
 *
 * @param intent the id of what is to be delivered, to which the outcome belongs
 */
public record Attempt(
    String intent, Channel channel, Message message, DeliveryKey key, Duration deadline) {}
