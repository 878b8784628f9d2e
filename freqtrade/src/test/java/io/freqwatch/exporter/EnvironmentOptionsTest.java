package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentOptionsTest {
  @Test
  void readsTheOneBotOfTheFourthGeneration() {
    List<BotAddress> bots =
        EnvironmentOptions.read(
            Map.of(
                "FTH_FREQTRADE__URL", "http://127.0.0.1:8080",
                "FTH_FREQTRADE__USERNAME", "freqtrader",
                "FTH_FREQTRADE__PASSWORD", "canary-3"));

    assertThat(bots)
        .containsExactly(
            new BotAddress(
                "freqtrade",
                URI.create("http://127.0.0.1:8080"),
                "freqtrader",
                Secret.of("canary-3")));
  }

  @Test
  void readsTheClustersOfTheFifthGenerationAndSecretsFromFiles(@TempDir Path folder)
      throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "canary-4\n");

    List<BotAddress> bots =
        EnvironmentOptions.read(
            Map.of(
                "FTH_CLUSTERS", "1A, bot-b",
                "FTC_1A__FREQTRADE__HTTP__URL", "http://127.0.0.1:8081",
                "FTC_1A__FREQTRADE__HTTP__USERNAME", "one",
                "FTC_1A__FREQTRADE__HTTP__PASSWORD_FILE", password.toString(),
                "FTC_BOT_B__FREQTRADE__HTTP__URL", "https://127.0.0.1:8082/",
                "FTC_BOT_B__FREQTRADE__HTTP__USERNAME", "two",
                "FTC_BOT_B__FREQTRADE__HTTP__PASSWORD", "x"));

    assertThat(bots).extracting(BotAddress::name).containsExactly("1a", "bot-b");
    assertThat(bots.getFirst().password()).isEqualTo(Secret.of("canary-4"));
  }

  @Test
  void namesEveryMistakeAtOnceAndNoSecret() {
    assertThatThrownBy(
            () ->
                EnvironmentOptions.read(
                    Map.of(
                        "FTH_CLUSTERS", "a,b",
                        "FTC_A__FREQTRADE__HTTP__URL", "ftp://user:canary-5@host",
                        "FTC_A__FREQTRADE__HTTP__PASSWORD", "canary-6",
                        "FTC_A__FREQTRADE__HTTP__PASSWORD_FILE", "p",
                        "FTC_B__FREQTRADE__HTTP__URL", "http://b",
                        "FTC_B__FREQTRADE__HTTP__USERNAME_FILE", "missing-file",
                        "FTC_B__FREQTRADE__HTTP__PASSWORD", "p")))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(
            """
            environment: FTC_A__FREQTRADE__HTTP__URL: found a value that is no such URL, expected \
            http://host:port or https://host:port
            environment: FTC_A__FREQTRADE__HTTP__USERNAME: found nothing, expected a value here or \
            a file's path in FTC_A__FREQTRADE__HTTP__USERNAME_FILE
            environment: FTC_A__FREQTRADE__HTTP__PASSWORD: found the variable and \
            FTC_A__FREQTRADE__HTTP__PASSWORD_FILE, expected one of the two
            environment: FTC_B__FREQTRADE__HTTP__USERNAME_FILE: found no readable file \
            missing-file, expected a file that holds the value\
            """);
  }

  @Test
  void anEmptyListOfClustersIsAMistake() {
    assertThatThrownBy(() -> EnvironmentOptions.read(Map.of("FTH_CLUSTERS", " , ")))
        .hasMessage(
            "environment: FTH_CLUSTERS: found \" , \", "
                + "expected names of bots with commas between them");
  }

  @Test
  void knowsWhetherThereIsAnythingToRead() {
    assertThat(EnvironmentOptions.arePresent(Map.of("PATH", "/bin"))).isFalse();
    assertThat(EnvironmentOptions.arePresent(Map.of("FTH_FREQTRADE__URL_FILE", "f"))).isTrue();
    assertThat(EnvironmentOptions.arePresent(Map.of("FTH_CLUSTERS", "a"))).isTrue();
  }
}
