package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.freqtrade.api.BotOptions.Authentication;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TokenSessionTest {
  private final FakeBot bot = new FakeBot().recorded(Recorded.API_2_49, "health", "profit");
  private final ManualClock clock = new ManualClock(1_795_345_600_000L);
  private final HttpFetcher fetcher = new HttpFetcher(clock);

  private HttpBotReader reader(BotAddress address) {
    BotOptions options = BotOptions.DEFAULT.withAuthentication(Authentication.TOKEN);
    return new HttpBotReader(address, options, fetcher, clock, CallListener.NONE);
  }

  private static ErrorAnswerException refusal(HttpBotReader reader) {
    return catchThrowableOfType(ErrorAnswerException.class, reader::health);
  }

  @AfterEach
  void close() {
    fetcher.close();
    bot.close();
  }

  @Test
  void logsInOnceAndUsesTheToken() throws InterruptedException {
    HttpBotReader reader = reader(bot.address());
    reader.health();
    reader.health();
    reader.profit();

    assertThat(bot.calls())
        .containsExactly("POST /token/login", "GET /health", "GET /health", "GET /profit");
  }

  @Test
  void refreshesARejectedTokenOnceAndCallsAgain() throws InterruptedException {
    HttpBotReader reader = reader(bot.address());
    reader.health();
    bot.expireAccess();
    reader.health();

    assertThat(bot.calls().subList(2, bot.calls().size()))
        .containsExactly("GET /health", "POST /token/refresh", "GET /health");
  }

  @Test
  void logsInAgainWhereTheRefreshTokenIsNotTaken() throws InterruptedException {
    HttpBotReader reader = reader(bot.address());
    reader.health();
    bot.expireAll();
    reader.health();

    assertThat(bot.calls().subList(2, bot.calls().size()))
        .containsExactly("GET /health", "POST /token/refresh", "POST /token/login", "GET /health");
  }

  @Test
  void doesNotStormABotThatRefusesTheLogin() {
    HttpBotReader reader = reader(bot.address(Secret.of("wrong")));
    for (int i = 0; i < 20; i++) {
      assertThat(refusal(reader).outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    }
    assertThat(bot.calls()).containsExactly("POST /token/login");
    assertThat(refusal(reader)).hasMessageContaining("the next try is in 15 s");

    clock.advance(Duration.ofSeconds(15));
    refusal(reader);
    clock.advance(Duration.ofSeconds(29));
    refusal(reader);
    assertThat(bot.calls("POST /token/login")).isEqualTo(2);
  }

  @Test
  void givesUpWhereEvenANewTokenIsRejected() {
    bot.on("/health", request -> Response.json("{\"detail\":\"no\"}").withStatus(401));

    assertThat(refusal(reader(bot.address())).outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    assertThat(bot.calls("GET /health")).isEqualTo(2);
  }

  @Test
  void handsOutATokenForAWebSocketThatLivesForSomeTimeYet() throws InterruptedException {
    TokenSession session = new TokenSession(bot.address(), fetcher::fetch, clock);
    Secret first = session.freshToken();
    clock.advance(Duration.ofMinutes(9));
    assertThat(session.freshToken()).isEqualTo(first);

    clock.advance(Duration.ofMinutes(2));
    Secret second = session.freshToken();
    assertThat(second).isNotEqualTo(first);
    assertThat(second.reveal()).isEqualTo(bot.accessToken());
    assertThat(session.toString()).doesNotContain(second.reveal());
  }

  @Test
  void saysWhatALoginAnswerLacks() {
    try (FakeBot strange = new FakeBot()) {
      TokenSession session =
          new TokenSession(
              strange.address(),
              call ->
                  fetcher.fetch(io.freqwatch.http.HttpCall.get(strange.address().resolve("/ping"))),
              clock);
      UnreadableAnswerException failure =
          catchThrowableOfType(UnreadableAnswerException.class, session::freshToken);

      assertThat(failure).hasMessageContaining("refresh_token").hasMessageContaining("alpha");
    }
  }
}
