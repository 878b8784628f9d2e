package io.freqwatch.lifecycle;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects as soon as what has grown old takes a quarter more than the last collection left, and at
 * least 48 MiB more. The virtual machine compares after each of its own collections and tells a
 * thread of its own, on which this runs. Closing ends it.
 */
final class OldGeneration implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OldGeneration.class);
  private static final long LEAST_GROWTH_BYTES = 48L << 20;

  private final List<MemoryPoolMXBean> pools;
  private final NotificationListener listener = this::told;

  private OldGeneration(List<MemoryPoolMXBean> pools) {
    this.pools = pools;
  }

  /** Watches from now on; a virtual machine that cannot be watched is left alone. */
  static OldGeneration watched() {
    OldGeneration old =
        new OldGeneration(
            ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                .toList());
    emitter().addNotificationListener(old.listener, null, null);
    old.arm();
    return old;
  }

  private void told(Notification notification, Object unused) {
    if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
      long before = used();
      Runtime.getRuntime().gc();
      log.debug("what is old went from {} to {} KiB", before >> 10, used() >> 10);
      arm();
    }
  }

  private void arm() {
    for (MemoryPoolMXBean pool : pools) {
      long used = pool.getUsage().getUsed();
      long threshold = used + Math.max(LEAST_GROWTH_BYTES, used / 4);
      boolean isReachable = pool.getUsage().getMax() < 0 || threshold < pool.getUsage().getMax();
      pool.setUsageThreshold(isReachable ? threshold : 0);
    }
  }

  private long used() {
    return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
  }

  private static NotificationEmitter emitter() {
    return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
  }

  @Override
  public void close() {
    pools.forEach(pool -> pool.setUsageThreshold(0));
    try {
      emitter().removeNotificationListener(listener);
    } catch (ListenerNotFoundException ignored) { // closed before
    }
  }
}
