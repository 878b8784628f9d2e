package io.freqwatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunGroupTest {
  private final List<String> events = new ArrayList<>();

  private final class Recording implements Component {
    private final String name;
    private final boolean failing;

    Recording(String name, boolean failing) {
      this.name = name;
      this.failing = failing;
    }

    @Override
    public void start() {
      events.add("start " + name);
      if (failing) {
        throw new IllegalStateException("cannot start " + name);
      }
    }

    @Override
    public CheckResult check() {
      return CheckResult.OK;
    }

    @Override
    public void close() {
      events.add("close " + name);
    }
  }

  @Test
  void closesInTheReverseOrderOfStartsAndOnlyOnce() {
    RunGroup group = new RunGroup();
    group.start("storage", new Recording("storage", false));
    group.start("scrape", new Recording("scrape", false));

    group.close();
    group.close();

    assertThat(events)
        .containsExactly("start storage", "start scrape", "close scrape", "close storage");
  }

  @Test
  void aFailureInOneCleanupDoesNotStopTheOthers() {
    RunGroup group = new RunGroup();
    group.onClose("first", () -> events.add("first"));
    group.onClose(
        "second",
        () -> {
          throw new IllegalStateException("planted");
        });

    group.close();

    assertThat(events).containsExactly("first");
  }

  @Test
  void whatFailsToStartIsClosedToo() {
    RunGroup group = new RunGroup();

    assertThatThrownBy(() -> group.start("web", new Recording("web", true)))
        .hasMessage("cannot start web");
    group.close();

    assertThat(events).containsExactly("start web", "close web");
  }

  @Test
  void whatIsRegisteredAfterTheEndEndsAtOnce() {
    RunGroup group = new RunGroup();
    group.close();

    group.onClose("late", () -> events.add("late"));

    assertThat(events).containsExactly("late");
  }
}
