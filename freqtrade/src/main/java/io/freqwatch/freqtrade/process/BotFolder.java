package io.freqwatch.freqtrade.process;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of one bot: configuration, secrets, strategy. */
final class BotFolder {
  static final String DATABASE = "tradesv3.dryrun.sqlite";
  static final String MANAGED = "freqwatch.json";

  private static final String CONFIG = "config.json";
  private static final String STRATEGY = "FrequentTrades";
  private static final String API = "/api/v3";

  private final Path folder;
  private final RealBotsOptions options;
  private final Secrets secrets;

  BotFolder(Path folder, RealBotsOptions options) {
    this.folder = folder.toAbsolutePath();
    this.options = options;
    this.secrets = new Secrets(this.folder.resolve("secrets"), options.random());
  }

  Path path() {
    return folder;
  }

  Path log() {
    return folder.resolve("bot.log");
  }

  /** Writes what is missing and what depends on this run; a managed file that is there stays. */
  RealBot write(String name, int port, List<String> pairs) {
    Secret password = secrets.of("password");
    ObjectNode config = (ObjectNode) Json.parse(Resource.text(CONFIG));
    config.put("bot_name", name);
    exchange(config.path("exchange"), pairs);
    apiServer((ObjectNode) config.path("api_server"), port, password);
    PrivateFile.write(folder.resolve(CONFIG), Json.text(config));
    if (!Files.exists(folder.resolve(MANAGED))) {
      PrivateFile.write(folder.resolve(MANAGED), "{}");
    }
    PrivateFile.write(
        folder.resolve("user_data/strategies/" + STRATEGY + ".py"),
        Resource.text(STRATEGY + ".py"));
    String username = config.at("/api_server/username").asString();
    return new RealBot(name, URI.create("http://127.0.0.1:" + port), username, password, folder);
  }

  /** Freqtrade's command line; the managed file comes last, where no other file can beat it. */
  static List<String> command() {
    return List.of(
        "freqtrade",
        "trade",
        "--config",
        CONFIG,
        "--config",
        MANAGED,
        "--userdir",
        "user_data",
        "--strategy",
        STRATEGY,
        "--db-url",
        "sqlite:///" + DATABASE);
  }

  private void exchange(JsonNode exchange, List<String> pairs) {
    ArrayNode whitelist = (ArrayNode) exchange.path("pair_whitelist");
    pairs.forEach(whitelist::add);
    String api = options.exchange().resolve(API).toString();
    ((ObjectNode) exchange.at("/ccxt_config/urls/api")).put("public", api).put("private", api);
  }

  private void apiServer(ObjectNode server, int port, Secret password) {
    server
        .put("listen_port", port)
        .put("password", password.reveal())
        .put("jwt_secret_key", secrets.of("jwt_secret_key").reveal())
        .put("ws_token", secrets.of("ws_token").reveal());
  }
}
