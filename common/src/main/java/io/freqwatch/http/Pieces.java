package io.freqwatch.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes that come bit by bit, in pieces that are never copied to grow: a large body costs what it
 * holds, and not what doubling arrays hold besides. Used by one thread at a time.
 */
final class Pieces {
  private static final int FIRST_BYTES = 4 << 10;
  private static final int LARGEST_BYTES = 256 << 10;

  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private int size;

  int size() {
    return size;
  }

  /** Takes all that the buffer has left. */
  void add(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      ByteBuffer last = lastWithRoom();
      int length = Math.min(last.remaining(), bytes.remaining());
      last.put(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
      size += length;
    }
  }

  /** Everything, in order; nothing is left here. */
  byte[] join() {
    byte[] whole = new byte[size];
    int at = 0;
    while (!pieces.isEmpty()) {
      ByteBuffer piece = pieces.removeFirst().flip();
      int length = piece.remaining();
      piece.get(whole, at, length);
      at += length;
    }
    size = 0;
    return whole;
  }

  void clear() {
    pieces.clear();
    size = 0;
  }

  private ByteBuffer lastWithRoom() {
    ByteBuffer last = pieces.peekLast();
    if (last != null && last.hasRemaining()) {
      return last;
    }
    ByteBuffer next = ByteBuffer.allocate(Math.clamp(size, FIRST_BYTES, LARGEST_BYTES));
    pieces.addLast(next);
    return next;
  }
}
