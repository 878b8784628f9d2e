package io.freqwatch.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-1-3 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) for hash tables
 * whose keys strangers choose: without the key nobody can find texts that fall on one place and
 * make each look-up walk through all of them. Immutable and safe to share between threads.
 */
public final class KeyedHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int CHARS_PER_WORD = Long.BYTES / Character.BYTES;

  private final long firstKey;
  private final long secondKey;

  public KeyedHash(long firstKey, long secondKey) {
    this.firstKey = firstKey;
    this.secondKey = secondKey;
  }

  /**
   * The hash of this process, of a key that nobody knows. It decides where things lie in memory and
   * never what is answered, so that unlike other randomness it is no argument of what uses it.
   */
  public static KeyedHash ofProcess() {
    return OfProcess.HASH;
  }

  /** Made when it is asked for first. */
  private static final class OfProcess {
    private static final KeyedHash HASH = fresh(new SecureRandom());

    private static KeyedHash fresh(SecureRandom random) {
      return new KeyedHash(random.nextLong(), random.nextLong());
    }
  }

  /** The lower half of the hash of some bytes. */
  public int of(byte[] bytes, int from, int to) {
    return (int) whole(bytes, from, to);
  }

  /** The lower half of the hash of all names and values. */
  public int of(Labels labels) {
    State state = new State(firstKey, secondKey);
    for (int i = 0; i < labels.size(); i++) {
      add(labels.nameAt(i), state);
      add(labels.valueAt(i), state);
    }
    return (int) state.end();
  }

  long whole(byte[] bytes, int from, int to) {
    State state = new State(firstKey, secondKey);
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      state.add((long) WORD.get(bytes, at));
    }
    long rest = (long) (to - from) << 56;
    for (int shift = 0; at < to; at++, shift += Byte.SIZE) {
      rest |= (bytes[at] & 0xffL) << shift;
    }
    state.add(rest);
    return state.end();
  }

  /**
   * Four characters a word, and the length behind them, so that no two lists of texts are alike.
   */
  private static void add(String text, State to) {
    int length = text.length();
    int at = 0;
    for (; at + CHARS_PER_WORD <= length; at += CHARS_PER_WORD) {
      to.add(
          text.charAt(at)
              | (long) text.charAt(at + 1) << 16
              | (long) text.charAt(at + 2) << 32
              | (long) text.charAt(at + 3) << 48);
    }
    long rest = (long) length << 48;
    for (int shift = 0; at < length; at++, shift += Character.SIZE) {
      rest |= (long) text.charAt(at) << shift;
    }
    to.add(rest);
  }

  /** The four words of the algorithm. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private State(long firstKey, long secondKey) {
      v0 = firstKey ^ 0x736f6d6570736575L;
      v1 = secondKey ^ 0x646f72616e646f6dL;
      v2 = firstKey ^ 0x6c7967656e657261L;
      v3 = secondKey ^ 0x7465646279746573L;
    }

    private void add(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    private long end() {
      v2 ^= 0xff;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
