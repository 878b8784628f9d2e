package io.freqwatch.freqtrade.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.lifecycle.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BotFolderTest {
  @TempDir Path folder;

  private RealBot write() {
    RealBotsOptions options =
        RealBotsFixture.options(folder, Path.of("python"), new ManualClock(0));
    return new BotFolder(folder, options).write("real-1", 29_101, List.of("BTC/USDT", "SOL/USDT"));
  }

  @Test
  void configuresADryRunOnTheSimulatedExchange() throws IOException {
    RealBot bot = write();
    JsonNode config = Json.parse(Files.readString(folder.resolve("config.json")));
    assertThat(config.path("dry_run").asBoolean()).isTrue();
    assertThat(config.at("/exchange/pair_whitelist/1").asString()).isEqualTo("SOL/USDT");
    assertThat(config.at("/exchange/ccxt_config/urls/api/public").asString())
        .isEqualTo("http://127.0.0.1:19100/api/v3");
    assertThat(config.at("/api_server/listen_ip_address").asString()).isEqualTo("127.0.0.1");
    assertThat(config.at("/api_server/listen_port").asInt()).isEqualTo(29_101);
    assertThat(config.at("/api_server/password").asString()).isEqualTo(bot.password().reveal());
    assertThat(bot.uri()).hasToString("http://127.0.0.1:29101");
    assertThat(folder.resolve("user_data/strategies/FrequentTrades.py")).exists();
  }

  @Test
  void makesSecretsOnceThatOnlyTheirOwnerReads() throws IOException {
    String password = write().password().reveal();
    assertThat(write().password().reveal()).isEqualTo(password).hasSize(48);
    JsonNode server =
        Json.parse(Files.readString(folder.resolve("config.json"))).path("api_server");
    assertThat(server.path("jwt_secret_key").asString()).hasSize(48).isNotEqualTo(password);
    for (String file : List.of("config.json", "secrets/password", "secrets/jwt_secret_key")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void leavesAManagedFileAloneAndNamesItLast() throws IOException {
    RealBot bot = write();
    Files.writeString(bot.managedFile(), "{\"max_open_trades\": 3}");
    assertThat(write().managedFile()).hasContent("{\"max_open_trades\": 3}");
    List<String> command = BotFolder.command();
    assertThat(command.get(command.lastIndexOf("--config") + 1)).isEqualTo("freqwatch.json");
  }
}
