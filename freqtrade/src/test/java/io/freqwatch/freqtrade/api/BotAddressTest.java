package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotAddressTest {
  private static BotAddress at(String url) {
    return new BotAddress("alpha", URI.create(url), "u", Secret.of("p"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://bot:8080, http://bot:8080/api/v1/ping, bot:8080",
    "http://bot:8080/, http://bot:8080/api/v1/ping, bot:8080",
    "http://bot:8080/api/v1, http://bot:8080/api/v1/ping, bot:8080",
    "http://bot:8080/api/v1/, http://bot:8080/api/v1/ping, bot:8080",
    "HTTPS://bot.example/one/, https://bot.example/one/api/v1/ping, bot.example:443",
    "http://[::1]:8080, http://[::1]:8080/api/v1/ping, [::1]:8080"
  })
  void resolvesPathsBelowAnyBase(String url, String ping, String instance) {
    assertThat(at(url).resolve("/ping")).hasToString(ping);
    assertThat(at(url).instance()).isEqualTo(instance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://bot",
        "bot:8080",
        "http:///x",
        "http://user:hunter2@bot",
        "http://bot?x=hunter2",
        "http://bot#hunter2",
        "/api"
      })
  void refusesWhatIsNoAddressWithoutQuotingIt(String url) {
    assertThatThrownBy(() -> at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alpha")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void needsAName() {
    assertThatThrownBy(() -> new BotAddress(" ", URI.create("http://bot"), "u", Secret.of("p")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
