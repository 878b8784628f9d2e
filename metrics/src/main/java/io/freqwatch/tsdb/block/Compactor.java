package io.freqwatch.tsdb.block;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges blocks into longer ones, forgets what is older than it is kept, and writes anew what is
 * damaged in part. Used by one thread, which may be interrupted: a merge is done wholly or not at
 * all.
 */
public final class Compactor {
  private static final Logger log = LoggerFactory.getLogger(Compactor.class);
  private static final String SALVAGED = "salvaged";
  private static final Duration SCRUB_PERIOD = Duration.ofDays(7);

  private final Disk disk;
  private final BlockSet blocks;
  private final CompactionOptions options;
  private final CompactionPlan plan;
  private final CompactionPlan historyPlan;
  private final Clock clock;
  private final RandomGenerator random;
  private final Map<String, Long> scrubbed = new HashMap<>();

  public Compactor(
      Disk disk, BlockSet blocks, CompactionOptions options, Clock clock, RandomGenerator random) {
    this.disk = disk;
    this.blocks = blocks;
    this.options = options;
    this.plan = new CompactionPlan(CompactionOptions.ranges(options.retention()));
    this.historyPlan = new CompactionPlan(CompactionOptions.ranges(options.historyRetention()));
    this.clock = clock;
    this.random = random;
  }

  /** A name for a new block. */
  public String newUlid() {
    return Ulid.create(clock.wallMillis(), random);
  }

  /**
   * Does all merges there are to do.
   *
   * @return how many blocks were written
   * @throws IOException where one cannot be written; all is as before it
   * @throws StorageException.Corrupt where one cannot be read; {@link #salvage} makes it readable
   */
  public int compact() throws IOException {
    int written = 0;
    while (compactNext()) {
      written++;
    }
    return written;
  }

  private boolean compactNext() throws IOException {
    List<Block> all = blocks.blocks();
    List<BlockMeta> next = next(all);
    if (!next.isEmpty()) {
      List<String> chosen = next.stream().map(BlockMeta::ulid).toList();
      merge(all.stream().filter(block -> chosen.contains(block.meta().ulid())).toList());
      return true;
    }
    Optional<Block> overdue = all.stream().filter(this::isOverdue).findFirst();
    if (overdue.isPresent()) {
      merge(List.of(overdue.get()));
    }
    return overdue.isPresent();
  }

  /** History is merged apart, as it is kept for another time. */
  private List<BlockMeta> next(List<Block> all) {
    Map<Boolean, List<BlockMeta>> byHistory =
        all.stream()
            .map(Block::meta)
            .collect(Collectors.partitioningBy(meta -> meta.compaction().isHistory()));
    List<BlockMeta> scraped = plan.next(settled(byHistory.getOrDefault(false, List.of())));
    return scraped.isEmpty() ? historyPlan.next(byHistory.getOrDefault(true, List.of())) : scraped;
  }

  /**
   * Without blocks of late samples that reach beyond those from the head: the head has more of
   * their time, and the end of a block made of both would say that it has not.
   */
  private static List<BlockMeta> settled(List<BlockMeta> blocks) {
    long cut =
        blocks.stream()
            .filter(block -> !block.compaction().isOutOfOrder())
            .mapToLong(BlockMeta::maxMillis)
            .max()
            .orElse(Long.MIN_VALUE);
    return blocks.stream()
        .filter(block -> !block.compaction().isOutOfOrder() || block.maxMillis() <= cut)
        .toList();
  }

  /** Whether all that a block has of some series is older than these are kept. */
  private boolean isOverdue(Block block) {
    return options.rules().stream()
        .anyMatch(rule -> block.lastMillis() < keptFrom(rule.keep()) && rule.applies(block));
  }

  private long keptFrom(Duration keep) {
    return clock.wallMillis() - keep.toMillis();
  }

  private long keptFrom(Labels labels) {
    long from = Long.MIN_VALUE;
    for (RetentionRule rule : options.rules()) {
      if (rule.applies(labels)) {
        from = Math.max(from, keptFrom(rule.keep()));
      }
    }
    return from;
  }

  /** Writes blocks as one and puts it in their place; none where nothing of them is left. */
  private void merge(List<Block> parents) throws IOException {
    Optional<BlockMeta> child = write(parents, planned(parents), ChunkReading.STRICT);
    if (child.isPresent()) {
      if (!blocks.replace(parents, child.get().ulid())) {
        throw new IOException("block " + child.get().ulid() + " was damaged while it was written");
      }
    } else {
      blocks.remove(parents);
    }
  }

  private Optional<BlockMeta> write(List<Block> parents, BlockMeta target, ChunkReading reading)
      throws IOException {
    List<Block> youngestFirst = new ArrayList<>(parents);
    youngestFirst.sort(Comparator.comparing((Block block) -> block.meta().ulid()).reversed());
    return BlockWriter.write(
        disk, blocks.directory(), target, new SeriesMerge(youngestFirst, this::keptFrom, reading));
  }

  private BlockMeta planned(List<Block> parents) {
    Collection<String> sources = new TreeSet<>();
    int level = 0;
    for (Block parent : parents) {
      sources.addAll(parent.meta().compaction().sources());
      level = Math.max(level, parent.meta().compaction().level());
    }
    List<BlockMeta.Parent> made = parents.stream().map(parent -> parent.meta().asParent()).toList();
    return BlockMeta.planned(
        newUlid(),
        made.stream().mapToLong(BlockMeta.Parent::minMillis).min().orElse(0),
        made.stream().mapToLong(BlockMeta.Parent::maxMillis).max().orElse(0),
        new BlockMeta.Compaction(level + 1, List.copyOf(sources), made, hints(parents)));
  }

  /**
   * Blocks of history come to one of history, and where none came from the head in order, none of
   * their samples says where the log begins; other hints are of no use any more.
   */
  private static List<String> hints(List<Block> parents) {
    if (parents.stream().allMatch(parent -> parent.meta().compaction().isHistory())) {
      return parents.getFirst().meta().compaction().hints();
    }
    return parents.stream().allMatch(parent -> parent.meta().compaction().isOutOfOrder())
        ? List.of(BlockMeta.Compaction.OUT_OF_ORDER)
        : List.of();
  }

  /**
   * Writes each block of which something was deleted anew without that.
   *
   * @return how many blocks there were
   * @throws IOException where one cannot be written; it stays, and what was deleted stays hidden
   */
  public int cleanTombstones() throws IOException {
    int cleaned = 0;
    for (Block block : blocks.blocks()) {
      if (!block.tombstones().isEmpty()) {
        merge(List.of(block));
        cleaned++;
      }
    }
    return cleaned;
  }

  /**
   * Deletes blocks that are older than the retention, and the oldest ones while all takes more
   * bytes than it may. Age counts from the newest sample, or from now where that is earlier:
   * neither a clock that runs ahead nor a program that stood still for long makes history go.
   *
   * @param newestMillis time of the newest sample of the store
   * @param otherBytes what the store takes beside its blocks
   */
  public void applyRetention(long newestMillis, long otherBytes) {
    long now = Math.min(newestMillis, clock.wallMillis());
    blocks.remove(blocks.blocks().stream().filter(block -> isTooOld(block, now)).toList());
    if (options.sizeLimitBytes() > 0) {
      long excess = otherBytes + blocks.byteSize() - options.sizeLimitBytes();
      dropOldest(excess);
    }
  }

  private boolean isTooOld(Block block, long now) {
    boolean history = block.meta().compaction().isHistory();
    Duration kept = history ? options.historyRetention() : options.retention();
    return block.meta().maxMillis() <= now - kept.toMillis();
  }

  /**
   * Deletes the oldest blocks until so many bytes are free.
   *
   * @return how many bytes were
   */
  public long dropOldest(long bytes) {
    List<Block> gone = new ArrayList<>();
    long freed = 0;
    for (Block block : blocks.blocks()) {
      if (freed >= bytes) {
        break;
      }
      gone.add(block);
      freed += block.byteSize();
    }
    blocks.remove(gone);
    return freed;
  }

  /**
   * Reads all of one block that was not read through for a week, or since the start, so that damage
   * is found before somebody asks for the samples. {@link #salvage} then does what can be done.
   *
   * @return whether there was such a block
   */
  public boolean scrubNext() {
    List<Block> all = blocks.blocks();
    scrubbed.keySet().retainAll(all.stream().map(block -> block.meta().ulid()).toList());
    Optional<Block> next = all.stream().filter(this::isScrubDue).findFirst();
    next.ifPresent(this::scrub);
    return next.isPresent();
  }

  private boolean isScrubDue(Block block) {
    Long last = scrubbed.get(block.meta().ulid());
    return block.damage() == null && (last == null || last <= keptFrom(SCRUB_PERIOD));
  }

  private void scrub(Block block) {
    scrubbed.put(block.meta().ulid(), clock.wallMillis());
    try {
      block.verify();
    } catch (StorageException.Corrupt e) {
      log.warn("block {} is damaged: {}", block.directory(), e.getMessage());
    }
  }

  /**
   * Of each block in which a reader found damage, writes anew what can be read, and moves the
   * damaged one aside.
   *
   * @throws IOException where that cannot be written; the block stays, and reading it fails as
   *     before
   */
  public void salvage() throws IOException {
    for (Block block : blocks.blocks()) {
      String damage = block.damage();
      if (damage != null) {
        salvage(block, damage);
      }
    }
  }

  private void salvage(Block block, String damage) throws IOException {
    BlockMeta old = block.meta();
    BlockMeta target =
        BlockMeta.planned(
            newUlid(),
            old.minMillis(),
            old.maxMillis(),
            new BlockMeta.Compaction(
                old.compaction().level(),
                old.compaction().sources(),
                List.of(),
                Stream.concat(old.compaction().hints().stream(), Stream.of(SALVAGED)).toList()));
    try {
      write(List.of(block), target, ChunkReading.SALVAGING)
          .ifPresent(rest -> blocks.salvage(block, rest.ulid(), damage));
    } catch (StorageException.Corrupt e) {
      blocks.quarantine(block, damage + "; and nothing can be read of it: " + e.getMessage());
    }
    blocks.quarantine(block, damage);
  }
}
