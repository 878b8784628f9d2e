package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.DiscordChannel.DiscordOptions;
import io.freqwatch.alertmanager.channel.EmailChannel.EmailOptions;
import io.freqwatch.alertmanager.channel.TelegramChannel.TelegramOptions;
import io.freqwatch.alertmanager.channel.WebhookChannel.WebhookOptions;
import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.alertmanager.config.Settings;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.Clock;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the channels of alertmanager.yml out of their settings. The HTTP clients stay the caller's.
 * Safe for use by many threads.
 */
public final class ChannelFactory {
  /** The kinds that there are channels for. */
  public static final Set<String> KINDS =
      Set.of("telegram", "webhook", "email", "discord", "slack", "pushover", "mattermost");

  private final NotificationTemplates templates;
  private final Transport transport;
  private final Function<SmtpServer, MailTransport> mails;
  private final Clock clock;
  private final boolean buttons;

  public ChannelFactory(NotificationTemplates templates, HttpClients clients, Clock clock) {
    this(
        templates,
        clients::fetch,
        server -> (mail, deadline) -> server.send(mail, deadline, clock),
        clock,
        false);
  }

  /** The same, whose messages of Telegram have buttons that {@link TelegramButtons} follows. */
  public ChannelFactory withButtons() {
    return new ChannelFactory(templates, transport, mails, clock, true);
  }

  /**
   * @param transport makes all calls over HTTP
   * @param mails hands mails to a server
   */
  ChannelFactory(
      NotificationTemplates templates,
      Transport transport,
      Function<SmtpServer, MailTransport> mails,
      Clock clock,
      boolean buttons) {
    this.templates = templates;
    this.transport = transport;
    this.mails = mails;
    this.clock = clock;
    this.buttons = buttons;
  }

  /**
   * The channel of an integration.
   *
   * @throws IllegalArgumentException where there is none of its kind
   */
  public Channel channel(Integration integration) {
    Settings settings = integration.settings();
    Peer peer = new Peer(transport, settings.http());
    return switch (integration.kind()) {
      case "telegram" -> new TelegramChannel(telegram(settings), templates, peer, clock, buttons);
      case "webhook" -> new WebhookChannel(webhook(settings), templates, peer, clock);
      case "email" -> email(EmailSettings.of(settings));
      case "discord" -> new DiscordChannel(discord(settings), templates, peer, clock);
      case "slack" -> new SlackChannel(settings, templates, peer, clock);
      case "pushover" ->
          new PushoverChannel(PushoverChannel.PRODUCTION, settings, templates, peer, clock);
      case "mattermost" -> new MattermostChannel(settings, templates, peer, clock);
      default ->
          throw new IllegalArgumentException(
              integration.place() + ": kind " + integration.kind() + " is not built in");
    };
  }

  /**
   * A channel that alertmanager.yml does not know.
   *
   * @param desk where browsers subscribe to it, in case that it is Web Push
   */
  public Channel channel(ExtraChannel options, PushDesk desk) {
    Peer peer = new Peer(transport, HttpClientOptions.DEFAULT);
    return switch (options) {
      case ExtraChannel.Ntfy ntfy -> new NtfyChannel(ntfy, templates, peer, clock);
      case ExtraChannel.Gotify gotify -> new GotifyChannel(gotify, templates, peer, clock);
      case ExtraChannel.Matrix matrix -> new MatrixChannel(matrix, templates, peer, clock);
      case ExtraChannel.Outbox outbox -> new OutboxChannel(outbox, templates, clock);
      case ExtraChannel.WebPush push ->
          new WebPushChannel(push, desk, templates, peer, clock, new SecureRandom());
    };
  }

  private Channel email(EmailOptions options) {
    return new EmailChannel(options, templates, mails.apply(options.server()));
  }

  private static DiscordOptions discord(Settings settings) {
    return new DiscordOptions(
        required(settings, "webhook_url"),
        settings.text("content"),
        settings.text("title"),
        settings.text("message"),
        settings.text("username"),
        settings.text("avatar_url"));
  }

  private static TelegramOptions telegram(Settings settings) {
    return new TelegramOptions(
        settings.text("api_url"),
        required(settings, "bot_token"),
        required(settings, "chat_id"),
        settings.whole("message_thread_id").map(OptionalLong::of).orElse(OptionalLong.empty()),
        settings.flag("disable_notifications"),
        settings.text("parse_mode"),
        settings.text("message"));
  }

  private static WebhookOptions webhook(Settings settings) {
    return new WebhookOptions(
        required(settings, "url"),
        settings.whole("max_alerts").orElse(0L),
        settings.duration("timeout"),
        settings.tree("payload"));
  }

  private static Credential required(Settings settings, String key) {
    return settings
        .credential(key)
        .orElseThrow(() -> new IllegalArgumentException("the setting " + key + " is missing"));
  }
}
