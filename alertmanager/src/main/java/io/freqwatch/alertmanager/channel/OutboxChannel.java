package io.freqwatch.alertmanager.channel;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/**
 * Keeps the last messages for a page of ours instead of telling anybody: to see what would be sent,
 * before a phone is set up. In memory only, since what was notified is in the router's journal.
 */
public final class OutboxChannel implements Channel {
  private static final Packer.Limits LIMITS = new Packer.Limits(8000, 4);
  private static final int MAX_TITLE = 240;

  private final Words words;
  private final int capacity;
  private final Clock clock;
  private final Deque<OutboxMessage> messages = new ArrayDeque<>();
  private final SequencedSet<DeliveryKey> keys = new LinkedHashSet<>();
  private long last;

  OutboxChannel(ExtraChannel.Outbox options, NotificationTemplates templates, Clock clock) {
    this.words = new Words(templates);
    this.capacity = options.messages();
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "outbox";
  }

  @Override
  public String destination() {
    return "outbox";
  }

  /** The newest first. */
  public synchronized List<OutboxMessage> messages() {
    return List.copyOf(messages);
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    String title = words.title(message, "", MAX_TITLE);
    String link = words.small(message, "{{ template \"freqwatch.url\" . }}");
    String severity = Severity.of(message).name().toLowerCase(Locale.ROOT);
    List<String> texts =
        words.packed(message, "{{ template \"freqwatch.details\" . }}", LIMITS).stream()
            .map(String::strip)
            .toList();
    keep(key, severity, title, texts, link);
    return new Outcome.Delivered("");
  }

  private synchronized void keep(
      DeliveryKey key, String severity, String title, List<String> texts, String link) {
    if (!keys.add(key)) {
      return;
    }
    for (String text : texts) {
      last++;
      messages.addFirst(new OutboxMessage(last, clock.now(), severity, title, text, link));
    }
    while (messages.size() > capacity) {
      messages.removeLast();
    }
    while (keys.size() > capacity) {
      keys.removeFirst();
    }
  }
}
