package io.freqwatch.alertmanager.store;

import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.model.Matcher;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file {@code silences} of a real Alertmanager's data directory: messages of protobuf, each
 * behind its length. Source: Alertmanager's silence/silencepb.
 */
public final class SilenceSnapshot {
  private static final List<Matcher.Type> TYPES =
      List.of(
          Matcher.Type.EQUAL, Matcher.Type.REGEX, Matcher.Type.NOT_EQUAL, Matcher.Type.NOT_REGEX);

  private SilenceSnapshot() {}

  /**
   * The silences of a file, with their ids.
   *
   * @throws IllegalArgumentException where the bytes are no such file, or a silence has several
   *     sets of matchers
   */
  public static List<Silence> read(byte[] file) {
    try {
      return read(ByteBuffer.wrap(file));
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException("a number that is none of a silence", e);
    }
  }

  private static List<Silence> read(ByteBuffer rest) {
    List<Silence> silences = new ArrayList<>();
    while (rest.hasRemaining()) {
      for (WireField field : WireField.all(WireField.delimited(rest))) {
        if (field.tag() == 1) {
          silences.add(silence(field.bytes()));
        }
      }
    }
    return silences;
  }

  private static Silence silence(ByteBuffer message) {
    Map<Integer, String> texts = new TreeMap<>();
    Map<Integer, Instant> times = new TreeMap<>();
    Map<String, String> annotations = new TreeMap<>();
    List<Matcher> matchers = new ArrayList<>();
    int sets = 0;
    for (WireField field : WireField.all(message)) {
      switch (field.tag()) {
        case 1, 8, 9 -> texts.put(field.tag(), field.text());
        case 2 -> matchers.add(matcher(field.bytes()));
        case 3, 4, 5 -> times.put(field.tag(), time(field.bytes()));
        case 10 -> {
          Map<Integer, String> pair = texts(field.bytes());
          annotations.put(pair.getOrDefault(1, ""), pair.getOrDefault(2, ""));
        }
        case 11 -> sets++;
        default -> {} // what older and newer versions say besides
      }
    }
    if (sets > 1) {
      throw new IllegalArgumentException(
          "silence " + texts.get(1) + " has several sets of matchers");
    }
    return new Silence(
        texts.getOrDefault(1, ""),
        new Matchers(matchers),
        times.getOrDefault(3, Instant.EPOCH),
        times.getOrDefault(4, Instant.EPOCH),
        times.getOrDefault(5, Instant.EPOCH),
        texts.getOrDefault(8, ""),
        texts.getOrDefault(9, ""),
        annotations);
  }

  private static Matcher matcher(ByteBuffer message) {
    Map<Integer, String> texts = texts(message);
    int type = 0;
    for (WireField field : WireField.all(message)) {
      type = field.tag() == 1 ? Math.toIntExact(field.number()) : type;
    }
    if (type < 0 || type >= TYPES.size()) {
      throw new IllegalArgumentException("a matcher of the unknown type " + type);
    }
    return new Matcher(TYPES.get(type), texts.getOrDefault(2, ""), texts.getOrDefault(3, ""));
  }

  private static Map<Integer, String> texts(ByteBuffer message) {
    Map<Integer, String> texts = new TreeMap<>();
    WireField.all(message).forEach(field -> texts.put(field.tag(), field.text()));
    return texts;
  }

  private static Instant time(ByteBuffer message) {
    long seconds = 0;
    long nanos = 0;
    for (WireField field : WireField.all(message)) {
      seconds = field.tag() == 1 ? field.number() : seconds;
      nanos = field.tag() == 2 ? field.number() : nanos;
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }
}
