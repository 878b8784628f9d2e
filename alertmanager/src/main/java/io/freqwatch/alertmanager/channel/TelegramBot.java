package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.alertmanager.config.Settings;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpClientOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A bot whose buttons are followed.
 *
 * @param chats that it writes to; a press from anywhere else is refused
 */
record TelegramBot(
    String apiUrl, Credential token, HttpClientOptions http, List<Credential> chats) {
  /** The bots of a configuration, each once, with all chats that they write to. */
  static List<TelegramBot> of(AlertmanagerConfig config) {
    Map<Credential, TelegramBot> bots = new LinkedHashMap<>();
    config.receivers().values().stream()
        .flatMap(receiver -> receiver.integrations().stream())
        .filter(integration -> integration.kind().equals("telegram"))
        .map(Integration::settings)
        .map(TelegramBot::of)
        .forEach(bot -> bots.merge(bot.token(), bot, TelegramBot::with));
    return List.copyOf(bots.values());
  }

  private static TelegramBot of(Settings settings) {
    return new TelegramBot(
        settings.text("api_url"),
        settings.credential("bot_token").orElseThrow(),
        settings.http(),
        settings.credential("chat_id").stream().toList());
  }

  private TelegramBot with(TelegramBot other) {
    List<Credential> all = new ArrayList<>(chats);
    all.addAll(other.chats);
    return new TelegramBot(apiUrl, token, http, List.copyOf(all));
  }

  /** Whether the bot writes to this chat of the Bot API. */
  boolean writesTo(JsonNode chat) throws IOException {
    String id = chat.path("id").asString("");
    String name = "@" + chat.path("username").asString("");
    for (Credential each : chats) {
      String known = each.read().reveal();
      if (!known.isEmpty() && (known.equals(id) || known.equals(name))) {
        return true;
      }
    }
    return false;
  }
}
