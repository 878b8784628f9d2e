package io.freqwatch.freqtrade.api;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a socket and a listener, which may be slow: a bounded queue and a virtual thread.
 * Events that do not fit are dropped and counted; connects and disconnects wait for their place.
 */
final class EventDispatcher {
  private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);
  private static final int CAPACITY = 1_024;

  private sealed interface Signal {
    record Connected() implements Signal {}

    record Message(BotEvent event) implements Signal {}

    record Disconnected(String reason) implements Signal {}
  }

  private final String bot;
  private final BotEventListener listener;
  private final BlockingQueue<Signal> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;

  EventDispatcher(String bot, BotEventListener listener) {
    this.bot = bot;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("bot-listener-" + bot).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void event(BotEvent event) {
    if (!queue.offer(new Signal.Message(event))) {
      dropped.incrementAndGet();
    }
  }

  void connected() throws InterruptedException {
    queue.put(new Signal.Connected());
  }

  void disconnected(String reason) throws InterruptedException {
    queue.put(new Signal.Disconnected(reason));
  }

  long dropped() {
    return dropped.get();
  }

  /** Ends the thread; what is still in the queue is not delivered. */
  void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        deliver(queue.take());
      }
    } catch (InterruptedException closed) {
      log.debug("listener of bot {} ends", bot);
    }
  }

  /** A listener that fails misses one event, not all that follow. */
  private void deliver(Signal signal) {
    try {
      switch (signal) {
        case Signal.Connected _ -> listener.connected();
        case Signal.Message message -> listener.event(message.event());
        case Signal.Disconnected disconnected -> listener.disconnected(disconnected.reason());
      }
    } catch (RuntimeException e) {
      log.error("the listener of bot {} failed at {}", bot, signal.getClass().getSimpleName(), e);
    }
  }
}
