package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Telegram, by a bot's {@code sendMessage}. Long messages become several; where Telegram cannot
 * read the markup the text is sent again without any. Source: the Bot API's documentation.
 */
final class TelegramChannel implements Channel {
  private static final Logger log = LoggerFactory.getLogger(TelegramChannel.class);
  private static final String DEFAULT = "{{ template \"freqwatch.text\" . }}";
  private static final Packer.Limits LIMITS = new Packer.Limits(4096, 5);

  private final TelegramOptions options;
  private final NotificationTemplates templates;
  private final Peer peer;
  private final Clock clock;
  private final Series series;
  private final boolean buttons;

  TelegramChannel(
      TelegramOptions options, NotificationTemplates templates, Peer peer, Clock clock) {
    this(options, templates, peer, clock, false);
  }

  /**
   * @param buttons whether messages have buttons that acknowledge their alerts
   */
  TelegramChannel(
      TelegramOptions options,
      NotificationTemplates templates,
      Peer peer,
      Clock clock,
      boolean buttons) {
    this.options = options;
    this.buttons = buttons;
    this.templates = templates;
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  /**
   * How a bot of Telegram is reached.
   *
   * @param chatId a number, or the name of a channel with its sign
   * @param threadId of a topic in a group
   * @param parseMode {@code HTML}, {@code Markdown}, {@code MarkdownV2}, or empty for plain text
   */
  record TelegramOptions(
      String apiUrl,
      Credential token,
      Credential chatId,
      OptionalLong threadId,
      boolean silent,
      String parseMode,
      String template) {
    boolean isHtml() {
      return parseMode.equals("HTML");
    }
  }

  @Override
  public String kind() {
    return "telegram";
  }

  @Override
  public String destination() {
    return "telegram " + Destinations.shown(options.token());
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    List<String> texts = texts(message);
    Optional<ObjectNode> keyboard = buttons ? TelegramKeyboard.of(message) : Optional.empty();
    return series.send(
        texts,
        key,
        deadline,
        (text, index, left) ->
            sendOne(text, index == texts.size() - 1 ? keyboard : Optional.empty(), left));
  }

  private List<String> texts(Message message) {
    return new Packer(message, this::words, this::length, LIMITS)
        .pack(count -> more(count, message), this::shortened);
  }

  private String words(Message message) {
    Rendering rendering = templates.of(message);
    return options.isHtml()
        ? rendering.htmlOr(options.template(), DEFAULT)
        : rendering.textOr(options.template(), DEFAULT);
  }

  private int length(String text) {
    return options.isHtml() ? Texts.visible(text).length() : text.length();
  }

  private String more(int count, Message message) {
    String line = "\n… and " + count + " more";
    return message.externalUrl().isEmpty() ? line : line + ": " + message.externalUrl();
  }

  /** One alert whose words are too many, in plain text. */
  private String shortened(Message message) {
    String text = options.isHtml() ? Texts.visible(words(message)) : words(message);
    String cut = Texts.shortened(text, LIMITS.length() - 500);
    return options.isHtml() ? Texts.escaped(cut) : cut;
  }

  private Outcome sendOne(String text, Optional<ObjectNode> keyboard, Duration deadline) {
    try {
      String chat = options.chatId().read().reveal();
      String token = options.token().read().reveal();
      URI uri = URI.create(options.apiUrl() + "/bot" + token + "/sendMessage");
      return peer.postJson(
          uri,
          Json.bytes(marked(text, chat, keyboard)),
          deadline,
          answer ->
              better(answer, text, chat, keyboard)
                  .map(body -> peer.postJson(uri, Json.bytes(body), deadline, this::judge))
                  .orElseGet(() -> judge(answer)));
    } catch (IOException e) {
      return Peer.unreadable(e);
    } catch (IllegalArgumentException ignored) { // its message would show the token
      return Peer.noAddress();
    }
  }

  /**
   * What is sent at once instead, where Telegram says how it would take it: without markup that it
   * could not read, or to the chat that a group has become.
   */
  private Optional<ObjectNode> better(
      HttpAnswer answer, String text, String chat, Optional<ObjectNode> keyboard) {
    if (answer.status() != 400) {
      return Optional.empty();
    }
    if (answer.text().contains("can't parse entities")) {
      return Optional.of(body(plain(text), chat, keyboard));
    }
    String moved =
        Judgement.json(answer).path("parameters").path("migrate_to_chat_id").asString("");
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    log.warn("the chat {} of Telegram is {} by now; set chat_id to it", chat, moved);
    return Optional.of(marked(text, moved, keyboard));
  }

  private String plain(String text) {
    return options.isHtml() ? Texts.visible(text) : text;
  }

  private ObjectNode marked(String text, String chat, Optional<ObjectNode> keyboard) {
    ObjectNode body = body(text, chat, keyboard);
    return options.parseMode().isEmpty() ? body : body.put("parse_mode", options.parseMode());
  }

  private ObjectNode body(String text, String chat, Optional<ObjectNode> keyboard) {
    ObjectNode body = Json.object();
    body.put("text", text);
    if (chat.matches("-?[0-9]{1,18}")) {
      body.put("chat_id", Long.parseLong(chat));
    } else {
      body.put("chat_id", chat);
    }
    options.threadId().ifPresent(id -> body.put("message_thread_id", id));
    body.put("disable_notification", options.silent());
    body.putObject("link_preview_options").put("is_disabled", true);
    keyboard.ifPresent(markup -> body.set("reply_markup", markup));
    return body;
  }

  private Outcome judge(HttpAnswer answer) {
    return Judgement.of(
        answer,
        clock.now(),
        body -> body.path("parameters").path("retry_after").asDouble(0),
        body -> body.path("result").path("message_id").asString(""));
  }
}
