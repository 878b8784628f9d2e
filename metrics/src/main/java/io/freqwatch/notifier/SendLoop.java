package io.freqwatch.notifier;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.rules.DurationWindow;
import io.freqwatch.rules.OutgoingAlert;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts to one alertmanager, batch by batch, on a virtual thread of its own, so that one
 * that hangs delays no other. A batch that fails is dropped and counted: rules say again what still
 * holds after a minute, and what has ended for a quarter of an hour.
 */
final class SendLoop {
  private static final Logger log = LoggerFactory.getLogger(SendLoop.class);
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final double NANOS_PER_SECOND = 1e9;

  private final URI address;
  private final AlertmanagerConfig config;
  private final HttpClients clients;
  private final Clock clock;
  private final AlertQueue queue = new AlertQueue();
  private final LongAdder sent = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final DurationWindow latencies = new DurationWindow();
  private final Thread thread;
  private volatile long drainUntilNanos;
  private volatile boolean closing;
  private boolean failing;

  SendLoop(URI address, AlertmanagerConfig config, HttpClients clients, Clock clock) {
    this.address = address;
    this.config = config;
    this.clients = clients;
    this.clock = clock;
    this.thread =
        Thread.ofVirtual().name("notifier " + address.getAuthority()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Returns at once. */
  void send(List<OutgoingAlert> alerts) {
    int lost = queue.add(alerts);
    if (lost > 0) {
      dropped.add(lost);
      log.warn("{} alerts for {} dropped: more than {} wait", lost, address, AlertQueue.CAPACITY);
    }
  }

  AlertmanagerStatistics statistics() {
    return new AlertmanagerStatistics(
        address,
        sent.sum(),
        failed.sum(),
        dropped.sum(),
        queue.size(),
        AlertQueue.CAPACITY,
        latencies.summary(clock.monotonicNanos()));
  }

  /** Ends at once; what waits is dropped. Does not wait. */
  void abandon() {
    dropped.add(queue.size());
    closing = true;
    drainUntilNanos = clock.monotonicNanos();
    queue.close();
    thread.interrupt();
  }

  /** Sends what waits, for a few seconds at most and until a batch fails, and ends. */
  void drain() {
    drainUntilNanos = clock.monotonicNanos() + DRAIN.toNanos();
    closing = true;
    queue.close();
  }

  /** Waits for the end that was asked for. */
  void join() {
    try {
      if (!thread.join(DRAIN.multipliedBy(2))) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      List<OutgoingAlert> batch = queue.take();
      while (!batch.isEmpty() && mayGoOn()) {
        send(batch, AlertsDocument.of(batch));
        batch = queue.take();
      }
      dropped.add(batch.size() + queue.size());
    } catch (InterruptedException ignored) { // abandoned
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayGoOn() {
    return !closing || (!failing && clock.monotonicNanos() - drainUntilNanos < 0);
  }

  private void send(List<OutgoingAlert> batch, byte[] document) {
    long began = clock.monotonicNanos();
    sent.add(batch.size());
    String failure = post(document);
    long ended = clock.monotonicNanos();
    latencies.add((ended - began) / NANOS_PER_SECOND, ended);
    if (!failure.isEmpty()) {
      failed.add(batch.size());
      dropped.add(batch.size());
    }
    logChange(failure);
  }

  /** What went wrong; empty where nothing did. */
  private String post(byte[] document) {
    HttpCall call =
        HttpCall.post(address, "application/json", document)
            .withHeader("User-Agent", "Freqwatch")
            .within(config.timeout());
    try {
      HttpAnswer answer = clients.fetch(call, config.http());
      return answer.isSuccess() ? "" : "bad response status " + answer.status();
    } catch (HttpFailure e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void logChange(String failure) {
    if (!failure.isEmpty() && !failing) {
      log.error("alerts cannot be sent to {}: {}", address, failure);
    } else if (failure.isEmpty() && failing) {
      log.info("alerts can be sent to {} again", address);
    }
    failing = !failure.isEmpty();
  }
}
