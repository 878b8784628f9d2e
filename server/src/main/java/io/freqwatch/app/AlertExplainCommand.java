package io.freqwatch.app;

import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.Matcher;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code freqwatch alert explain}: why did I get this, or why not? */
final class AlertExplainCommand implements Command {
  private static final int MOST = 20;

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "explain",
            "Says who is told of the alerts that meet all matchers, who is not, and why. Where none"
                + " fires, says where one with just these labels would go.");
    return MatcherArguments.addTo(OutputForm.addTo(RouterAddress.addTo(spec)));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    OutputForm form = OutputForm.of(arguments);
    List<Matcher> matchers = MatcherArguments.of(arguments);
    if (matchers.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_USE, "no matcher; expected such as FtBotDown");
    }
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      RouterClient router = new RouterClient(fetcher, RouterAddress.of(arguments, terminal));
      ArrayNode found = explanations(router, matchers);
      if (form == OutputForm.JSON) {
        terminal.out().println(found.toPrettyString());
      } else {
        found.forEach(each -> new ExplanationText(each, form, terminal.out()).print());
      }
      return ExitCode.FINE;
    }
  }

  private static ArrayNode explanations(RouterClient router, List<Matcher> matchers) {
    JsonNode alerts = router.get("/alerts?" + MatcherArguments.query(matchers));
    ArrayNode found = Json.array();
    if (alerts.isEmpty()) {
      return found.add(
          router.getOwn("/explain?labels=" + MatcherArguments.encoded(labels(matchers))));
    }
    if (alerts.size() > MOST) {
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          alerts.size() + " alerts fire that meet these matchers; expected at most " + MOST);
    }
    for (JsonNode alert : alerts) {
      found.add(router.getOwn("/explain?fingerprint=" + alert.path("fingerprint").asString("")));
    }
    return found;
  }

  private static String labels(List<Matcher> matchers) {
    List<String> labels = new ArrayList<>();
    for (Matcher each : matchers) {
      if (each.type() != Matcher.Type.EQUAL) {
        throw new CommandFailure(
            ExitCode.CHECK_FAILED,
            "no alert fires that meets these matchers; to ask about one that might, name its labels"
                + " with =");
      }
      labels.add(Matchers.text(each));
    }
    return "{" + String.join(",", labels) + "}";
  }
}
