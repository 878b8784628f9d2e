package io.freqwatch.tsdb;

import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was damaged and put aside: blocks as {@code <ulid>.damaged}, pieces of the logs in {@code
 * quarantine/}. It is kept for a person to look at, as far as it takes no more than it may; the
 * oldest goes first. Used by the maintenance thread; figures are for any.
 */
final class Quarantine {
  private static final Logger log = LoggerFactory.getLogger(Quarantine.class);
  private static final Comparator<Item> OLDEST_FIRST =
      Comparator.comparingLong(Item::modifiedMillis).thenComparing(Item::path);

  /** Something that was put aside. */
  private record Item(Path path, long bytes, long modifiedMillis) {}

  private final Disk disk;
  private final Path data;
  private final long limitBytes;
  private final LongAdder dropped = new LongAdder();
  private volatile List<Item> items = List.of();

  /**
   * @param limitBytes 0 for any number
   */
  Quarantine(Disk disk, Path data, long limitBytes) {
    this.disk = disk;
    this.data = data;
    this.limitBytes = limitBytes;
  }

  int count() {
    return items.size();
  }

  long bytes() {
    return items.stream().mapToLong(Item::bytes).sum();
  }

  /** How many were dropped since the start. */
  long dropped() {
    return dropped.sum();
  }

  CheckResult check() {
    return items.isEmpty()
        ? CheckResult.OK
        : CheckResult.degraded(
            "damaged data is in quarantine, %d parts with %d KiB, the newest %s; look at them and remove them"
                .formatted(items.size(), bytes() >> 10, items.getLast().path()));
  }

  /** Looks at what there is, and drops what is too much. */
  void enforce() throws IOException {
    look();
    while (limitBytes > 0 && bytes() > limitBytes) {
      dropOldest("they take more than the %d KiB they may".formatted(limitBytes >> 10));
    }
  }

  /** Drops the oldest to gain room; false where there is nothing. */
  boolean dropForSpace() throws IOException {
    look();
    if (items.isEmpty()) {
      return false;
    }
    dropOldest("the disk is nearly full");
    return true;
  }

  private void dropOldest(String reason) throws IOException {
    Item oldest = items.getFirst();
    disk.deleteTree(oldest.path);
    dropped.increment();
    log.warn("{} leaves the quarantine and is gone: {}", oldest.path, reason);
    look();
  }

  private void look() throws IOException {
    List<Item> found = new ArrayList<>();
    for (Path path : disk.list(data)) {
      if (path.getFileName().toString().endsWith(BlockSet.DAMAGED)) {
        found.add(item(path));
      }
    }
    Path pieces = data.resolve("quarantine");
    if (disk.exists(pieces)) {
      for (Path path : disk.list(pieces)) {
        found.add(item(path));
      }
    }
    found.sort(OLDEST_FIRST);
    items = List.copyOf(found);
  }

  private Item item(Path path) throws IOException {
    return new Item(path, disk.sizeOfTree(path), disk.modifiedMillis(path));
  }
}
