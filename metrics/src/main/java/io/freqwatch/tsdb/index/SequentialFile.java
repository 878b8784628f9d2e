package io.freqwatch.tsdb.index;

import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A new file written from front to back through a buffer. Used by one thread. */
public final class SequentialFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] ZEROS = new byte[64];

  private final DiskFile file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long flushed;

  public SequentialFile(Disk disk, Path path) throws IOException {
    this.file = disk.create(path);
  }

  /** Bytes written so far. */
  public long position() {
    return flushed + buffer.position();
  }

  public void write(ByteSink sink) throws IOException {
    write(sink.buffer());
  }

  /** Writes all of a buffer. */
  public void write(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > buffer.remaining()) {
      flush();
    }
    if (bytes.remaining() > buffer.remaining()) {
      int length = bytes.remaining();
      file.write(bytes, flushed);
      flushed += length;
    } else {
      buffer.put(bytes);
    }
  }

  /** Writes zeros up to the next multiple of an alignment, at most 64. */
  public void align(int alignment) throws IOException {
    int over = (int) (position() % alignment);
    if (over > 0) {
      write(ByteBuffer.wrap(ZEROS, 0, alignment - over));
    }
  }

  /** Makes all that was written last. */
  public void sync() throws IOException {
    flush();
    file.sync();
  }

  /** Writes what is buffered. */
  public void flush() throws IOException {
    buffer.flip();
    int length = buffer.remaining();
    file.write(buffer, flushed);
    flushed += length;
    buffer.clear();
  }

  /** Closes the file as it is; what was not flushed is lost. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
