package io.freqwatch.alertmanager.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A journal in memory that can be made to fail, before or after it wrote. */
public final class MemoryJournalFile implements JournalFile {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean full;

  public MemoryJournalFile(byte[] content) {
    bytes.writeBytes(content);
  }

  public MemoryJournalFile() {}

  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public byte[] read() {
    return bytes.toByteArray();
  }

  @Override
  public void append(byte[] more) throws IOException {
    if (full) {
      bytes.write(more, 0, more.length / 2);
      throw new IOException("no space left");
    }
    bytes.writeBytes(more);
  }

  @Override
  public void replace(byte[] other) throws IOException {
    if (full) {
      throw new IOException("no space left");
    }
    bytes.reset();
    bytes.writeBytes(other);
  }

  @Override
  public void close() {}
}
