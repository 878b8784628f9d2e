package io.freqwatch.alertmanager.channel;

import java.util.List;
import java.util.function.Function;

/** Makes the words of messages for channels of plain text; what is too long becomes several. */
final class Words {
  private static final String DEFAULT = "{{ template \"freqwatch.text\" . }}";
  private static final String TITLE = "{{ template \"freqwatch.title\" . }}";

  private final NotificationTemplates templates;

  Words(NotificationTemplates templates) {
    this.templates = templates;
  }

  Rendering of(Message message) {
    return templates.of(message);
  }

  /** The text of a template, or the usual one. */
  String text(Message message, String template) {
    return of(message).textOr(template, DEFAULT);
  }

  /** One line of at most so many characters. */
  String title(Message message, String template, int characters) {
    String title = of(message).textOr(template.isEmpty() ? TITLE : template, TITLE);
    return Texts.shortened(title.replaceAll("\\s+", " ").strip(), characters);
  }

  /** The text of a small setting; empty where its template fails, for the words matter more. */
  String small(Message message, String template) {
    return of(message).textOr(template, "").strip();
  }

  /** Packs plain text into texts of at most so many characters. */
  List<String> packed(Message message, String template, Packer.Limits limits) {
    return packed(message, some -> text(some, template), limits);
  }

  /** Packs what the function makes; an emoji counts twice, since some providers count it so. */
  List<String> packed(Message message, Function<Message, String> words, Packer.Limits limits) {
    return new Packer(message, words, String::length, limits)
        .pack(
            count -> more(count, message),
            some -> Texts.shortened(words.apply(some), limits.length() - 300));
  }

  static String more(int count, Message message) {
    String line = "\n… and " + count + " more";
    return message.externalUrl().isEmpty() ? line : line + ": " + message.externalUrl();
  }
}
