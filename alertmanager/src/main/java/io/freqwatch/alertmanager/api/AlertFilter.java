package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.core.Suppression;
import io.freqwatch.http.Request;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.model.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which alerts a request asks for. */
record AlertFilter(
    List<Matcher> matchers,
    Predicate<String> receiver,
    List<Matcher> receiverMatchers,
    boolean active,
    boolean silenced,
    boolean inhibited,
    boolean muted) {
  static final AlertFilter EVERYTHING =
      new AlertFilter(List.of(), _ -> true, List.of(), true, true, true, true);

  static AlertFilter of(Request request) {
    return new AlertFilter(
        matchers(request, "filter", ""),
        receiver(request.query("receiver")),
        receiverMatchers(request),
        isOn(request, "active"),
        isOn(request, "silenced"),
        isOn(request, "inhibited"),
        isOn(request, "muted"));
  }

  static List<Matcher> receiverMatchers(Request request) {
    return matchers(request, "receiver_matchers", "failed to parse receiver_matchers param: ");
  }

  /** All that stand under a name, each of them one or more matchers. */
  static List<Matcher> matchers(Request request, String name, String prefix) {
    List<Matcher> all = new ArrayList<>();
    for (String text : request.queryAll(name)) {
      try {
        all.addAll(MatcherGrammar.EITHER.parse(text).list());
      } catch (IllegalArgumentException ignored) { // what is wrong is said in Alertmanager's words
        throw ApiRefusal.of(400, prefix + "bad matcher format: " + text);
      }
    }
    return all;
  }

  /** A word that is neither true nor false counts as false, as in Alertmanager. */
  static boolean isOn(Request request, String name) {
    return request.query(name).map(text -> text.equals("true") || text.equals("1")).orElse(true);
  }

  private static Predicate<String> receiver(Optional<String> expression) {
    try {
      return expression.<Predicate<String>>map(text -> Regex.of(text)::matches).orElse(_ -> true);
    } catch (IllegalArgumentException e) {
      throw ApiRefusal.of(400, "failed to parse receiver param: " + e.getMessage());
    }
  }

  boolean takes(Labels labels) {
    return matches(matchers, labels);
  }

  static boolean matches(List<Matcher> matchers, Labels labels) {
    return matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }

  boolean takes(Suppression suppression) {
    if (!suppression.holdsBack()) {
      return active;
    }
    return (silenced || suppression.silencedBy().isEmpty())
        && (inhibited || suppression.inhibitedBy().isEmpty());
  }
}
