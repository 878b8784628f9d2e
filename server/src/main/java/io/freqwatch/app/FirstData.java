package io.freqwatch.app;

import io.freqwatch.storage.StorageException;
import io.freqwatch.web.ChangeSignal;
import io.freqwatch.web.FleetView;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the first figures of any bot. */
final class FirstData {
  private static final Logger log = LoggerFactory.getLogger(FirstData.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final FleetView view;
  private final ChangeSignal samples;

  FirstData(FleetView view, ChangeSignal samples) {
    this.view = view;
    this.samples = samples;
  }

  /** Runs an action once they are stored, on a thread of its own; an interrupt ends the wait. */
  Thread whenThere(Runnable action) {
    return Thread.ofVirtual().name("first-data").start(() -> await(action));
  }

  private void await(Runnable action) {
    try {
      long seen = -1;
      while (!hasFigures()) {
        seen = samples.await(seen, PATIENCE);
      }
      action.run();
    } catch (InterruptedException ignored) { // the program ends before there is any
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasFigures() {
    try {
      return view.hasFigures();
    } catch (StorageException e) {
      log.debug("no figures yet", e);
      return false;
    }
  }
}
