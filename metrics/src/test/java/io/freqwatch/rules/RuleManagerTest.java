package io.freqwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.QueryOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RuleManagerTest {
  private static final long BEGIN = 1_700_000_000_000L;
  private static final Duration STEP = Duration.ofSeconds(15);
  private static final String RULES =
      """
      groups:
        - name: g
          interval: 15s
          rules:
            - {record: copy, expr: level}
            - {alert: Low, expr: copy < 5, for: 30m}
      """;

  @TempDir Path folder;
  private RuleRig rig;
  private RuleManager manager;

  @BeforeEach
  void start() {
    rig = new RuleRig(folder, BEGIN);
    rig.store("level", BEGIN, 3);
    manager = rig.manager(RULES);
    manager.start();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private GroupView group() {
    return manager.groups().getFirst();
  }

  /** Lets one slot pass, with a sample there for it. */
  private void step() throws InterruptedException {
    step(STEP);
  }

  private void step(Duration duration) throws InterruptedException {
    rig.clock.awaitSleepers(1);
    long before = group().statistics().evaluations();
    rig.clock.advance(duration);
    rig.store("level", rig.clock.wallMillis(), 3);
    await(() -> group().statistics().evaluations() >= before + 2);
    rig.clock.awaitSleepers(1);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.yield();
    }
  }

  private Alert alert() {
    return group().rules().get(1).alerts().getFirst();
  }

  @Test
  void saysWhichGroupAsksAQuery() throws InterruptedException {
    step();
    QueryOrigin group = new QueryOrigin.RuleGroup(folder.resolve("rules.yml").toString(), "g");
    assertThat(rig.asked)
        .extracting(EndedQuery::text, EndedQuery::origin)
        .contains(tuple("level", group), tuple("copy < 5", group));
  }

  @Test
  void evaluatesAtSlotsThatTheGroupsNameGives() throws InterruptedException {
    step();
    long first = alert().activeSinceMillis();
    step();
    step();
    assertThat(first % 15_000)
        .isEqualTo(GroupSchedule.of(group().definition(), STEP).slotMillis(BEGIN) % 15_000);
    assertThat(group().statistics().iterations()).isEqualTo(3);
    assertThat(group().statistics().iterationsMissed()).isZero();
  }

  @Test
  void countsTheSlotsItMisses() throws InterruptedException {
    step();
    step(STEP.multipliedBy(4));
    assertThat(group().statistics().iterationsMissed()).isEqualTo(3);
    assertThat(group().statistics().iterations()).isEqualTo(5);
  }

  @Test
  void noSlotComesTwiceWhenTheClockIsSetBackALittle() throws InterruptedException {
    List<Long> slots = new CopyOnWriteArrayList<>();
    manager.close();
    manager = rig.manager(RULES, (query, at) -> noted(query, at, slots));
    manager.start();
    long now = rig.clock.wallMillis();
    long slot = GroupSchedule.of(group().definition(), STEP).slotMillis(now);
    advance(Duration.ofMillis(slot - now).plus(STEP));
    await(() -> slots.size() == 1);
    rig.clock.awaitSleepers(1);
    rig.clock.jump(Duration.ofSeconds(-1));
    advance(STEP);
    await(() -> slots.size() == 2);
    advance(Duration.ofSeconds(1));
    advance(STEP);
    await(() -> slots.size() == 3);
    assertThat(slots).doesNotHaveDuplicates();
  }

  private void advance(Duration duration) throws InterruptedException {
    rig.clock.awaitSleepers(1);
    rig.clock.advance(duration);
  }

  private List<Value.Sample> noted(String query, long at, List<Long> slots) {
    if (query.equals("level")) {
      slots.add(at);
    }
    return rig.queries().samples(query, at);
  }

  @Test
  void aGroupThatStaysTheSameIsNotDisturbed() throws InterruptedException {
    step();
    manager.update(rig.groups(RULES), RuleOptions.DEFAULT);
    step();
    assertThat(group().statistics().iterations()).isEqualTo(2);
  }

  @Test
  void aChangedGroupKeepsItsAlerts() throws InterruptedException {
    step();
    long since = alert().activeSinceMillis();
    manager.update(rig.groups(RULES.replace("copy < 5", "copy < 6")), RuleOptions.DEFAULT);
    step();
    assertThat(alert().activeSinceMillis()).isEqualTo(since);
    assertThat(group().statistics().iterations()).isEqualTo(1);
  }

  @Test
  void aChangedGroupDoesNotStandStillWhileAnotherEndsALongEvaluation() throws InterruptedException {
    String second = RULES.replace("groups:\n", "").replace("name: g", "name: h");
    String both = RULES + second.replace("expr: level", "expr: slow");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    manager.close();
    manager = rig.manager(both, (query, at) -> slowly(query, at, asked, answer));
    int earlier = rig.sleeps.begun().get();
    manager.start();
    rig.clock.awaitSleepers(2);
    rig.clock.advance(STEP);
    asked.await();
    await(() -> rig.sleeps.begun().get() == earlier + 3);
    RuleOptions changed = RuleOptions.DEFAULT.withExternalUrl("http://elsewhere");
    Thread reload = Thread.startVirtualThread(() -> manager.update(rig.groups(both), changed));
    await(() -> rig.sleeps.begun().get() == earlier + 4); // its second life
    answer.countDown();
    reload.join();
  }

  private List<Value.Sample> slowly(
      String query, long at, CountDownLatch asked, CountDownLatch answer) {
    if (!query.equals("slow")) {
      return rig.queries().samples(query, at);
    }
    asked.countDown();
    try {
      answer.await();
    } catch (InterruptedException ignored) { // the manager was closed
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  @Test
  void aGroupThatIsGoneEndsItsSeriesTwoIntervalsLater() throws InterruptedException {
    step();
    rig.clock.awaitSleepers(1);
    int sleeps = rig.sleeps.begun().get();
    manager.update(List.of(), RuleOptions.DEFAULT);
    assertThat(manager.groups()).isEmpty();
    await(() -> rig.sleeps.begun().get() > sleeps);
    rig.clock.awaitSleepers(1);
    long now = rig.clock.wallMillis();
    assertThat(rig.values("copy", now)).hasSize(1);
    rig.clock.advance(STEP.multipliedBy(2));
    await(() -> rig.values("copy", now).isEmpty());
  }

  @Test
  void alertsWaitOnAfterARestartWhereTheyWere() throws InterruptedException {
    step();
    long since = alert().activeSinceMillis() / 1_000 * 1_000;
    step(Duration.ofMinutes(4));
    step();
    long down = alertsLastStored();
    manager.close();

    rig.clock.advance(Duration.ofMinutes(10));
    rig.store("level", rig.clock.wallMillis(), 3);
    manager = rig.manager(RULES);
    manager.start();
    step();
    assertThat(rig.values("ALERTS", rig.clock.wallMillis())).isEmpty();
    step();
    long restored = rig.clock.wallMillis();
    await(() -> group().statistics().lastRestoreSeconds() >= 0);
    step();

    assertThat(alert().activeSinceMillis()).isEqualTo(since + restored - down);
    assertThat(rig.values("ALERTS", rig.clock.wallMillis())).hasSize(1);
  }

  private long alertsLastStored() {
    double seconds =
        rig.values("timestamp(ALERTS_FOR_STATE)", rig.clock.wallMillis()).firstEntry().getValue();
    return Math.round(seconds * 1_000);
  }
}
