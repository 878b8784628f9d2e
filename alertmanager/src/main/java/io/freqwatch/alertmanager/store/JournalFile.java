package io.freqwatch.alertmanager.store;

import java.io.IOException;

/** The one file under the journal, behind an interface so that a test can let it fail. */
public interface JournalFile extends AutoCloseable {
  /** All its bytes; none where it does not exist yet. */
  byte[] read() throws IOException;

  /**
   * Writes behind the end and makes it last over a power loss; on failure any part may be there.
   */
  void append(byte[] bytes) throws IOException;

  /** Puts other bytes in place of all, at once: whenever power is lost, either is there. */
  void replace(byte[] bytes) throws IOException;

  @Override
  void close() throws IOException;
}
