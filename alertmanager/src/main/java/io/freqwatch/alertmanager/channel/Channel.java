package io.freqwatch.alertmanager.channel;

import java.time.Duration;

/**
 * One way to reach people: one integration of one receiver. A channel makes one attempt for each
 * call and never waits for a better moment; when to try again is decided by whoever calls. Safe for
 * use by many threads, though deliveries to one {@link #destination} come one after another.
 */
public interface Channel {
  /** What it is in the configuration and in metrics, such as {@code telegram}. */
  String kind();

  /**
   * Equal for channels that share a peer and its rate limit, such as all that use one Telegram bot.
   * It is shown to people, so it holds no secret.
   */
  String destination();

  /**
   * Makes one attempt. Whatever goes wrong is an outcome; an exception is a bug of the channel, and
   * counts as {@link Outcome.Retry}. An interrupt ends the attempt as {@link Outcome.Retry}, the
   * thread stays interrupted.
   *
   * @param key the same at each attempt for this message, so that a peer that knows such keys can
   *     drop a second copy
   * @param deadline how long the attempt may take
   */
  Outcome send(Message message, DeliveryKey key, Duration deadline);
}
