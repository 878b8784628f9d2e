package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AdministrationTest {
  private final ManualClock clock = new ManualClock(1_700_000_000_000L);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture closed = new PrometheusFixture(storage, clock, List::of);
  private final PrometheusFixture open =
      new PrometheusFixture(
          storage, clock, List::of, ApiOptions.DEFAULT.withAdmin().withLifecycle());

  @AfterEach
  void close() {
    closed.close();
    open.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete_series?match%5B%5D=up", "clean_tombstones", "snapshot"})
  void doesNothingToTheStoreWhereThatIsNotAllowed(String path) {
    HttpAnswer answer = closed.post("/api/v1/admin/tsdb/" + path);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .isEqualTo(
            "{\"status\":\"error\",\"errorType\":\"unavailable\","
                + "\"error\":\"admin APIs disabled\"}");
    assertThat(closed.administration().done).isEmpty();
  }

  @Test
  void changesTheStoreWhereThatIsAllowed() {
    String base = "/api/v1/admin/tsdb/";
    HttpAnswer deleted =
        open.post(base + "delete_series?match%5B%5D=up", "match[]", "a", "start", "1", "end", "2");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(open.post(base + "clean_tombstones").status()).isEqualTo(204);
    assertThat(open.post(base + "snapshot", "skip_head", "true").text())
        .isEqualTo(
            "{\"status\":\"success\",\"data\":{\"name\":\"20260102T030405Z-0123456789abcdef\"}}");
    assertThat(open.administration().done)
        .containsExactly(
            "delete 1000 2000 [__name__=\"a\"]",
            "delete 1000 2000 [__name__=\"up\"]",
            "clean",
            "snapshot true");
  }

  @Test
  void refusesWhatItCannotMeanToDelete() {
    assertThat(open.post("/api/v1/admin/tsdb/delete_series").text())
        .contains("no match[] parameter provided");
    assertThat(open.post("/api/v1/admin/tsdb/delete_series", "match[]", "{a=~\".*\"}").text())
        .contains("must contain at least one non-empty matcher");
    assertThat(open.post("/api/v1/admin/tsdb/snapshot", "skip_head", "x").text())
        .contains("unable to parse boolean");
    assertThat(open.get("/api/v1/admin/tsdb/snapshot").status()).isEqualTo(405);
    assertThat(open.administration().done).isEmpty();
  }

  @Test
  void reloadsAndEndsOnlyWhereThatIsAllowed() {
    assertThat(closed.post("/-/reload").status()).isEqualTo(403);
    assertThat(closed.post("/-/quit").text()).isEqualTo("Lifecycle API is not enabled.");
    assertThat(closed.control().reloads.get() + closed.control().quits.get()).isZero();

    assertThat(open.post("/-/reload").status()).isEqualTo(200);
    assertThat(open.post("/-/quit").text()).contains("Requesting termination");
    assertThat(open.get("/-/reload").status()).isEqualTo(405);
    assertThat(open.control().reloads).hasValue(1);
    assertThat(open.control().quits).hasValue(1);
  }

  @Test
  void isReadyWhileItIsDegradedAndSaysWhatIsWrong() {
    assertThat(open.get("/-/healthy").text()).isEqualTo("Freqwatch is Healthy.\n");
    assertThat(open.get("/-/ready").text()).isEqualTo("Freqwatch is Ready.\n");
    open.control().readiness = CheckResult.degraded("the disk is full");
    assertThat(open.get("/-/ready").status()).isEqualTo(200);
    assertThat(open.get("/-/ready").text()).contains("degraded: the disk is full");
    open.control().readiness = CheckResult.failed("no storage");
    assertThat(open.get("/-/ready").status()).isEqualTo(503);
  }
}
