package io.freqwatch.discovery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a name server answers to one question, read once. Source: RFC 1035 §4. */
final class DnsAnswer {
  private static final int HEADER_BYTES = 12;
  private static final int TRUNCATED = 0x0200;
  private static final int NO_ERROR = 0;
  private static final int NO_SUCH_NAME = 3;
  private static final int POINTER = 0xc0;
  private static final int MAX_POINTERS = 32;

  /** RFC 1035 §2.3.4; without it a message of 64 KiB could say names of gigabytes. */
  private static final int MAX_NAME_LENGTH = 255;

  private final DiscoveryConfig.RecordType type;
  private final ByteBuffer message;
  private final int flags;

  /**
   * @throws IOException where this is no answer to that question
   */
  DnsAnswer(int id, DiscoveryConfig.RecordType type, byte[] message) throws IOException {
    this.type = type;
    this.message = ByteBuffer.wrap(message);
    if (message.length < HEADER_BYTES || (this.message.getShort(0) & 0xffff) != id) {
      throw new IOException("found something else than an answer to our question");
    }
    this.flags = this.message.getShort(2);
  }

  boolean isTruncated() {
    return (flags & TRUNCATED) != 0;
  }

  /**
   * The records of the type asked for; empty where there is no such name.
   *
   * @throws IOException where the server says that it failed, or the message is broken
   */
  Optional<List<String>> records() throws IOException {
    int code = flags & 0xf;
    if (code == NO_SUCH_NAME) {
      return Optional.empty();
    }
    if (code != NO_ERROR) {
      throw new IOException("answered with error " + code);
    }
    try {
      return Optional.of(answers());
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("answered with a broken message", e);
    }
  }

  private List<String> answers() throws IOException {
    int questions = message.getShort(4) & 0xffff;
    int answers = message.getShort(6) & 0xffff;
    message.position(HEADER_BYTES);
    for (int i = 0; i < questions; i++) {
      name();
      message.getInt();
    }
    List<String> records = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      name();
      int kind = message.getShort() & 0xffff;
      message.position(message.position() + 6);
      int end = (message.getShort() & 0xffff) + message.position();
      if (kind == DnsQuestion.number(type)) {
        records.add(record(end));
      }
      message.position(end);
    }
    return records;
  }

  private String record(int end) throws IOException {
    return switch (type) {
      case A, AAAA -> address(end - message.position());
      case NS -> name();
      case MX -> number() + " " + name();
      case SRV -> number() + " " + number() + " " + number() + " " + name();
    };
  }

  private int number() {
    return message.getShort() & 0xffff;
  }

  private String address(int length) throws IOException {
    byte[] bytes = new byte[length];
    message.get(bytes);
    return shortened(InetAddress.getByAddress(bytes).getHostAddress());
  }

  /** The longest run of zeros is left out, as RFC 5952 wants it. */
  private static String shortened(String address) {
    for (int zeros = 8; zeros > 1; zeros--) {
      String run = ":0".repeat(zeros) + ":";
      String padded = ":" + address + ":";
      int at = padded.indexOf(run);
      if (address.contains(":") && at >= 0) {
        String before = padded.substring(0, at).replaceFirst("^:", "");
        String after = padded.substring(at + run.length()).replaceFirst(":$", "");
        return before + "::" + after;
      }
    }
    return address;
  }

  /** A name with its last point; parts of it may stand elsewhere in the message. */
  private String name() throws IOException {
    StringBuilder name = new StringBuilder();
    int end = -1;
    for (int pointers = 0; pointers <= MAX_POINTERS && name.length() <= MAX_NAME_LENGTH; ) {
      int length = message.get() & 0xff;
      if (length == 0) {
        message.position(end < 0 ? message.position() : end);
        return name.isEmpty() ? "." : name.toString();
      }
      if ((length & POINTER) == POINTER) {
        int target = (length & ~POINTER) << 8 | message.get() & 0xff;
        end = end < 0 ? message.position() : end;
        message.position(target);
        pointers++;
      } else {
        byte[] label = new byte[length];
        message.get(label);
        name.append(new String(label, US_ASCII)).append('.');
      }
    }
    throw new IOException("answered with a name that never ends");
  }
}
