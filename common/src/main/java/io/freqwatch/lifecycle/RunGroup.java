package io.freqwatch.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Named cleanups, run last in, first out. Whoever starts something registers at once how it ends,
 * so that a failure halfway through a start leaves nothing behind.
 */
public final class RunGroup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunGroup.class);

  private record Cleanup(String name, AutoCloseable action) {}

  private final Deque<Cleanup> cleanups = new ArrayDeque<>();
  private boolean closed;

  /** Starts a component and registers its end. */
  public synchronized <T extends Component> T start(String name, T component) {
    onClose(name, component);
    component.start();
    return component;
  }

  /** Registers a cleanup; one that comes after {@link #close} runs at once. */
  public synchronized void onClose(String name, AutoCloseable action) {
    if (closed) {
      run(new Cleanup(name, action));
    } else {
      cleanups.push(new Cleanup(name, action));
    }
  }

  /** Runs every cleanup once, newest first; a failure is logged and does not stop the others. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!cleanups.isEmpty()) {
      run(cleanups.pop());
    }
  }

  private static void run(Cleanup cleanup) {
    try {
      cleanup.action().close();
    } catch (Exception e) {
      log.warn("closing {} failed", cleanup.name(), e);
    }
  }
}
