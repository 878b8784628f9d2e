package io.freqwatch.tsdb.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. Positions are bytes from its beginning. Safe for use by many threads. */
public interface DiskFile extends AutoCloseable {
  /**
   * Reads from a position until the buffer is full or the file ends.
   *
   * @return how many bytes were read, 0 at the end of the file
   */
  int read(ByteBuffer target, long position) throws IOException;

  /** Writes all of a buffer at a position; a failure may leave any part of it written. */
  void write(ByteBuffer source, long position) throws IOException;

  /** Writes all of a buffer behind the last byte; a failure may leave any part of it written. */
  default void append(ByteBuffer source) throws IOException {
    write(source, size());
  }

  /** Cuts the file off behind a length; no effect on a shorter file. */
  void truncate(long size) throws IOException;

  long size() throws IOException;

  /**
   * Makes what was written last over a power loss (fdatasync). After a failure it is unknown which
   * bytes last, and a second call may claim success falsely: go on in another file.
   */
  void sync() throws IOException;

  @Override
  void close() throws IOException;
}
