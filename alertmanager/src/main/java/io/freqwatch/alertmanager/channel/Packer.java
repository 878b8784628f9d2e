package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Spreads a message that is too long over several texts: each is made anew for as many of the
 * alerts as fit, so that no text is ever cut within its markup. Beyond the largest number of texts
 * the rest is told by a last line.
 */
final class Packer {
  private final Message message;
  private final Function<Message, String> words;
  private final ToIntFunction<String> length;
  private final Limits limits;

  /**
   * What the provider takes.
   *
   * @param length of one text
   * @param texts at most so many
   */
  record Limits(int length, int texts) {}

  /**
   * @param words makes the text for some of the alerts
   * @param length measures a text as the provider does
   */
  Packer(
      Message message,
      Function<Message, String> words,
      ToIntFunction<String> length,
      Limits limits) {
    this.message = message;
    this.words = words;
    this.length = length;
    this.limits = limits;
  }

  /**
   * The texts, in their order; none is longer than the limit.
   *
   * @param more makes the line that tells of so many further alerts
   * @param shortened makes a short text for a single alert that is too long
   */
  List<String> pack(Function<Integer, String> more, Function<Message, String> shortened) {
    List<String> texts = new ArrayList<>();
    List<Alert> left = message.alerts();
    while (!left.isEmpty()) {
      boolean last = texts.size() == limits.texts() - 1;
      int count = fitting(left, limits.length());
      if (last && count < left.size()) {
        count = fitting(left, limits.length() - length.applyAsInt(more.apply(left.size())));
      }
      int taken = Math.max(1, count);
      Message some = message.withAlerts(left.subList(0, taken));
      left = left.subList(taken, left.size());
      String text = count == 0 ? shortened.apply(some) : words.apply(some);
      if (last) {
        texts.add(left.isEmpty() ? text : text + more.apply(left.size()));
        break;
      }
      texts.add(text);
    }
    return texts;
  }

  /** How many of the first alerts fit together; 0 where not even one does. */
  private int fitting(List<Alert> alerts, int room) {
    int fits = 0;
    int tooMany = alerts.size() + 1;
    int next = Math.min(alerts.size(), 8);
    while (fits + 1 < tooMany) {
      String text = words.apply(message.withAlerts(alerts.subList(0, next)));
      if (length.applyAsInt(text) <= room) {
        fits = next;
      } else {
        tooMany = next;
      }
      next = tooMany > alerts.size() ? Math.min(alerts.size(), fits * 2) : (fits + tooMany) / 2;
      if (next == fits) {
        break;
      }
    }
    return fits;
  }
}
