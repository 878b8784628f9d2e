package io.freqwatch.alertmanager.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state and its journal. A change counts at once; it lasts once {@link #commit} has said so,
 * which the caller asks for once for as many changes as it has at hand.
 *
 * <p>Where the disk fails the store goes on in memory: alerts must reach people most of all when a
 * machine is in trouble. Each commit then tries to write the whole state anew. Used by one thread.
 */
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  /** Below this the journal is left to grow, whatever of it is outdated. */
  private static final long COMPACTION_BYTES = 16L << 20;

  private final JournalFile file;
  private final StoreState state;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final int damagedBytes;
  private long bytes;
  private long compactedBytes;
  private boolean failing;

  private Store(JournalFile file, HistoryLimits limits, Frames.Read read, long bytes) {
    this.file = file;
    this.state = new StoreState(limits);
    this.bytes = bytes;
    this.damagedBytes = read.damagedBytes();
    read.payloads().forEach(this::replay);
  }

  /**
   * Reads what the journal says. Damage is logged, skipped, and gone afterwards.
   *
   * @throws IOException where the file cannot be read at all
   */
  public static Store open(JournalFile file) throws IOException {
    return open(file, HistoryLimits.DEFAULTS);
  }

  /**
   * As {@link #open(JournalFile)}, with a history of another length.
   *
   * @throws IOException where the file cannot be read at all
   */
  public static Store open(JournalFile file, HistoryLimits limits) throws IOException {
    byte[] journal = file.read();
    Store store = new Store(file, limits, Frames.read(journal), journal.length);
    if (store.damagedBytes > 0) {
      log.warn("the alert journal had {} damaged bytes, which are skipped", store.damagedBytes);
      boolean _ = store.compact();
    }
    return store;
  }

  private void replay(byte[] payload) {
    try {
      state.apply(RecordCodec.decode(payload));
    } catch (IllegalArgumentException e) {
      log.warn("a record of the alert journal is skipped: {}", e.getMessage());
    }
  }

  public StoreState state() {
    return state;
  }

  /** Bytes of the journal that were no whole frames when it was opened. */
  public int damagedBytes() {
    return damagedBytes;
  }

  /** Bytes of the journal on disk. */
  public long bytes() {
    return bytes;
  }

  /** Whether the disk took the last commit. */
  public boolean isFailing() {
    return failing;
  }

  public void put(StoreRecord record) {
    state.apply(record);
    Frames.append(pending, RecordCodec.encode(record));
  }

  /** Writes all changes since the last commit; false where they are in memory alone. */
  public boolean commit() {
    if (failing || bytes + pending.size() > 2 * Math.max(COMPACTION_BYTES, compactedBytes)) {
      return compact();
    }
    if (pending.size() == 0) {
      return true;
    }
    try {
      file.append(pending.toByteArray());
      bytes += pending.size();
      pending.reset();
      return true;
    } catch (IOException e) {
      return fail(e);
    }
  }

  private boolean compact() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    List<StoreRecord> records = state.records();
    records.forEach(record -> Frames.append(whole, RecordCodec.encode(record)));
    try {
      file.replace(whole.toByteArray());
      bytes = whole.size();
      compactedBytes = bytes;
      pending.reset();
      failing = false;
      return true;
    } catch (IOException e) {
      return fail(e);
    }
  }

  private boolean fail(IOException e) {
    if (!failing) {
      log.error("the alert journal cannot be written; alerts go on without it", e);
    }
    failing = true;
    pending.reset();
    return false;
  }

  @Override
  public void close() throws IOException {
    boolean _ = commit();
    file.close();
  }
}
