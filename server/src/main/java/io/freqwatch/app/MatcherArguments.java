package io.freqwatch.app;

import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.MatcherSyntaxException;
import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.model.Matcher;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Matchers on the command line, one in each word, as with amtool: a first word without an operator
 * is the name of an alert.
 */
final class MatcherArguments {
  private MatcherArguments() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .paramLabel("MATCHER")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "Matchers such as bot=alpha, severity!=info or alertname=~\"Ft.*\"; a first one"
                    + " without an operator is an alert's name.")
            .build());
  }

  static List<Matcher> of(ParseResult arguments) {
    List<String> words = arguments.matchedPositionalValue(0, List.of());
    List<Matcher> matchers = new ArrayList<>();
    for (String word : words) {
      boolean isName = matchers.isEmpty() && !word.matches(".*[=~!{\"].*");
      matchers.add(isName ? new Matcher(Matcher.Type.EQUAL, "alertname", word) : parse(word));
    }
    return matchers;
  }

  private static Matcher parse(String word) {
    try {
      return MatcherGrammar.EITHER.parseOne(word);
    } catch (MatcherSyntaxException e) {
      throw new CommandFailure(ExitCode.WRONG_USE, "matcher " + word + ": " + e.getMessage());
    }
  }

  /** As parameters of a path: {@code filter=...&filter=...}. */
  static String query(List<Matcher> matchers) {
    return String.join(
        "&", matchers.stream().map(each -> "filter=" + encoded(Matchers.text(each))).toList());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
