package io.freqwatch.http;

import java.util.concurrent.Executors;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * What all servers of a process share, so that a hundred of them cost one selector thread each and
 * nothing more: platform threads for the selectors, a timer, buffers. Requests run on virtual
 * threads. All daemons; it lives as long as the process.
 */
record ServerThreads(QueuedThreadPool selectors, Scheduler timer, ByteBufferPool buffers) {
  private static final int MAX_PLATFORM_THREADS = 1024;
  private static final long MAX_BUFFER_BYTES = 16L << 20;

  /** The ones of this process; started on first use. */
  static ServerThreads shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    private static final ServerThreads INSTANCE = start();
  }

  private static ServerThreads start() {
    QueuedThreadPool selectors = new QueuedThreadPool(MAX_PLATFORM_THREADS, 1);
    selectors.setName("http");
    selectors.setDaemon(true);
    selectors.setReservedThreads(0);
    selectors.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-request-", 0).factory()));
    Scheduler timer = new ScheduledExecutorScheduler("http-timer", true);
    LifeCycle.start(selectors);
    LifeCycle.start(timer);
    ByteBufferPool buffers =
        new ArrayByteBufferPool(-1, -1, -1, Integer.MAX_VALUE, MAX_BUFFER_BYTES, MAX_BUFFER_BYTES);
    return new ServerThreads(selectors, timer, buffers);
  }
}
