package io.freqwatch.discovery;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Target groups of files. Looks at the files each second and reads what has changed, however it was
 * replaced; reads everything again after the refresh interval. A file that cannot be read, or is
 * wrong, keeps the targets it had, and is complained of once for each change. Used by one thread.
 */
final class FileTargets implements RefreshLoop.Source {
  static final Duration PACE = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(FileTargets.class);

  private final DiscoveryConfig.InFiles config;
  private final DiscoveryCounters counters;
  private final Clock clock;
  private Map<Path, Known> known = new HashMap<>();
  private long readNanos;
  private boolean read;

  /** A file as it was when it was read. */
  private record Known(FileStamp stamp, List<TargetGroup> groups) {}

  FileTargets(DiscoveryConfig.InFiles config, DiscoveryCounters counters, Clock clock) {
    this.config = config;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public Optional<List<TargetGroup>> read() {
    boolean everything = isRefreshDue();
    Map<Path, Known> current = new HashMap<>();
    List<TargetGroup> groups = new ArrayList<>();
    for (Path file : FilePatterns.files(config.files())) {
      Known now = known(file, everything);
      current.put(file, now);
      groups.addAll(now.groups());
    }
    known = current;
    return Optional.of(groups);
  }

  private boolean isRefreshDue() {
    long now = clock.monotonicNanos();
    boolean due = !read || now - readNanos >= config.refreshInterval().toNanos();
    if (due) {
      read = true;
      readNanos = now;
    }
    return due;
  }

  private Known known(Path file, boolean everything) {
    Known before = known.get(file);
    FileStamp stamp = FileStamp.of(file);
    if (before != null && !everything && before.stamp().equals(stamp)) {
      return before;
    }
    try {
      return new Known(stamp, TargetFile.read(file));
    } catch (IOException e) {
      counters.fileErrors.increment();
      if (before == null || !before.stamp().equals(stamp)) {
        log.warn("the targets of {} stay as they were: {}", file, e.getMessage());
      }
      return new Known(stamp, before == null ? List.of() : before.groups());
    }
  }
}
