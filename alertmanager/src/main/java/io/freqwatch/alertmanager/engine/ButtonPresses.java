package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks.Episode;
import io.freqwatch.alertmanager.channel.TelegramButtons;
import java.util.Optional;

/** Acknowledges what people press below messages. Safe for use by many threads. */
public final class ButtonPresses implements TelegramButtons.Press {
  private static final String COUNTER = "freqwatch_alertmanager_button_presses_total";

  private final RouterLoop loop;
  private final Statistics statistics;

  public ButtonPresses(RouterLoop loop, Statistics statistics) {
    this.loop = loop;
    this.statistics = statistics;
  }

  @Override
  public String acknowledged(Episode episode, String by) {
    Acknowledgement wanted =
        new Acknowledgement(
            episode.alert(),
            Optional.of(episode.begin()),
            by,
            "acknowledged by a button",
            Acknowledgement.LONGEST);
    try {
      String _ = loop.call((router, now) -> router.acknowledge(wanted, now).id());
      statistics.count(COUNTER, "outcome", "acknowledged");
      return "Acknowledged. It is told no more until it ends.";
    } catch (SilenceRefusedException e) {
      statistics.count(COUNTER, "outcome", "late");
      return e.kind() == SilenceRefusedException.Kind.UNKNOWN
          ? "This alert is over, or has begun anew."
          : "Not acknowledged: the alert router could not write it to disk.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Not acknowledged: the alert router is closing.";
    } catch (IllegalStateException e) {
      return "Not acknowledged: " + e.getMessage();
    }
  }

  @Override
  public void refused() {
    statistics.count(COUNTER, "outcome", "refused");
  }
}
